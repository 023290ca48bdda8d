/* Passkeys: made in the account, signed in with, and refused each for its reason. */
#include "base/check.h"
#include "base/secret.h"
#include "service/people/second.h"
#include "store/people/second.h"
#include "support/door/http_fixture.h"
#include "support/people/device.h"
#include "support/reach/mailed.h"

static const char ann[] = "handle=Ann&password=quiet-harbour-7";

/* A member of the page's options, which stand escaped in an attribute. */
static struct str option(struct browser *b, const char *name)
{
    const char *before = arena_printf(&b->arena, "&quot;%s&quot;:&quot;", name).at;
    return browser_between(b, before, '&');
}

static struct str ask_to_add(struct browser *b)
{
    assert_int_equal(browser_post(b, "/account/passkeys", "turn=add&password_now=quiet-harbour-7"), 200);
    struct str challenge = option(b, "challenge");
    assert_int_equal(challenge.len, 43);
    return challenge;
}

/* Each browser of the test comes from an address of its own: refusals are counted by network. */
static int add(struct browser *b, struct device *device, const char *name)
{
    struct str challenge = ask_to_add(b);
    device->user = arena_copy(&b->arena, option(b, "user"));
    const char *made = device_makes(device, &b->arena, challenge);
    return browser_post(b, "/account/passkeys/new", arena_printf(&b->arena, "%s&name=%s", made, name).at);
}

static struct str ask_at_door(struct browser *b, const char *form)
{
    assert_int_equal(browser_post(b, "/sign-in/passkey", form), 200);
    return arena_copy(&b->arena, option(b, "challenge"));
}

static int show(struct browser *b, struct device *device, struct str challenge)
{
    return browser_post(b, "/sign-in/passkey/shown", device_shows(device, &b->arena, challenge));
}

static bool is_in(struct browser *b)
{
    return browser_get(b, "/account") == 200;
}

static void a_passkey_is_made_named_used_and_removed(void **state)
{
    (void)state;
    static const enum passkey_algorithm algorithms[] = {PASSKEY_ES256, PASSKEY_EDDSA, PASSKEY_RS256};
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        for (size_t i = 0; i < COUNT_OF(algorithms); i++) {
            struct device device;
            struct browser other = visit_another(&visit);
            device_begin(&device, algorithms[i]);
            assert_int_equal(add(b, &device, "My+phone"), 303);
            browser_follow(b);
            assert_sees(b, "The passkey is saved");
            assert_sees(b, "My phone");
            assert_sees(b, "Never used yet");
            assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 303);
            assert_true(is_in(&other));
            browser_get(b, "/account/passkeys");
            assert_sees(b, "Last used");
            struct str turn = arena_copy(&b->arena, browser_between(b, "name=\"turn\" value=\"remove-", '"'));
            const char *form = arena_printf(&b->arena, "turn=remove-%.*s", STR_ARG(turn)).at;
            assert_int_equal(browser_post(b, "/account/passkeys", form), 303);
            browser_follow(b);
            assert_sees(b, "There is none yet.");
            assert_int_equal(browser_post(b, "/account/passkeys", form), 404);
            assert_sees(b, "This passkey is removed already.");
            browser_post(&other, "/sign-out", "");
            assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 422);
            assert_sees(&other, "This passkey is not known here");
            assert_false(is_in(&other));
            device_end(&device);
            browser_close(&other);
        }
    }
}

/* Signs her up with a passkey of the device; answers a browser that has nothing of hers yet. */
static struct browser ann_with(struct visit *visit, struct browser *b, struct device *device)
{
    browser_post(b, "/sign-up", ann);
    assert_int_equal(add(b, device, "key"), 303);
    return visit_another(visit);
}

