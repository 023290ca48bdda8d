/* However much is written below a question, its page opens, and everything can be reached from it. */
#include "support/door/http_fixture.h"

#include "base/check.h"
#include "store/desk/answer.h"
#include "store/desk/post.h"

#include <stdio.h>
#include <string.h>

enum { ANSWERS = 24, ITEMS = 32000, COMMENTS = 230, COMMENT_CHARS = 1990, PAGE_MAX = 8 * 1024 * 1024 };

/* "- \n- \n..." as a form has it, behind a number to know it by. */
static struct str list_form(struct browser *browser, int number)
{
    char *items = arena_take(&browser->arena, (size_t)ITEMS * 4 + 1);
    for (size_t i = 0; i < ITEMS; i++) {
        items[i * 4] = '-';
        items[i * 4 + 1] = '%';
        items[i * 4 + 2] = '0';
        items[i * 4 + 3] = 'A';
    }
    return arena_printf(&browser->arena, "body=number-%d-of-many%%0A%%0A%s", number, items);
}

static void ask(struct visit *visit, const char *handle)
{
    struct browser *b = &visit->browser;
    browser_become(b, handle, ROLE_MODERATOR); /* nobody counts how much they write */
    struct str form = arena_printf(&b->arena, "category=%lld&title=Where+is+my+parcel+now%%3F",
                                   (long long)visit->site.category_id);
    assert_int_equal(browser_post(b, "/ask", form.at), 303);
}

static void write_answers(struct browser *b)
{
    for (int i = 0; i < ANSWERS; i++)
        assert_int_equal(browser_post(b, "/questions/1/answers", list_form(b, i).at), 303);
}

/* Which answers a page shows. */
static size_t note_answers(const struct browser *browser, bool seen[ANSWERS])
{
    size_t count = 0;
    for (int i = 0; i < ANSWERS; i++) {
        char text[40];
        snprintf(text, sizeof text, "number-%d-of-many", i);
        bool here = browser_sees(browser, text);
        assert_false(here && seen[i]); /* on one page only */
        seen[i] |= here;
        count += here;
    }
    return count;
}

static void a_page_of_endless_answers_opens_and_leads_to_all(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        bool seen[ANSWERS] = {false};
        size_t count = 0, pages = 0;
        ask(&visit, "olga");
        write_answers(b);
        struct browser guest = visit_another(&visit);
        const char *page = "/questions/1/where-is-my-parcel-now";
        while (page) {
            assert_int_equal(browser_get(&guest, page), 200);
            assert_true(guest.body.len < PAGE_MAX);
            count += note_answers(&guest, seen);
            pages++;
            assert_true(browser_sees(&guest, "24 answers"));
            struct str next = browser_between(&guest, "rel=\"next\" href=\"", '#');
            page = next.len ? arena_cstr(&guest.arena, next) : NULL;
        }
        assert_int_equal(count, ANSWERS);
        assert_true(pages > 1);
        assert_int_equal(browser_get(&guest, "/api/v1/questions/1"), 200);
        assert_true(browser_sees(&guest, "\"next_answers\":\"/api/v1/questions/1?from="));
        assert_int_equal(browser_get(&guest, "/api/v1/questions/1?from=23"), 200);
        assert_true(browser_sees(&guest, "\"next_answers\":null"));
        assert_int_equal(browser_get(&guest, "/feeds/questions/1"), 200);
        assert_true(guest.body.len < PAGE_MAX);
        assert_sees(&guest, "Read on");
        browser_close(&guest);
    }
}

static void many_long_comments_are_shown_by_their_first_words(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        char words[COMMENT_CHARS + 1];
        for (size_t i = 0; i < COMMENT_CHARS; i++)
            words[i] = i % 8 == 7 ? '+' : 'w';
        words[COMMENT_CHARS] = 0;
        ask(&visit, "olga");
        struct str form = arena_printf(&b->arena, "body=Once+more%%3A+%.1900s+at+its+end", words);
        assert_int_equal(browser_post(b, "/posts/question/1/comments", form.at), 303);
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_sees(b, "at its end");
        for (int i = 0; i < COMMENTS; i++)
            assert_int_equal(browser_post(b, "/posts/question/1/comments", form.at), 303);
        assert_int_equal(browser_get(b, "/questions/1/where-is-my-parcel-now"), 200);
        assert_not_sees(b, "at its end");
        assert_sees(b, "Once more: w");
        assert_sees(b, "Show all");
        assert_int_equal(browser_get(b, "/posts/comment/1/history"), 200);
        assert_sees(b, "at its end");
    }
}

