/* Who guesses at a password is slowed down, and nobody else is; and it is written down. */
#include "base/check.h"
#include "service/clock/forget.h"
#include "service/unit/audit.h"
#include "support/door/http_fixture.h"

#include <stdio.h>

static const char ann[] = "handle=Ann&password=quiet-harbour-7";
static const char wrong[] = "handle=Ann&password=wrong-password";
static const char change[] = "password_now=quiet-harbour-7&password=calm-lighthouse-9";

/* Ann has an account; her browser is the visit's. */
static struct browser *begin(struct visit *visit, const struct fixture_database *database)
{
    struct browser *b = visit_begin(visit, database);
    assert_int_equal(browser_post(b, "/sign-up", ann), 303);
    return b;
}

/* What a browser is told that has never been here, from that address. */
static int try_from(struct visit *visit, const char *address, const char *form, int times)
{
    int status = 0;
    struct browser b = visit_another(visit);
    b.address = str_from(address);
    for (int i = 0; i < times; i++)
        status = browser_post(&b, "/sign-in", form);
    browser_close(&b);
    return status;
}

static void guessing_is_slowed_down_whoever_has_the_name(void **state)
{
    (void)state;
    static const char *const names[] = {"Ann", "Nobody"};
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        for (size_t i = 0; i < COUNT_OF(names); i++) {
            char form[64];
            struct browser other = visit_another(&visit);
            snprintf(form, sizeof form, "handle=%s&password=wrong-password", names[i]);
            for (int k = 0; k < 6; k++)
                assert_int_equal(browser_post(&other, "/sign-in", form), 422);
            assert_int_equal(browser_post(&other, "/sign-in", form), 429);
            assert_sees(&other, "Please try again in");
            assert_true(browser_header(&other, "Retry-After").len > 0);
            browser_close(&other);
        }
        /* The right password is refused too: otherwise guessing would go on. */
        assert_int_equal(try_from(&visit, "192.0.2.1", ann, 1), 429);
        visit_end(&visit);
    }
}

static void guesses_from_one_network_keep_nobody_out_elsewhere(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        assert_int_equal(try_from(&visit, "198.51.100.7", wrong, 7), 429);
        assert_int_equal(try_from(&visit, "203.0.113.9", ann, 1), 303);
        visit_end(&visit);
    }
}

static void guesses_from_many_networks_keep_nobody_out_elsewhere(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        for (int i = 0; i < 6; i++) {
            char address[32];
            snprintf(address, sizeof address, "198.51.%d.7", i);
            assert_int_equal(try_from(&visit, address, wrong, 1), 422);
        }
        assert_int_equal(try_from(&visit, "203.0.113.9", ann, 1), 303);
        visit_end(&visit);
    }
}

static void only_failures_are_counted(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        for (int i = 0; i < 8; i++)
            assert_int_equal(try_from(&visit, "192.0.2.1", ann, 1), 303);
        visit_end(&visit);
    }
}

static void a_browser_that_was_signed_in_before_has_tries_of_its_own(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database);
        assert_int_equal(browser_post(b, "/sign-out", ""), 303);
        assert_int_equal(try_from(&visit, "192.0.2.1", wrong, 7), 429);
        assert_int_equal(browser_post(b, "/sign-in", ann), 303);
        assert_int_equal(browser_post(b, "/sign-out", ""), 303);
        for (int i = 0; i < 6; i++)
            assert_int_equal(browser_post(b, "/sign-in", wrong), 422);
        assert_int_equal(browser_post(b, "/sign-in", ann), 429);
        visit_end(&visit);
    }
}

static void the_mark_of_another_opens_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser bert = visit_another(&visit);
        assert_int_equal(browser_post(&bert, "/sign-up", "handle=Bert&password=loud-harbour-8"), 303);
        assert_true(browser_cookie(&bert, "device").len > 64);
        assert_int_equal(browser_post(&bert, "/sign-out", ""), 303);
        assert_int_equal(try_from(&visit, "192.0.2.1", wrong, 7), 429);
        assert_int_equal(browser_post(&bert, "/sign-in", ann), 429);
        browser_close(&bert);
        visit_end(&visit);
    }
}

static void who_is_signed_in_changes_the_password_whoever_guesses(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database);
        assert_int_equal(try_from(&visit, "192.0.2.1", wrong, 7), 429);
        assert_int_equal(browser_post(b, "/account/password", change), 303);
        for (int i = 0; i < 6; i++)
            assert_int_equal(browser_post(b, "/account/password", change), 422);
        assert_int_equal(browser_post(b, "/account/password", change), 429);
        visit_end(&visit);
    }
}

