/* Orders of many lines, of kinds of lines, and disputes about some pieces of one: through the API, the pages, the file. */
#include "base/check.h"
#include "service/order/case_file.h"
#include "support/order/shop.h"

static struct str ref_of(struct str order)
{
    return str_slice(order, sizeof "/api/v1/orders/" - 1, order.len);
}

static const char *page_of(struct browser *browser, struct str order, const char *behind)
{
    return arena_printf(&browser->arena, "/orders/%.*s%s", STR_ARG(ref_of(order)), behind).at;
}

/* Three bowls, shipping and tax; paid, sent and delivered. */
static struct str place_bowls(struct shop *shop)
{
    assert_answers(
        &shop->system, 201,
        shop_post(&shop->system, "/api/v1/orders",
                  "{\"number\":\"L-1\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                  "\"paid\":true,\"lines\":["
                  "{\"title\":\"Tea bowl\",\"quantity\":3,\"amount\":\"10.00\"},"
                  "{\"title\":\"Parcel post\",\"kind\":\"shipping\",\"amount\":\"4.90\"},"
                  "{\"title\":\"VAT\",\"kind\":\"tax\",\"amount\":\"2.83\"}]}"));
    struct str order = arena_copy(&shop->system.arena, shop->system.location);
    shop_ship(shop, order);
    assert_answers(&shop->system, 200, shop_act(&shop->system, order, "delivered", ""));
    return order;
}

/* All that it asks for, and the seller agrees. */
static void claim(struct shop *shop, struct str order, const char *about)
{
    struct str members =
        arena_printf(&shop->buyer.arena,
                     "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_full\",%s", about);
    assert_answers(&shop->buyer, 200, shop_act(&shop->buyer, order, "dispute_opened", members.at));
}

static void assert_proved(struct str file)
{
    struct case_report report;
    struct failure failure = {0};
    struct arena own;
    arena_init(&own, 64 << 20);
    enum err err = case_file_check(&own, file, STR_NONE, &report, &failure);
    if (err)
        print_error("%s\n", failure.text);
    assert_int_equal(err, OK);
    arena_free(&own);
}

static void some_pieces_are_disputed_over_the_api_and_the_case_file_proves_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = place_bowls(&shop);
        browser_get(&shop.buyer, order.at);
        assert_sees(&shop.buyer, "\"kind\":\"shipping\"");
        assert_sees(&shop.buyer, "\"quantity_settled\":0");
        assert_sees(&shop.buyer, "{\"name\":\"pieces\",\"type\":\"integer\",\"required\":false,\"minimum\":1,"
                                 "\"maximum\":3}");
        assert_answers(
            &shop.buyer, 422,
            shop_act(&shop.buyer, order, "dispute_opened",
                     "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_full\",\"lines\":[1],"
                     "\"pieces\":4"));
        assert_sees(&shop.buyer, "\"code\":\"lines\"");
        assert_answers(
            &shop.buyer, 422,
            shop_act(&shop.buyer, order, "dispute_opened",
                     "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_full\",\"pieces\":1"));
        claim(&shop, order, "\"lines\":[1],\"pieces\":2");
        browser_get(&shop.buyer, order.at);
        assert_sees(&shop.buyer, "\"lines\":[1],\"pieces\":2,\"buyer_proposal\":{\"remedy\":\"refund_full\","
                                 "\"amount\":\"7.94\""); /* 6.67 and 1.27 of the tax */
        browser_get(&shop.buyer, page_of(&shop.buyer, order, ""));
        assert_sees(&shop.buyer, "2 pieces");
        assert_sees(&shop.buyer, "2 of 3 in this dispute");
        assert_answers(&shop.buyer, 200, browser_get(&shop.buyer, page_of(&shop.buyer, order, "/case-file")));
        assert_sees(&shop.buyer, "pieces: 2");
        assert_sees(&shop.buyer, "Parcel post (Shipping)");
        assert_answers(&shop.buyer, 200,
                       browser_get(&shop.buyer, page_of(&shop.buyer, order, "/case-file.json")));
        assert_sees(&shop.buyer, "\"pieces\":2");
        assert_proved(shop.buyer.body);
        shop_close(&shop);
    }
}

