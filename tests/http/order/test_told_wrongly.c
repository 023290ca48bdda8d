/* A shop's program that tells of an order wrongly: each reply names the field, the line, and the way out. */
#include "base/check.h"
#include "support/order/shop.h"

#define ORDER(more)                                                                                          \
    "{\"number\":\"W-1\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\"," more "}"
#define LINES        "\"lines\":[{\"title\":\"Cup\",\"amount\":\"3.00\"}]"
#define SECOND(line) "\"lines\":[{\"title\":\"Cup\",\"amount\":\"3.00\"}," line "]"

static const struct {
    const char *body, *field, *says;
} rows[] = {
    {ORDER(LINES ",\"paid\":\"no\""), "paid", "is true or false, without quotes"},
    {ORDER(LINES ",\"paid\":\"true\""), "paid", "is true or false, without quotes"},
    {ORDER(LINES ",\"paid\":1"), "paid", "is true or false, without quotes"},
    {ORDER("\"lines\":{}"), "lines", "is a list"},
    {ORDER(SECOND("{\"title\":\"Plate\",\"amount\":\"3,00\"}")), "lines",
     "Line 2 of the order: Write each amount"},
    {ORDER(SECOND("{\"title\":\"Plate\",\"amount\":\"0.00\"}")), "lines",
     "Line 2 of the order: Each line needs"},
    {ORDER(SECOND("{\"title\":\"Plate\",\"amount\":\"1.00\",\"sku\":\"9\"}")), "lines",
     "Line 2 of the order: lines: \\\"sku\\\" is not known here"},
    {ORDER(LINES ",\"country\":\"UK\""), "country", "GB for the United Kingdom"},
    {ORDER(LINES ",\"country\":\"ZZ\""), "country", "no country of ISO 3166-1"},
    {ORDER(LINES ",\"country\":\"de\""), "country", "no country of ISO 3166-1"},
    {ORDER(LINES ",\"ordered\":\"2199-01-01T00:00:00Z\""), "ordered", "by the clock here it is 20"},
};

static void each_fault_names_its_field_and_what_to_do(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_answers(&shop.system, 422, shop_post(&shop.system, "/api/v1/orders", rows[i].body));
            assert_sees(&shop.system, arena_printf(&shop.system.arena, "\"field\":\"%s\"", rows[i].field).at);
            assert_sees(&shop.system, rows[i].says);
        }
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?number=W-1"), 200);
        assert_sees(&shop.system, "\"items\":[]");
        shop_close(&shop);
    }
}

/* Told again it is the same order; told otherwise it stays as it was, and the reply says where the news go. */
static void an_order_that_is_told_otherwise_stays_as_it_was(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *first = ORDER(LINES ",\"country\":\"XK\",\"paid\":false");
        assert_answers(&shop.system, 201, shop_post(&shop.system, "/api/v1/orders", first));
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/orders", first));
        assert_refused(&shop.system, 409, "conflict", "number",
                       shop_post(&shop.system, "/api/v1/orders", ORDER(LINES ",\"country\":\"DE\"")));
        assert_sees(&shop.system, "what has happened since is told of that order");
        shop_close(&shop);
    }
}

/* A form says what JSON says: no word but true and false is either. */
static void a_form_says_true_and_false_like_json(void **state)
{
    static const struct {
        const char *body;
        int status;
        const char *says;
    } forms[] = {
        {"name=Wait&body=Text&shared=false", 201, "\"shared\":false"},
        {"name=Wait&body=Text&shared=true", 403, "Only the help desk"},
        {"name=Wait&body=Text&shared=1", 403, "Only the help desk"},
        {"name=Wait&body=Text&shared=no", 422, "Write true or false."},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (size_t i = 0; i < COUNT_OF(forms); i++) {
            assert_answers(&shop.staff, forms[i].status,
                           browser_post(&shop.staff, "/api/v1/ready-answers", forms[i].body));
            assert_sees(&shop.staff, forms[i].says);
        }
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_names_its_field_and_what_to_do),
        cmocka_unit_test(an_order_that_is_told_otherwise_stays_as_it_was),
        cmocka_unit_test(a_form_says_true_and_false_like_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