static void a_passkey_signs_in_with_a_name_and_to_where_one_was_going(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        device_begin(&device, PASSKEY_ES256);
        struct browser other = ann_with(&visit, b, &device);
        struct str challenge = ask_at_door(&other, "handle=ann&back=%2Faccount&button=passkey");
        assert_sees(&other, device_credential(&device, &other.arena).at);
        assert_sees(&other, "name=\"back\" value=\"/account\"");
        const char *form = device_shows(&device, &other.arena, challenge);
        form = arena_printf(&other.arena, "%s&back=%%2Faccount&handle=ann", form).at;
        assert_int_equal(browser_post(&other, "/sign-in/passkey/shown", form), 303);
        assert_str(other.location, "/account");
        assert_true(is_in(&other));
        /* A name that is nobody's is answered in the same way, twice the same, and opens nothing. */
        struct browser stranger = visit_another(&visit);
        ask_at_door(&stranger, "handle=nobody");
        struct str made_up = browser_between(&stranger, "ids&quot;:[&quot;", '&');
        assert_int_equal(made_up.len, 43);
        made_up = arena_copy(&stranger.arena, made_up);
        challenge = ask_at_door(&stranger, "handle=Nobody");
        assert_true(str_eq(browser_between(&stranger, "ids&quot;:[&quot;", '&'), made_up));
        browser_close(&stranger);
        browser_close(&other);
        device_end(&device);
    }
}

static enum err turn_second_on(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct person person;
    enum err err = person_load_by_handle(ctx->db, ctx->arena, STR("ann"), &person);
    if (!err)
        err = second_begin(ctx, person.id);
    return err ? err : second_step_confirm(ctx->db, person.id, ctx->now);
}

static void a_passkey_is_both_factors(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        device_begin(&device, PASSKEY_EDDSA);
        struct browser other = ann_with(&visit, b, &device);
        http_arrange(&visit.site, turn_second_on, NULL);
        assert_int_equal(browser_post(&other, "/sign-in", ann), 200);
        assert_sees(&other, "Enter your code");
        assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 303);
        assert_true(is_in(&other));
        browser_close(&other);
        device_end(&device);
    }
}

/* What is wrong with it, and what is said. */
static const struct wrong_row {
    const char *extra;
    struct str site, origin;
    bool unverified, other_challenge;
    int status;
    const char *says;
} wrong_rows[] = {
    {"", STR_INIT("localhost"), STR_INIT("https://evil.example"), false, false, 403, "by another site"},
    {"", STR_INIT("evil.example"), STR_INIT("http://localhost"), false, false, 403, "by another site"},
    {",\"crossOrigin\":true", STR_INIT("localhost"), STR_INIT("http://localhost"), false, false, 403,
     "by another site"},
    {"", STR_INIT("localhost"), STR_INIT("http://localhost"), true, false, 422, "did not ask for a PIN"},
    {"", STR_INIT("localhost"), STR_INIT("http://localhost"), false, true, 409, "was sent already"},
    {",\"type\":\"x\"", STR_INIT("localhost"), STR_INIT("http://localhost"), false, false, 422,
     "is no passkey"},
};

static void bend(struct device *device, const struct wrong_row *row)
{
    device->extra = row->extra;
    device->site = row->site;
    device->origin = row->origin;
    device->verifies = !row->unverified;
}

static void each_way_of_being_wrong_has_its_sentence(void **state)
{
    (void)state;
    static const struct str made_up = STR_INIT("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        device_begin(&device, PASSKEY_ES256);
        struct browser other = ann_with(&visit, b, &device);
        for (size_t i = 0; i < COUNT_OF(wrong_rows); i++) {
            const struct wrong_row *row = &wrong_rows[i];
            struct device fresh;
            device_begin(&fresh, PASSKEY_ES256);
            bend(&fresh, row);
            bend(&device, row);
            struct str challenge = ask_to_add(b);
            const char *made = device_makes(&fresh, &b->arena, row->other_challenge ? made_up : challenge);
            assert_int_equal(browser_post(b, "/account/passkeys/new", made), row->status);
            assert_sees(b, row->says);
            challenge = ask_at_door(&other, "");
            assert_int_equal(show(&other, &device, row->other_challenge ? made_up : challenge), row->status);
            assert_sees(&other, row->says);
            assert_false(is_in(&other));
            device_end(&fresh);
        }
        /* Without a script nothing is filled in. */
        assert_int_equal(browser_post(&other, "/sign-in/passkey/shown", "client=&credential="), 422);
        assert_sees(&other, "Is JavaScript on?");
        browser_close(&other);
        device_end(&device);
    }
}

