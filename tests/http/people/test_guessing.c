/* Guessing passwords is slow, and slows nobody down but whoever guesses. */
#include "base/check.h"
#include "http/site/slow.h"
#include "service/people/account.h"
#include "service/people/device.h"
#include "support/http_fixture.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static const char ann[] = "handle=Ann&password=quiet-harbour-7";
static const char wrong[] = "handle=Ann&password=a-wrong-guess-9";
enum { TRIES = 6 };

/* A site where Ann has an account, and signed up from 192.0.2.1 with the first browser. */
static struct browser *begin(struct visit *visit, const struct fixture_database *database)
{
    struct browser *b = visit_begin(visit, database);
    assert_int_equal(browser_post(b, "/sign-up", ann), 303);
    return b;
}

static struct browser from(struct visit *visit, const char *address)
{
    struct browser browser = visit_another(visit);
    browser.address = str_from(address);
    return browser;
}

static int try_from(struct visit *visit, const char *address, const char *form)
{
    struct browser browser = from(visit, address);
    int status = browser_post(&browser, "/sign-in", form);
    browser_close(&browser);
    return status;
}

static void guess_until_refused(struct visit *visit, const char *address)
{
    for (int i = 0; i < TRIES; i++)
        assert_int_equal(try_from(visit, address, wrong), 422);
    assert_int_equal(try_from(visit, address, wrong), 429);
}

static void six_wrong_passwords_from_one_network_keep_nobody_out_elsewhere(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        guess_until_refused(&visit, "198.51.100.7");
        assert_int_equal(try_from(&visit, "198.51.100.7", ann), 429);
        assert_int_equal(try_from(&visit, "203.0.113.5", ann), 303);
        visit_end(&visit);
    }
}

static void wrong_passwords_from_many_networks_keep_nobody_out_elsewhere(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        for (int i = 0; i < TRIES + 2; i++) {
            char address[32];
            snprintf(address, sizeof address, "198.51.%d.7", 100 + i);
            assert_int_equal(try_from(&visit, address, wrong), 422);
        }
        assert_int_equal(try_from(&visit, "203.0.113.5", ann), 303);
        visit_end(&visit);
    }
}

static void a_browser_that_was_signed_in_before_gets_its_try_whoever_guesses_beside_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *known = begin(&visit, database);
        assert_int_equal(browser_post(known, "/sign-out", ""), 303);
        guess_until_refused(&visit, "192.0.2.1");
        assert_int_equal(browser_post(known, "/sign-in", ann), 303);
        visit_end(&visit);
    }
}

static void a_browser_that_was_signed_in_before_guesses_no_more_than_others(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *known = begin(&visit, database);
        assert_int_equal(browser_post(known, "/sign-out", ""), 303);
        for (int i = 0; i < TRIES; i++)
            assert_int_equal(browser_post(known, "/sign-in", wrong), 422);
        assert_int_equal(browser_post(known, "/sign-in", ann), 429);
        visit_end(&visit);
    }
}

static void the_mark_of_a_browser_helps_with_no_other_name(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser bo = visit_another(&visit);
        assert_int_equal(browser_post(&bo, "/sign-up", "handle=Bo&password=quiet-harbour-8"), 303);
        assert_int_equal(browser_post(&bo, "/sign-out", ""), 303);
        guess_until_refused(&visit, "192.0.2.1");
        assert_int_equal(browser_post(&bo, "/sign-in", ann), 429);
        browser_close(&bo);
        visit_end(&visit);
    }
}

static void the_right_password_is_never_counted(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        for (int i = 0; i < TRIES + 2; i++)
            assert_int_equal(try_from(&visit, "203.0.113.5", ann), 303);
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
        guess_until_refused(&visit, "192.0.2.1");
        assert_int_equal(
            browser_post(b, "/account/password", "password_now=quiet-harbour-7&password=loud-harbour-8"),
            303);
        visit_end(&visit);
    }
}

