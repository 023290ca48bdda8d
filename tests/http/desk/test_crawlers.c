/* What programs read of the site: feeds, the sitemap, robots.txt, structured data; and views. */
#include "base/check.h"
#include "support/door/http_fixture.h"

struct desk {
    struct http_site site;
    struct browser ann, crawler;
};

static void ask_with_marks(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->crawler, &desk->site, NULL, ROLE_GUEST);
    browser_enter(&desk->ann, &desk->site, "ann", ROLE_EXPERT);
    struct str form = arena_printf(
        &desk->ann.arena, "category=%lld&title=Where+%%26+when+%%3Cnow%%3E%%3F&tags=late&body=a+%%3C+b",
        (long long)desk->site.category_id);
    assert_int_equal(browser_post(&desk->ann, "/ask", form.at), 303);
    assert_int_equal(browser_post(&desk->ann, "/questions/1/answers", "body=Ask+the+seller+%3Cfirst%3E."),
                     303);
}

static void feeds_are_escaped_once_and_twice_where_html_is_carried(void **state)
{
    (void)state;
    static const char *const feeds[] = {"/feeds/questions", "/feeds/tags/late", "/feeds/categories/internet"};
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_with_marks(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(feeds); i++) {
            assert_int_equal(browser_get(&desk.crawler, feeds[i]), 200);
            assert_sees(&desk.crawler, "<title>Where &amp; when &lt;now&gt;?</title>");
            assert_sees(&desk.crawler, "&lt;p&gt;a &amp;lt; b&lt;/p&gt;");
        }
        assert_int_equal(browser_get(&desk.crawler, "/feeds/questions/1"), 200);
        assert_sees(&desk.crawler, "Ask the seller &amp;lt;first&amp;gt;.");
        assert_int_equal(browser_get(&desk.crawler, "/feeds/questions/7"), 404);
        assert_int_equal(browser_get(&desk.crawler, "/feeds/tags/none"), 404);
        http_close(&desk.site);
    }
}

static void the_sitemap_leads_to_every_question(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_with_marks(&desk, database->url);
        assert_int_equal(browser_get(&desk.crawler, "/robots.txt"), 200);
        assert_sees(&desk.crawler, "/sitemap.xml");
        assert_int_equal(browser_get(&desk.crawler, "/sitemap.xml"), 200);
        struct str changed = browser_between(&desk.crawler, "/sitemaps/1</loc><lastmod>", '<');
        assert_true(changed.len > 0);
        changed = arena_copy(&desk.crawler.arena, changed);
        assert_int_equal(browser_get(&desk.crawler, "/sitemaps/1"), 200);
        assert_sees(&desk.crawler, "/questions/1/where-when-now</loc>");
        assert_sees(&desk.crawler,
                    arena_printf(&desk.crawler.arena, "<lastmod>%.*s</lastmod>", STR_ARG(changed)).at);
        assert_int_equal(browser_get(&desk.crawler, "/sitemaps/0"), 404);
        assert_int_equal(browser_get(&desk.crawler, "/sitemaps/9999999999999999"), 404);
        assert_int_equal(browser_get(&desk.crawler, "/opensearch.xml"), 200);
        assert_sees(&desk.crawler, "{searchTerms}");
        http_close(&desk.site);
    }
}

static void whoever_finds_a_weakness_is_told_whom_to_tell(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct browser *chief = &desk.ann;
        ask_with_marks(&desk, database->url);
        browser_become(chief, "chief", ROLE_OPERATOR);
        assert_int_equal(browser_get(&desk.crawler, "/.well-known/security.txt"), 404);
        assert_int_equal(
            browser_post(chief, "/admin/settings/site", "security_contact=javascript%3Aalert(1)"), 422);
        assert_int_equal(browser_post(chief, "/admin/settings/site", "security_contact=mailto%3A"), 422);
        assert_int_equal(
            browser_post(chief, "/admin/settings/site", "security_contact=mailto%3Asecurity%40example.org"),
            303);
        assert_int_equal(browser_get(&desk.crawler, "/.well-known/security.txt"), 200);
        assert_true(str_starts(desk.crawler.body, STR("Contact: mailto:security@example.org\nExpires: 20")));
        assert_sees(&desk.crawler, "T00:00:00");
        assert_sees(&desk.crawler, "\nCanonical: http");
        http_close(&desk.site);
    }
}

static void what_may_be_found_says_in_a_line_what_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *target;
        bool found;
    } rows[] = {{"/", true},
                {"/questions", true},
                {"/ask", true},
                {"/advice", true},
                {"/track", true},
                {"/sign-in", false},
                {"/ask?title=My+own", false},
                {"/sign-up", false}};
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_with_marks(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_int_equal(browser_get(&desk.crawler, rows[i].target), 200);
            assert_int_equal(browser_sees(&desk.crawler, "<link rel=\"canonical\""), rows[i].found);
            assert_int_equal(browser_sees(&desk.crawler, "<meta name=\"description\""), rows[i].found);
            assert_int_equal(browser_sees(&desk.crawler, "content=\"noindex\""), !rows[i].found);
        }
        browser_get(&desk.crawler, "/ask");
        assert_sees(&desk.crawler, "<title>Ask a question - ");
        http_close(&desk.site);
    }
}

static void a_question_page_says_what_it_is_to_programs_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_with_marks(&desk, database->url);
        browser_get(&desk.crawler, "/questions/1/where-when-now");
        assert_sees(&desk.crawler, "itemtype=\"https://schema.org/QAPage\"");
        assert_sees(&desk.crawler, "itemprop=\"suggestedAnswer\"");
        assert_sees(&desk.crawler, "<link rel=\"canonical\"");
        assert_sees(&desk.crawler, "/feeds/questions/1");
        assert_int_equal(browser_get(&desk.crawler, "/help"), 200);
        http_close(&desk.site);
    }
}

static void a_visitor_counts_once_a_day_and_a_crawler_never(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_with_marks(&desk, database->url);
        struct browser *crawler = &desk.crawler;
        browser_get(&desk.ann, "/questions/1/where-when-now");
        browser_get(&desk.ann, "/questions/1/where-when-now");
        crawler->address = STR("192.0.2.77");
        browser_get(crawler, "/questions/1/where-when-now");
        crawler->address = STR("192.0.2.78");
        crawler->extra[0] = (struct header){STR("User-Agent"), STR("Examplebot/1.0")};
        browser_get(crawler, "/questions/1/where-when-now");
        /* Closing writes what has gathered. */
        browser_close(&desk.ann);
        browser_close(crawler);
        http_reopen(&desk.site);
        browser_open(&desk.ann, &desk.site);
        browser_open(crawler, &desk.site);
        browser_get(crawler, "/questions/1/where-when-now");
        assert_sees(crawler, "2 views");
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feeds_are_escaped_once_and_twice_where_html_is_carried),
        cmocka_unit_test(the_sitemap_leads_to_every_question),
        cmocka_unit_test(whoever_finds_a_weakness_is_told_whom_to_tell),
        cmocka_unit_test(what_may_be_found_says_in_a_line_what_it_is),
        cmocka_unit_test(a_question_page_says_what_it_is_to_programs_too),
        cmocka_unit_test(a_visitor_counts_once_a_day_and_a_crawler_never),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
