/* Lists, categories, tags and search, as a reader goes through them. */
#include "base/check.h"
#include "store/site/setting.h"
#include "support/door/http_fixture.h"

#include <string.h>

struct desk {
    struct http_site site;
    struct browser ann;
};

static void ask(struct desk *desk, const char *title, const char *rest)
{
    struct str form = arena_printf(&desk->ann.arena, "category=%lld&title=%s&%s",
                                   (long long)desk->site.category_id, title, rest);
    assert_int_equal(browser_post(&desk->ann, "/ask", form.at), 303);
}

static void ask_three(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->ann, &desk->site, "ann", ROLE_EXPERT);
    ask(desk, "My+package+hasn%27t+arrived", "tags=tracking&body=Stuck+at+customs+for+weeks");
    ask(desk, "Seller+sent+the+wrong+shoes", "tags=refund+shoes&body=Blue+instead+of+black");
    ask(desk, "Refund+is+smaller+than+paid", "tags=refund&body=They+kept+the+postage");
}

static void a_tag_lists_its_questions_and_no_others(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        browser_get(&desk.ann, "/tags");
        assert_sees(&desk.ann, "refund <span class=\"number\">2</span>");
        assert_int_equal(browser_get(&desk.ann, "/tags/refund"), 200);
        assert_sees(&desk.ann, "wrong shoes");
        assert_not_sees(&desk.ann, "arrived");
        browser_get(&desk.ann, "/tags?q=tra");
        assert_sees(&desk.ann, "tracking");
        assert_not_sees(&desk.ann, "refund");
        assert_int_equal(browser_get(&desk.ann, "/tags/refund?sort=votes"), 200);
        assert_sees(&desk.ann, "wrong shoes");
        assert_int_equal(browser_get(&desk.ann, "/tags/refund?sort=unanswered"), 200);
        assert_int_equal(browser_get(&desk.ann, "/tags/no-such"), 404);
        http_close(&desk.site);
    }
}

static void a_category_counts_and_lists_its_questions(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        assert_int_equal(browser_get(&desk.ann, "/categories"), 200);
        assert_sees(&desk.ann, "3 wait for an answer");
        assert_sees(&desk.ann, "Refund is smaller than paid");
        assert_not_sees(&desk.ann, "wrong shoes");
        struct str slug = browser_between(&desk.ann, "href=\"/categories/", '"');
        const char *sorts[] = {"", "?sort=hot", "?sort=votes", "?sort=unanswered", "?sort=nonsense"};
        for (size_t i = 0; i < COUNT_OF(sorts); i++) {
            struct str target = arena_printf(&desk.ann.arena, "/categories/%.*s%s", STR_ARG(slug), sorts[i]);
            assert_int_equal(browser_get(&desk.ann, target.at), 200);
            assert_sees(&desk.ann, "arrived");
            assert_sees(&desk.ann, "wrong shoes");
        }
        assert_int_equal(browser_get(&desk.ann, "/categories/no-such"), 404);
        http_close(&desk.site);
    }
}

/* A category that has one below it. */
static enum err put_below(struct ctx *ctx, void *arg)
{
    struct http_site *site = arg;
    struct category_row row = {
        .slug = STR("cables"), .name = STR("Cables"), .parent_id = site->category_id, .position = 1};
    enum err err = category_insert(ctx->db, &row);
    site->category_id = row.id;
    return err ? err : site_touch(ctx->db);
}

/* What waits and what is newest is counted as its questions are: with all below it. */
static void a_category_has_what_is_below_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        http_arrange(&desk.site, put_below, &desk.site);
        app_renew_site(&desk.site.app);
        ask(&desk, "My+cable+is+too+short", "body=By+far+too+short");
        app_renew_site(&desk.site.app); /* its counts of questions */
        assert_int_equal(browser_get(&desk.ann, "/categories"), 200);
        assert_sees(&desk.ann, "4 questions");
        assert_sees(&desk.ann, "4 wait for an answer");
        assert_sees(&desk.ann, "1 waits for an answer");
        assert_int_equal(browser_times(&desk.ann, "My cable is too short"), 2);
        assert_not_sees(&desk.ann, "Refund is smaller than paid");
        http_close(&desk.site);
    }
}

