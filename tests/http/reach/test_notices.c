/* People hear of what happens to their posts and in what they follow: once, and never more than they may see. */
#include "base/check.h"
#include "service/reach/notices.h"
#include "support/door/http_fixture.h"

#include <unistd.h>

struct desk {
    struct http_site site;
    struct browser asker, helper, reader, moderator;
    int64_t asker_id, helper_id, reader_id;
};

static void people_enter(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    desk->asker_id = browser_enter(&desk->asker, &desk->site, "ann asker", ROLE_MEMBER);
    desk->helper_id = browser_enter(&desk->helper, &desk->site, "helper", ROLE_EXPERT);
    desk->reader_id = browser_enter(&desk->reader, &desk->site, "reader", ROLE_EXPERT);
    browser_enter(&desk->moderator, &desk->site, "mia", ROLE_MODERATOR);
}

static void ask(struct desk *desk, struct browser *browser, const char *body)
{
    struct str form =
        arena_printf(&browser->arena, "category=%lld&title=Where+is+my+parcel+now%%3F&body=%s&tags=late",
                     (long long)desk->site.category_id, body);
    assert_int_equal(browser_post(browser, "/ask", form.at), 303);
}

static void answer(struct browser *browser, const char *body)
{
    struct str form = arena_printf(&browser->arena, "body=%s", body);
    assert_int_equal(browser_post(browser, "/questions/1/answers", form.at), 303);
}

/* How many notices the list has. */
static int told(struct browser *browser)
{
    int count = 0;
    assert_int_equal(browser_get(browser, "/notices"), 200);
    struct str rest = browser->body, mark = STR("<p class=\"byline\">");
    for (size_t at; (at = str_find(rest, mark)) < rest.len; count++)
        rest = str_slice(rest, at + mark.len, rest.len);
    return count;
}

static void an_answer_is_told_to_whoever_asked_and_to_nobody_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        answer(&desk.helper, "Ask+the+carrier+where+it+is.");
        assert_int_equal(told(&desk.asker), 1);
        assert_sees(&desk.asker, "helper answered your question");
        assert_sees(&desk.asker, "#answer-1");
        assert_sees(&desk.asker, "1 unread notice\"");
        assert_int_equal(told(&desk.helper), 0);
        assert_int_equal(told(&desk.reader), 0);
        http_close(&desk.site);
    }
}

static void an_event_with_many_reasons_is_told_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        struct str person = arena_printf(&desk.asker.arena, "/follow/person/%lld", (long long)desk.helper_id);
        assert_int_equal(browser_post(&desk.asker, person.at, "on=1&back=/"), 303);
        answer(&desk.helper, "%40ann+asker%2C+ask+the+carrier.+Really%2C+%40ann+asker.");
        assert_int_equal(told(&desk.asker), 1);
        assert_sees(&desk.asker, "helper answered your question");
        http_close(&desk.site);
    }
}

static void a_mention_is_told_but_not_one_that_is_quoted(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "Do+you+know%2C+%40reader%3F");
        assert_int_equal(told(&desk.reader), 1);
        assert_sees(&desk.reader, "ann asker mentioned you");
        answer(&desk.helper,
               "%3E+Do+you+know%2C+%40reader%3F%0A%0AWrite+to+me%40reader+and+%60%40reader%60.");
        assert_int_equal(told(&desk.reader), 1);
        http_close(&desk.site);
    }
}

static void comments_are_told_to_the_author_and_to_who_commented_before(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        assert_int_equal(
            browser_post(&desk.reader, "/posts/question/1/comments", "body=Which+carrier+is+it%3F"), 303);
        assert_int_equal(told(&desk.asker), 1);
        assert_sees(&desk.asker, "reader commented on your question");
        assert_int_equal(
            browser_post(&desk.asker, "/posts/question/1/comments", "body=It+is+the+national+one."), 303);
        assert_int_equal(told(&desk.reader), 1);
        assert_sees(&desk.reader, "ann asker commented after you");
        assert_int_equal(told(&desk.asker), 1);
        http_close(&desk.site);
    }
}

static void who_says_no_to_a_question_hears_no_more_of_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        assert_int_equal(browser_get(&desk.asker, "/questions/1/where-is-my-parcel-now"), 200);
        assert_sees(&desk.asker, "Following");
        assert_int_equal(browser_post(&desk.asker, "/follow/question/1", "on=0&back=/questions/1"), 303);
        assert_int_equal(browser_get(&desk.asker, "/questions/1/where-is-my-parcel-now"), 200);
        assert_not_sees(&desk.asker, "Following");
        answer(&desk.helper, "Ask+the+carrier+where+it+is.");
        assert_int_equal(told(&desk.asker), 0);
        http_close(&desk.site);
    }
}

