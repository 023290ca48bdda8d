/* The desk in figures for the staff; and what members see of their own standing. */
#include "base/check.h"
#include "store/people/person.h"
#include "support/door/http_fixture.h"

static void ask(struct visit *visit, struct browser *browser, const char *title)
{
    const char *form =
        arena_cstr(&browser->arena, arena_printf(&browser->arena, "category=%lld&title=%s&body=It+is+late.",
                                                 (long long)visit->site.category_id, title));
    assert_int_equal(browser_post(browser, "/ask", form), 303);
}

static void the_staff_see_what_waits_and_how_soon_people_are_answered(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit), mo = visit_another(&visit);
        browser_become(ann, "ann", ROLE_MEMBER);
        browser_become(&bo, "bo", ROLE_MEMBER);
        browser_become(&mo, "mo", ROLE_MODERATOR);
        browser_get(&mo, "/moderation/figures");
        assert_sees(&mo, "Nobody has asked anything in these days.");
        assert_sees(&mo, "<b>\u2013</b>"); /* nothing was answered: no time is said */
        ask(&visit, ann, "Where+is+my+parcel+now%3F");
        ask(&visit, ann, "Where+is+my+letter+now%3F");
        ask(&visit, ann, "Where+is+my+coat+now%3F");
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=It+is+at+the+office."), 303);
        assert_int_equal(browser_post(ann, "/posts/answer/1/select", "on=1"), 303);
        assert_int_equal(browser_post(&bo, "/posts/question/2/flag", "reason=spam&note="), 303);
        assert_int_equal(browser_get(&mo, "/api/v1/moderation/figures"), 200);
        assert_sees(&mo, "{\"unanswered\":2,\"waiting\":1,");
        assert_sees(&mo, "\"days\":30,\"asked\":3,\"answered\":1,\"answered_in_a_day\":1,\"accepted\":1,"
                         "\"half_answered_in_s\":0");
        assert_sees(&mo, "\"slug\":\"internet\",\"asked\":3");
        assert_sees(&mo, "\"asked\":3,\"answered\":1}]}"); /* the last week */
        assert_int_equal(browser_get(&mo, "/moderation/figures"), 200);
        assert_sees(&mo, "<b>2</b>");
        assert_sees(&mo, "less than a minute");
        assert_sees(&mo, "<svg viewBox");
        assert_sees(&mo, "width=\"190\"");
        assert_int_equal(browser_get(ann, "/api/v1/moderation/figures"), 403);
        browser_close(&mo);
        browser_close(&bo);
        visit_end(&visit);
    }
}

/* What everybody begins with, who signs up. */
static enum err give_first_points(struct ctx *ctx, void *arg)
{
    const int64_t *person_id = arg;
    return person_add(ctx->db, *person_id, (struct person_change){.points = 100});
}

static void a_member_sees_what_the_points_come_from_and_the_votes_given(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit);
        int64_t ann_id = browser_become(ann, "ann", ROLE_MEMBER);
        int64_t bo_id = browser_become(&bo, "bo", ROLE_MEMBER);
        http_arrange(&visit.site, give_first_points, &ann_id);
        http_arrange(&visit.site, give_first_points, &bo_id);
        ask(&visit, ann, "Where+is+my+parcel+now%3F");
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=It+is+at+the+office."), 303);
        assert_int_equal(browser_post(ann, "/posts/answer/1/select", "on=1"), 303);
        assert_int_equal(browser_post(ann, "/posts/answer/1/vote", "vote=1"), 303);
        assert_int_equal(browser_post(&bo, "/posts/question/1/vote", "vote=1"), 303);
        browser_get(&bo, "/account/points");
        assert_sees(&bo, "Where is my parcel now?");
        assert_sees(&bo, "data-label=\"Written\">+40");
        assert_sees(&bo, "data-label=\"Votes\">+20");
        assert_sees(&bo, "data-label=\"Accepted\">+300");
        assert_sees(&bo, "data-label=\"Together\">+360");
        assert_not_sees(&bo, "Other:"); /* nothing is left unexplained */
        browser_get(ann, "/account/points");
        assert_sees(ann, "data-label=\"Accepted\">+30");
        assert_not_sees(ann, "Other:");
        browser_get(ann, "/account/votes");
        assert_sees(ann, "An answer: useful");
        assert_sees(ann, "#answer-1");
        browser_get(&bo, "/account/votes");
        assert_sees(&bo, "The question: useful");
        assert_int_equal(browser_post(&bo, "/posts/question/1/vote", "vote=0"), 303);
        browser_get(&bo, "/account/votes");
        assert_sees(&bo, "None yet");
        browser_get(&bo, "/users/ann");
        assert_not_sees(&bo, "/account/points");
        browser_close(&bo);
        visit_end(&visit);
    }
}

static void what_moderators_do_to_posts_of_others_is_folded(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser mo = visit_another(&visit);
        browser_become(ann, "ann", ROLE_MEMBER);
        browser_become(&mo, "mo", ROLE_MODERATOR);
        ask(&visit, ann, "Where+is+my+parcel+now%3F");
        browser_get(&mo, "/questions/1/where-is-my-parcel-now");
        struct str folded = str_slice(mo.body, str_find(mo.body, STR("more-acts")), mo.body.len);
        size_t end = str_find(folded, STR("</details>"));
        assert_true(end < folded.len);
        folded = str_slice(folded, 0, end);
        assert_true(str_find(folded, STR("/posts/question/1/close")) < folded.len);
        assert_true(str_find(folded, STR("value=\"hide\"")) < folded.len);
        assert_int_equal(str_find(folded, STR("/posts/question/1/edit")), folded.len);
        browser_get(ann, "/questions/1/where-is-my-parcel-now");
        assert_not_sees(ann, "more-acts");
        assert_sees(ann, "/posts/question/1/close");
        browser_close(&mo);
        visit_end(&visit);
    }
}

/* An old answer that somebody reports now has waited since now. */
static void what_is_reported_waits_since_it_was(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser staff, guest;
        http_open_demo(&site, database->url);
        browser_enter(&staff, &site, "mo", ROLE_MODERATOR);
        browser_enter(&guest, &site, NULL, ROLE_GUEST);
        browser_get(&staff, "/moderation/figures");
        assert_not_sees(&staff, "the oldest for");
        assert_int_equal(browser_post(&guest, "/posts/answer/1/flag", "reason=spam&note="), 303);
        browser_get(&staff, "/moderation/figures");
        assert_sees(&staff, "the oldest for less than a minute");
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_staff_see_what_waits_and_how_soon_people_are_answered),
        cmocka_unit_test(a_member_sees_what_the_points_come_from_and_the_votes_given),
        cmocka_unit_test(what_moderators_do_to_posts_of_others_is_folded),
        cmocka_unit_test(what_is_reported_waits_since_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
