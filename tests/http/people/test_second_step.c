/* The second step of signing in: turned on in the account, asked for at the door, and not to be walked around. */
#include "base/check.h"
#include "base/time_code.h"
#include "service/people/account.h"
#include "service/people/staff.h"
#include "service/people/token.h"
#include "support/door/http_fixture.h"
#include "support/reach/mailed.h"

#include <liboath/oath.h>
#include <stdio.h>
#include <stdlib.h>

static const char ann[] = "handle=Ann&password=quiet-harbour-7";
static const char begin_form[] = "turn=begin&password_now=quiet-harbour-7";

/* An app with the secret. */
struct app_of_ann {
    struct str secret;
    int64_t step; /* of the last code that it showed */
    struct str codes[RECOVERY_CODES];
};

static struct str without(struct browser *b, struct str text, char gone)
{
    size_t len = 0;
    char *plain = arena_take(&b->arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != gone)
            plain[len++] = text.at[i];
    return (struct str){plain, len};
}

static const char *code_at(struct browser *b, const struct app_of_ann *app, int64_t step)
{
    char *key = NULL, code[TIME_CODE_DIGITS + 1];
    size_t len = 0;
    assert_int_equal(oath_base32_decode(app->secret.at, app->secret.len, &key, &len), OATH_OK);
    assert_int_equal(oath_totp_generate(key, len, (time_t)(step * TIME_STEP_SECONDS), TIME_STEP_SECONDS, 0,
                                        TIME_CODE_DIGITS, code),
                     OATH_OK);
    free(key);
    return arena_printf(&b->arena, "code=%s", code).at;
}

static const char *code_now(struct browser *b, struct app_of_ann *app)
{
    app->step = instant_now().ms / 1000 / TIME_STEP_SECONDS;
    return code_at(b, app, app->step);
}

static void read_secret(struct browser *b, struct app_of_ann *app)
{
    struct str shown = browser_between(b, "class=\"scan\" translate=\"no\" dir=\"ltr\">", '<');
    app->secret = without(b, shown, ' ');
    assert_int_equal(app->secret.len, TIME_SECRET_TEXT);
}

static void read_codes(struct browser *b, struct app_of_ann *app)
{
    static const struct str before = STR_INIT("<li class=\"scan\" translate=\"no\" dir=\"ltr\">");
    struct str rest = b->body;
    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        size_t at = str_find(rest, before);
        assert_true(at < rest.len);
        rest = str_slice(rest, at + before.len, rest.len);
        struct str line = rest;
        app->codes[i] = arena_copy(&b->arena, str_cut(&line, '<'));
    }
    assert_int_equal(str_find(rest, before), rest.len);
}

static void turn_on(struct browser *b, struct app_of_ann *app)
{
    assert_int_equal(browser_post(b, "/account/second-step", begin_form), 200);
    read_secret(b, app);
    assert_int_equal(browser_post(b, "/account/second-step/first-code", code_now(b, app)), 200);
    read_codes(b, app);
}

/* The form of the page that asks for a code. */
static const char *with_ticket(struct browser *b, const char *code)
{
    struct str ticket = browser_between(b, "name=\"ticket\" value=\"", '"');
    assert_true(ticket.len > 0);
    return arena_printf(&b->arena, "%s&ticket=%.*s&handle=Ann", code, STR_ARG(ticket)).at;
}

static const char *recovery(struct browser *b, struct str code)
{
    return arena_printf(&b->arena, "code=%.*s", STR_ARG(code)).at;
}

static int password_then(struct browser *b, const char *code)
{
    assert_int_equal(browser_post(b, "/sign-in", ann), 200);
    assert_sees(b, "Enter your code");
    return browser_post(b, "/sign-in/code", with_ticket(b, code));
}

static bool is_in(struct browser *b)
{
    return browser_get(b, "/account") == 200;
}

/* Signs her up and turns the second step on; answers a browser that has nothing of hers yet. */
static struct browser ann_with(struct visit *visit, struct browser *b, struct app_of_ann *app)
{
    browser_post(b, "/sign-up", ann);
    turn_on(b, app);
    return visit_another(visit);
}

