/* What is done to posts that stand: flags, closing, edits that meet, history. */
#include "base/check.h"
#include "support/door/http_fixture.h"

struct desk {
    struct http_site site;
    struct browser asker, other, moderator;
};

static void ask_one(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->asker, &desk->site, "ann", ROLE_MEMBER);
    browser_enter(&desk->other, &desk->site, "bob", ROLE_MEMBER);
    browser_enter(&desk->moderator, &desk->site, "mia", ROLE_MODERATOR);
    struct str form = arena_printf(
        &desk->asker.arena, "category=%lld&title=Where+is+my+parcel+now%%3F&body=It+is+late.&tags=late",
        (long long)desk->site.category_id);
    assert_int_equal(browser_post(&desk->asker, "/ask", form.at), 303);
}

static const char *edit_of(struct desk *desk, const char *title, const char *body)
{
    return arena_printf(&desk->asker.arena, "version=1&category=%lld&title=%s&body=%s&tags=late&note=clearer",
                        (long long)desk->site.category_id, title, body)
        .at;
}

static void an_edit_is_shown_and_its_history_kept(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        assert_int_equal(browser_get(&desk.moderator, "/posts/question/1/edit"), 200);
        assert_sees(&desk.moderator, "It is late.");
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/1/edit",
                                      edit_of(&desk, "Where+is+my+letter+now%3F", "It+is+very+late.")),
                         303);
        assert_int_equal(browser_follow(&desk.moderator), 200);
        assert_sees(&desk.moderator, "Where is my letter now?");
        assert_int_equal(browser_get(&desk.other, "/posts/question/1/history"), 200);
        assert_sees(&desk.other, "<del>parcel");
        assert_sees(&desk.other, "<ins>letter");
        assert_sees(&desk.other, "clearer");
        http_close(&desk.site);
    }
}

static void what_an_earlier_version_said_is_brought_back_by_an_edit(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/1/edit",
                                      edit_of(&desk, "Where+is+my+letter+now%3F", "It+is+very+late.")),
                         303);
        browser_get(&desk.other, "/posts/question/1/history");
        assert_not_sees(&desk.other, "edit?from=1");
        browser_get(&desk.moderator, "/posts/question/1/history");
        assert_sees(&desk.moderator, "/posts/question/1/edit?from=1");
        assert_not_sees(&desk.moderator, "/posts/question/1/edit?from=2");
        assert_int_equal(browser_get(&desk.moderator, "/posts/question/1/edit?from=1"), 200);
        assert_sees(&desk.moderator, "value=\"Where is my parcel now?\"");
        assert_sees(&desk.moderator, "It is late.");
        assert_sees(&desk.moderator, "name=\"version\" value=\"2\"");
        assert_sees(&desk.moderator, "value=\"As in version 1\"");
        static const char *const none[] = {"?from=0",  "?from=-1",  "?from=2",
                                           "?from=99", "?from=one", "?from=9223372036854775807"};
        for (size_t i = 0; i < COUNT_OF(none); i++) {
            const char *target =
                arena_cstr(&desk.moderator.arena,
                           arena_printf(&desk.moderator.arena, "/posts/question/1/edit%s", none[i]));
            assert_int_equal(browser_get(&desk.moderator, target), 200);
            assert_sees(&desk.moderator, "It is very late.");
        }
        http_close(&desk.site);
    }
}

static void of_two_edits_that_meet_the_second_sees_both_texts(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/1/edit",
                                      edit_of(&desk, "Where+is+my+parcel+now%3F", "Theirs+is+saved.")),
                         303);
        assert_int_equal(browser_post(&desk.asker, "/posts/question/1/edit",
                                      edit_of(&desk, "Where+is+my+parcel+now%3F", "Mine+is+not+lost.")),
                         409);
        assert_sees(&desk.asker, "Theirs is saved.");
        assert_sees(&desk.asker, "Mine is not lost.");
        assert_sees(&desk.asker, "name=\"version\" value=\"2\"");
        http_close(&desk.site);
    }
}

static void an_edit_that_does_not_fit_comes_back_filled_in(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        assert_int_equal(browser_post(&desk.asker, "/posts/question/1/edit",
                                      edit_of(&desk, "Short", "Kept+all+the+same.")),
                         422);
        assert_sees(&desk.asker, "There is a problem");
        assert_sees(&desk.asker, "href=\"#title\"");
        assert_sees(&desk.asker, "Kept all the same.");
        assert_int_equal(browser_post(&desk.other, "/posts/question/1/edit",
                                      edit_of(&desk, "Where+is+my+parcel+now%3F", "Not+mine.")),
                         403);
        http_close(&desk.site);
    }
}

static void a_flag_needs_a_reason_and_goes_to_the_staff(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        assert_int_equal(browser_get(&desk.other, "/posts/question/1/flag"), 200);
        assert_int_equal(browser_post(&desk.other, "/posts/question/1/flag", "note=It+is+an+advert"), 422);
        assert_sees(&desk.other, "It is an advert");
        assert_int_equal(browser_post(&desk.other, "/posts/question/1/flag", "reason=spam"), 303);
        browser_follow(&desk.other);
        assert_sees(&desk.other, "the staff will look at it");
        http_close(&desk.site);
    }
}

