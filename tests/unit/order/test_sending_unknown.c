/* In a notebook nobody knows when it was sent: what happened since is noted all the same, under every policy. */
#include "base/check.h"
#include "core/order/opening.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {1772323200000}; /* 1 March 2026 */
static const char *const rules[] = {
    "vinted.json",  "aliexpress.json",       "shopee-ph.json", "temu.json",    "tiktok-shop-us.json",
    "ebay.json",    "amazon.json",           "etsy.json",      "paypal.json",  "mercado-libre.json",
    "allegro.json", "recourse-default.json", "wish.json",      "eu-shop.json", "unknown-shop.json"};

/* Ordered, and three weeks later. */
static struct law_case *noted(const char *file)
{
    struct law_case *court = law_case_open(file, start);
    struct order_terms terms = {
        .external = true, .at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {8000}};
    court->external = true;
    law_pay(court, &terms);
    if (duration_is_set(court->policy.dispute.contact_first))
        law_act(court, EVENT_SELLER_CONTACTED, PARTY_BUYER);
    law_tick(court, instant_add(start, SPAN_DAYS(21)));
    assert_int_equal(court->state.shipped.ms, 0);
    return court;
}

static enum order_refusal open_dispute(struct law_case *court, enum receipt receipt)
{
    struct order_event wish = {.kind = EVENT_DISPUTE_OPENED, .by = PARTY_BUYER, .lines = 1, .reason = -1};
    for (int32_t i = 0; i < court->policy.reason_count && wish.reason < 0; i++)
        if (court->policy.reasons[i].receipt == receipt &&
            (court->policy.reasons[i].remedies & 1u << REMEDY_REFUND_FULL))
            wish.reason = i;
    if (wish.reason < 0)
        return REFUSAL_NONE;
    wish.remedy = REMEDY_REFUND_FULL;
    wish.amount_minor = 8000;
    wish.currency = court->state.currency;
    struct opening opening;
    order_opening(&court->policy, &court->state, court->now, &opening);
    assert_true(opening.may_open);
    return law_try(court, wish);
}

static void what_came_is_noted_and_protected_from_then_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct law_case *court = noted(rules[i]);
        law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
        assert_int_equal(court->state.shipment, SHIPMENT_DELIVERED);
        assert_int_not_equal(court->state.protection, PROTECTION_NONE);
        assert_int_equal(open_dispute(court, RECEIPT_YES), REFUSAL_NONE);
        arena_free(&court->arena);
    }
}

static void a_dispute_about_what_was_never_sent_is_noted(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct law_case *court = noted(rules[i]);
        assert_int_equal(open_dispute(court, RECEIPT_NOT_YET), REFUSAL_NONE);
        law_tick(court, instant_add(start, SPAN_DAYS(900)));
        arena_free(&court->arena);
    }
}

static void who_has_it_says_so(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct law_case *court = noted(rules[i]);
        law_act(court, EVENT_RECEIPT_CONFIRMED, PARTY_BUYER);
        assert_int_equal(court->state.shipment, SHIPMENT_RECEIVED);
        assert_int_not_equal(court->state.protection, PROTECTION_RUNNING);
        assert_int_not_equal(court->state.protection, PROTECTION_NONE);
        arena_free(&court->arena);
    }
}

static void a_hosted_order_is_sent_first(void **state)
{
    (void)state;
    struct law_case *court = law_case_open("ebay.json", start);
    struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {8000}};
    law_pay(court, &terms);
    struct order_event came = {.kind = EVENT_DELIVERED, .by = PARTY_CARRIER};
    assert_int_equal(law_try(court, came), REFUSAL_WRONG_STATE);
    struct order_event have = {.kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER};
    assert_int_equal(law_try(court, have), REFUSAL_WRONG_STATE);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_came_is_noted_and_protected_from_then_on),
        cmocka_unit_test(a_dispute_about_what_was_never_sent_is_noted),
        cmocka_unit_test(who_has_it_says_so),
        cmocka_unit_test(a_hosted_order_is_sent_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