static void with_the_step_on_the_password_alone_signs_nobody_in(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other;
        browser_post(b, "/sign-up", ann);
        turn_on(b, &app);
        assert_sees(b, "It is on");
        browser_get(b, "/account");
        assert_sees(b, "10 recovery codes are left.");
        other = visit_another(&visit);
        assert_int_equal(browser_post(&other, "/sign-in", ann), 200);
        assert_sees(&other, "Enter your code");
        assert_int_equal(browser_cookie(&other, "session").len, 0);
        const char *next = with_ticket(&other, code_at(&other, &app, app.step + 1));
        assert_false(is_in(&other));
        assert_int_equal(browser_post(&other, "/sign-in/code", next), 303);
        assert_str(other.location, "/");
        assert_true(is_in(&other));
        browser_close(&other);
    }
}

static void a_code_is_taken_once_and_nothing_before_it(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other = ann_with(&visit, b, &app);
        /* The code that turned it on is used up, too. */
        assert_int_equal(password_then(&other, code_at(&other, &app, app.step)), 422);
        assert_sees(&other, "This code does not fit, or was used already.");
        assert_not_sees(&other, code_at(&other, &app, app.step) + 5);
        assert_int_equal(password_then(&other, code_at(&other, &app, app.step + 1)), 303);
        browser_post(&other, "/sign-out", "");
        assert_int_equal(password_then(&other, code_at(&other, &app, app.step + 1)), 422);
        assert_int_equal(password_then(&other, code_at(&other, &app, app.step)), 422);
        assert_false(is_in(&other));
        browser_close(&other);
    }
}

static void a_recovery_code_signs_in_once_however_it_is_typed(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other = ann_with(&visit, b, &app);
        assert_int_equal(password_then(&other, recovery(&other, without(&other, app.codes[3], '-'))), 303);
        browser_get(&other, "/account/second-step");
        assert_sees(&other, "9 recovery codes are left.");
        assert_not_sees(&other, app.codes[4].at);
        browser_post(&other, "/sign-out", "");
        assert_int_equal(password_then(&other, recovery(&other, app.codes[3])), 422);
        assert_int_equal(password_then(&other, recovery(&other, app.codes[4])), 303);
        /* New ones end those of before. */
        assert_int_equal(
            browser_post(&other, "/account/second-step", "turn=codes&password_now=quiet-harbour-7"), 200);
        struct str old = app.codes[5];
        read_codes(&other, &app);
        browser_post(&other, "/sign-out", "");
        assert_int_equal(password_then(&other, recovery(&other, old)), 422);
        assert_int_equal(password_then(&other, recovery(&other, app.codes[0])), 303);
        browser_close(&other);
    }
}

static void wrong_passwords_of_a_network_keep_no_known_browser_from_its_code(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser fool = ann_with(&visit, b, &app), mod = visit_another(&visit);
        browser_post(b, "/sign-out", "");
        browser_become(&mod, "Mod", ROLE_OPERATOR);
        browser_post(&mod, "/admin/settings/limits", "limit_sign_in_network=1");
        fool.address = b->address;
        assert_int_equal(browser_post(&fool, "/sign-in", "handle=nobody&password=quiet-harbour-8"), 422);
        assert_int_equal(browser_post(&fool, "/sign-in", "handle=nobody&password=quiet-harbour-8"), 429);
        assert_int_equal(password_then(b, recovery(b, app.codes[0])), 303);
        browser_close(&mod);
        browser_close(&fool);
    }
}

static void guessing_codes_is_slowed_down_whatever_the_network(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other = ann_with(&visit, b, &app), mod;
        for (int i = 0; i < 6; i++) {
            other.address = arena_printf(&other.arena, "198.51.%d.7", i);
            assert_int_equal(password_then(&other, "code=000000"), 422);
        }
        other.address = STR("198.51.100.7");
        assert_int_equal(password_then(&other, recovery(&other, app.codes[0])), 429);
        assert_true(browser_header(&other, "Retry-After").len > 0);
        /* A browser in which Ann was signed in before has tries of its own. */
        browser_post(b, "/sign-out", "");
        assert_int_equal(password_then(b, recovery(b, app.codes[0])), 303);
        mod = visit_another(&visit);
        browser_become(&mod, "Mod", ROLE_OPERATOR);
        browser_get(&mod, "/admin/audit?act=wrong+code");
        assert_sees(&mod, "from 198.51.3.7");
        browser_close(&mod);
        browser_close(&other);
    }
}

