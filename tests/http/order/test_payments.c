/* Money that was ordered: a marketplace's system answers it once, and what fails is seen and can be tried again. */
#include "base/check.h"
#include "support/kit/ran.h"
#include "support/order/shop.h"

/* The order's refund is ordered, because the seller cancels: its address in the API, without the last word. */
static const char *refund_of(struct shop *shop, struct str order)
{
    assert_answers(&shop->seller, 200, shop_act(&shop->seller, order, "cancel_agreed", ""));
    assert_int_equal(browser_get(&shop->system, "/api/v1/effects"), 200);
    struct str key = browser_between(&shop->system, "\"key\":\"", '"');
    return arena_printf(&shop->system.arena, "/api/v1/effects/%.*s", STR_ARG(key)).at;
}

static int tell(struct shop *shop, const char *effect, const char *act, const char *body)
{
    return shop_post(&shop->system, arena_printf(&shop->system.arena, "%s/%s", effect, act).at, body);
}

static void an_effect_says_what_it_is_and_which_event_ordered_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        refund_of(&shop, shop_place(&shop, "H-1"));
        assert_sees(&shop.system, "\"kind\":\"refund\"");
        assert_sees(&shop.system, "\"state\":\"waiting\"");
        assert_sees(&shop.system, "\"amount\":\"20.50\"");
        assert_sees(&shop.system, "\"event\":");
        shop_close(&shop);
    }
}

static void the_same_answer_twice_is_one_and_the_contrary_is_a_conflict(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *effect = refund_of(&shop, shop_place(&shop, "H-1"));
        assert_answers(&shop.system, 422, tell(&shop, effect, "answer", "{\"answer\":\"perhaps\"}"));
        assert_answers(&shop.system, 200, tell(&shop, effect, "answer", "{\"answer\":\"never\"}"));
        assert_answers(&shop.system, 200, tell(&shop, effect, "answer", "{\"answer\":\"never\"}"));
        assert_answers(&shop.system, 409, tell(&shop, effect, "answer", "{\"answer\":\"done\"}"));
        assert_answers(&shop.system, 200, tell(&shop, effect, "retry", "{}"));
        assert_answers(&shop.system, 200, tell(&shop, effect, "answer", "{\"answer\":\"done\"}"));
        assert_answers(&shop.system, 409, tell(&shop, effect, "answer", "{\"answer\":\"never\"}"));
        assert_answers(&shop.system, 409, tell(&shop, effect, "retry", "{}"));
        shop_close(&shop);
    }
}

static void what_did_not_work_is_handed_out_again_later(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *effect = refund_of(&shop, shop_place(&shop, "H-1"));
        assert_answers(&shop.system, 200,
                       tell(&shop, effect, "answer", "{\"answer\":\"again\",\"said\":\"card is blocked\"}"));
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, "\"items\":[]");
        browser_get(&shop.system, "/api/v1/effects?state=failed");
        assert_sees(&shop.system, "\"state\":\"failed\"");
        assert_sees(&shop.system, "card is blocked");
        assert_int_equal(browser_get(&shop.system, "/api/v1/effects?state=lost"), 422);
        shop_close(&shop);
    }
}

static void a_refund_that_failed_is_never_called_paid_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        const char *effect = refund_of(&shop, order);
        struct str page = str_slice(order, STR("/api/v1").len, order.len);
        browser_get(&shop.buyer, "/orders");
        assert_sees(&shop.buyer, "The refund is ordered");
        tell(&shop, effect, "answer", "{\"answer\":\"never\"}");
        browser_get(&shop.buyer, "/orders");
        assert_sees(&shop.buyer, "The refund has failed");
        assert_not_sees(&shop.buyer, "Paid back");
        assert_int_equal(browser_get(&shop.buyer, arena_printf(&shop.buyer.arena, "%.*s", STR_ARG(page)).at),
                         200);
        assert_sees(&shop.buyer, "could not be carried out");
        browser_get(&shop.buyer, arena_printf(&shop.buyer.arena, "%.*s/case-file", STR_ARG(page)).at);
        assert_sees(&shop.buyer, "The refund has failed");
        assert_sees(&shop.buyer, "could not be carried out");
        assert_not_sees(&shop.buyer, "Paid back");
        browser_get(&shop.buyer, "/notices");
        assert_sees(&shop.buyer, "A payment could not be carried out");
        browser_get(&shop.staff, "/notices");
        assert_sees(&shop.staff, "A payment could not be carried out");
        browser_get(&shop.stranger, "/metrics");
        assert_sees(&shop.stranger, "recourse_effects{state=\"given_up\"} 1");
        shop_close(&shop);
    }
}

