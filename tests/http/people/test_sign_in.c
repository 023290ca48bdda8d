/* Coming in and going out, and what is never lost on the way. */
#include "base/check.h"
#include "service/people/account.h"
#include "support/door/http_fixture.h"

#include <stdio.h>
#include <string.h>

static const char ann[] = "handle=Ann&password=quiet-harbour-7";

static const char *question_form(struct visit *visit, const char *title)
{
    return arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.",
                        (long long)visit->site.category_id, title)
        .at;
}

static void a_new_member_is_signed_in_and_seen_in_the_header(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_get(b, "/sign-up");
        assert_sees(b, "At least 10 characters");
        assert_int_equal(browser_post(b, "/sign-up", ann), 303);
        assert_str(b->location, "/");
        browser_follow(b);
        assert_sees(b, "Profile of <bdi>Ann</bdi>");
    }
}

/* Where guests may with their own alone, others find the way in. */
static void what_members_alone_may_leads_to_signing_in(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct browser other = visit_another(&visit);
        assert_int_equal(browser_post(b, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F")), 303);
        assert_int_equal(browser_get(b, "/posts/question/1/edit"), 200);
        assert_int_equal(browser_get(&other, "/posts/question/1/edit"), 403);
        assert_sees(&other, "action=\"/sign-in\"");
        assert_sees(&other, "value=\"/posts/question/1/edit\"");
        browser_close(&other);
    }
}

static void names_that_differ_by_case_or_accent_are_one(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        browser_post(&visit.browser, "/sign-up", ann);
        struct browser other = visit_another(&visit);
        assert_int_equal(browser_post(&other, "/sign-up", "handle=%C3%81NN&password=quiet-harbour-7"), 409);
        assert_sees(&other, "Somebody has this name already");
        assert_sees(&other, "value=\"\xC3\x81NN\"");
        browser_close(&other);
        visit_end(&visit);
    }
}

static void a_refused_sign_up_says_why_beside_the_field_and_never_shows_the_password(void **state)
{
    (void)state;
    static const struct wrong_form rows[] = {
        {"handle=Bo&password=short", "at least 10 characters"},
        {"handle=x&password=quiet-harbour-7", "2 to 30 characters"},
        {"handle=&password=quiet-harbour-7", "Enter a name."},
        {"handle=a%2Fb&password=quiet-harbour-7", "Use letters and digits"},
        {"handle=Anonymous&password=quiet-harbour-7", "mistaken"},
        {"handle=LongEnoughName&password=longenoughname12", "must not be the name"},
        {"handle=Bert&password=password12", "tried first"},
        {"handle=Bert&password=1234567890", "tried first"},
    };
    FOR_EACH_VISIT(visit, b)
    {
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_wrong_forms(b, "/sign-up", &rows[i], 1);
            assert_not_sees(b, "quiet-harbour-7");
        }
    }
}

static void signing_in_goes_back_to_the_page_and_signing_out_ends_the_session(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        struct str old = browser_cookie(b, "session");
        assert_int_equal(browser_post(b, "/sign-out", ""), 303);
        assert_str(browser_header(b, "Clear-Site-Data"), "\"cache\", \"storage\"");
        browser_follow(b);
        assert_sees(b, "You are signed out.");
        assert_sees(b, "data-draft-done=\"*\"");
        browser_get(b, "/sign-in?said=too-late"); /* what was typed elsewhere is still wanted */
        assert_sees(b, "data-draft-done=\"none\"");
        browser_get(b, "/sign-in");
        assert_not_sees(b, "data-draft-done");

        struct browser thief = visit_another(&visit);
        thief.cookies[thief.cookie_count++] = (struct header){STR("session"), old};
        browser_get(&thief, "/questions");
        assert_not_sees(&thief, "Profile of");
        browser_close(&thief);

        struct str form = arena_printf(&b->arena, "%s&back=%%2Fquestions%%3Fsort%%3Dhot", ann);
        assert_int_equal(browser_post(b, "/sign-in", form.at), 303);
        assert_str(b->location, "/questions?sort=hot");
        browser_follow(b);
        assert_sees(b, "Profile of <bdi>Ann</bdi>");
    }
}

static void signing_in_never_leads_to_another_site(void **state)
{
    (void)state;
    static const char *const elsewhere[] = {
        "https%3A%2F%2Fevil.example%2F", "%2F%2Fevil.example", "%2F%5Cevil.example",
        "javascript%3Aalert(1)",         "%5C%5Cevil.example", "evil.example",
        "%2F%09%2Fevil.example"};
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        for (size_t i = 0; i < COUNT_OF(elsewhere); i++) {
            struct str form =
                arena_printf(&b->arena, "handle=Member%zu&password=quiet-harbour-7&back=%s", i, elsewhere[i]);
            b->address = arena_printf(&b->arena, "192.0.2.%zu", 10 + i);
            assert_int_equal(browser_post(b, "/sign-up", form.at), 303);
            assert_str(b->location, "/");
            browser_post(b, "/sign-out", "");
            assert_int_equal(browser_post(b, "/sign-in", form.at), 303);
            assert_str(b->location, "/");
        }
    }
}