static void who_sits_at_a_signed_in_browser_guesses_the_password_no_faster(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database);
        static const char form[] = "password_now=a-wrong-guess-9&password=loud-harbour-8";
        for (int i = 0; i < TRIES; i++)
            assert_int_equal(browser_post(b, "/account/password", form), 422);
        assert_int_equal(browser_post(b, "/account/password", form), 429);
        visit_end(&visit);
    }
}

static void a_neighbourhood_that_goes_on_guessing_is_stopped_whatever_the_names(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser chief = visit_another(&visit);
        browser_become(&chief, "chief", ROLE_OPERATOR);
        assert_int_equal(browser_post(&chief, "/admin/settings/limits", "limit_sign_in_wide_network=3"), 303);
        assert_int_equal(try_from(&visit, "198.51.100.7", "handle=A1&password=a-wrong-guess-9"), 422);
        assert_int_equal(try_from(&visit, "198.51.100.8", "handle=A2&password=a-wrong-guess-9"), 422);
        assert_int_equal(try_from(&visit, "198.51.100.9", "handle=A3&password=a-wrong-guess-9"), 422);
        assert_int_equal(try_from(&visit, "198.51.100.10", ann), 429);
        assert_int_equal(try_from(&visit, "198.51.101.10", ann), 303);
        assert_int_equal(try_from(&visit, "2001:db8:1:1::1", "handle=A1&password=a-wrong-guess-9"), 422);
        assert_int_equal(try_from(&visit, "2001:db8:1:2::1", "handle=A2&password=a-wrong-guess-9"), 422);
        assert_int_equal(try_from(&visit, "2001:db8:1:3::1", "handle=A3&password=a-wrong-guess-9"), 422);
        assert_int_equal(try_from(&visit, "2001:db8:1:4::1", ann), 429);
        assert_int_equal(try_from(&visit, "2001:db8:2:4::1", ann), 303);
        browser_close(&chief);
        visit_end(&visit);
    }
}

/* ---- the mark ---- */

static enum err read_marks(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct str mark = device_mark(ctx, 12), other = device_mark(ctx, 12);
    struct str device = device_of(ctx, mark, 12);
    assert_true(device.len > 0);
    assert_false(str_eq(device, device_of(ctx, other, 12)));
    assert_int_equal(device_of(ctx, mark, 13).len, 0);
    for (size_t i = 0; i < mark.len; i++) {
        struct str cut = str_slice(mark, 0, i), bent = arena_copy(ctx->arena, mark);
        ((char *)bent.at)[i] ^= 1;
        assert_int_equal(device_of(ctx, cut, 12).len, 0);
        assert_int_equal(device_of(ctx, bent, 12).len, 0);
    }
    ctx->now = instant_add(ctx->now, SPAN_DAYS(DEVICE_DAYS));
    assert_true(device_of(ctx, mark, 12).len > 0);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(1));
    assert_int_equal(device_of(ctx, mark, 12).len, 0);
    return OK;
}

static void a_mark_is_the_persons_own_unbent_and_of_the_last_year(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        http_arrange(&visit.site, read_marks, NULL);
        visit_end(&visit);
    }
}

/* ---- the threads that hash ---- */

static void hold(void *arg)
{
    sem_wait(arg);
}

/* Somebody at that network who has all that may be had of the slow threads; answers how much it is. */
static unsigned crowd_from(struct visit *visit, const char *network, sem_t *held)
{
    unsigned count = 0;
    for (int i = 0; i < SLOW_WAITING_MAX * 2; i++)
        count += slow_submit(visit->site.app.slow, str_from(network), hold, held);
    return count;
}

static void let_go(sem_t *held, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        sem_post(held);
}

struct late {
    struct visit *visit;
    int status;
};

static void *sign_in_behind_them(void *arg)
{
    struct late *late = arg;
    late->status = try_from(late->visit, "203.0.113.5", ann);
    return NULL;
}