static void a_ticket_is_the_persons_own_and_ends_with_the_password(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other = ann_with(&visit, b, &app);
        browser_post(&other, "/sign-in", ann);
        const char *form = with_ticket(&other, recovery(&other, app.codes[0]));
        static const char *const made_up[] = {"", "1", "1.99999999999999.", "1.99999999999999.00",
                                              "2.99999999999999.00"};
        for (size_t i = 0; i < COUNT_OF(made_up); i++) {
            const char *wrong =
                arena_printf(&other.arena, "%s&ticket=%s", recovery(&other, app.codes[0]), made_up[i]).at;
            assert_int_equal(browser_post(&other, "/sign-in/code", wrong), 303);
            assert_str(other.location, "/sign-in?said=too-late");
        }
        assert_int_equal(
            browser_post(b, "/account/password", "password_now=quiet-harbour-7&password=calm-lighthouse-9"),
            303);
        assert_int_equal(browser_post(&other, "/sign-in/code", form), 303);
        assert_str(other.location, "/sign-in?said=too-late");
        browser_follow(&other);
        assert_sees(&other, "That took too long.");
        assert_false(is_in(&other));
        browser_close(&other);
    }
}

static void turning_on_needs_the_password_and_a_code_and_ends_other_sessions(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other;
        browser_post(b, "/sign-up", ann);
        other = visit_another(&visit);
        browser_post(&other, "/sign-in", ann);
        assert_int_equal(browser_post(b, "/account/second-step", "turn=begin&password_now=wrong-password"),
                         422);
        assert_sees(b, "This is not your password.");
        assert_int_equal(browser_post(b, "/account/second-step/first-code", "code=123456"), 409);
        assert_int_equal(browser_post(b, "/account/second-step", begin_form), 200);
        assert_sees(b, "<svg class=\"qr\"");
        assert_sees(b, "href=\"otpauth://totp/");
        read_secret(b, &app);
        /* Whoever only looks does not see the secret, and nobody is asked for a code yet. */
        browser_get(b, "/account/second-step");
        assert_not_sees(b, "otpauth:");
        assert_true(is_in(&other));
        const char *wrong = code_at(b, &app, instant_now().ms / 1000 / TIME_STEP_SECONDS + 5);
        assert_int_equal(browser_post(b, "/account/second-step/first-code", wrong), 422);
        assert_sees(b, "Is the clock of your device right?");
        assert_int_equal(browser_post(b, "/account/second-step/first-code", code_now(b, &app)), 200);
        assert_true(is_in(b));
        assert_false(is_in(&other));
        assert_int_equal(browser_post(b, "/account/second-step", begin_form), 409);
        browser_close(&other);
    }
}

static void turning_off_needs_the_password_and_is_audited(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other, mod;
        browser_post(b, "/sign-up", ann);
        turn_on(b, &app);
        assert_int_equal(browser_post(b, "/account/second-step", "turn=end&password_now=wrong-password"),
                         422);
        mod = visit_another(&visit);
        browser_become(&mod, "Mod", ROLE_OPERATOR);
        browser_get(&mod, "/admin/people/Ann");
        assert_sees(&mod, "Signing in asks for a code, too.");
        assert_int_equal(browser_post(b, "/account/second-step", "turn=end&password_now=quiet-harbour-7"),
                         303);
        browser_follow(b);
        assert_sees(b, "The second step is off.");
        other = visit_another(&visit);
        assert_int_equal(browser_post(&other, "/sign-in", ann), 303);
        browser_get(&mod, "/admin/audit?act=second+step");
        assert_sees(&mod, "turned on");
        assert_sees(&mod, "turned off");
        browser_get(&mod, "/admin/people/Ann");
        assert_not_sees(&mod, "Signing in asks for a code");
        browser_close(&mod);
        browser_close(&other);
    }
}

static enum err end_for_ann(struct ctx *ctx, void *arg)
{
    (void)arg;
    return staff_end_second(ctx, STR("Ann"));
}

static void an_operator_turns_it_off_for_who_has_lost_everything(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other = ann_with(&visit, b, &app), mod;
        http_arrange(&visit.site, end_for_ann, NULL);
        assert_int_equal(browser_post(&other, "/sign-in", ann), 303);
        mod = visit_another(&visit);
        browser_become(&mod, "Mod", ROLE_OPERATOR);
        browser_get(&mod, "/admin/audit?act=second+step");
        assert_sees(&mod, "turned off by the operator");
        browser_close(&mod);
        browser_close(&other);
    }
}

/* A link as the staff hand it out; the mail's is the same. */
static enum err make_link(struct ctx *ctx, void *arg)
{
    struct str path;
    struct person person;
    enum err err = person_load_by_handle(ctx->db, ctx->arena, STR("ann"), &person);
    if (!err)
        err = account_password_link(ctx, person.id, &path);
    if (!err)
        snprintf(arg, 200, "%.*s", STR_ARG(path));
    return err;
}

