/* A shop's list of orders, copied as text, becomes orders to watch. */
#include "base/check.h"
#include "support/order/notebook.h"

/* Two orders as the list of AliExpress has them, with its buttons and words between. */
#define LIST                                                                                                 \
    "Awaiting%20delivery%0AOrder%20date:%20Sep%2026,%202025%0AOrder%20ID:%208204567890123456%0ACopy%"        \
    "0AOrder%20"                                                                                             \
    "details%0ABright%20Lamp%20Store%0AReading%20lamp%20with%20a%20long%20neck%20and%20three%20colours%"     \
    "0AWhite,"                                                                                               \
    "%20EU%20plug%0AUS%20%245.99%20x1%0ATotal:%20US%20%247.98%0AConfirm%20received%0ACompleted%0AOrder%"     \
    "20date:%20"                                                                                             \
    "Aug%203,%202025%0AOrder%20ID:%208201111111111111%0ACopy%0AOrder%20details%0ACup%20Shop%0ACup%20of%"     \
    "20blue%20"                                                                                              \
    "glass,%20350%20ml%0ATotal:%20US%20%2412.50%0AAdd%20to%20cart%0A"

static void a_list_is_looked_at_then_taken_and_never_twice(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        assert_int_equal(browser_get(buyer, "/orders/new"), 200);
        assert_sees(buyer, "href=\"/orders/list\"");
        assert_int_equal(browser_get(buyer, "/orders/list"), 200);
        assert_int_equal(browser_post(buyer, "/orders/list", "turn=look&text=" LIST), 200);
        assert_sees(buyer, "Nothing is done yet.");
        assert_sees(buyer, "2 orders are new.");
        assert_sees(buyer, "Reading lamp with a long neck and three colours");
        assert_sees(buyer, "7.98");
        assert_sees(buyer, "8201111111111111</span>");
        assert_sees(buyer, "</textarea>"); /* what was pasted is still there, to be sent once more */
        assert_sees(buyer, "Bright Lamp Store");
        browser_get(buyer, "/orders");
        assert_not_sees(buyer, "Reading lamp");
        assert_int_equal(browser_post(buyer, "/orders/list", "turn=take&text=" LIST), 200);
        assert_sees(buyer, "They are watched from now on.");
        struct str order = browser_between(buyer, "<a href=\"/orders/", '"');
        assert_true(order.len > 10);
        browser_get(buyer, "/orders");
        assert_sees(buyer, "Reading lamp");
        assert_sees(buyer, "Cup of blue glass");
        assert_int_equal(browser_get(buyer, arena_printf(&buyer->arena, "/orders/%.*s", STR_ARG(order)).at),
                         200);
        assert_sees(buyer, "8204567890123456");
        assert_int_equal(browser_post(buyer, "/orders/list", "turn=take&text=" LIST), 200);
        assert_sees(buyer, "0 orders are new.");
        assert_sees(buyer, "2 orders are watched already and stay as they are.");
        notebook_close(&desk);
    }
}

static void a_program_reads_a_list_then_notes_all_of_it(void **state)
{
    static const char body[] = "\"text\":\"Order date: Sep 26, 2025\\nOrder ID: 8204567890123456\\nReading "
                               "lamp with a long neck\\nTotal: US $7.98\"";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        struct str look = arena_printf(&buyer->arena, "{%s}", body);
        struct str take = arena_printf(&buyer->arena, "{%s,\"take\":true}", body);
        assert_int_equal(browser_send(buyer, METHOD_POST, "/api/v1/orders/listed", "application/json", look),
                         200);
        assert_sees(buyer, "{\"taken\":false,\"new\":1,\"known\":0,");
        assert_sees(buyer, "\"order\":null");
        browser_get(buyer, "/orders");
        assert_not_sees(buyer, "Reading lamp");
        assert_int_equal(browser_send(buyer, METHOD_POST, "/api/v1/orders/listed", "application/json", take),
                         200);
        assert_sees(buyer, "\"taken\":true,\"new\":1");
        assert_sees(buyer, "\"amount\":\"7.98\",\"currency\":\"USD\"");
        browser_get(buyer, "/orders");
        assert_sees(buyer, "Reading lamp");
        assert_int_equal(browser_send(buyer, METHOD_POST, "/api/v1/orders/listed", "application/json", take),
                         200);
        assert_sees(buyer, "\"new\":0,\"known\":1");
        assert_int_equal(
            browser_send(buyer, METHOD_POST, "/api/v1/orders/listed", "application/json",
                         STR("{\"text\":\"Order ID: 8204567890123457\\nA lamp\",\"take\":true}")),
            422);
        assert_sees(buyer, "Line 1, column 11: ");
        notebook_close(&desk);
    }
}

static void one_that_is_wrong_is_named_by_line_and_column_and_none_is_taken(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {LIST "Order%20ID:%208203333333333333%0AA%20shirt%0ATotal:%20US%20%243.00",
         "Line 21, column 11: the day"},
        {LIST "Order%20date:%20Aug%204,%202025%0AOrder%20ID:%208203333333333333%0AA%20shirt",
         "Line 22, column 11: the price"},
        {LIST "Order%20date:%20Aug%204,%202925%0AOrder%20ID:%208203333333333333%0AA%20shirt%0ATotal:%20US%20%"
              "243.00",
         "Line 22, column 11:"},
        {"hello", "No order was found in it."},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *form = arena_printf(&buyer->arena, "turn=take&text=%s", rows[i].text).at;
            assert_int_equal(browser_post(buyer, "/orders/list", form), 422);
            assert_sees(buyer, rows[i].says);
            browser_get(buyer, "/orders");
            assert_not_sees(buyer, "Reading lamp");
        }
        assert_int_equal(browser_post(buyer, "/orders/list", "turn=take&text="), 422);
        notebook_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_looked_at_then_taken_and_never_twice),
        cmocka_unit_test(a_program_reads_a_list_then_notes_all_of_it),
        cmocka_unit_test(one_that_is_wrong_is_named_by_line_and_column_and_none_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
