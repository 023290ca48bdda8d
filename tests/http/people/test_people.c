/* Accounts, guests and profiles as people meet them. */
#include "base/check.h"
#include "http/site/zones.h"
#include "service/people/account.h"
#include "support/door/http_fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char ann[] = "handle=Ann&password=quiet-harbour-7",
                  ann_along[] = "handle=Ann&password=quiet-harbour-7&along=1";

static const char *question_form(struct visit *visit, const char *title)
{
    return arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.",
                        (long long)visit->site.category_id, title)
        .at;
}

static enum err make_set_up_link(struct ctx *ctx, void *arg)
{
    struct str path;
    enum err err = account_set_up_link(ctx, &path);
    snprintf(arg, 200, "%.*s", STR_ARG(path));
    return err;
}

/* ---- one's own account ---- */

static struct browser signed_in_as_ann(struct visit *visit)
{
    struct browser browser = visit_another(visit);
    assert_int_equal(browser_post(&browser, "/sign-in", ann), 303);
    return browser;
}

static void a_new_password_ends_every_other_session_and_the_old_password(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        struct browser other = signed_in_as_ann(&visit);
        assert_int_equal(browser_post(b, "/account/password", "password_now=wrong&password=green-lantern-8"),
                         422);
        assert_sees(b, "This is not your password.");
        assert_int_equal(browser_get(&other, "/account"), 200);
        assert_int_equal(browser_post(b, "/account/password", "password_now=quiet-harbour-7&password=short"),
                         422);
        assert_sees(b, "at least 10 characters");
        static const char change[] = "password_now=quiet-harbour-7&password=green-lantern-8";
        assert_int_equal(browser_post(b, "/account/password", change), 303);
        browser_follow(b);
        assert_sees(b, "The new password is saved.");
        assert_int_equal(browser_get(&other, "/account"), 401);
        assert_int_equal(browser_post(&other, "/sign-in", ann), 422);
        assert_int_equal(browser_post(&other, "/sign-in", "handle=ann&password=green-lantern-8"), 303);
        browser_close(&other);
    }
}

/* Whoever still has a mail of before, or an address that is the account's no more, comes in by no old link. */
static void a_new_password_ends_the_links_for_a_new_password(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct browser chief = visit_another(&visit), thief = visit_another(&visit);
        browser_post(b, "/sign-up", ann);
        browser_become(&chief, "chief", ROLE_OPERATOR);
        assert_int_equal(browser_post(&chief, "/admin/people/ann/password-link", ""), 200);
        struct str key = browser_between(&chief, "/new-password?key=", '"');
        const char *link = arena_printf(&thief.arena, "/new-password?key=%.*s", STR_ARG(key)).at;
        assert_int_equal(browser_get(&thief, link), 200);
        assert_int_equal(
            browser_post(b, "/account/password", "password_now=quiet-harbour-7&password=green-lantern-8"),
            303);
        assert_int_equal(browser_get(&thief, link), 404);
        const char *form = arena_printf(&thief.arena, "key=%.*s&password=stolen-lantern-9", STR_ARG(key)).at;
        assert_int_equal(browser_post(&thief, "/new-password", form), 404);
        browser_close(&thief);
        browser_close(&chief);
    }
}

static void a_member_changes_name_and_profile_and_keeps_what_was_typed(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        struct browser bo = visit_another(&visit);
        browser_become(&bo, "bo", ROLE_MEMBER);
        assert_int_equal(browser_post(b, "/account/profile", "handle=BO&about=I+buy+%3Clamps%3E"), 409);
        assert_sees(b, "Somebody has this name already");
        assert_sees(b, "I buy &lt;lamps&gt;");
        assert_int_equal(browser_post(b, "/account/profile", "handle=Anna+K.&about=No"), 422);
        assert_int_equal(browser_post(b, "/account/profile", "handle=Anna+Kay&about=I+buy+%3Clamps%3E"), 303);
        assert_int_equal(browser_get(&bo, "/users/anna%20kay"), 200);
        assert_sees(&bo, "Anna Kay");
        assert_sees(&bo, "I buy &lt;lamps&gt;");
        assert_int_equal(browser_get(&bo, "/users/ann"), 404);
        browser_close(&bo);
    }
}

