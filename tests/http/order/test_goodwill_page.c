/* Goodwill and a bank's case through the doors: who may, what is shown, what programs read. */
#include "support/order/shop.h"

static const char *page_of(struct browser *browser, struct str order, const char *act)
{
    struct str path = str_slice(order, STR("/api/v1").len, order.len);
    return arena_printf(&browser->arena, "%.*s%s%s", STR_ARG(path), act[0] ? "/" : "", act).at;
}

static void the_seller_gives_goodwill_by_a_form_and_the_buyer_reads_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        const char *form = page_of(&shop.seller, order, "goodwill_refund");
        assert_int_equal(browser_get(&shop.seller, form), 200);
        assert_sees(&shop.seller, "20.50 EUR");
        struct str version = browser_between(&shop.seller, "name=\"version\" value=\"", '"');
        assert_answers(
            &shop.seller, 422,
            browser_post(&shop.seller, form,
                         arena_printf(&shop.seller.arena, "version=%.*s&amount=20.51", STR_ARG(version)).at));
        assert_int_equal(browser_get(&shop.seller, form), 200);
        assert_answers(
            &shop.seller, 303,
            browser_post(
                &shop.seller, form,
                arena_printf(&shop.seller.arena, "version=%.*s&amount=3&words=Sorry", STR_ARG(version)).at));
        assert_int_equal(browser_get(&shop.buyer, page_of(&shop.buyer, order, "")), 200);
        assert_sees(&shop.buyer, "Money was given back as goodwill");
        assert_sees(&shop.buyer, "3.00 EUR back to the buyer");
        assert_int_equal(browser_get(&shop.buyer, page_of(&shop.buyer, order, "goodwill_refund")), 403);
        shop_close(&shop);
    }
}

static void staff_may_give_all_of_it_and_the_lines_have_their_outcome(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        assert_answers(&shop.buyer, 403, shop_act(&shop.buyer, order, "goodwill_refund", "\"amount\":\"1\""));
        assert_answers(&shop.staff, 422, shop_act(&shop.staff, order, "goodwill_refund", ""));
        assert_answers(&shop.staff, 200,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"20.50\""));
        assert_sees(&shop.staff, "\"outcome\":\"refunded\"");
        assert_sees(&shop.staff, "\"refunded\":\"20.50\"");
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, "\"amount_minor\":2050");
        browser_get(&shop.staff,
                    page_of(&shop.staff, order, "")); /* of the staff it may have been a colleague */
        assert_sees(&shop.staff, "by the marketplace&#39;s staff");
        assert_not_sees(&shop.staff, "by you");
        browser_get(&shop.seller, page_of(&shop.seller, order, ""));
        assert_sees(&shop.seller, "by you"); /* who has sent it */
        browser_get(&shop.buyer, page_of(&shop.buyer, order, ""));
        assert_sees(&shop.buyer, "This order is settled");
        assert_not_sees(&shop.buyer, "Write to the seller");
        shop_close(&shop);
    }
}

static void a_program_reads_how_far_the_bank_is(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        const char *by = "\"by\":\"provider\"";
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "bank_inquiry", by));
        assert_sees(&shop.system, "\"bank\":{\"stage\":\"inquiry\",\"amount\":\"20.50\"}");
        assert_answers(
            &shop.system, 200,
            shop_act(&shop.system, order, "chargeback_opened", "\"by\":\"provider\",\"amount\":\"6.50\""));
        assert_sees(&shop.system, "\"bank\":{\"stage\":\"chargeback\",\"amount\":\"6.50\"}");
        browser_get(&shop.seller, page_of(&shop.seller, order, ""));
        assert_sees(&shop.seller, "6.50");
        assert_answers(&shop.seller, 409,
                       shop_act(&shop.seller, order, "goodwill_refund", "\"amount\":\"1\""));
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "chargeback_answered", by));
        assert_answers(
            &shop.system, 200,
            shop_act(&shop.system, order, "chargeback_ended", "\"by\":\"provider\",\"favour\":\"buyer\""));
        assert_sees(&shop.system, "\"bank\":null");
        assert_sees(&shop.system, "\"taken_by_bank\":\"6.50\"");
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, "\"items\":[]");
        browser_get(&shop.buyer, page_of(&shop.buyer, order, ""));
        assert_sees(&shop.buyer, "Taken back by the buyer");
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "chargeback_reversed", by));
        assert_sees(&shop.system, "\"taken_by_bank\":\"0.00\"");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_seller_gives_goodwill_by_a_form_and_the_buyer_reads_it),
        cmocka_unit_test(staff_may_give_all_of_it_and_the_lines_have_their_outcome),
        cmocka_unit_test(a_program_reads_how_far_the_bank_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
