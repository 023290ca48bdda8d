/* What moderators did is told to everybody: the acts and their rules, and nothing that names somebody or repeats a text. */
#include "base/check.h"
#include "support/door/http_fixture.h"

static void ask(struct visit *visit, struct browser *browser, const char *title)
{
    const char *form = arena_cstr(
        &visit->browser.arena, arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.",
                                            (long long)visit->site.category_id, title));
    assert_int_equal(browser_post(browser, "/ask", form), 303);
}

static void everybody_reads_what_was_done_and_why_but_not_by_whom_or_to_whom(void **state)
{
    (void)state;
    static const char *const secrets[] = {"quiet-heron",  "warden",       "reader", "Cheap",
                                          "Sells+phones", "Sells phones", "heron"};
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser heron = visit_another(&visit), mod = visit_another(&visit),
                       reader = visit_another(&visit);
        browser_become(&heron, "quiet-heron", ROLE_MEMBER);
        browser_become(&mod, "warden", ROLE_MODERATOR);
        browser_become(&reader, "reader", ROLE_MEMBER);
        assert_int_equal(browser_get(guest, "/moderation-log"), 200);
        assert_sees(guest, "Nothing was done yet");
        ask(&visit, &heron, "Cheap+loans+for+all+of+you%3F");
        ask(&visit, &heron, "Where+is+my+parcel+now%3F");
        assert_int_equal(browser_post(&heron, "/questions/2/answers", "body=It+came+by+itself."), 303);
        assert_int_equal(browser_post(&reader, "/posts/question/1/flag", "reason=fraud&note=Sells+phones"),
                         303);
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1", "turn=hide"), 303);
        assert_int_equal(browser_post(&mod, "/posts/question/2/close", "reason=off-topic"), 303);
        assert_int_equal(
            browser_post(&mod, "/posts/answer/1/edit", "body=It+came+late.&version=1&note=heron"), 303);
        assert_int_equal(browser_get(guest, "/moderation-log"), 200);
        assert_sees(guest, "A question was taken down.");
        assert_sees(guest, "It leads to fraud");
        assert_sees(guest, "A question was closed.");
        assert_sees(guest, "It is not about buying, parcels or disputes");
        assert_sees(guest, "An answer was edited.");
        assert_sees(guest, "No rule of the list");
        assert_int_equal(browser_post(&mod, "/moderation/users/quiet-heron/purge", ""), 303);
        browser_get(guest, "/moderation-log");
        assert_sees(guest, "All that one author wrote was taken down.");
        for (size_t i = 0; i < COUNT_OF(secrets); i++)
            assert_not_sees(guest, secrets[i]);
        browser_get(guest, "/help");
        assert_sees(guest, "href=\"/moderation-log\"");
        browser_close(&reader);
        browser_close(&mod);
        browser_close(&heron);
    }
}

static void older_acts_stand_on_the_next_page(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser mod = visit_another(&visit);
        browser_become(&mod, "warden", ROLE_MODERATOR);
        ask(&visit, guest, "Where+is+my+parcel+now%3F");
        assert_int_equal(browser_post(&mod, "/posts/question/1/close", "reason=solved"), 303);
        for (size_t i = 0; i < 51; i++)
            assert_int_equal(
                browser_post(&mod, "/moderation/posts/question/1", i % 2 ? "turn=show" : "turn=hide"), 303);
        browser_get(guest, "/moderation-log");
        assert_not_sees(guest, "A question was closed.");
        struct str next = browser_between(guest, "href=\"/moderation-log?before=", '"');
        assert_true(next.len > 0);
        assert_int_equal(
            browser_get(guest, arena_printf(&guest->arena, "/moderation-log?before=%.*s", STR_ARG(next)).at),
            200);
        assert_sees(guest, "A question was closed.");
        browser_close(&mod);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_reads_what_was_done_and_why_but_not_by_whom_or_to_whom),
        cmocka_unit_test(older_acts_stand_on_the_next_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
