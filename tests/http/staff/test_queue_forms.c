/* Forms of a marketplace's queue and desk that are wrong come back as they were sent. */
#include "base/check.h"
#include "support/order/shop.h"

/* The list as it was, with what was chosen and typed, and not a page of the error alone. */
static void a_form_of_the_queue_comes_back_with_what_was_chosen(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *staff = &shop.staff;
        struct str order = shop_place(&shop, "N-1");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        assert_int_equal(browser_post(staff, "/markets/harbour/assign", "show=all&handle=ines"), 422);
        assert_sees(staff, "Choose at least one order.");
        assert_sees(staff, "N-1");
        assert_sees(staff, "There is a problem");
        const char *nobody = arena_printf(&staff->arena, "show=all&handle=otto&pick1=%.*s", STR_ARG(ref)).at;
        assert_int_equal(browser_post(staff, "/markets/harbour/assign", nobody), 422);
        assert_sees(staff, "Nobody here has this name.");
        struct str box =
            browser_between(staff, arena_printf(&staff->arena, "value=\"%.*s\"", STR_ARG(ref)).at, '>');
        assert_true(str_find(box, STR("checked")) < box.len);
        assert_int_equal(browser_post(staff, "/markets/harbour/bulk", "show=all&act=note&words=Look+at+it"),
                         422);
        assert_sees(staff, ">Look at it</textarea>");
        assert_int_equal(browser_post(staff, "/markets/harbour/views", "show=all&name=&shared=1"), 422);
        box = browser_between(staff, "name=\"shared\" value=\"1\"", '>');
        assert_true(str_find(box, STR("checked")) < box.len);
        shop_close(&shop);
    }
}

/* What is wrong with letting somebody go on stands above, and not in the form that freezes. */
static void a_thaw_that_fails_fills_in_no_freeze(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        assert_true(browser_post(&shop.staff, "/markets/harbour/freeze", "turn=thaw&seller=tomas&words=") >=
                    400);
        assert_not_sees(&shop.staff, "value=\"tomas\"");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_of_the_queue_comes_back_with_what_was_chosen),
        cmocka_unit_test(a_thaw_that_fails_fills_in_no_freeze),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