static void followers_of_tag_category_and_person_hear_of_a_question_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.helper, "It+is+late.");
        assert_int_equal(browser_get(&desk.reader, "/tags/late"), 200);
        struct str tag = browser_between(&desk.reader, "action=\"/follow/tag/", '"');
        struct str path = arena_printf(&desk.reader.arena, "/follow/tag/%.*s", STR_ARG(tag));
        assert_int_equal(browser_post(&desk.reader, path.at, "on=1&back=/tags/late"), 303);
        path = arena_printf(&desk.reader.arena, "/follow/category/%lld", (long long)desk.site.category_id);
        assert_int_equal(browser_post(&desk.reader, path.at, "on=1&back=/"), 303);
        assert_int_equal(browser_get(&desk.reader, "/users/ann%20asker"), 200);
        path = arena_printf(&desk.reader.arena, "/follow/person/%lld", (long long)desk.asker_id);
        assert_sees(&desk.reader, path.at);
        ask(&desk, &desk.asker, "Mine+is+late+too.");
        assert_int_equal(told(&desk.reader), 1);
        assert_sees(&desk.reader, "ann asker asked with a tag that you follow");
        http_close(&desk.site);
    }
}

static void a_post_that_others_may_not_see_is_in_no_notice(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "Do+you+know%2C+%40reader%3F");
        assert_int_equal(told(&desk.reader), 1);
        assert_sees(&desk.reader, "Where is my parcel now?");
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/1/turn", "turn=hide"), 303);
        assert_int_equal(told(&desk.reader), 0);
        assert_not_sees(&desk.reader, "Where is my parcel now?");
        assert_not_sees(&desk.reader, "unread notice");
        assert_int_equal(told(&desk.asker), 1);
        assert_sees(&desk.asker, "Your post was hidden");
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/1/turn", "turn=show"), 303);
        assert_int_equal(told(&desk.reader), 1);
        http_close(&desk.site);
    }
}

static void verdicts_and_closing_are_told_with_the_reason(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "See+https%3A%2F%2Fa.example+now.");
        assert_int_equal(told(&desk.asker), 1);
        assert_sees(&desk.asker, "Your post waits for a look by the staff: a new member");
        assert_int_equal(browser_get(&desk.moderator, "/"), 200);
        assert_sees(&desk.moderator, "1 post waits for the staff");
        assert_int_equal(browser_post(&desk.moderator, "/moderation/posts/question/1", "turn=approve"), 303);
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/1/close", "reason=unclear"), 303);
        assert_int_equal(browser_post(&desk.moderator, "/posts/question/1/reopen", "reopen=1"), 303);
        assert_int_equal(told(&desk.asker), 4);
        assert_sees(&desk.asker, "everybody can see it now");
        assert_sees(&desk.asker, "Your question was closed: It needs details before anybody can answer");
        assert_sees(&desk.asker, "Your question takes answers again");
        assert_not_sees(&desk.moderator, "for the staff\"");
        http_close(&desk.site);
    }
}

static void accepting_editing_and_reports_are_told_to_whom_they_concern(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        answer(&desk.helper, "Ask+the+carrier+where+it+is.");
        assert_int_equal(browser_post(&desk.asker, "/posts/answer/1/select", "on=1"), 303);
        assert_int_equal(browser_post(&desk.moderator, "/posts/answer/1/edit",
                                      "version=1&body=Ask+the+carrier+where+it+is+now.&note="),
                         303);
        assert_int_equal(told(&desk.helper), 2);
        assert_sees(&desk.helper, "ann asker accepted your answer");
        assert_sees(&desk.helper, "mia edited your post");
        assert_int_equal(browser_post(&desk.reader, "/posts/answer/1/flag", "reason=wrong&note="), 303);
        assert_int_equal(browser_post(&desk.moderator, "/moderation/posts/answer/1", "turn=hide"), 303);
        assert_int_equal(told(&desk.reader), 1);
        assert_sees(&desk.reader, "What you reported was taken down");
        http_close(&desk.site);
    }
}

static void opening_the_question_marks_its_notices_as_read(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        answer(&desk.helper, "Ask+the+carrier+where+it+is.");
        assert_int_equal(browser_get(&desk.asker, "/"), 200);
        assert_sees(&desk.asker, "1 unread notice\"");
        assert_int_equal(browser_get(&desk.asker, "/questions/1/where-is-my-parcel-now"), 200);
        assert_not_sees(&desk.asker, "unread notice");
        bool read = false;
        for (int i = 0; i < 500 && !read; i++) { /* it is written beside the page */
            usleep(10 * 1000);
            assert_int_equal(browser_get(&desk.asker, "/"), 200);
            read = !browser_sees(&desk.asker, "unread notice");
        }
        assert_true(read);
        assert_int_equal(told(&desk.asker), 1);
        http_close(&desk.site);
    }
}