/* ---- what a post said before ---- */

enum { VERSIONS = 180, VERSION_BYTES = 60000 };

/* As if it had been edited day after day: more than one request may hold at once. */
static enum err keep_versions(struct ctx *ctx, void *arg)
{
    (void)arg;
    char *words = arena_take(ctx->arena, VERSION_BYTES + 1);
    for (size_t i = 0; i < VERSION_BYTES; i++)
        words[i] = i % 2 ? ' ' : (char)('a' + i % 7);
    for (int i = 0; i < VERSIONS; i++) {
        struct post post = {
            .ref = {POST_QUESTION, 1}, .version = i + 1, .title = STR("Where is my parcel now?")};
        memcpy(words, arena_printf(ctx->arena, "number-%03d ", i + 1).at, 11);
        post.body = (struct str){words, VERSION_BYTES};
        assert_int_equal(revision_insert(ctx->db, &post, 0, ctx->now, STR_NONE), OK);
    }
    return OK;
}

static void a_post_of_endless_versions_shows_them_all_page_by_page(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        ask(&visit, "mod");
        http_arrange(&visit.site, keep_versions, NULL);
        int seen = 0, pages = 0;
        const char *at = "/posts/question/1/history";
        for (; at && pages < VERSIONS; pages++) {
            assert_int_equal(browser_get(b, at), 200);
            assert_true(b->body.len < PAGE_MAX);
            int before = seen;
            for (int i = VERSIONS - seen;
                 i > 0 && browser_sees(b, arena_printf(&b->arena, "id=\"version-%d\"", i).at); i--)
                seen++;
            assert_true(seen > before);
            at = browser_sees(b, "rel=\"next\"")
                     ? arena_printf(&b->arena, "/posts/question/1/history?before=%d", VERSIONS - seen + 1).at
                     : NULL;
        }
        assert_int_equal(seen, VERSIONS);
        assert_int_equal(browser_get(b, "/api/v1/posts/question/1/history?before=3"), 200);
        assert_sees(b, "number-001");
        assert_sees(b, "\"next\":null");
        assert_int_equal(browser_get(b, "/posts/question/1/history?before=x"), 400);
    }
}

static enum err fill_with_comments(struct ctx *ctx, void *arg)
{
    enum err err = OK;
    (void)arg;
    for (int i = 0; !err && i < COMMENTS_MAX - 2; i++) {
        struct comment comment = {.question_id = 1, .body = STR("It came."), .created_at = ctx->now};
        err = comment_insert(ctx->db, &comment, STR_NONE);
    }
    return err;
}

/* What nobody would be shown is refused, with what to do instead. */
static void a_comment_that_no_page_has_room_for_is_not_taken(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "ann", ROLE_MEMBER);
        const char *question = arena_printf(&b->arena, "category=%lld&title=Where+is+my+parcel+now%%3F",
                                            (long long)visit.site.category_id)
                                   .at;
        assert_int_equal(browser_post(b, "/ask", question), 303);
        assert_int_equal(browser_post(b, "/posts/question/1/comments", "body=It+was+posted+in+May."), 303);
        http_arrange(&visit.site, fill_with_comments, NULL);
        assert_int_equal(browser_post(b, "/posts/question/1/comments", "body=This+one+fits+in+here."), 303);
        assert_int_equal(browser_post(b, "/posts/question/1/comments", "body=This+one+does+not+fit."), 422);
        assert_sees(b, "There are 1,000 comments here");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_of_endless_answers_opens_and_leads_to_all),
        cmocka_unit_test(a_comment_that_no_page_has_room_for_is_not_taken),
        cmocka_unit_test(many_long_comments_are_shown_by_their_first_words),
        cmocka_unit_test(a_post_of_endless_versions_shows_them_all_page_by_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