static void a_neighbourhood_of_networks_has_a_slow_limit_of_its_own(void **state)
{
    (void)state;
    static const char *const guessing[] = {"2001:db8:1:1::7", "2001:db8:1:2::7", "2001:db8:1:3::7"};
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser chief = visit_another(&visit);
        browser_become(&chief, "chief", ROLE_OPERATOR);
        browser_post(&chief, "/admin/settings/limits", "limit_sign_in_wide_network=3");
        for (size_t i = 0; i < COUNT_OF(guessing); i++)
            assert_int_equal(try_from(&visit, guessing[i], wrong, 1), 422);
        assert_int_equal(try_from(&visit, "2001:db8:1:99::7", ann, 1), 429);
        assert_int_equal(try_from(&visit, "2001:db8:2:99::7", ann, 1), 303);
        browser_close(&chief);
        visit_end(&visit);
    }
}

static void who_signed_in_and_who_did_not_is_in_the_audit_list(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database), mod = visit_another(&visit);
        browser_become(&mod, "mod", ROLE_MODERATOR);
        assert_int_equal(try_from(&visit, "198.51.100.7", wrong, 1), 422);
        assert_int_equal(try_from(&visit, "198.51.100.8", "handle=my-secret-word&password=Ann", 1), 422);
        assert_int_equal(try_from(&visit, "198.51.100.9", ann, 1), 303);
        assert_int_equal(browser_post(b, "/account/password", change), 303);
        browser_get(&mod, "/admin/audit?act=wrong+password");
        assert_sees(&mod, "from 198.51.100.7");
        assert_sees(&mod, "person 1");
        assert_sees(&mod, "from 198.51.100.8");
        assert_sees(&mod, "nobody");
        assert_not_sees(&mod, "my-secret-word");
        browser_get(&mod, "/admin/audit?act=sign-in");
        assert_sees(&mod, "from 192.0.2.1");
        assert_sees(&mod, "from 198.51.100.9");
        assert_not_sees(&mod, "from 198.51.100.7");
        browser_get(&mod, "/admin/audit");
        assert_sees(&mod, "<td data-label=\"What\">password</td>");
        assert_not_sees(&mod, "from 198.51.100.9");
        browser_close(&mod);
        visit_end(&visit);
    }
}

static enum err forget_after(struct ctx *ctx, void *days)
{
    ctx->now = instant_add(ctx->now, SPAN_DAYS(*(int *)days));
    return forget_old(ctx);
}

/* Somebody new each time: who came before is signed out by so much time. */
static void look_at_audit(struct visit *visit, const char *handle, const char *act, struct browser *mod)
{
    *mod = visit_another(visit);
    browser_become(mod, handle, ROLE_MODERATOR);
    browser_get(mod, act);
}

static void who_signed_in_from_where_is_forgotten_and_what_was_done_is_not(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        int soon = AUDIT_SIGN_IN_DAYS - 1, late = AUDIT_SIGN_IN_DAYS + 1;
        struct browser *b = begin(&visit, database), mod;
        browser_post(b, "/account/password", change);
        http_arrange(&visit.site, forget_after, &soon);
        look_at_audit(&visit, "mod", "/admin/audit?act=sign-in", &mod);
        assert_sees(&mod, "from 192.0.2.1");
        browser_close(&mod);
        http_arrange(&visit.site, forget_after, &late);
        look_at_audit(&visit, "mod2", "/admin/audit?act=sign-in", &mod);
        assert_not_sees(&mod, "from 192.0.2.1");
        browser_get(&mod, "/admin/audit?act=password");
        assert_sees(&mod, "person 1");
        browser_close(&mod);
        visit_end(&visit);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(guessing_is_slowed_down_whoever_has_the_name),
        cmocka_unit_test(guesses_from_one_network_keep_nobody_out_elsewhere),
        cmocka_unit_test(guesses_from_many_networks_keep_nobody_out_elsewhere),
        cmocka_unit_test(only_failures_are_counted),
        cmocka_unit_test(a_browser_that_was_signed_in_before_has_tries_of_its_own),
        cmocka_unit_test(the_mark_of_another_opens_nothing),
        cmocka_unit_test(who_is_signed_in_changes_the_password_whoever_guesses),
        cmocka_unit_test(a_neighbourhood_of_networks_has_a_slow_limit_of_its_own),
        cmocka_unit_test(who_signed_in_and_who_did_not_is_in_the_audit_list),
        cmocka_unit_test(who_signed_in_from_where_is_forgotten_and_what_was_done_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
