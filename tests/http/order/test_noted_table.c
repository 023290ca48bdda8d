/* A buyer's own table of orders becomes orders to watch: Amazon's history, and tables whose columns one says. */
#include "base/check.h"
#include "support/door/multipart_form.h"
#include "support/order/notebook.h"

/* As Amazon writes it, with the columns that count here and some that do not: two things of one order, one that was cancelled. */
#define AMAZON                                                                                               \
    "\xef\xbb\xbf\"Website\",\"Order ID\",\"Order Date\",\"Currency\",\"Unit Price\",\"Total "               \
    "Owed\",\"ASIN\","                                                                                       \
    "\"Order Status\",\"Ship Date\",\"Carrier Name & Tracking Number\",\"Product Name\"\r\n"                 \
    "\"Amazon.de\",\"306-1111111-1111111\",\"2025-09-26T12:00:00Z\",\"EUR\",\"5.99\",\"1,007.98\","          \
    "\"B000000001\","                                                                                        \
    "\"Closed\",\"2025-09-27T10:00:00Z\",\"AMZN_DE(DE5061234567)\",\"Reading lamp, with a long neck\"\r\n"   \
    "\"Amazon.de\",\"306-2222222-2222222\",\"2025-08-03T08:00:00Z\",\"EUR\",\"1\",\"12.50\",\"B000000002\"," \
    "\"Cancelled\",\"Not Available\",\"Not Available\",\"Cup of blue glass\"\r\n"                            \
    "\"Amazon.de\",\"306-1111111-1111111\",\"2025-09-26T12:00:00Z\",\"EUR\",\"2\",\"2.02\",\"B000000003\","  \
    "\"Closed\",\"2025-09-28T10:00:00Z\",\"AMZN_DE(DE5061234568)\",\"Bulb\"\r\n"

static int post_file(struct browser *buyer, const char *turn, struct str table)
{
    struct multipart_form form;
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", buyer->csrf);
    multipart_form_field(&form, "turn", str_from(turn));
    multipart_form_file(&form, "table", "orders.csv", table);
    int status = browser_send(buyer, METHOD_POST, "/orders/list/table", MULTIPART_FORM_TYPE,
                              multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static void amazons_history_is_looked_at_then_taken_and_never_twice(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        assert_int_equal(browser_get(buyer, "/orders/new"), 200);
        assert_sees(buyer, "href=\"/orders/list/table\"");
        assert_int_equal(browser_get(buyer, "/orders/list/table"), 200);
        assert_int_equal(post_file(buyer, "look", STR(AMAZON)), 200);
        assert_sees(buyer, "Nothing is done yet.");
        assert_sees(buyer, "1 order is new.");
        assert_sees(buyer, "1 row is cancelled or refunded and is left out.");
        assert_sees(buyer, "Reading lamp, with a long neck and 1 more");
        assert_sees(buyer, "1010.00");
        assert_sees(buyer,
                    "value=\"Total Owed\"\ndir=\"auto\"\nselected"); /* which column was taken for what */
        browser_get(buyer, "/orders");
        assert_not_sees(buyer, "Reading lamp");
        browser_get(buyer, "/orders/list/table");
        assert_int_equal(post_file(buyer, "take", STR(AMAZON)), 200);
        assert_sees(buyer, "They are watched from now on.");
        struct str order = browser_between(buyer, "<a href=\"/orders/", '"');
        assert_true(order.len > 10);
        const char *address = arena_printf(&buyer->arena, "/orders/%.*s", STR_ARG(order)).at;
        assert_int_equal(browser_get(buyer, address), 200);
        assert_sees(buyer, "306-1111111-1111111");
        assert_sees(buyer, "Amazon");
        assert_sees(buyer, "DE5061234567");
        browser_get(buyer, "/orders/list/table");
        assert_int_equal(post_file(buyer, "take", STR(AMAZON)), 200);
        assert_sees(buyer, "0 orders are new.");
        assert_sees(buyer, "1 order is watched already and stays as it is.");
        notebook_close(&desk);
    }
}

static void columns_of_a_table_of_ones_own_are_chosen_after_it_was_read(void **state)
{
    static const char table[] = "Where;No.;What;Cost;When%0AeBay;7-1;Lamp;12,50%20EUR;31.12.2024%0A";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        browser_get(buyer, "/orders/list/table");
        const char *form = arena_printf(&buyer->arena, "turn=take&text=%s", table).at;
        assert_int_equal(browser_post(buyer, "/orders/list/table", form), 422);
        assert_sees(buyer, "Choose the column with the numbers of the orders.");
        assert_sees(buyer, "<select id=\"column_number\"");
        assert_sees(buyer, "eBay;7-1;Lamp"); /* the text is still there */
        form = arena_printf(&buyer->arena,
                            "turn=take&text=%s&column_number=No.&column_title=What&column_amount=Cost&"
                            "column_ordered=When&column_market=Where",
                            table)
                   .at;
        assert_int_equal(browser_post(buyer, "/orders/list/table", form), 200);
        assert_sees(buyer, "1 order is new.");
        browser_get(buyer, "/orders");
        assert_sees(buyer, "Lamp");
        assert_sees(buyer, "eBay");
        notebook_close(&desk);
    }
}