static void one_network_never_has_all_the_threads_that_hash(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        sem_t held;
        pthread_t thread;
        struct visit visit;
        struct late late = {&visit, 0};
        begin(&visit, database);
        sem_init(&held, 0, 0);
        unsigned count = crowd_from(&visit, "198.51.100.7", &held);
        assert_int_equal(count, SLOW_SHARE);
        assert_int_equal(try_from(&visit, "198.51.100.7", wrong), 503);
        assert_int_equal(pthread_create(&thread, NULL, sign_in_behind_them, &late), 0);
        let_go(&held, count);
        pthread_join(thread, NULL);
        assert_int_equal(late.status, 303);
        visit_end(&visit);
        sem_destroy(&held);
    }
}

static unsigned crowd_from_everywhere(struct visit *visit, sem_t *held)
{
    unsigned count = 0;
    for (int i = 0; i < 32; i++) {
        char network[32];
        snprintf(network, sizeof network, "10.0.0.%d", i);
        count += crowd_from(visit, network, held);
    }
    return count;
}

/* With every slow thread taken, who is told no has not waited for one. */
static void nothing_is_hashed_for_somebody_who_is_told_no(void **state)
{
    (void)state;
    static const struct {
        const char *target, *form;
        int status;
    } rows[] = {
        {"/set-up", "key=wrong&handle=Eve&password=quiet-harbour-7", 404},
        {"/new-password", "key=wrong&password=quiet-harbour-7", 404},
        {"/sign-up", "handle=Ann&password=quiet-harbour-7", 409},
        {"/sign-up", "handle=Eve&password=short", 422},
        {"/sign-up", "handle=Eve&password=quiet-harbour-7", 503},
    };
    FOR_EACH_DATABASE(database)
    {
        sem_t held;
        struct visit visit;
        struct browser *b = begin(&visit, database), other = visit_another(&visit);
        sem_init(&held, 0, 0);
        unsigned count = crowd_from_everywhere(&visit, &held);
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            assert_int_equal(browser_post(&other, rows[i].target, rows[i].form), rows[i].status);
        let_go(&held, count);
        assert_int_equal(browser_post(b, "/sign-out", ""), 303);
        browser_close(&other);
        visit_end(&visit);
        sem_destroy(&held);
    }
}

static void a_network_that_had_its_new_accounts_is_told_so_before_anything_is_hashed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        sem_t held;
        struct visit visit;
        begin(&visit, database);
        struct browser b = visit_another(&visit);
        assert_int_equal(browser_post(&b, "/sign-up", "handle=Bo&password=quiet-harbour-7"), 303);
        assert_int_equal(browser_post(&b, "/sign-up", "handle=Cy&password=quiet-harbour-7"), 303);
        sem_init(&held, 0, 0);
        unsigned count = crowd_from_everywhere(&visit, &held);
        assert_int_equal(browser_post(&b, "/sign-up", "handle=Di&password=quiet-harbour-7"), 429);
        let_go(&held, count);
        browser_close(&b);
        visit_end(&visit);
        sem_destroy(&held);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_wrong_passwords_from_one_network_keep_nobody_out_elsewhere),
        cmocka_unit_test(wrong_passwords_from_many_networks_keep_nobody_out_elsewhere),
        cmocka_unit_test(a_browser_that_was_signed_in_before_gets_its_try_whoever_guesses_beside_it),
        cmocka_unit_test(a_browser_that_was_signed_in_before_guesses_no_more_than_others),
        cmocka_unit_test(the_mark_of_a_browser_helps_with_no_other_name),
        cmocka_unit_test(the_right_password_is_never_counted),
        cmocka_unit_test(who_is_signed_in_changes_the_password_whoever_guesses),
        cmocka_unit_test(who_sits_at_a_signed_in_browser_guesses_the_password_no_faster),
        cmocka_unit_test(a_neighbourhood_that_goes_on_guessing_is_stopped_whatever_the_names),
        cmocka_unit_test(a_mark_is_the_persons_own_unbent_and_of_the_last_year),
        cmocka_unit_test(one_network_never_has_all_the_threads_that_hash),
        cmocka_unit_test(nothing_is_hashed_for_somebody_who_is_told_no),
        cmocka_unit_test(a_network_that_had_its_new_accounts_is_told_so_before_anything_is_hashed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
