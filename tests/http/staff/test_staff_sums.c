/* What one of the staff may do alone: a sum up to the limit, however it is cut, and cases of those who act on them. */
#include "base/check.h"
#include "core/people/duty.h"
#include "service/order/freeze.h"
#include "support/order/shop.h"

static void a_case_is_given_to_nobody_whose_role_does_not_act_on_it(void **state)
{
    static const struct {
        const char *role;
        int status;
    } rows[] = {{"reader", 422}, {"finance", 422}, {"agent", 303}, {"lead", 303}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            shop_hire_stranger(&shop, rows[i].role, 0);
            const char *form =
                arena_printf(&shop.staff.arena, "pick1=%.*s&handle=%s", STR_ARG(ref), rows[i].role).at;
            assert_answers(&shop.staff, rows[i].status,
                           browser_post(&shop.staff, "/markets/harbour/assign", form));
        }
        shop_close(&shop);
    }
}

static void a_large_sum_in_parts_is_a_large_sum(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_ship(&shop, order);
        shop_hire_stranger(&shop, "finance", 500);
        static const struct {
            const char *amount;
            int status;
        } parts[] = {
            {"\"amount\":\"3.00\"", 200}, {"\"amount\":\"2.00\"", 200}, {"\"amount\":\"0.01\"", 202}};
        for (size_t i = 0; i < COUNT_OF(parts); i++)
            assert_answers(&shop.staff, parts[i].status,
                           shop_act(&shop.staff, order, "goodwill_refund", parts[i].amount));
        struct str other = shop_place(&shop, "N-2"); /* another order has its own sum */
        shop_ship(&shop, other);
        assert_answers(&shop.staff, 200,
                       shop_act(&shop.staff, other, "goodwill_refund", "\"amount\":\"3.00\""));
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_is_given_to_nobody_whose_role_does_not_act_on_it),
        cmocka_unit_test(a_large_sum_in_parts_is_a_large_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
