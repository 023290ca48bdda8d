/* Whoever of a marketplace's staff sees something of an order stands in its audit. */
#include "base/check.h"
#include "support/order/court.h"
#include "support/order/shop.h"

#include <time.h>

static const char *path(struct browser *browser, struct str order, const char *more)
{
    struct str page = str_slice(order, STR("/api/v1").len, order.len);
    return arena_printf(&browser->arena, "%.*s%s", STR_ARG(page), more).at;
}

/* Not the order's page alone tells of it: its forms, files and parcel do. */
static void whatever_of_an_order_staff_look_at_is_written_down(void **state)
{
    static const struct {
        const char *rest, *said;
    } looks[] = {{"/goodwill_refund", ">a form to act on the order<"},
                 {"/parcel", ">the parcels<"},
                 {"/case-file.html", ">the case file<"},
                 {"/deadlines.ics", ">the deadlines, for a calendar<"}},
      read[] = {{"/tracking-events", ">by a program: the parcels<"},
                {"/evidence", ">by a program: the evidence<"},
                {"/case-file", ">by a program: the case file<"}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_ship(&shop, order);
        for (size_t i = 0; i < COUNT_OF(looks); i++)
            browser_get(&shop.staff, path(&shop.staff, order, looks[i].rest));
        for (size_t i = 0; i < COUNT_OF(read); i++)
            browser_get(&shop.staff,
                        arena_printf(&shop.staff.arena, "%.*s%s", STR_ARG(order), read[i].rest).at);
        static const char audit[] = "/markets/harbour/audit?act=look";
        for (size_t i = 0; i < COUNT_OF(looks); i++)
            browser_await(&shop.staff, audit, looks[i].said);
        for (size_t i = 0; i < COUNT_OF(read); i++)
            browser_await(&shop.staff, audit, read[i].said);
        assert_not_sees(&shop.staff, "{ref}");
        shop_close(&shop);
    }
}

/* What the staff note for each other tells of an order, too: by itself, and among those that were searched. */
static void notes_that_staff_read_are_written_down_for_each_order(void **state)
{
    static const char audit[] = "/markets/harbour/audit?act=look";
    static const char *const looks[] = {"/markets/harbour/notes?q=odd", "/markets/harbour/notes.csv?q=odd"};
    static const char notes_said[] = ">notes of the staff<";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *staff = &shop.staff;
        struct str orders[] = {shop_place(&shop, "N-1"), shop_place(&shop, "N-2")};
        const char *notes[COUNT_OF(orders)];
        for (size_t i = 0; i < COUNT_OF(orders); i++) {
            notes[i] = arena_printf(&staff->arena, "%.*s/notes", STR_ARG(orders[i])).at;
            assert_answers(staff, 201, shop_post(staff, notes[i], "{\"words\":\"odd\"}"));
            assert_answers(staff, 201, shop_post(staff, notes[i], "{\"words\":\"odd again\"}"));
        }
        assert_int_equal(browser_get(staff, notes[0]), 200);
        browser_await(staff, audit, ">by a program: notes of the staff<");
        for (size_t i = 0; i < COUNT_OF(looks); i++) {
            assert_int_equal(browser_get(staff, looks[i]), 200);
            browser_await(staff, audit, notes_said);
            for (int k = 0; k < 600 && browser_times(staff, notes_said) < (i + 1) * COUNT_OF(orders); k++) {
                nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
                browser_get(staff, audit);
            }
            /* each order once by the page, and once by the table */
            assert_int_equal(browser_times(staff, notes_said), (i + 1) * COUNT_OF(orders));
        }
        shop_close(&shop);
    }
}

static void a_case_that_staff_decide_is_looked_at_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        const char *path = court_path(&court, "");
        court_all_decline(&court);
        assert_int_equal(browser_get(&court.staff, path), 200);
        browser_get(&court.staff,
                    arena_printf(&court.staff.arena, "/api/v1/panels/%.*s/proposals", STR_ARG(court.ref)).at);
        browser_await(&court.staff2, "/markets/bazaar/audit?act=look", ">the case, where it is decided<");
        browser_await(&court.staff2, "/markets/bazaar/audit?act=look",
                      ">by a program: the decisions that were proposed<");
        court_close(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_of_an_order_staff_look_at_is_written_down),
        cmocka_unit_test(notes_that_staff_read_are_written_down_for_each_order),
        cmocka_unit_test(a_case_that_staff_decide_is_looked_at_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