/* What the provider says of the sum counts: less is not "paid back", more is said as well. */
static void a_refund_of_another_sum_is_seen_by_its_buyer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static const struct {
            const char *number, *moved, *said;
            bool less;
        } rows[] = {
            {"H-1", "{\"answer\":\"done\",\"amount_minor\":4100}", "in truth 41.00 EUR has moved", false},
            {"H-2", "{\"answer\":\"done\",\"amount_minor\":1500}", "in truth 15.00 EUR has moved", true}};
        struct shop shop;
        shop_open(&shop, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str order = shop_place(&shop, rows[i].number);
            const char *effect = refund_of(&shop, order);
            assert_answers(&shop.system, 200, tell(&shop, effect, "answer", rows[i].moved));
            browser_get(&shop.buyer, str_slice(order, STR("/api/v1").len, order.len).at);
            assert_sees(&shop.buyer, rows[i].said);
            browser_get(&shop.buyer, "/orders");
            if (rows[i].less)
                assert_sees(&shop.buyer, "Less has moved than was ordered");
            else
                assert_not_sees(&shop.buyer, "Less has moved than was ordered");
        }
        shop_close(&shop);
    }
}

static void staff_see_what_failed_and_let_it_be_tried_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        const char *effect = refund_of(&shop, order);
        const char *key = effect + STR("/api/v1/effects/").len;
        browser_get(&shop.staff, "/markets/harbour");
        assert_not_sees(&shop.staff, "/markets/harbour/payments");
        tell(&shop, effect, "answer", "{\"answer\":\"never\",\"said\":\"account closed\"}");
        browser_get(&shop.staff, "/markets/harbour?show=over");
        assert_sees(&shop.staff, "/markets/harbour/payments");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/payments"), 200);
        assert_sees(&shop.staff, "account closed");
        assert_sees(&shop.staff, "20.50 EUR back to the buyer");
        assert_not_sees(&shop.staff, "Tried again"); /* not unless somebody says so */
        assert_int_equal(browser_get(&shop.stranger, "/markets/harbour/payments"), 404);
        assert_int_equal(browser_get(&shop.seller, "/markets/harbour/payments"), 404);
        struct str form = arena_printf(&shop.staff.arena, "key=%s", key);
        browser_get(&shop.seller, "/orders");
        assert_int_equal(browser_post(&shop.seller, "/markets/harbour/payments", form.at), 404);
        browser_get(&shop.staff, "/markets/harbour/payments");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/payments", form.at), 303);
        browser_follow(&shop.staff);
        assert_sees(&shop.staff, "Nothing has failed");
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, key);
        shop_close(&shop);
    }
}

static void a_payment_that_comes_after_the_order_was_cancelled_is_ordered_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *body = "{\"number\":\"H-9\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                           "\"lines\":[{\"title\":\"Tea bowl\",\"amount\":\"14.00\"}]}";
        assert_answers(&shop.system, 201, shop_post(&shop.system, "/api/v1/orders", body));
        struct str order = arena_copy(&shop.system.arena, shop.system.location);
        assert_answers(&shop.buyer, 200, shop_act(&shop.buyer, order, "cancel_asked", ""));
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "paid", ""));
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, "\"kind\":\"refund\"");
        assert_sees(&shop.system, "\"amount\":\"14.00\"");
        assert_answers(&shop.system, 409, shop_act(&shop.system, order, "paid", ""));
        shop_close(&shop);
    }
}

static struct str place_unpaid(struct shop *shop, const char *number)
{
    const char *body = arena_printf(&shop->system.arena,
                                    "{\"number\":\"%s\",\"buyer\":\"mara\",\"seller\":\"tomas\","
                                    "\"currency\":\"EUR\","
                                    "\"lines\":[{\"title\":\"Tea bowl\",\"amount\":\"14.00\"}]}",
                                    number)
                           .at;
    assert_answers(&shop->system, 201, shop_post(&shop->system, "/api/v1/orders", body));
    return arena_copy(&shop->system.arena, shop->system.location);
}