static void what_a_deleted_person_wrote_stays_under_deleted_user(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F"));
        browser_follow(b);
        assert_sees(b, "<bdi>Ann</bdi>");
        assert_int_equal(browser_post(b, "/account/delete", "password_to_leave=no"), 422);
        assert_int_equal(browser_post(b, "/account/delete", "password_to_leave=quiet-harbour-7"), 303);
        browser_follow(b);
        assert_sees(b, "Your account is deleted.");
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_sees(b, "deleted user");
        assert_not_sees(b, "<bdi>Ann</bdi>");
        assert_int_equal(browser_get(b, "/users/Ann"), 404);
        assert_int_equal(browser_post(b, "/sign-in", ann), 422);
        /* The name is free again, and whoever takes it gets none of the posts. */
        assert_int_equal(browser_post(b, "/sign-up", ann), 303);
        browser_get(b, "/users/Ann");
        assert_sees(b, "0 questions");
    }
}

static void the_last_operator_cannot_leave(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        char path[200] = "";
        http_arrange(&visit.site, make_set_up_link, path);
        struct str form = arena_printf(&b->arena, "%s&key=%s", ann, path + sizeof "/set-up?key=" - 1);
        browser_post(b, "/set-up", form.at);
        assert_int_equal(browser_post(b, "/account/delete", "password_to_leave=quiet-harbour-7"), 403);
        assert_sees(b, "You are the only operator");
        browser_become(b, "second", ROLE_OPERATOR);
        struct browser first = signed_in_as_ann(&visit);
        assert_int_equal(browser_post(&first, "/account/delete", "password_to_leave=quiet-harbour-7"), 303);
        browser_close(&first);
    }
}

static void a_refused_form_gives_everything_back_but_passwords(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        int status = browser_send(b, METHOD_POST, "/account/password", "application/x-www-form-urlencoded",
                                  STR("password_now=quiet-harbour-7&password=green-lantern-8&csrf=0"));
        assert_int_equal(status, 403);
        assert_not_sees(b, "quiet-harbour-7");
        assert_not_sees(b, "green-lantern-8");
        status = browser_send(b, METHOD_POST, "/account/profile", "application/x-www-form-urlencoded",
                              STR("handle=Anna&about=I+buy+lamps&csrf=0"));
        assert_int_equal(status, 403);
        assert_not_sees(b, "I buy lamps"); /* nothing says which page it comes from */
        b->on_page = true;
        status = browser_send(b, METHOD_POST, "/account/profile", "application/x-www-form-urlencoded",
                              STR("handle=Anna&about=I+buy+lamps&csrf=0"));
        assert_int_equal(status, 403);
        assert_sees(b, ">I buy lamps</textarea>");
    }
}

/* ---- guests ---- */

/* The path and query of the private link on the page. */
static const char *private_link_of(struct browser *browser)
{
    struct str key = browser_between(browser, "/mine?key=", '"');
    assert_int_equal(key.len, 43);
    return arena_printf(&browser->arena, "/mine?key=%.*s", STR_ARG(key)).at;
}

static void a_guest_comes_back_on_another_device_by_the_private_link(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        assert_int_equal(browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F")), 303);
        browser_follow(b);
        assert_sees(b, "Your private link");
        const char *link = private_link_of(b);
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_not_sees(b, "Your private link");

        struct browser phone = visit_another(&visit);
        browser_get(&phone, "/questions/1/where-is-my-parcel-now");
        assert_not_sees(&phone, "/posts/question/1/edit");
        assert_int_equal(browser_get(&phone, link), 200);
        assert_sees(&phone, "Come back to your posts");
        assert_int_equal(browser_post(&phone, "/mine", strchr(link, '?') + 1), 303);
        assert_int_equal(browser_follow(&phone), 200);
        assert_sees(&phone, "Where is my parcel now?");
        browser_get(&phone, "/questions/1/where-is-my-parcel-now");
        assert_sees(&phone, "/posts/question/1/edit");
        assert_int_equal(browser_get(&phone, "/mine?key=nobody"), 404);
        browser_close(&phone);
    }
}

