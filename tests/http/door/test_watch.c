/* What those who run it count on: ready only when it can write, no end by SIGHUP, and limits that limit looks. */
#include "base/check.h"
#include "http/wire/peer.h"
#include "support/door/http_fixture.h"
#include "support/door/served.h"

#include <signal.h>
#include <stdio.h>

static void it_is_not_ready_while_nothing_can_be_written(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct browser watch = visit_another(&visit);
        assert_int_equal(browser_get(&watch, "/readyz"), 200);
        browser_get(b, "/ask");
        for (int i = 0; i < 4; i++) { /* each connection of the writers fails once */
            writers_fail_after(visit.site.app.writers, 1);
            browser_post(b, "/sign-out", "");
        }
        assert_int_equal(b->status, 500);
        assert_int_equal(browser_get(&watch, "/readyz"), 503);
        assert_sees(&watch, "takes no writes");
        assert_int_equal(browser_get(&watch, "/healthz"), 200);
        writers_fail_after(visit.site.app.writers, -1);
        assert_int_equal(browser_post(b, "/sign-out", ""), 303);
        assert_int_equal(browser_get(&watch, "/readyz"), 200);
        browser_close(&watch);
    }
}

static void it_says_how_each_part_stands_to_those_who_may_look(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct peer_trust watchers;
        struct failure failure = {0};
        assert_int_equal(browser_get(b, "/readyz?verbose"), 200);
        assert_sees(b, "{\"ready\":true,");
        assert_sees(b, "{\"name\":\"deadlines\",\"well\":true,\"needed\":false,\"number\":0}");
        visit.site.app.orders_waiting = 3;
        assert_int_equal(browser_get(b, "/readyz?verbose"), 200);
        assert_sees(b, "{\"name\":\"rules\",\"well\":false,\"needed\":false,\"number\":3}");
        visit.site.app.orders_waiting = 0;
        b->address = STR("198.51.100.7");
        assert_int_equal(browser_get(b, "/metrics"), 200);
        assert_ok(peer_trust_read(STR("metrics-from"), STR("10.0.0.0/8, ::1"), &watchers, &failure),
                  &failure);
        visit.site.app.options.watchers = &watchers;
        assert_int_equal(browser_get(b, "/metrics"), 403);
        assert_int_equal(browser_get(b, "/readyz?verbose"), 200);
        assert_not_sees(b, "parts");
        b->address = STR("10.1.2.3");
        assert_int_equal(browser_get(b, "/metrics"), 200);
        assert_int_equal(browser_get(b, "/readyz?verbose"), 200);
        assert_sees(b, "parts");
    }
}

static void what_is_refused_does_not_make_it_unready(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        assert_int_equal(browser_post(b, "/sign-in", "handle=Ann&password=wrong-password"), 422);
        assert_int_equal(browser_post(b, "/account/profile", "handle=Ann"), 401);
        assert_int_equal(browser_get(b, "/readyz"), 200);
    }
}

static void a_hangup_ends_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct served served;
        struct str asks = STR("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        served_start(&served, database->url, 10);
        for (int i = 0; i < 3; i++) {
            assert_int_equal(kill(served.pid, SIGHUP), 0);
            assert_int_equal(served_status(&served, asks, 3000), 200);
        }
        served_stop(&served);
    }
}

/* How many of these searches in a row are answered, each with words of its own. */
static int searches_from(struct browser *b, const char *path)
{
    int answered = 0;
    char target[64];
    for (int i = 0; i < 70; i++) {
        snprintf(target, sizeof target, "%s?q=parcel%d", path, i);
        answered += browser_get(b, target) == 200;
    }
    return answered;
}

static void searches_are_limited_as_the_settings_say(void **state)
{
    (void)state;
    static const char *const paths[] = {"/search", "/api/v1/search"};
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        for (size_t i = 0; i < COUNT_OF(paths); i++) {
            char address[32];
            struct browser b = visit_another(&visit), other = visit_another(&visit);
            snprintf(address, sizeof address, "198.51.100.%zu", i);
            b.address = str_from(address);
            int answered = searches_from(&b, paths[i]);
            assert_true(answered >= 60 && answered < 70); /* a token a second flows back */
            assert_int_equal(b.status, 429);
            assert_sees(&b, "too many searches");
            assert_int_equal(browser_get(&b, "/questions"), 200);
            other.address = STR("203.0.113.9");
            assert_int_equal(browser_get(&other, "/search?q=parcel"), 200);
            browser_close(&b);
            browser_close(&other);
        }
        visit_end(&visit);
    }
}

/* What is searched for numbers, days and shops takes longer than a search. */
static void pasted_texts_are_limited_like_searches(void **state)
{
    static const char *const posts[][2] = {{"/track", "number=Parcel+RB123456785CN+is+late"},
                                           {"/advice/paste", "text=Parcel+RB123456785CN+is+late"}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        for (size_t i = 0; i < COUNT_OF(posts); i++) {
            char address[32];
            struct browser b = visit_another(&visit);
            snprintf(address, sizeof address, "198.51.100.%zu", 50 + i);
            b.address = str_from(address);
            int answered = 0;
            for (int k = 0; k < 70; k++)
                answered += browser_post(&b, posts[i][0], posts[i][1]) == 200;
            assert_true(answered >= 60 && answered < 70);
            assert_int_equal(b.status, 429);
            browser_close(&b);
        }
        visit_end(&visit);
    }
}

static void one_person_searches_half_as_often_as_a_network_and_the_staff_as_it_likes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        struct browser ann = visit_another(&visit), mod = visit_another(&visit);
        ann.address = STR("198.51.100.7");
        mod.address = STR("198.51.100.8");
        browser_become(&ann, "ann", ROLE_MEMBER);
        browser_become(&mod, "mod", ROLE_MODERATOR);
        int answered = searches_from(&ann, "/search");
        assert_true(answered >= 30 && answered < 60);
        assert_int_equal(searches_from(&mod, "/search"), 70);
        browser_close(&ann);
        browser_close(&mod);
        visit_end(&visit);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_not_ready_while_nothing_can_be_written),
        cmocka_unit_test(it_says_how_each_part_stands_to_those_who_may_look),
        cmocka_unit_test(what_is_refused_does_not_make_it_unready),
        cmocka_unit_test(a_hangup_ends_nothing),
        cmocka_unit_test(searches_are_limited_as_the_settings_say),
        cmocka_unit_test(pasted_texts_are_limited_like_searches),
        cmocka_unit_test(one_person_searches_half_as_often_as_a_network_and_the_staff_as_it_likes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