static void search_finds_other_forms_of_a_word_and_marks_them(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        assert_int_equal(browser_get(&desk.ann, "/search?q=packages"), 200);
        assert_sees(&desk.ann, "<mark>package</mark>");
        assert_not_sees(&desk.ann, "shoes");
        browser_get(&desk.ann, "/search?q=refund+-shoes");
        assert_sees(&desk.ann, "smaller than paid");
        assert_not_sees(&desk.ann, "wrong");
        browser_get(&desk.ann, "/search?q=%22instead+of+black%22");
        assert_sees(&desk.ann, "wrong shoes");
        browser_get(&desk.ann, "/search?q=%22black+instead%22");
        assert_sees(&desk.ann, "Nothing found");
        http_close(&desk.site);
    }
}

static void filters_narrow_with_and_without_words(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        browser_get(&desk.ann, "/search?q=tag:tracking");
        assert_sees(&desk.ann, "arrived");
        assert_not_sees(&desk.ann, "shoes");
        browser_get(&desk.ann, "/search?q=refund&tag=shoes&user=ann&answered=no&votes=0");
        assert_sees(&desk.ann, "shoes");
        assert_not_sees(&desk.ann, "smaller than paid");
        browser_get(&desk.ann, "/search?q=refund+-answered:yes+-votes:1+-tag:tracking");
        assert_sees(&desk.ann, "shoes");
        static const char *const not_these[] = {"-answered:no", "-votes:0", "-category:internet"};
        for (size_t i = 0; i < COUNT_OF(not_these); i++)
            for (size_t word = 0; word < 2; word++) {
                browser_get(
                    &desk.ann,
                    arena_printf(&desk.ann.arena, "/search?q=%s%s", word ? "refund+" : "", not_these[i]).at);
                assert_not_sees(&desk.ann, "shoes");
                assert_sees(&desk.ann, "Nothing found");
            }
        browser_get(&desk.ann, "/search?q=refund+-category:nowhere");
        assert_sees(&desk.ann, "names nothing that is here");
        browser_get(&desk.ann, "/search?q=refund&answered=yes");
        assert_sees(&desk.ann, "Nothing found");
        browser_get(&desk.ann, "/search?q=refund&user=nobody");
        assert_sees(&desk.ann, "names nothing that is here");
        http_close(&desk.site);
    }
}

static void nothing_that_is_typed_breaks_search(void **state)
{
    (void)state;
    static const char *queries[] = {"%22",     "%27",   "%2A",          "AND+OR",       "NOT",  "-",
                                    "-refund", "a%22b", "%28%29%3A%5E", "%F0%9F%93%A6", "tag:", "x+-x"};
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(queries); i++) {
            struct str target = arena_printf(&desk.ann.arena, "/search?q=%s", queries[i]);
            assert_int_equal(browser_get(&desk.ann, target.at), 200);
        }
        assert_int_equal(browser_get(&desk.ann, "/search"), 200);
        assert_sees(&desk.ann, "What are you looking for?");
        browser_get(&desk.ann, "/search?q=RA123456785CN");
        assert_sees(&desk.ann, "/track?number=RA123456785CN");
        http_close(&desk.site);
    }
}

/* An address is as long as what was typed; one that is cut in the middle of a sign leads to an error. */
static void the_way_back_from_a_long_search_is_whole(void **state)
{
    enum { SIGNS = 200 };
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        char typed[SIGNS * 9 + 1] = "", back[SIGNS * 15 + 1] = "";
        for (size_t i = 0; i < SIGNS; i++) {
            memcpy(typed + i * 9, "%E4%B8%8B", 10);
            memcpy(back + i * 15, "%25E4%25B8%258B", 16);
        }
        assert_int_equal(browser_get(b, arena_printf(&b->arena, "/search?q=%s", typed).at), 200);
        assert_sees(b, arena_printf(&b->arena, "/sign-in?back=%%2Fsearch%%3Fq%%3D%s\"", back).at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tag_lists_its_questions_and_no_others),
        cmocka_unit_test(a_category_counts_and_lists_its_questions),
        cmocka_unit_test(a_category_has_what_is_below_it),
        cmocka_unit_test(search_finds_other_forms_of_a_word_and_marks_them),
        cmocka_unit_test(filters_narrow_with_and_without_words),
        cmocka_unit_test(the_way_back_from_a_long_search_is_whole),
        cmocka_unit_test(nothing_that_is_typed_breaks_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