static void a_guests_posts_come_along_when_signing_up_and_earn_points(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F"));
        struct browser fan = visit_another(&visit);
        browser_become(&fan, "fan", ROLE_MEMBER);
        assert_int_equal(browser_post(&fan, "/posts/question/1/vote", "vote=1"), 303);
        browser_get(b, "/sign-up");
        assert_sees(b, "name=\"along\"");
        browser_post(b, "/sign-up", ann_along);
        assert_str(browser_cookie(b, "guest"), "");
        browser_get(b, "/users/ann");
        assert_sees(b, "1 question");
        assert_sees(b, "Where is my parcel now?");
        /* 100 to begin with, 20 for asking, 10 for the vote. */
        assert_sees(b, "130 points");
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_sees(b, "<bdi>Ann</bdi>");
        assert_sees(b, "/posts/question/1/edit");
        browser_close(&fan);
    }
}

/* A browser in a library: whoever signs in next did not write it. */
static void who_does_not_say_so_is_not_made_the_author_of_what_a_guest_wrote(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F"));
        struct browser other = visit_another(&visit);
        browser_post(&other, "/sign-up", ann);
        assert_int_equal(browser_post(b, "/sign-in", ann), 303);
        browser_get(&other, "/questions/1/where-is-my-parcel-now");
        assert_sees(&other, "<bdi>anonymous</bdi>");
        browser_get(b, "/account");
        assert_sees(b, "href=\"/mine\"");
        browser_get(b, "/mine");
        assert_sees(b, "Where is my parcel now?");
        struct str key = browser_between(b, "name=\"key\" value=\"", '"');
        const char *form = arena_cstr(&b->arena, arena_printf(&b->arena, "key=%.*s", STR_ARG(key)));
        assert_int_equal(browser_post(b, "/mine", form), 303);
        browser_get(&other, "/questions/1/where-is-my-parcel-now");
        assert_sees(&other, "<bdi>Ann</bdi>");
        browser_get(b, "/account");
        assert_not_sees(b, "href=\"/mine\"");
        browser_close(&other);
    }
}

static void nobody_keeps_a_vote_on_what_turns_out_to_be_ones_own(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F"));
        struct browser member = visit_another(&visit);
        browser_post(&member, "/sign-up", ann);
        assert_int_equal(browser_post(&member, "/posts/question/1/vote", "vote=1"), 303);
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_sees(b, "<b>+1</b> vote<");
        assert_int_equal(browser_post(b, "/sign-in", ann_along), 303);
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_sees(b, "<b>0</b> votes<");
        browser_get(b, "/users/ann");
        assert_sees(b, "120 points");
        browser_close(&member);
    }
}

static void a_signed_in_member_takes_the_posts_of_a_private_link_along(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F"));
        browser_follow(b);
        const char *link = private_link_of(b);
        struct browser member = visit_another(&visit);
        browser_become(&member, "ann", ROLE_MEMBER);
        browser_get(&member, link);
        assert_sees(&member, "Take them along");
        assert_int_equal(browser_post(&member, "/mine", strchr(link, '?') + 1), 303);
        browser_follow(&member);
        assert_sees(&member, "Where is my parcel now?");
        browser_close(&member);
    }
}

/* ---- lists of people ---- */

static void people_are_found_by_points_by_age_and_by_the_beginning_of_the_name(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        for (int i = 0; i < 55; i++) {
            struct browser one = visit_another(&visit);
            browser_become(&one, arena_printf(&one.arena, "member %02d", i).at, ROLE_MEMBER);
            browser_close(&one);
        }
        browser_get(b, "/users?sort=newest");
        assert_sees(b, "member 54");
        assert_not_sees(b, "member 04");
        struct str next = browser_between(b, "<a rel=\"next\" href=\"", '"');
        next = arena_printf(&b->arena, "/users?sort=newest&after=%.*s",
                            STR_ARG(str_slice(next, str_find(next, STR("after=")) + 6, next.len)));
        browser_get(b, next.at);
        assert_sees(b, "member 04");
        assert_not_sees(b, "member 05");
        browser_get(b, "/users?name=MEMBER+1");
        assert_sees(b, "member 10");
        assert_sees(b, "member 19");
        assert_not_sees(b, "member 20");
        browser_get(b, "/users?name=member");
        assert_sees(b, "type more letters");
        browser_get(b, "/users?name=zebra%25");
        assert_sees(b, "No name begins like this");
    }
}

