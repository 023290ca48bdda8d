/* A disk without space, and a machine that stops in the middle of a write: what was told as done is there, and nothing is half done. */
#include "base/check.h"
#include "support/bulk/recounting.h"
#include "support/door/served.h"
#include "support/kit/ran.h"
#include "support/kit/scarce.h"
#include "support/order/shop.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

enum { WAIT_MS = 60000, WRITES_MAX = 200 };

struct till {
    struct served served;
    struct scarce *scarce;
    struct arena arena;
    struct str key;
};

static void till_open(struct till *till, struct str database)
{
    struct shop shop;
    shop_open(&shop, database);
    http_lift_limits(&shop.site);
    http_arrange(&shop.site, recount_all, NULL); /* new people begin with points */
    *till = (struct till){.scarce = scarce_begin()};
    arena_init(&till->arena, (size_t)1 << 22);
    till->key = arena_copy(&till->arena, shop.key);
    shop_close(&shop);
}

static void till_close(struct till *till)
{
    scarce_end(till->scarce);
    arena_free(&till->arena);
}

static void start(struct till *till, struct str database)
{
    served_start_with(&till->served, database, (const char *const[]){"--threads", "1", NULL});
}

static struct answer ask(struct till *till, const char *method, struct str body)
{
    struct str bytes = arena_printf(&till->arena,
                                    "%s /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    "Authorization: Bearer %.*s\r\nContent-Type: application/json\r\n"
                                    "Content-Length: %zu\r\n\r\n%.*s",
                                    method, STR_ARG(till->key), body.len, STR_ARG(body));
    return served_ask(&till->served, bytes, WAIT_MS);
}

/* Answers the status; 0: none came. */
static int place(struct till *till, int64_t number)
{
    struct str body =
        arena_printf(&till->arena,
                     "{\"number\":\"D-%lld\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                     "\"paid\":true,\"lines\":[{\"title\":\"Bowl\",\"amount\":\"14.00\"}]}",
                     (long long)number);
    struct answer answer = ask(till, "POST", body);
    answer_free(&answer);
    return answer.status;
}

static bool is_there(struct till *till, int64_t number)
{
    struct answer answer = ask(till, "GET", STR(""));
    struct str mark = arena_printf(&till->arena, "\"D-%lld\"", (long long)number);
    assert_int_equal(answer.status, 200);
    bool there = strstr(answer.bytes, mark.at) != NULL;
    answer_free(&answer);
    return there;
}

static void a_disk_without_space_is_told_and_nothing_is_half_done(void **state)
{
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    struct till till;
    int64_t nth = 0, refused = 1;
    (void)state;
    fixture_databases(databases);
    till_open(&till, databases[0].url);
    start(&till, databases[0].url);
    assert_int_equal(place(&till, 0), 201);
    while (refused && ++nth < WRITES_MAX) {
        scarce_disk(till.scarce, nth, DISK_REFUSES);
        int status = place(&till, nth);
        refused = scarce_mend(till.scarce);
        assert_true(refused ? status >= 500 : status == 201);
        assert_int_equal(is_there(&till, nth), !refused);
    }
    assert_in_range(nth, 4, WRITES_MAX - 1);
    scarce_disk(till.scarce, 1, DISK_FULL);
    assert_int_equal(place(&till, WRITES_MAX), 507);
    assert_false(is_there(&till, WRITES_MAX)); /* what is there can be read */
    scarce_mend(till.scarce);
    assert_int_equal(place(&till, WRITES_MAX), 201);
    served_stop(&till.served);
    till_close(&till);
}

/* One order told as placed, and one whose nth write is torn; true when there was such a write. */
static bool tear(struct till *till, struct str database, int64_t nth)
{
    int ended = 0;
    start(till, database);
    assert_int_equal(place(till, 2 * nth), 201);
    scarce_disk(till->scarce, nth, DISK_TEARS);
    int status = place(till, 2 * nth + 1);
    bool torn = scarce_mend(till->scarce) > 0;
    if (!torn) {
        assert_int_equal(status, 201);
        served_stop(&till->served);
        return false;
    }
    assert_int_equal(waitpid(till->served.pid, &ended, 0), till->served.pid);
    assert_int_equal(WEXITSTATUS(ended), TORN_STATUS);
    start(till, database);
    assert_true(is_there(till, 2 * nth));
    assert_true(status != 201 || is_there(till, 2 * nth + 1));
    served_stop(&till->served);
    return true;
}

static void a_write_that_a_stop_tears_loses_nothing_that_was_told(void **state)
{
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    struct till till;
    static struct ran ran;
    char line[512];
    int64_t nth = 1;
    (void)state;
    fixture_databases(databases);
    till_open(&till, databases[0].url);
    while (nth < WRITES_MAX && tear(&till, databases[0].url, nth))
        nth++;
    assert_in_range(nth, 4, WRITES_MAX - 1);
    till_close(&till);
    snprintf(line, sizeof line, "recourse check --db %.*s", STR_ARG(databases[0].url));
    ran_shell(&ran, line);
    if (ran.status)
        print_error("%s\n", ran.text);
    assert_int_equal(ran.status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_disk_without_space_is_told_and_nothing_is_half_done),
        cmocka_unit_test(a_write_that_a_stop_tears_loses_nothing_that_was_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