static void a_challenge_is_good_once_for_one_browser_and_one_purpose(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device, second;
        device_begin(&device, PASSKEY_ES256);
        device_begin(&second, PASSKEY_ES256);
        struct browser other = ann_with(&visit, b, &device), thief;
        thief = visit_another(&visit);
        struct str challenge = ask_at_door(&other, "");
        ask_at_door(&thief, "");
        assert_int_equal(show(&thief, &device, challenge), 409);
        assert_int_equal(show(&other, &device, challenge), 303);
        const char *again = device_shows(&device, &other.arena, challenge);
        browser_post(&other, "/sign-out", "");
        assert_int_equal(browser_post(&other, "/sign-in/passkey/shown", again), 409);
        /* What did not fit has used it up, too. */
        challenge = ask_at_door(&other, "");
        device.verifies = false;
        assert_int_equal(show(&other, &device, challenge), 422);
        device.verifies = true;
        assert_int_equal(show(&other, &device, challenge), 409);
        /* One of the door makes no key, and one of the account signs nobody in. */
        challenge = ask_at_door(b, "");
        assert_int_equal(
            browser_post(b, "/account/passkeys/new", device_makes(&second, &b->arena, challenge)), 409);
        challenge = ask_to_add(b);
        assert_int_equal(show(b, &device, challenge), 409);
        browser_close(&thief);
        browser_close(&other);
        device_end(&second);
        device_end(&device);
    }
}

static void a_counter_that_goes_back_shuts_the_passkey(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        device_begin(&device, PASSKEY_ES256);
        device.counter = 7;
        struct browser other = ann_with(&visit, b, &device);
        assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 303);
        browser_post(&other, "/sign-out", "");
        device.counter = 8;
        assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 403);
        assert_sees(&other, "This passkey is shut");
        device.counter = 100;
        assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 403);
        assert_false(is_in(&other));
        browser_get(b, "/account/passkeys");
        assert_sees(b, "It counted backwards");
        browser_close(&other);
        device_end(&device);
    }
}

static void a_device_that_does_not_count_signs_in_again_and_again(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        device_begin(&device, PASSKEY_ES256);
        device.counter = 0;
        struct browser other = ann_with(&visit, b, &device);
        for (int i = 0; i < 3; i++)
            assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 303);
        browser_close(&other);
        device_end(&device);
    }
}

static void asking_is_counted_by_network_whatever_comes_of_it(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        for (int i = 0; i < 15; i++) {
            assert_int_equal(browser_post(b, "/sign-in/passkey", ""), 200);
            assert_int_equal(browser_post(b, "/sign-in/passkey/shown", "client=e30"), 422);
        }
        assert_int_equal(browser_post(b, "/sign-in/passkey", ""), 429);
        assert_sees(b, "too many attempts to sign in");
        assert_true(browser_header(b, "Retry-After").len > 0);
        assert_int_equal(browser_post(b, "/sign-in/passkey/shown", "client=e30"), 429);
        b->address = STR("198.51.100.7");
        assert_int_equal(browser_post(b, "/sign-in/passkey", ""), 200);
    }
}

static void asking_in_vain_keeps_out_nobody_who_was_here_before_and_no_password(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        device_begin(&device, PASSKEY_ES256);
        device.counter = 0;
        struct browser fool = ann_with(&visit, b, &device), fresh = visit_another(&visit);
        browser_post(b, "/sign-out", "");
        fool.address = fresh.address = b->address;
        for (int i = 0; i < 60; i++)
            browser_post(&fool, "/sign-in/passkey", "");
        assert_int_equal(browser_post(&fool, "/sign-in/passkey", ""), 429);
        assert_int_equal(show(b, &device, ask_at_door(b, "")), 303);
        assert_true(is_in(b));
        assert_int_equal(browser_post(&fresh, "/sign-in/passkey", ""), 429);
        assert_int_equal(browser_post(&fresh, "/sign-in", ann), 303);
        browser_close(&fresh);
        browser_close(&fool);
        device_end(&device);
    }
}

static void signing_in_uses_nothing_up(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        device_begin(&device, PASSKEY_ES256);
        device.counter = 0;
        struct browser first = ann_with(&visit, b, &device);
        struct str address = first.address;
        browser_close(&first);
        for (int i = 0; i < 35; i++) { /* an office that comes to work */
            struct browser other = visit_another(&visit);
            other.address = address;
            assert_int_equal(show(&other, &device, ask_at_door(&other, "")), 303);
            browser_close(&other);
        }
        device_end(&device);
    }
}