static void a_refused_comment_comes_back_below_its_post(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        assert_int_equal(browser_post(&desk.other, "/questions/1/answers", "body=Wait+for+another+week."),
                         303);
        static const struct {
            const char *target, *body, *kept, *sentence;
        } rows[] = {
            {"/posts/question/1/comments", "body=Why%3F", "dir=\"auto\">Why?</textarea>",
             "This has 4 characters"},
            {"/posts/answer/1/comments", "body=As+if%21", "dir=\"auto\">As if!</textarea>",
             "This has 6 characters"},
            {"/posts/answer/1/comments", "body=+", "aria-describedby=\"comment-answer-1-hint\"",
             "Enter a text"},
        };
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_int_equal(browser_post(&desk.asker, rows[i].target, rows[i].body), 422);
            assert_sees(&desk.asker, rows[i].sentence);
            assert_sees(&desk.asker, rows[i].kept);
            assert_sees(&desk.asker, "Where is my parcel now?");
            assert_sees(&desk.asker, "<details class=\"fold\"\nopen\n>");
            assert_sees(&desk.asker, "Post the comment");
        }
        assert_int_equal(browser_post(&desk.asker, "/posts/answer/99/comments", "body=As+if%21"), 404);
        browser_get(&desk.asker, "/questions/1/where-is-my-parcel-now");
        assert_not_sees(&desk.asker, "<details class=\"fold\"\nopen\n>");
        http_close(&desk.site);
    }
}

static void a_duplicate_is_closed_with_the_way_to_the_other_question(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        struct str form =
            arena_printf(&desk.other.arena, "category=%lld&title=My+parcel+has+not+come+at+all%%3F",
                         (long long)desk.site.category_id);
        assert_int_equal(browser_post(&desk.other, "/ask", form.at), 303);
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/2/close",
                                      "reason=duplicate&duplicate_of=the+other"),
                         422);
        assert_sees(&desk.moderator, "the other");
        static const char *const elsewhere[] = {"https%3A%2F%2Fother.example%2Fquestions%2F1",
                                                "https%3A%2F%2F1%2Fquestions%2F1",
                                                "http%3A%2F%2Flocalhost.example%2Fquestions%2F1",
                                                "0",
                                                "-1",
                                                "%23",
                                                "javascript%3A1"};
        for (size_t i = 0; i < COUNT_OF(elsewhere); i++) {
            const char *sent = arena_cstr(
                &desk.moderator.arena,
                arena_printf(&desk.moderator.arena, "reason=duplicate&duplicate_of=%s", elsewhere[i]));
            assert_int_equal(browser_post(&desk.moderator, "/posts/question/2/close", sent), 422);
        }
        static const char *const here[] = {"%231", "http%3A%2F%2Flocalhost%2Fquestions%2F1%2Fwhere", "1"};
        for (size_t i = 0; i < COUNT_OF(here); i++) {
            const char *sent =
                arena_cstr(&desk.moderator.arena,
                           arena_printf(&desk.moderator.arena, "reason=duplicate&duplicate_of=%s", here[i]));
            assert_int_equal(browser_post(&desk.moderator, "/posts/question/2/close", sent), 303);
            assert_int_equal(browser_post(&desk.moderator, "/posts/question/2/reopen", "reopen=1"), 303);
        }
        assert_int_equal(
            browser_post(&desk.moderator, "/posts/question/2/close",
                         "reason=duplicate&duplicate_of=%2Fquestions%2F1%2Fwhere-is-my-parcel-now"),
            303);
        browser_follow(&desk.moderator);
        assert_sees(&desk.moderator, "This question is closed");
        static const char *const shown[] = {
            "<p>It was asked before.</p>",
            "<a href=\"/questions/1/where-is-my-parcel-now\" dir=\"auto\">Where is my parcel now",
            "<span>0 answers</span>",
        };
        for (size_t i = 0; i < COUNT_OF(shown); i++)
            assert_sees(&desk.moderator, shown[i]);
        browser_get(&desk.other, "/api/v1/questions/2");
        assert_sees(&desk.other, "\"close_reason\":\"duplicate\",\"duplicate_of\":1");
        desk.other.extra[0] = (struct header){STR("Accept-Language"), STR("de")};
        browser_get(&desk.other, "/questions/2/my-parcel-has-not-come-at-all");
        assert_sees(&desk.other, "<p>Es wurde schon gefragt.</p>");
        assert_not_sees(&desk.other, "It was asked before");
        assert_int_equal(browser_post(&desk.other, "/posts/question/2/close", "reason=off-topic"), 403);
        http_close(&desk.site);
    }
}

static void the_colours_are_kept_in_a_cookie_and_lead_back_to_this_site_only(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database->url);
        assert_int_equal(browser_post(&desk.other, "/theme", "theme=dark&back=%2Fquestions%2F1"), 303);
        assert_true(str_eq(desk.other.location, STR("/questions/1")));
        browser_get(&desk.other, "/");
        assert_sees(&desk.other, "data-theme=\"dark\"");
        browser_post(&desk.other, "/theme", "theme=auto&back=%2F%2Fevil.example");
        assert_true(str_eq(desk.other.location, STR("/")));
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edit_is_shown_and_its_history_kept),
        cmocka_unit_test(what_an_earlier_version_said_is_brought_back_by_an_edit),
        cmocka_unit_test(of_two_edits_that_meet_the_second_sees_both_texts),
        cmocka_unit_test(an_edit_that_does_not_fit_comes_back_filled_in),
        cmocka_unit_test(a_flag_needs_a_reason_and_goes_to_the_staff),
        cmocka_unit_test(a_refused_comment_comes_back_below_its_post),
        cmocka_unit_test(a_duplicate_is_closed_with_the_way_to_the_other_question),
        cmocka_unit_test(the_colours_are_kept_in_a_cookie_and_lead_back_to_this_site_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
