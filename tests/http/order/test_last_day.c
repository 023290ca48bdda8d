/* A day that a shop shows as the last is a day still; and what nobody has noted is not "not sent". */
#include "base/check.h"
#include "http/site/zones.h"
#include "support/order/notebook.h"
#include "text/clock/when.h"

static const char *note(struct browser *browser, const char *fields)
{
    browser_get(browser, "/orders/new");
    assert_int_equal(
        browser_post(browser, "/orders/new",
                     arena_printf(&browser->arena,
                                  "policy=aliexpress-2016&title=Coat&price=12.50&currency=USD&%s", fields)
                         .at),
        303);
    struct str order = arena_copy(&browser->arena, browser->location);
    return str_slice(order, 0, str_find_char(order, '?')).at;
}

/* The shop shows this day as the last of the protection. */
static void shop_show(struct browser *browser, const char *order, struct str day)
{
    const char *form = arena_printf(&browser->arena, "%s/protection_noted", order).at;
    assert_int_equal(browser_get(browser, form), 200);
    struct str version = browser_between(browser, "name=\"version\" value=\"", '"');
    assert_int_equal(browser_post(browser, form,
                                  arena_printf(&browser->arena, "version=%.*s&by=buyer&until=%.*s",
                                               STR_ARG(version), STR_ARG(day))
                                      .at),
                     303);
}

static const char *cut(struct browser *browser, const char *address)
{
    struct str text = str_from(address);
    return arena_printf(&browser->arena, "%.*s", STR_ARG(str_slice(text, 0, str_find_char(text, '?')))).at;
}

/* The API tells the last second of that day in Los Angeles, in winter or in summer time. */
static void assert_ends_with(struct browser *browser, const char *order, int64_t days)
{
    struct str after = notebook_day(browser, days + 1);
    browser_get(browser, arena_printf(&browser->arena, "/api/v1%s", order).at);
    const char *winter = arena_printf(&browser->arena, "\"ends_at\":\"%.*sT07:59:59Z\"", STR_ARG(after)).at;
    const char *summer = arena_printf(&browser->arena, "\"ends_at\":\"%.*sT06:59:59Z\"", STR_ARG(after)).at;
    assert_true(browser_sees(browser, winter) || browser_sees(browser, summer));
}

static void a_day_ends_by_the_clocks_of_its_zone_in_summer_and_winter(void **state)
{
    static const struct {
        const char *zone, *ends;
        struct civil day;
    } rows[] = {{"America/Los_Angeles", "2026-07-10T06:59:59Z", {.year = 2026, .month = 7, .day = 9}},
                {"America/Los_Angeles", "2026-12-10T07:59:59Z", {.year = 2026, .month = 12, .day = 9}},
                {"Europe/Berlin", "2026-07-09T21:59:59Z", {.year = 2026, .month = 7, .day = 9}},
                {"Asia/Shanghai", "2026-07-09T15:59:59Z", {.year = 2026, .month = 7, .day = 9}},
                {"Nowhere/Here", "2026-07-09T22:59:59Z", {.year = 2026, .month = 7, .day = 9}}};
    struct arena arena;
    (void)state;
    arena_init(&arena, 64 * 1024 * 1024);
    const struct zones *zones = zones_load(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_str(when_iso(&arena, zones_day_end(zones, str_from(rows[i].zone), 60, rows[i].day)),
                   rows[i].ends);
    arena_free(&arena);
}

static void the_last_day_is_a_day_still_and_may_be_today(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook book;
        notebook_open(&book, database->url);
        struct browser *ann = &book.buyer;
        const char *fields = arena_printf(&ann->arena, "ordered=%.*s&shipped=%.*s&protection_ends=%.*s",
                                          STR_ARG(notebook_day(ann, -20)), STR_ARG(notebook_day(ann, -18)),
                                          STR_ARG(notebook_day(ann, 3)))
                                 .at;
        const char *order = cut(ann, note(ann, fields));
        assert_ends_with(ann, order, 3);
        shop_show(ann, order, notebook_day(ann, 0));
        assert_ends_with(ann, order, 0);
        browser_get(ann, order);
        assert_sees(ann, "You are protected until");
        notebook_close(&book);
    }
}