static void a_claim_about_all_pieces_is_one_about_the_line_with_its_shipping_and_tax(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = place_bowls(&shop);
        claim(&shop, order, "\"lines\":[1],\"pieces\":3");
        browser_get(&shop.buyer, order.at);
        assert_sees(&shop.buyer,
                    "\"lines\":[1,2,3],\"pieces\":0,\"buyer_proposal\":{\"remedy\":\"refund_full\","
                    "\"amount\":\"17.73\"");
        shop_close(&shop);
    }
}

static void the_questions_ask_how_many_pieces(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *buyer = &shop.buyer;
        struct str order = place_bowls(&shop);
        assert_int_equal(browser_post(buyer, page_of(buyer, order, "/dispute/lines"), "line1=1"), 303);
        assert_true(str_ends(buyer->location, STR("/dispute/pieces")));
        assert_int_equal(browser_follow(buyer), 200);
        assert_sees(buyer, "From 1 to 3.");
        assert_int_equal(browser_post(buyer, page_of(buyer, order, "/dispute/pieces"), "pieces=4"), 422);
        assert_sees(buyer, "Write a number from 1 to 3.");
        assert_int_equal(browser_post(buyer, page_of(buyer, order, "/dispute/pieces"), "pieces=1"), 303);
        assert_int_equal(browser_post(buyer, page_of(buyer, order, "/dispute/reason"), "reason=snad_damaged"),
                         303);
        assert_int_equal(browser_follow(buyer), 200);
        assert_sees(buyer, "3.96"); /* 3.33 and 0.63 */
        assert_int_equal(browser_post(buyer, page_of(buyer, order, "/dispute/remedy"), "remedy=refund_full"),
                         303);
        assert_int_equal(browser_post(buyer, page_of(buyer, order, "/dispute/story"),
                                      "button=go&words=One+bowl+is+cracked."),
                         303);
        assert_int_equal(browser_follow(buyer), 200);
        assert_sees(buyer, "1 of 3");
        assert_not_sees(buyer, "With this reason you say"); /* it was delivered */
        struct str version = browser_between(buyer, "name=\"version\" value=\"", '"');
        struct str revision = browser_between(buyer, "name=\"revision\" value=\"", '"');
        struct str form =
            arena_printf(&buyer->arena, "version=%.*s&revision=%.*s", STR_ARG(version), STR_ARG(revision));
        assert_int_equal(browser_post(buyer, page_of(buyer, order, "/dispute/check"), form.at), 303);
        browser_get(buyer, order.at);
        assert_sees(buyer, "\"lines\":[1],\"pieces\":1,");
        shop_close(&shop);
    }
}

static void a_form_of_fifty_rows_is_an_order_of_fifty_lines(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct buf form;
        buf_init(&form, 16 * 1024);
        buf_put(&form, STR("buyer=mara&seller=tomas&number=F-50&currency=EUR&paid=1"));
        for (int i = 1; i <= 50; i++)
            buf_printf(&form, "&title%d=Part+%d&kind%d=%s&quantity%d=2&amount%d=1.00", i, i, i,
                       i == 50 ? "shipping" : "goods", i, i);
        assert_answers(&shop.staff, 303,
                       browser_post(&shop.staff, "/markets/harbour/orders/new",
                                    arena_cstr(&shop.staff.arena, buf_str(&form))));
        buf_free(&form);
        browser_get(&shop.system, "/api/v1/orders?number=F-50");
        struct str ref = browser_between(&shop.system, "\"ref\":\"", '"');
        browser_get(&shop.system, arena_printf(&shop.system.arena, "/api/v1/orders/%.*s", STR_ARG(ref)).at);
        assert_sees(&shop.system, "\"line\":50,\"title\":\"Part 50\"");
        assert_sees(&shop.system, "\"kind\":\"shipping\"");
        assert_sees(&shop.system, "\"held\":\"50.00\"");
        shop_close(&shop);
    }
}