static void nothing_is_paid_for_an_order_whose_buyer_or_seller_has_left(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++) {
        FOR_EACH_DATABASE(database)
        {
            struct shop shop;
            shop_open(&shop, database->url);
            struct str order = place_unpaid(&shop, "H-9");
            assert_int_equal(browser_post(side ? &shop.seller : &shop.buyer, "/account/delete", ""), 303);
            browser_get(&shop.system, order.at);
            assert_sees(&shop.system, side ? "\"shipment\":\"unpaid\"" : "\"shipment\":\"cancelled\"");
            assert_answers(&shop.system, 409, shop_act(&shop.system, order, "paid", ""));
            assert_sees(&shop.system, "The account of the buyer or the seller was deleted");
            browser_get(&shop.system, "/api/v1/effects");
            assert_sees(&shop.system, "\"items\":[]");
            shop_close(&shop);
        }
    }
}

/* By whoever operates the site as by the person. */
static void an_account_that_is_erased_at_the_console_ends_what_was_not_paid(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = place_unpaid(&shop, "H-9");
        assert_shell(&ran, 0, "the account of mara is gone\n", "recourse user erase mara --yes --db '%.*s'",
                     STR_ARG(database->url));
        browser_get(&shop.system, order.at);
        assert_sees(&shop.system, "\"shipment\":\"cancelled\"");
        shop_close(&shop);
    }
}

/* What only its seller has said so far is no case of the help desk: nothing is promised, and it is cancelled by one button. */
static void before_the_payment_a_buyer_is_told_to_pay_or_to_cancel(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = place_unpaid(&shop, "H-9");
        struct str page = str_slice(order, STR("/api/v1").len, order.len);
        const char *path = arena_printf(&shop.buyer.arena, "%.*s", STR_ARG(page)).at;
        browser_get(&shop.buyer, "/");
        assert_not_sees(&shop.buyer, "Tea bowl");
        browser_get(&shop.buyer, "/orders");
        assert_sees(&shop.buyer, "Tea bowl");
        assert_int_equal(browser_get(&shop.buyer, path), 200);
        assert_sees(&shop.buyer, "Pay, or cancel what is not yours");
        assert_sees(&shop.buyer, arena_printf(&shop.buyer.arena, "%s/cancel_asked\"", path).at);
        assert_not_sees(&shop.buyer, "Wait until it is sent");
        assert_not_sees(&shop.buyer, "I ask for a full refund");
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "paid", ""));
        assert_int_equal(browser_get(&shop.buyer, path), 200);
        assert_not_sees(&shop.buyer, "Pay, or cancel what is not yours");
        assert_sees(&shop.buyer, "Wait");
        browser_get(&shop.buyer, "/");
        assert_sees(&shop.buyer, "Tea bowl");
        shop_close(&shop);
    }
}

static void who_may_not_leave_keeps_what_is_not_paid(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = place_unpaid(&shop, "H-9");
        shop_place(&shop, "H-10");
        assert_int_equal(browser_post(&shop.buyer, "/account/delete", ""), 403);
        browser_get(&shop.system, order.at);
        assert_sees(&shop.system, "\"shipment\":\"unpaid\"");
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "paid", ""));
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_effect_says_what_it_is_and_which_event_ordered_it),
        cmocka_unit_test(the_same_answer_twice_is_one_and_the_contrary_is_a_conflict),
        cmocka_unit_test(what_did_not_work_is_handed_out_again_later),
        cmocka_unit_test(a_refund_that_failed_is_never_called_paid_back),
        cmocka_unit_test(a_refund_of_another_sum_is_seen_by_its_buyer),
        cmocka_unit_test(staff_see_what_failed_and_let_it_be_tried_again),
        cmocka_unit_test(a_payment_that_comes_after_the_order_was_cancelled_is_ordered_back),
        cmocka_unit_test(nothing_is_paid_for_an_order_whose_buyer_or_seller_has_left),
        cmocka_unit_test(an_account_that_is_erased_at_the_console_ends_what_was_not_paid),
        cmocka_unit_test(before_the_payment_a_buyer_is_told_to_pay_or_to_cancel),
        cmocka_unit_test(who_may_not_leave_keeps_what_is_not_paid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