static void nobody_learns_from_signing_in_who_has_an_account(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        struct browser other = visit_another(&visit);
        assert_int_equal(browser_post(&other, "/sign-in", "handle=Ann&password=wrong-password"), 422);
        assert_sees(&other, "do not belong together");
        assert_sees(&other, "value=\"Ann\"");
        assert_int_equal(browser_post(&other, "/sign-in", "handle=Nobody&password=wrong-password"), 422);
        assert_sees(&other, "do not belong together");
        browser_close(&other);
    }
}

static void a_network_gets_three_new_accounts_a_day(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        for (int i = 0; i < 4; i++) {
            struct browser b = visit_another(&visit);
            struct str form = arena_printf(&b.arena, "handle=Member%d&password=quiet-harbour-7", i);
            assert_int_equal(browser_post(&b, "/sign-up", form.at), i < 3 ? 303 : 429);
            browser_close(&b);
        }
        visit_end(&visit);
    }
}

static void a_form_whose_session_has_ended_waits_until_somebody_signs_in(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        browser_get(b, "/ask");
        struct str code = b->csrf;
        struct browser elsewhere = visit_another(&visit);
        elsewhere.cookies[elsewhere.cookie_count++] =
            (struct header){STR("session"), browser_cookie(b, "session")};
        browser_post(&elsewhere, "/sign-out", "");
        browser_close(&elsewhere);

        b->csrf = code;
        const char *form = question_form(&visit, "Where+is+my+parcel+now%3F");
        assert_int_equal(browser_post(b, "/ask", form), 403);
        assert_sees(b, "You are not signed in any more");
        assert_sees(b, "Where is my parcel now?");
        assert_sees(b, "name=\"kept-body\"");
        assert_sees(b, "Send it without signing in");

        struct str again =
            arena_printf(&b->arena,
                         "%s&send_to=%%2Fask&kept-title=Where+is+my+parcel+now%%3F&"
                         "kept-body=It+is+late.&kept-category=%lld&kept-opened_at=1700000000000&"
                         "kept-words1=&kept-button=post",
                         ann, (long long)visit.site.category_id);
        assert_int_equal(browser_post(b, "/sign-in", again.at), 200);
        assert_sees(b, "It is not sent yet");
        assert_sees(b, "action=\"/ask\"");
        assert_sees(b, "It goes to <code>/ask</code>");
        assert_sees(b, "readonly"); /* also what was chosen is seen before it is sent */
        assert_sees(
            b, ">Category</label><input id=\"typed-category\" value=\"Internet\" dir=\"auto\" readonly>");
        assert_not_sees(b, ">category</label>");
        static const char *const unsaid[] = {"opened_at", "words1", "button"};
        for (size_t i = 0; i < COUNT_OF(unsaid); i++) {
            assert_not_sees(b, arena_printf(&b->arena, ">%s</label>", unsaid[i]).at);
            assert_sees(b, arena_printf(&b->arena, "<input type=\"hidden\" name=\"%s\"", unsaid[i]).at);
        }
        assert_sees(b, "name=\"title\" value=\"Where is my parcel now?\"");
        assert_sees(b, ">It is late.</textarea>");
        assert_int_equal(browser_post(b, "/ask", form), 303);
        browser_follow(b);
        assert_sees(b, "Where is my parcel now?");
    }
}

static void a_waiting_form_survives_a_wrong_password_and_the_way_to_sign_up(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        static const char kept[] = "send_to=%2Fask&kept-title=Where+is+it+now%3F&kept-body=%3Cb%3Elate";
        struct str form = arena_printf(&b->arena, "handle=Ann&password=wrong-password&%s", kept);
        assert_int_equal(browser_post(b, "/sign-in", form.at), 422);
        assert_sees(b, "name=\"kept-title\" value=\"Where is it now?\"");
        assert_sees(b, "&lt;b&gt;late</textarea>");
        form = arena_printf(&b->arena, "button=open&%s", kept);
        assert_int_equal(browser_post(b, "/sign-up", form.at), 200);
        assert_sees(b, "name=\"kept-title\" value=\"Where is it now?\"");
        form = arena_printf(&b->arena, "%s&%s", ann, kept);
        assert_int_equal(browser_post(b, "/sign-up", form.at), 200);
        assert_sees(b, "name=\"title\" value=\"Where is it now?\"");
    }
}