static void one_that_is_wrong_is_named_by_line_and_column_and_none_is_taken(void **state)
{
    static const struct {
        const char *rows, *more, *says;
    } rows[] = {
        {"A1,ebay,Lamp,12.50,EUR,2025-02-30", "", "Line 3, column 24: this is no day"},
        {"A1,ebay,Lamp,12.50,EUR,05/03/2025", "", "Line 3, column 24: this can be two days"},
        {"A1,ebay,Lamp,12.50,EUR,2925-02-03", "", "Line 3, column 1: This day lies in the future."},
        {"A1,ebay,Lamp,\\\"1,299\\\",EUR,2025-02-03", "", "Line 3, column 14: this is no amount"},
        {"A1,ebay,Lamp,12.505,EUR,2025-02-03", "", "Line 3, column 14: this is no amount"},
        {"A1,ebay,Lamp,-12.50,EUR,2025-02-03", "", "Line 3, column 14: this is no amount"},
        {"A1,ebay,Lamp,12.50,EURO,2025-02-03", "", "Line 3, column 20: this is no currency"},
        {"A1,ebay,Lamp,12.50,,2025-02-03", "", "its currency is not said"},
        {"A1,ebay,Lamp,12.50,EUR,2025-02-03\\nA1,ebay,Bulb,2.00,USD,2025-02-03", "",
         "Line 4, column 14: one order has amounts of two"},
        {"A1,nobody,Lamp,12.50,EUR,2025-02-03", "", "Line 3, column 4: this marketplace is not known"},
        {",ebay,Lamp,12.50,EUR,2025-02-03", "", "Line 3, column 1: the number of the order is missing"},
        {"A1,ebay,,12.50,EUR,2025-02-03", "", "Line 3, column 9: what was ordered was not found"},
        {"A1,ebay,\\\"Lamp,12.50,EUR,2025-02-03", "", "Line "},
        {"A1,ebay,Lamp,12.50,EUR,2025-02-03", ",\"column_title\":\"Thing\"", "has no column Thing"},
        {"A1,ebay,Lamp,12.50,EUR,2025-02-03", ",\"policy\":\"nobody\"", "There are no rules of this name"},
        {"A1,ebay,Lamp,12.50,EUR,2025-02-03", ",\"days\":\"sometimes\"", "Either day-first or month-first."},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str body =
                arena_printf(&buyer->arena,
                             "{\"take\":true,\"table\":\"number,marketplace,title,amount,currency,"
                             "ordered\\nB0,ebay,Good one,1.00,EUR,2025-01-01\\n%s\"%s}",
                             rows[i].rows, rows[i].more);
            int status =
                browser_send(buyer, METHOD_POST, "/api/v1/orders/listed/table", "application/json", body);
            assert_int_equal(status, 422);
            assert_sees(buyer, rows[i].says);
            browser_get(buyer, "/orders");
            assert_not_sees(buyer, "Good one");
        }
        notebook_close(&desk);
    }
}

