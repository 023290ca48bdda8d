/* Whoever is told that something was done finds it, and whoever is not does not: whatever step of the store fails. */
#include "support/door/http_fixture.h"
#include "support/order/shop.h"

enum { STEPS_MAX = 600 };

/* What is asked of programs' door: JSON with a number between two parts; a list that shows what has the number. */
struct wish {
    const char *target, *before, *after;
    const char *list, *shown_before, *shown_after;
};

static struct str numbered(struct browser *browser, const char *before, int64_t number, const char *after)
{
    return arena_printf(&browser->arena, "%s%lld%s", before, (long long)number, after);
}

static bool is_there(struct browser *program, const struct wish *wish, int64_t number)
{
    struct str mark = numbered(program, wish->shown_before, number, wish->shown_after);
    assert_int_equal(browser_get(program, wish->list), 200);
    return str_find(program->body, mark) < program->body.len;
}

/* True when the fault has struck. */
static bool try_with_fault(struct browser *program, const struct wish *wish, int64_t nth)
{
    struct writers *writers = program->site->app.writers;
    struct str body = numbered(program, wish->before, nth, wish->after);
    program->extra[1] = (struct header){STR("Idempotency-Key"), numbered(program, "try-", nth, "")};
    writers_fail_after(writers, nth);
    int status = browser_send(program, METHOD_POST, wish->target, "application/json", body);
    bool struck = !writers_fail_after(writers, -1);
    bool there = is_there(program, wish, nth);
    if (there != (status < 400))
        print_error("step %lld: status %d, and it is%s there\n", (long long)nth, status, there ? "" : " not");
    assert_int_equal(there, status < 400);
    /* Sent again under its key it is done, once. */
    assert_int_equal(browser_send(program, METHOD_POST, wish->target, "application/json", body), 201);
    assert_true(is_there(program, wish, nth));
    return struck;
}

static void every_step(struct browser *program, const struct wish *wish)
{
    int64_t nth = 1;
    while (nth < STEPS_MAX && try_with_fault(program, wish, nth))
        nth++;
    assert_in_range(nth, 8, STEPS_MAX - 1); /* it did strike, and came to the end */
}

static void a_question_that_is_told_as_asked_is_there(void **state)
{
    static const struct wish wish = {"/api/v1/questions",
                                     "{\"title\":\"Where is parcel number ",
                                     " now?\",\"category\":\"internet\"}",
                                     "/api/v1/questions",
                                     "parcel number ",
                                     " now?"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *expert = visit_begin(&visit, database);
        browser_become(expert, "eve", ROLE_OPERATOR);
        browser_get(expert, "/ask");
        every_step(expert, &wish);
        visit_end(&visit);
    }
}

static void an_order_that_is_told_as_placed_is_there(void **state)
{
    static const struct wish wish = {"/api/v1/orders",
                                     "{\"number\":\"H-",
                                     "\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                                     "\"lines\":[{\"title\":\"Bowl\",\"amount\":\"14.00\"}]}",
                                     "/api/v1/orders",
                                     "\"H-",
                                     "\""};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        every_step(&shop.system, &wish);
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_that_is_told_as_asked_is_there),
        cmocka_unit_test(an_order_that_is_told_as_placed_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
