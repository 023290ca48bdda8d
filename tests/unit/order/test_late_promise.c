/* The day that a seller names: whoever gets nothing can say so before the money goes, and no end that was told comes sooner. */
#include "base/check.h"
#include "core/order/time.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {1772323200000}; /* 1 March 2026 */

static struct law_case *promised_in(const char *rules, int64_t days)
{
    struct law_case *court = law_case_open(rules, start);
    struct order_terms terms = {
        .at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {8000}, .country = "DE"};
    law_pay(court, &terms);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_SHIPPED,
                                                         .by = PARTY_SELLER,
                                                         .until = instant_add(start, SPAN_DAYS(days))}),
                     REFUSAL_NONE);
    if (duration_is_set(court->policy.dispute.contact_first))
        law_act(court, EVENT_SELLER_CONTACTED, PARTY_BUYER);
    return court;
}

/* Day by day until protection strikes: how often a dispute for what never came could be opened. */
static int days_to_complain(struct law_case *court)
{
    int days = 0;
    for (int day = 1; day < 800 && court->state.protection != PROTECTION_ENDED &&
                      court->state.shipment == SHIPMENT_ON_ITS_WAY;
         day++) {
        bool open = false;
        for (int32_t i = 0; i < court->policy.reason_count; i++) {
            struct instant window[2];
            open |= court->policy.reasons[i].receipt == RECEIPT_NOT_YET &&
                    order_reason_window(&court->policy, &court->state, i, court->now, window) == REFUSAL_NONE;
        }
        days += open;
        law_tick(court, instant_add(start, SPAN_DAYS(day)));
    }
    return days;
}

static void nobody_is_paid_before_what_never_came_can_be_disputed(void **state)
{
    static const char *const rules[] = {
        "vinted.json", "aliexpress.json", "shopee-ph.json",     "temu.json", "tiktok-shop-us.json",
        "ebay.json",   "amazon.json",     "mercado-libre.json", "etsy.json", "recourse-default.json",
        "wish.json",   "paypal.json",     "allegro.json"};
    static const int promises[] = {20, 80, 100, 170, 200, 360};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        for (size_t k = 0; k < COUNT_OF(promises); k++) {
            struct law_case *court = promised_in(rules[i], promises[k]);
            int days = days_to_complain(court);
            if (days < 6)
                print_error("%s, promised for day %d: %d days\n", rules[i], promises[k], days);
            assert_true(days >= 6);
            arena_free(&court->arena);
        }
}

/* Later than that of the rules or not, long before the end: nothing can be disputed sooner. */
static void a_promise_of_the_rules_own_stands(void **state)
{
    static const int days[] = {13, 20};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        struct law_case *court = promised_in("vinted.json", days[i]);
        struct instant window[2];
        assert_int_equal(order_reason_window(&court->policy, &court->state,
                                             policy_reason(&court->policy, STR("inr_in_transit")), court->now,
                                             window),
                         REFUSAL_TOO_EARLY);
        assert_int_equal(window[0].ms, instant_add(start, SPAN_DAYS(days[i])).ms);
        arena_free(&court->arena);
    }
}

static void no_day_that_the_seller_names_ends_protection_sooner_than_was_told(void **state)
{
    static const char *const rules[] = {"ebay.json", "amazon.json", "etsy.json", "wish.json"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct law_case *court = law_case_open(rules[i], start);
        struct order_terms terms = {.at = start,
                                    .promised = instant_add(start, SPAN_DAYS(60)),
                                    .currency = {"EUR"},
                                    .line_count = 1,
                                    .line_minor = {8000}};
        law_pay(court, &terms);
        struct instant told = court->state.protection_ends;
        assert_true(told.ms > instant_add(start, SPAN_DAYS(60)).ms);
        struct order_event sent = {
            .kind = EVENT_SHIPPED, .by = PARTY_SELLER, .until = instant_add(start, SPAN_HOURS(1))};
        assert_int_equal(law_try(court, sent), REFUSAL_NONE);
        assert_int_equal(court->state.protection_ends.ms, told.ms);
        arena_free(&court->arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_paid_before_what_never_came_can_be_disputed),
        cmocka_unit_test(a_promise_of_the_rules_own_stands),
        cmocka_unit_test(no_day_that_the_seller_names_ends_protection_sooner_than_was_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