static void more_pieces_than_can_be_counted_are_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        assert_answers(&shop.staff, 422,
                       browser_post(&shop.staff, "/markets/harbour/orders/new",
                                    "buyer=mara&seller=tomas&number=F-1&currency=EUR&title1=Rice&"
                                    "quantity1=99999999999&amount1=1.00"));
        assert_sees(&shop.staff, "Each line needs a quantity from 1 on.");
        shop_close(&shop);
    }
}

static void a_line_of_no_known_kind_and_an_order_without_goods_are_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        static const char *const kinds[] = {"gift", "tax"};
        for (size_t i = 0; i < COUNT_OF(kinds); i++) {
            struct str body = arena_printf(
                &shop.system.arena,
                "{\"number\":\"L-2\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                "\"lines\":[{\"title\":\"Tea bowl\",\"kind\":\"%s\",\"amount\":\"10.00\"}]}",
                kinds[i]);
            assert_answers(&shop.system, 422, shop_post(&shop.system, "/api/v1/orders", body.at));
            assert_sees(&shop.system, "\"field\":\"lines\"");
        }
        shop_close(&shop);
    }
}

static void a_tracking_number_says_which_things_are_in_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *seller = &shop.seller;
        struct str order = shop_place(&shop, "P-1");
        shop_ship(&shop, order);
        const char *page = page_of(seller, order, "/parcel");
        assert_int_equal(browser_get(seller, page), 200);
        assert_sees(seller, "What is in this parcel?");
        assert_int_equal(browser_post(seller, page, "what=number&new_number=&line2=1"), 422);
        struct str box = browser_between(seller, "name=\"line2\" value=\"1\"", '>');
        assert_true(str_find(box, STR("checked")) < box.len); /* as it was filled in */
        assert_int_equal(browser_post(seller, page, "what=number&new_number=RA123456785CN&line2=1"), 303);
        browser_get(&shop.buyer, page_of(&shop.buyer, order, ""));
        assert_sees(&shop.buyer, "Entered by the seller&#39;s side.");
        assert_sees(&shop.buyer, "In it: Saucer");
        const char *events = arena_printf(&shop.system.arena, "%.*s/tracking-events", STR_ARG(order)).at;
        assert_answers(
            &shop.system, 201,
            shop_post(&shop.system, events,
                      "{\"number\":\"RB123456785DE\",\"lines\":[1],\"at\":\"2026-01-01T00:00:00Z\","
                      "\"text\":\"Accepted\"}"));
        assert_sees(&shop.system, "\"entered_by\":\"seller\",\"lines\":[2]");
        assert_sees(&shop.system, "\"entered_by\":\"market\",\"lines\":[1]");
        assert_refused(
            &shop.system, 422, "input", "lines",
            shop_post(&shop.system, events,
                      "{\"number\":\"RC123456785DE\",\"lines\":[3],\"at\":\"2026-01-01T00:00:00Z\","
                      "\"text\":\"Accepted\"}"));
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(some_pieces_are_disputed_over_the_api_and_the_case_file_proves_it),
        cmocka_unit_test(a_claim_about_all_pieces_is_one_about_the_line_with_its_shipping_and_tax),
        cmocka_unit_test(the_questions_ask_how_many_pieces),
        cmocka_unit_test(a_form_of_fifty_rows_is_an_order_of_fifty_lines),
        cmocka_unit_test(more_pieces_than_can_be_counted_are_refused),
        cmocka_unit_test(a_tracking_number_says_which_things_are_in_it),
        cmocka_unit_test(a_line_of_no_known_kind_and_an_order_without_goods_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
