/* Many threads ask, answer, vote and read at once; built with a thread sanitizer, a data race is a failure. */
#include "base/check.h"
#include "http/wire/server.h"
#include "support/bulk/recounting.h"
#include "support/door/http_fixture.h"
#include "support/door/served.h"

#include <pthread.h>
#include <stdio.h>

enum { THREADS = 8, TURNS = 40 };

struct crowd {
    struct visit visit;
    int64_t asked, answered, failed;
};

struct visitor {
    struct crowd *crowd;
    struct browser browser;
    int number;
};

static void note_failure(struct visitor *visitor, const char *what, int status)
{
    print_error("visitor %d: %s was answered %d\n", visitor->number, what, status);
    __atomic_add_fetch(&visitor->crowd->failed, 1, __ATOMIC_RELAXED);
}

/* Busy is an answer: what was typed is kept, and nothing was done. */
static void count_post(struct visitor *visitor, int64_t *done)
{
    int status = visitor->browser.status;
    if (status == 303)
        __atomic_add_fetch(done, 1, __ATOMIC_RELAXED);
    else if (status != 503)
        note_failure(visitor, "a form", status);
}

static void read_page(struct visitor *visitor, const char *target)
{
    int status = browser_get(&visitor->browser, target);
    if (status != 200 && status != 301)
        note_failure(visitor, target, status);
}

static void write_turn(struct visitor *visitor, int turn)
{
    struct browser *browser = &visitor->browser;
    struct str form =
        arena_printf(&browser->arena, "category=1&title=Where+is+parcel+number+%d+of+%d%%3F&tags=late", turn,
                     visitor->number);
    browser_post(browser, "/ask", form.at);
    count_post(visitor, &visitor->crowd->asked);
    form =
        arena_printf(&browser->arena, "body=Ask+the+carrier+again%%2C+says+%d+of+%d.", turn, visitor->number);
    browser_post(browser, "/questions/1/answers", form.at);
    count_post(visitor, &visitor->crowd->answered);
}

static void *visit_pages(void *arg)
{
    static const char *const pages[] = {"/", "/questions/1", "/questions?sort=hot", "/search?q=parcel",
                                        "/tags/late"};
    struct visitor *visitor = arg;
    char address[32];
    for (int turn = 0; turn < TURNS; turn++) {
        /* Guests of one address may search 30 times at once. */
        snprintf(address, sizeof address, "192.0.2.%d", visitor->number + THREADS * (turn / 20));
        visitor->browser.address = str_from(address);
        if (visitor->number % 2)
            write_turn(visitor, turn);
        for (size_t i = 0; i < COUNT_OF(pages); i++)
            read_page(visitor, pages[i]);
    }
    return NULL;
}

static void run_crowd(struct crowd *crowd)
{
    struct visitor visitors[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        visitors[i] = (struct visitor){crowd, visit_another(&crowd->visit), i};
        char handle[32];
        snprintf(handle, sizeof handle, "visitor-%d", i);
        if (i % 4) /* some stay anonymous, whom the page cache serves */
            browser_become(&visitors[i].browser, handle, ROLE_MODERATOR);
    }
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, visit_pages, &visitors[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        browser_close(&visitors[i].browser);
    }
}

static void a_crowd_asks_and_reads_and_every_count_is_right(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct crowd crowd = {0};
        size_t differences = 0;
        browser_become(visit_begin(&crowd.visit, database), "ann", ROLE_MODERATOR);
        browser_post(&crowd.visit.browser, "/ask", "category=1&title=Where+is+my+parcel+now%3F&tags=late");
        run_crowd(&crowd);
        assert_int_equal(crowd.failed, 0);
        assert_true(crowd.asked > THREADS * TURNS / 4);
        if (database->kind == DB_SQLITE) /* the other leaves out ids of what was tried again */
            assert_int_equal(http_count(&crowd.visit.site, SQL_question_id_last, NULL, 0), crowd.asked + 1);
        browser_get(&crowd.visit.browser, "/api/v1/questions?sort=answers");
        struct str count =
            arena_printf(&crowd.visit.browser.arena, "\"answers\":%lld", (long long)crowd.answered);
        assert_sees(&crowd.visit.browser, count.at);
        http_arrange(&crowd.visit.site, recount_all, NULL); /* new people begin with points */
        http_arrange(&crowd.visit.site, recount_all, &differences);
        assert_int_equal(differences, 0);
        visit_end(&crowd.visit);
    }
}

/* ---- through sockets ---- */

struct guest {
    const struct served *served;
    int64_t wrong;
};

static void *read_through_socket(void *arg)
{
    struct guest *guest = arg;
    const struct str request = STR("GET /questions/1/where-is-my-parcel-now HTTP/1.1\r\nHost: localhost\r\n"
                                   "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n");
    for (int turn = 0; turn < TURNS; turn++) {
        guest->wrong += served_status(guest->served, request, 20000) != 200;
    }
    return NULL;
}

/* A page made into a response once is sent by several threads while it is replaced by a newer one. */
static void a_kept_page_is_replaced_while_it_is_sent(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct server *server;
        struct failure failure = {0};
        struct guest guests[THREADS];
        pthread_t threads[THREADS];
        browser_become(visit_begin(&visit, database), "ann", ROLE_MODERATOR);
        browser_post(&visit.browser, "/ask", "category=1&title=Where+is+my+parcel+now%3F&tags=late");
        struct server_options options = {.listen = STR("127.0.0.1:0"),
                                         .threads = 4,
                                         .connections = 64,
                                         .idle_seconds = 30,
                                         .body_max = 1 << 20,
                                         .handle = router_handle,
                                         .refuse = router_refuse,
                                         .app = &visit.site.app};
        assert_ok(server_start(&options, &server, &failure), &failure);
        struct served served = {.port = server_port(server)};
        for (int i = 0; i < THREADS; i++) {
            guests[i] = (struct guest){&served, 0};
            assert_int_equal(pthread_create(&threads[i], NULL, read_through_socket, &guests[i]), 0);
        }
        for (int turn = 0; turn < TURNS; turn++) {
            struct str form = arena_printf(&visit.browser.arena, "body=The+answer+number+%d+is+here.", turn);
            assert_int_equal(browser_post(&visit.browser, "/questions/1/answers", form.at), 303);
        }
        for (int i = 0; i < THREADS; i++) {
            pthread_join(threads[i], NULL);
            assert_int_equal(guests[i].wrong, 0);
        }
        server_stop(server, SPAN_SECONDS(5));
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crowd_asks_and_reads_and_every_count_is_right),
        cmocka_unit_test(a_kept_page_is_replaced_while_it_is_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