static void a_passkey_is_one_persons(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        struct browser bo;
        browser_post(b, "/sign-up", ann);
        device_begin(&device, PASSKEY_ES256);
        assert_int_equal(add(b, &device, "key"), 303);
        bo = visit_another(&visit);
        browser_post(&bo, "/sign-up", "handle=Bo&password=quiet-harbour-7");
        assert_int_equal(add(&bo, &device, "key"), 409);
        assert_sees(&bo, "This passkey is in use already.");
        /* Bo's name with Ann's key, and Ann's key that says it is Bo's. */
        assert_int_equal(show(&bo, &device, ask_at_door(&bo, "handle=Bo")), 422);
        assert_int_equal(show(&bo, &device, ask_at_door(&bo, "")), 422);
        assert_sees(&bo, "This passkey is not known here");
        /* Nobody removes another's. */
        browser_get(b, "/account/passkeys");
        struct str id = browser_between(b, "name=\"turn\" value=\"remove-", '"');
        const char *form = arena_printf(&bo.arena, "turn=remove-%.*s", STR_ARG(id)).at;
        assert_int_equal(browser_post(&bo, "/account/passkeys", form), 404);
        browser_close(&bo);
        device_end(&device);
    }
}

/* The browser's session began an hour ago. */
static enum err grow_old(struct ctx *ctx, void *arg)
{
    struct person person;
    struct hash hash = hash_of(browser_cookie(arg, "session"));
    struct instant then = {ctx->now.ms - SPAN_MINUTES(60).ms};
    enum err err = person_load_by_handle(ctx->db, ctx->arena, STR("ann"), &person);
    if (!err)
        err = session_delete(ctx->db, str_from(hash.text));
    return err ? err
               : session_insert(ctx->db, str_from(hash.text), person.id, then,
                                instant_add(ctx->now, SPAN_DAYS(1)));
}

static void an_older_session_gives_the_password_first(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", ann);
        http_arrange(&visit.site, grow_old, b);
        browser_get(b, "/account/passkeys");
        assert_sees(b, "name=\"password_now\"");
        assert_int_equal(browser_post(b, "/account/passkeys", "turn=add"), 422);
        assert_sees(b, "Enter your password.");
        assert_int_equal(browser_post(b, "/account/passkeys", "turn=add&password_now=wrong-password"), 422);
        assert_sees(b, "This is not your password.");
        ask_to_add(b);
    }
}

static void a_new_passkey_is_told_by_mail(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct device device;
        struct browser *b = mailed_begin(&mailed, database);
        browser_post(b, "/sign-up", ann);
        mailed_confirm(b, mailed_ask(&mailed, b, "ann@example.org", 1));
        device_begin(&device, PASSKEY_ES256);
        device.origin = STR("http://127.0.0.1:8080");
        assert_int_equal(add(b, &device, "Red+phone"), 303);
        struct str mail = post_office_mail(&mailed.office, 2);
        assert_true(mail_has(mail, "Your account has a new passkey"));
        assert_true(mail_has(mail, "Red phone"));
        device_end(&device);
        mailed_end(&mailed);
    }
}

static void an_account_that_ends_takes_its_passkeys_along(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct device device;
        browser_post(b, "/sign-up", ann);
        device_begin(&device, PASSKEY_ES256);
        assert_int_equal(add(b, &device, "key"), 303);
        assert_int_equal(browser_post(b, "/account/delete", "password_to_leave=quiet-harbour-7"), 303);
        assert_int_equal(show(b, &device, ask_at_door(b, "")), 422);
        assert_sees(b, "This passkey is not known here");
        device_end(&device);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_passkey_is_made_named_used_and_removed),
        cmocka_unit_test(a_passkey_signs_in_with_a_name_and_to_where_one_was_going),
        cmocka_unit_test(a_passkey_is_both_factors),
        cmocka_unit_test(each_way_of_being_wrong_has_its_sentence),
        cmocka_unit_test(a_challenge_is_good_once_for_one_browser_and_one_purpose),
        cmocka_unit_test(a_counter_that_goes_back_shuts_the_passkey),
        cmocka_unit_test(a_device_that_does_not_count_signs_in_again_and_again),
        cmocka_unit_test(asking_is_counted_by_network_whatever_comes_of_it),
        cmocka_unit_test(asking_in_vain_keeps_out_nobody_who_was_here_before_and_no_password),
        cmocka_unit_test(signing_in_uses_nothing_up),
        cmocka_unit_test(a_passkey_is_one_persons),
        cmocka_unit_test(an_older_session_gives_the_password_first),
        cmocka_unit_test(a_new_passkey_is_told_by_mail),
        cmocka_unit_test(an_account_that_ends_takes_its_passkeys_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