static void what_somebody_chooses_not_to_hear_of_is_not_told(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        assert_int_equal(browser_get(&desk.asker, "/account/notices"), 200);
        assert_sees(&desk.asker, "Answers to my questions");
        const char *form =
            "mail_answers=none&page_comments=1&mail_comments=once&page_mentions=1&mail_mentions=none&"
            "mail_accepted=none&mail_votes=none&mail_suggestions=none&mail_searches=none&mail_closing=none&"
            "mail_verdicts=none&mail_edits=none&"
            "mail_reports=none&mail_follows=none&mail_orders=daily";
        assert_int_equal(browser_post(&desk.asker, "/account/notices", form), 303);
        assert_int_equal(browser_follow(&desk.asker), 200);
        assert_sees(&desk.asker, "It is saved.");
        answer(&desk.helper, "Ask+the+carrier+where+it+is.");
        assert_int_equal(told(&desk.asker), 0);
        /* Who wants to hear of mentions hears of an answer that has one. */
        answer(&desk.reader, "As+%40helper+says%2C+%40ann+asker.");
        assert_int_equal(told(&desk.asker), 1);
        assert_sees(&desk.asker, "reader mentioned you");
        assert_int_equal(browser_post(&desk.asker, "/account/notices", "mail_answers=hourly"), 422);
        http_close(&desk.site);
    }
}

static void a_question_that_a_guest_asked_and_a_member_took_along_counts(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct browser guest;
        people_enter(&desk, database->url);
        browser_open(&guest, &desk.site);
        ask(&desk, &guest, "It+is+late.");
        assert_int_equal(browser_post(&guest, "/sign-up",
                                      "handle=newcomer&password=a-long-enough-sentence&along=1&back=/"),
                         303);
        answer(&desk.helper, "Ask+the+carrier+where+it+is.");
        assert_int_equal(told(&guest), 1);
        assert_sees(&guest, "helper answered your question");
        browser_close(&guest);
        http_close(&desk.site);
    }
}

static void what_cannot_be_followed_is_said(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        struct str self = arena_printf(&desk.asker.arena, "/follow/person/%lld", (long long)desk.asker_id);
        assert_int_equal(browser_post(&desk.asker, self.at, "on=1&back=/"), 403);
        assert_int_equal(browser_post(&desk.asker, "/follow/question/77", "on=1&back=/"), 404);
        assert_int_equal(browser_post(&desk.asker, "/follow/order/1", "on=1&back=/"), 404);
        http_close(&desk.site);
    }
}

static void quiet_hours_are_chosen_and_come_back_when_they_are_wrong(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "quiet_from=25%3A00&quiet_until=07%3A00",
        "quiet_from=22%3A00&quiet_until=", "quiet_from=22%3A00&quiet_until=22%3A00"};
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        struct browser *b = &desk.asker;
        assert_int_equal(browser_post(b, "/account/notices/quiet", "quiet_from=22%3A15&quiet_until=07%3A00"),
                         303);
        browser_follow(b);
        assert_sees(b, "value=\"22:15\"");
        assert_sees(b, "value=\"07:00\"");
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            assert_int_equal(browser_post(b, "/account/notices/quiet", wrong[i]), 422);
            assert_sees(b, i ? "id=\"quiet_until-error\"" : "id=\"quiet_from-error\"");
            assert_sees(b, i ? "value=\"22:00\"" : "value=\"25:00\"");
        }
        assert_int_equal(browser_post(b, "/account/notices/quiet", "quiet_from=&quiet_until="), 303);
        browser_follow(b);
        assert_not_sees(b, "value=\"22:15\"");
        http_close(&desk.site);
    }
}

static enum err forget_in(struct ctx *ctx, void *arg)
{
    ctx->now = instant_add(ctx->now, SPAN_DAYS(*(int *)arg));
    return notice_forget(ctx);
}

/* Nobody reads what was told years ago, and the list of everybody's notices ends somewhere. */
static void what_was_told_years_ago_is_forgotten(void **state)
{
    static const struct {
        int days, told;
    } rows[] = {{NOTICE_KEPT_DAYS - 1, 1}, {NOTICE_KEPT_DAYS + 1, 0}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        ask(&desk, &desk.asker, "It+is+late.");
        answer(&desk.helper, "Ask+the+carrier+where+it+is.");
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            int days = rows[i].days;
            http_arrange(&desk.site, forget_in, &days);
            assert_int_equal(told(&desk.asker), rows[i].told);
        }
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_told_to_whoever_asked_and_to_nobody_else),
        cmocka_unit_test(an_event_with_many_reasons_is_told_once),
        cmocka_unit_test(a_mention_is_told_but_not_one_that_is_quoted),
        cmocka_unit_test(comments_are_told_to_the_author_and_to_who_commented_before),
        cmocka_unit_test(who_says_no_to_a_question_hears_no_more_of_it),
        cmocka_unit_test(followers_of_tag_category_and_person_hear_of_a_question_once),
        cmocka_unit_test(a_post_that_others_may_not_see_is_in_no_notice),
        cmocka_unit_test(verdicts_and_closing_are_told_with_the_reason),
        cmocka_unit_test(accepting_editing_and_reports_are_told_to_whom_they_concern),
        cmocka_unit_test(opening_the_question_marks_its_notices_as_read),
        cmocka_unit_test(what_somebody_chooses_not_to_hear_of_is_not_told),
        cmocka_unit_test(a_question_that_a_guest_asked_and_a_member_took_along_counts),
        cmocka_unit_test(what_cannot_be_followed_is_said),
        cmocka_unit_test(quiet_hours_are_chosen_and_come_back_when_they_are_wrong),
        cmocka_unit_test(what_was_told_years_ago_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