static void a_profile_tells_who_somebody_is_and_what_was_written(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "ryan", ROLE_EXPERT);
        browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F"));
        assert_int_equal(
            browser_post(b, "/questions/1/answers", "body=Wait+for+another+week+and+then+open+a+dispute."),
            303);
        struct browser guest = visit_another(&visit);
        browser_get(&guest, "/users/Ryan");
        assert_sees(&guest, "<bdi>Expert</bdi></span>");
        assert_sees(&guest, "1 question");
        assert_sees(&guest, "Where is my parcel now?");
        assert_not_sees(&guest, "Edit your account");
        browser_get(&guest, "/users/Ryan?tab=answers");
        assert_sees(&guest, "Wait for another week");
        assert_sees(&guest, "#answer-1");
        assert_int_equal(browser_get(&guest, "/users/nobody"), 404);
        /* Who has asked nothing is known by the answers. */
        browser_become(b, "kay", ROLE_EXPERT);
        assert_int_equal(browser_post(b, "/questions/1/answers", "body=Ask+the+post+office+before+that."),
                         303);
        browser_get(&guest, "/users/kay");
        assert_sees(&guest, "Ask the post office before that.");
        assert_not_sees(&guest, "Nothing yet");
        browser_get(&guest, "/users/kay?tab=questions");
        assert_sees(&guest, "Nothing yet");
        browser_close(&guest);
    }
}

static void a_page_for_members_asks_guests_to_sign_in_and_leads_back(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        assert_int_equal(browser_get(b, "/account"), 401);
        assert_sees(b, "Sign in to go on");
        assert_sees(b, "name=\"back\" value=\"/account\"");
        assert_int_equal(browser_post(b, "/account/profile", "handle=Ann&about=Lamps"), 401);
        assert_sees(b, "name=\"kept-about\"");
        assert_sees(b, ">Lamps</textarea>");
    }
}

/* Browsers go on saying names that zones had before: whoever lives there has their own clocks all the same. */
static void a_zone_by_its_older_name_is_the_zone(void **state)
{
    static const char *const rows[][2] = {{"Asia%2FCalcutta", "Asia/Kolkata"},
                                          {"Europe%2FKiev", "Europe/Kyiv"},
                                          {"America%2FBuenos_Aires", "America/Argentina/Buenos_Aires"},
                                          {"Europe%2FParis", "Europe/Paris"},
                                          {"Moon%2FBase", "UTC"}};
    (void)state;
    if (access("/usr/share/zoneinfo/tzdata.zi", R_OK) != 0)
        skip(); /* no other names are known here */
    FOR_EACH_VISIT(visit, b)
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (!zones_find(zones_load(&b->arena), str_from(rows[i][1])))
            continue; /* this system's zones are older than the name */
        struct browser one = visit_another(&visit);
        const char *form = arena_printf(&one.arena, "handle=Person+%c&password=quiet-harbour-7&zone=%s",
                                        (int)('A' + i), rows[i][0])
                               .at;
        one.address = arena_printf(&one.arena, "198.51.%zu.7", 100 + i);
        assert_int_equal(browser_post(&one, "/sign-up", form), 303);
        browser_get(&one, "/account");
        struct str option =
            browser_between(&one, arena_printf(&one.arena, "<option value=\"%s\"", rows[i][1]).at, '>');
        assert_true(str_find(option, STR("selected")) < option.len);
        browser_close(&one);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_password_ends_every_other_session_and_the_old_password),
        cmocka_unit_test(a_new_password_ends_the_links_for_a_new_password),
        cmocka_unit_test(a_member_changes_name_and_profile_and_keeps_what_was_typed),
        cmocka_unit_test(what_a_deleted_person_wrote_stays_under_deleted_user),
        cmocka_unit_test(the_last_operator_cannot_leave),
        cmocka_unit_test(a_refused_form_gives_everything_back_but_passwords),
        cmocka_unit_test(a_guest_comes_back_on_another_device_by_the_private_link),
        cmocka_unit_test(who_does_not_say_so_is_not_made_the_author_of_what_a_guest_wrote),
        cmocka_unit_test(a_guests_posts_come_along_when_signing_up_and_earn_points),
        cmocka_unit_test(nobody_keeps_a_vote_on_what_turns_out_to_be_ones_own),
        cmocka_unit_test(a_signed_in_member_takes_the_posts_of_a_private_link_along),
        cmocka_unit_test(people_are_found_by_points_by_age_and_by_the_beginning_of_the_name),
        cmocka_unit_test(a_profile_tells_who_somebody_is_and_what_was_written),
        cmocka_unit_test(a_page_for_members_asks_guests_to_sign_in_and_leads_back),
        cmocka_unit_test(a_zone_by_its_older_name_is_the_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