static void a_new_password_by_a_link_does_not_skip_the_code(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        char path[200];
        struct browser other = ann_with(&visit, b, &app);
        http_arrange(&visit.site, make_link, path);
        browser_get(&other, path);
        struct str key = browser_between(&other, "name=\"key\" value=\"", '"');
        const char *form = arena_printf(&other.arena, "key=%.*s&password=calm-lighthouse-9", STR_ARG(key)).at;
        assert_int_equal(browser_post(&other, "/new-password", form), 200);
        assert_sees(&other, "Enter your code");
        const char *code = with_ticket(&other, recovery(&other, app.codes[0]));
        assert_false(is_in(&other));
        code = arena_printf(&other.arena, "%s&back=%%2Faccount%%3Fsaid%%3Dpassword", code).at;
        assert_int_equal(browser_post(&other, "/sign-in/code", code), 303);
        assert_str(other.location, "/account?said=password");
        assert_true(is_in(&other));
        browser_close(&other);
    }
}

static void what_was_written_waits_behind_the_code_too(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser other = ann_with(&visit, b, &app);
        const char *form =
            arena_printf(&other.arena, "%s&send_to=%%2Fask&kept-title=Late+parcel&kept-body=Hello", ann).at;
        assert_int_equal(browser_post(&other, "/sign-in", form), 200);
        assert_sees(&other, "Late parcel");
        const char *code = with_ticket(&other, recovery(&other, app.codes[0]));
        code =
            arena_printf(&other.arena, "%s&send_to=%%2Fask&kept-title=Late+parcel&kept-body=Hello", code).at;
        assert_int_equal(browser_post(&other, "/sign-in/code", code), 200);
        assert_sees(&other, "You are signed in");
        assert_sees(&other, "name=\"title\"");
        assert_sees(&other, "Late parcel");
        browser_close(&other);
    }
}

static void a_token_for_programs_stays_good(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct app_of_ann app;
        struct browser program;
        browser_post(b, "/sign-up", ann);
        assert_int_equal(browser_post(b, "/account/tokens",
                                      "token_name=till&scope_read=1&days=30&password_now=quiet-harbour-7"),
                         200);
        struct str token = browser_between(b, "data-copy=\"rc_", '"');
        assert_true(token.len > 0);
        turn_on(b, &app);
        program = visit_another(&visit);
        program.extra[0] = (struct header){STR("Authorization"),
                                           arena_printf(&program.arena, "Bearer rc_%.*s", STR_ARG(token))};
        assert_int_equal(browser_get(&program, "/api/v1/notices"), 200);
        browser_close(&program);
    }
}

static void turning_on_and_a_used_recovery_code_are_told_by_mail(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct app_of_ann app;
        struct browser *b = mailed_begin(&mailed, database);
        browser_post(b, "/sign-up", ann);
        mailed_confirm(b, mailed_ask(&mailed, b, "ann@example.org", 1));
        turn_on(b, &app);
        assert_true(mail_has(post_office_mail(&mailed.office, 2), "The second step of signing in is on"));
        browser_post(b, "/sign-out", "");
        assert_int_equal(password_then(b, recovery(b, app.codes[0])), 303);
        assert_true(mail_has(post_office_mail(&mailed.office, 3), "A recovery code was used"));
        mailed_end(&mailed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_the_step_on_the_password_alone_signs_nobody_in),
        cmocka_unit_test(a_code_is_taken_once_and_nothing_before_it),
        cmocka_unit_test(a_recovery_code_signs_in_once_however_it_is_typed),
        cmocka_unit_test(wrong_passwords_of_a_network_keep_no_known_browser_from_its_code),
        cmocka_unit_test(guessing_codes_is_slowed_down_whatever_the_network),
        cmocka_unit_test(a_ticket_is_the_persons_own_and_ends_with_the_password),
        cmocka_unit_test(turning_on_needs_the_password_and_a_code_and_ends_other_sessions),
        cmocka_unit_test(turning_off_needs_the_password_and_is_audited),
        cmocka_unit_test(an_operator_turns_it_off_for_who_has_lost_everything),
        cmocka_unit_test(a_new_password_by_a_link_does_not_skip_the_code),
        cmocka_unit_test(what_was_written_waits_behind_the_code_too),
        cmocka_unit_test(a_token_for_programs_stays_good),
        cmocka_unit_test(turning_on_and_a_used_recovery_code_are_told_by_mail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