/* The same moment is the evening before on one page, and would be a day later at midnight on another. */
static void a_deadline_at_midnight_is_the_same_evening_on_every_page(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook book;
        notebook_open(&book, database->url);
        struct browser *ann = &book.buyer;
        const char *fields = arena_printf(&ann->arena, "ordered=%.*s&shipped=%.*s",
                                          STR_ARG(notebook_day(ann, -59)), STR_ARG(notebook_day(ann, -58)))
                                 .at;
        const char *order = cut(ann, note(ann, fields));
        browser_get(ann, order);
        struct str end =
            arena_copy(&ann->arena, browser_between(ann, "<time data-countdown datetime=\"", '"'));
        assert_true(str_ends(end, STR("T00:00:00Z")));
        const char *said =
            arena_printf(&ann->arena, "<time datetime=\"%.*s\">the evening of", STR_ARG(end)).at;
        assert_sees(ann, "You are protected until the evening of");
        assert_sees(ann, said);
        browser_get(ann, "/orders");
        assert_sees(ann, "<p data-what>the evening of");
        notebook_close(&book);
    }
}

static void an_order_noted_without_its_sending_is_counted_from_the_earliest_day(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook book;
        notebook_open(&book, database->url);
        struct browser *ann = &book.buyer;
        const char *order = cut(
            ann, note(ann, arena_printf(&ann->arena, "ordered=%.*s", STR_ARG(notebook_day(ann, -56))).at));
        assert_int_equal(browser_get(ann, order), 200);
        assert_sees(ann, "Nobody has noted when it was sent.");
        assert_not_sees(ann, "Your protection begins later");
        assert_not_sees(ann, "Nothing is lost");
        assert_sees(ann, "Note the end that the shop shows");
        const char *form = arena_printf(&ann->arena, "%s/protection_noted", order).at;
        assert_int_equal(browser_get(ann, form), 200);
        shop_show(ann, order, notebook_day(ann, 5));
        assert_int_equal(browser_get(ann, order), 200);
        assert_not_sees(ann, "Nobody has noted when it was sent.");
        assert_ends_with(ann, order, 5);
        assert_sees(ann, "\"shipped_at\":null");
        notebook_close(&book);
    }
}

/* By whatever the rules count from: nobody is told to wait for a parcel that may have been sent weeks ago. */
static void unknown_is_not_unsent_under_any_rules(void **state)
{
    static const char *const rules[] = {"ebay",    "vinted", "temu",      "amazon",
                                        "eu-shop", "paypal", "aliexpress"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook book;
        notebook_open(&book, database->url);
        struct browser *ann = &book.buyer;
        for (size_t i = 0; i < COUNT_OF(rules); i++) {
            struct str form =
                arena_printf(&ann->arena, "policy=%s&title=Coat&price=12.50&currency=USD&ordered=%.*s",
                             rules[i], STR_ARG(notebook_day(ann, -50)));
            assert_int_equal(browser_post(ann, "/orders/new", form.at), 303);
            assert_int_equal(browser_follow(ann), 200);
            assert_sees(ann, "What should I do now?");
            assert_not_sees(ann, "Wait until it is sent");
            assert_not_sees(ann, "As far as this order knows, nothing was sent");
        }
        notebook_close(&book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_ends_by_the_clocks_of_its_zone_in_summer_and_winter),
        cmocka_unit_test(the_last_day_is_a_day_still_and_may_be_today),
        cmocka_unit_test(unknown_is_not_unsent_under_any_rules),
        cmocka_unit_test(a_deadline_at_midnight_is_the_same_evening_on_every_page),
        cmocka_unit_test(an_order_noted_without_its_sending_is_counted_from_the_earliest_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