static void days_and_amounts_are_read_as_people_and_shops_write_them(void **state)
{
    static const struct {
        const char *row, *more, *amount, *day;
    } rows[] = {
        {"Lamp,12.50,EUR,2025-09-26", "", "12.50", "2025-09-26"},
        {"Lamp,$12.50,,9/26/25", "", "12.50", "2025-09-26"},
        {"Lamp,12.50,EUR,26/09/2025 10:11", "", "12.50", "2025-09-26"},
        {"Lamp,12.50,EUR,05/09/2025", ",\"days\":\"day-first\"", "12.50", "2025-09-05"},
        {"Lamp,12.50,EUR,05/09/2025", ",\"days\":\"month-first\"", "12.50", "2025-05-09"},
        {"Lamp,12.50,EUR,\\\"Sep 26, 2025\\\"", "", "12.50", "2025-09-26"},
        {"Lamp,12.50,EUR,26. September 2025", "", "12.50", "2025-09-26"},
        {"Lamp,\\\"1.234,56 \xe2\x82\xac\\\",,26.09.2025", "", "1234.56", "2025-09-26"},
        {"Lamp,1 234.56,EUR,2025-09-26", "", "1234.56", "2025-09-26"},
        {"Lamp,\\\"1,234,567\\\",JPY,2025-09-26", "", "1234567", "2025-09-26"},
        {"Lamp,12,,2025-09-26", ",\"currency\":\"CHF\"", "12.00", "2025-09-26"},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str body = arena_printf(&buyer->arena,
                                           "{\"table\":\"title,amount,currency,ordered,number\\n%s,A%zu\\n\","
                                           "\"policy\":\"ebay\"%s}",
                                           rows[i].row, i, rows[i].more);
            int status =
                browser_send(buyer, METHOD_POST, "/api/v1/orders/listed/table", "application/json", body);
            if (status != 200)
                print_error("%s: %.*s\n", rows[i].row, STR_ARG(buyer->body));
            assert_int_equal(status, 200);
            assert_sees(buyer, arena_printf(&buyer->arena, "\"amount\":\"%s\"", rows[i].amount).at);
            assert_sees(buyer, arena_printf(&buyer->arena, "\"ordered\":\"%s", rows[i].day).at);
        }
        notebook_close(&desk);
    }
}

static void a_long_history_is_taken_from_a_day_on(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        struct buf text;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        buf_init(&text, 1 << 20);
        buf_put(&text,
                STR("{\"policy\":\"ebay\",\"currency\":\"EUR\",\"table\":\"number,title,amount,ordered\\n"));
        for (int i = 0; i < 300; i++)
            buf_printf(&text, "N%d,Thing %d,%d.00,20%d-01-02\\n", i, i, i % 90 + 1, i < 120 ? 21 : 25);
        struct str long_one = arena_printf(&buyer->arena, "%.*s\"}", STR_ARG(buf_str(&text)));
        struct str newer = arena_printf(&buyer->arena, "%.*s\",\"since\":\"2025-01-01\",\"take\":true}",
                                        STR_ARG(buf_str(&text)));
        assert_int_equal(
            browser_send(buyer, METHOD_POST, "/api/v1/orders/listed/table", "application/json", long_one),
            422);
        assert_sees(buyer, "At most 200 new orders are taken at once");
        assert_int_equal(
            browser_send(buyer, METHOD_POST, "/api/v1/orders/listed/table", "application/json", newer), 200);
        assert_sees(buyer, "\"taken\":true,\"new\":180,\"known\":0");
        assert_sees(buyer, "\"older\":120");
        /* What is known does not count: the rest is taken with an earlier day. */
        struct str all = arena_printf(&buyer->arena, "%.*s\",\"take\":true}", STR_ARG(buf_str(&text)));
        assert_int_equal(
            browser_send(buyer, METHOD_POST, "/api/v1/orders/listed/table", "application/json", all), 200);
        assert_sees(buyer, "\"taken\":true,\"new\":120,\"known\":180");
        buf_free(&text);
        notebook_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amazons_history_is_looked_at_then_taken_and_never_twice),
        cmocka_unit_test(columns_of_a_table_of_ones_own_are_chosen_after_it_was_read),
        cmocka_unit_test(one_that_is_wrong_is_named_by_line_and_column_and_none_is_taken),
        cmocka_unit_test(days_and_amounts_are_read_as_people_and_shops_write_them),
        cmocka_unit_test(a_long_history_is_taken_from_a_day_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
