/* Hashing takes long on purpose: nobody gets it who can be told no before, and nobody gets all of it. */
#include "base/check.h"
#include "http/site/slow.h"
#include "support/door/http_fixture.h"

#include <pthread.h>
#include <stdio.h>

/* Work that ends when it is told to. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void wait_at_the_gate(void *arg)
{
    pthread_mutex_lock(&gate);
    ++*(int *)arg;
    pthread_mutex_unlock(&gate);
}

/* As many from that network as are taken. */
static int fill_from(struct slow *slow, struct str network, int *ran)
{
    int taken = 0;
    while (slow_submit(slow, network, wait_at_the_gate, ran))
        taken++;
    return taken;
}

static void a_network_has_a_share_of_the_queue_and_the_others_theirs(void **state)
{
    (void)state;
    int ran = 0;
    struct slow *slow = slow_start(2);
    pthread_mutex_lock(&gate);
    assert_int_equal(fill_from(slow, STR("192.0.2.1"), &ran), SLOW_SHARE);
    assert_int_equal(fill_from(slow, STR("192.0.2.2"), &ran), SLOW_SHARE);
    assert_int_equal(fill_from(slow, STR("192.0.2.1"), &ran), 0);
    pthread_mutex_unlock(&gate);
    slow_stop(slow);
    assert_int_equal(ran, 2 * SLOW_SHARE);
}

static void what_has_run_leaves_its_place_to_the_network(void **state)
{
    (void)state;
    int ran = 0, taken = 0;
    struct slow *slow = slow_start(1);
    while (taken < 4 * SLOW_SHARE)
        taken += slow_submit(slow, STR("192.0.2.1"), wait_at_the_gate, &ran);
    slow_stop(slow);
    assert_int_equal(ran, taken);
}

/* Nobody is hashed for until the gate opens: both threads wait there, and every place behind them is taken. */
static void fill_the_queue(struct slow *slow, int *ran)
{
    enum { THREADS = 2 };
    static const struct str networks[] = {
        STR_INIT("10.0.0.1"), STR_INIT("10.0.0.2"), STR_INIT("10.0.0.3"),
        STR_INIT("10.0.0.4"), STR_INIT("10.0.0.5"), STR_INIT("10.0.0.6"),
        STR_INIT("10.0.0.7"), STR_INIT("10.0.0.8"), STR_INIT("10.0.0.9"),
    };
    int taken = 0;
    pthread_mutex_lock(&gate);
    while (taken < SLOW_WAITING_MAX + THREADS)
        for (size_t i = 0; i < COUNT_OF(networks); i++)
            taken += fill_from(slow, networks[i], ran);
}

static void nothing_is_hashed_for_who_can_be_told_no_before(void **state)
{
    (void)state;
    static const struct {
        const char *target, *form;
        int status;
    } rows[] = {
        {"/set-up", "key=wrong&handle=Bert&password=quiet-harbour-7", 404},
        {"/new-password", "key=wrong&password=quiet-harbour-7", 404},
        {"/sign-up", "handle=Bert&password=short", 422},
        {"/sign-up", "handle=x&password=quiet-harbour-7", 422},
        {"/sign-up", "handle=Ann&password=quiet-harbour-7", 409},
        {"/sign-up", "handle=Bert&password=quiet-harbour-7", 503}, /* this one would be hashed */
        {"/sign-in", "handle=Ann&password=quiet-harbour-7", 503},
        {"/sign-in", "handle=Nobody&password=quiet-harbour-7", 503}, /* or its time would tell */
    };
    int ran = 0; /* what waits runs until the visit ends */
    FOR_EACH_VISIT(visit, b)
    {
        assert_int_equal(browser_post(b, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        struct browser other = visit_another(&visit);
        browser_get(&other, "/ask");
        fill_the_queue(visit.site.app.slow, &ran);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            browser_post(&other, rows[i].target, rows[i].form);
            if (other.status != rows[i].status)
                print_error("%s %s: %d\n", rows[i].target, rows[i].form, other.status);
            assert_int_equal(other.status, rows[i].status);
        }
        pthread_mutex_unlock(&gate);
        browser_close(&other);
    }
}

static void a_network_without_accounts_left_is_told_before_anything_is_hashed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        int ran = 0;
        visit_begin(&visit, database);
        struct browser other = visit_another(&visit);
        for (int i = 0; i < 3; i++) {
            char form[64];
            snprintf(form, sizeof form, "handle=Member%d&password=quiet-harbour-7", i);
            browser_post(&visit.browser, "/sign-up", form);
        }
        browser_get(&other, "/ask");
        fill_the_queue(visit.site.app.slow, &ran);
        assert_int_equal(browser_post(&other, "/sign-up", "handle=Bert&password=quiet-harbour-7"), 429);
        pthread_mutex_unlock(&gate);
        browser_close(&other);
        visit_end(&visit);
    }
}

struct latecomer {
    struct visit *visit;
    int status;
};

static void *sign_in_from_elsewhere(void *arg)
{
    struct latecomer *late = arg;
    struct browser other = visit_another(late->visit);
    other.address = STR("203.0.113.5");
    late->status = browser_post(&other, "/sign-in", "handle=Ann&password=quiet-harbour-7");
    browser_close(&other);
    return NULL;
}

static void who_signs_in_from_elsewhere_comes_in_behind_a_crowd_from_one_network(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        pthread_t thread;
        struct latecomer late = {&visit, 0};
        int ran = 0;
        assert_int_equal(browser_post(b, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        browser_get(b, "/sign-in");
        pthread_mutex_lock(&gate);
        fill_from(visit.site.app.slow, STR("192.0.2.1"), &ran);
        assert_int_equal(browser_post(b, "/sign-in", "handle=Ann&password=quiet-harbour-7"), 503);
        assert_int_equal(pthread_create(&thread, NULL, sign_in_from_elsewhere, &late), 0);
        pthread_mutex_unlock(&gate);
        pthread_join(thread, NULL);
        assert_int_equal(late.status, 303);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_has_a_share_of_the_queue_and_the_others_theirs),
        cmocka_unit_test(what_has_run_leaves_its_place_to_the_network),
        cmocka_unit_test(who_signs_in_from_elsewhere_comes_in_behind_a_crowd_from_one_network),
        cmocka_unit_test(nothing_is_hashed_for_who_can_be_told_no_before),
        cmocka_unit_test(a_network_without_accounts_left_is_told_before_anything_is_hashed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