static void what_staff_do_never_waits_behind_a_sign_in(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        browser_post(b, "/sign-out", "");
        struct str form =
            arena_printf(&b->arena, "%s&send_to=%%2Fadmin%%2Fpeople%%2Fann&kept-role=operator", ann);
        assert_int_equal(browser_post(b, "/sign-in", form.at), 303);
        assert_not_sees(b, "operator");
    }
}

static void over_tls_the_session_is_bound_to_the_host(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        b->secure = true;
        browser_post(b, "/sign-up", ann);
        struct str cookie = browser_header(b, "Set-Cookie");
        assert_true(str_starts(cookie, STR("__Host-session=")));
        assert_true(str_find(cookie, STR("; HttpOnly; SameSite=Lax")) < cookie.len);
        assert_true(str_ends(cookie, STR("; Secure")));
    }
}

static enum err make_set_up_link(struct ctx *ctx, void *arg)
{
    struct str path;
    enum err err = account_set_up_link(ctx, &path);
    snprintf(arg, 200, "%.*s", STR_ARG(path));
    return err;
}

/* The same link, looked at after so many minutes. */
struct later {
    const char *path;
    int64_t minutes;
    enum err err;
    struct failure failure;
};

static enum err look_later(struct ctx *ctx, void *arg)
{
    struct later *later = arg;
    struct ctx then = *ctx;
    then.now = instant_add(ctx->now, SPAN_MINUTES(later->minutes));
    later->err = account_set_up_known(&then, str_from(later->path + sizeof "/set-up?key=" - 1));
    later->failure = then.failure;
    return OK;
}

static void the_link_of_the_first_start_ends_after_half_an_hour_and_says_how_to_get_another(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        char path[200] = "";
        http_arrange(&visit.site, make_set_up_link, path);
        struct later soon = {.path = path, .minutes = 29}, late = {.path = path, .minutes = 31};
        http_arrange(&visit.site, look_later, &soon);
        http_arrange(&visit.site, look_later, &late);
        assert_int_equal(soon.err, OK);
        assert_int_equal(late.err, ERR_NOT_FOUND);
        assert_non_null(strstr(late.failure.text, "recourse site link"));
        visit_end(&visit);
    }
}

static void the_first_operator_comes_in_by_a_link_that_works_once(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        char path[200] = "";
        http_arrange(&visit.site, make_set_up_link, path);
        assert_int_equal(browser_get(b, "/set-up?key=wrong"), 404);
        assert_int_equal(browser_get(b, path), 200);
        struct str form = arena_printf(&b->arena, "%s&key=%s", ann, path + sizeof "/set-up?key=" - 1);
        assert_int_equal(browser_post(b, "/set-up", form.at), 303);
        assert_str(b->location, "/admin/set-up?said=begin");
        b->host = STR("help.example.org:8443"); /* the address is asked for, and the one in use is offered */
        browser_get(b, "/admin/set-up?said=begin");
        assert_sees(b, "A few short pages follow");
        browser_get(b, "/admin/set-up/name");
        assert_sees(b, "value=\"http://help.example.org:8443\"");
        assert_int_equal(browser_get(b, "/"), 421); /* until it is said */
        b->host = STR("localhost");
        browser_get(b, "/");
        assert_sees(b, "href=\"/admin\"");
        assert_int_equal(browser_get(b, path), 404);
        http_arrange(&visit.site, make_set_up_link, path);
        assert_string_equal(path, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_member_is_signed_in_and_seen_in_the_header),
        cmocka_unit_test(what_members_alone_may_leads_to_signing_in),
        cmocka_unit_test(names_that_differ_by_case_or_accent_are_one),
        cmocka_unit_test(a_refused_sign_up_says_why_beside_the_field_and_never_shows_the_password),
        cmocka_unit_test(signing_in_goes_back_to_the_page_and_signing_out_ends_the_session),
        cmocka_unit_test(signing_in_never_leads_to_another_site),
        cmocka_unit_test(nobody_learns_from_signing_in_who_has_an_account),
        cmocka_unit_test(a_network_gets_three_new_accounts_a_day),
        cmocka_unit_test(a_form_whose_session_has_ended_waits_until_somebody_signs_in),
        cmocka_unit_test(a_waiting_form_survives_a_wrong_password_and_the_way_to_sign_up),
        cmocka_unit_test(what_staff_do_never_waits_behind_a_sign_in),
        cmocka_unit_test(over_tls_the_session_is_bound_to_the_host),
        cmocka_unit_test(the_first_operator_comes_in_by_a_link_that_works_once),
        cmocka_unit_test(the_link_of_the_first_start_ends_after_half_an_hour_and_says_how_to_get_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
