/* Rules whose dispute is about the whole order, and goods that come in two parcels: the first takes no time from the second. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {1772323200000}; /* 1 March 2026 */
enum { LAMP = 1, SHADE = 2, BOTH = 3 };

static void pass_to(struct law_case *court, int64_t day)
{
    law_tick(court, instant_add(start, SPAN_DAYS(day)));
}

/* The lamp comes on the third day. */
static struct law_case *half_came(const char *rules, bool confirmed)
{
    struct law_case *court = law_case_open(rules, start);
    struct order_terms terms = {
        .at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {6000, 2000}};
    assert_int_equal(court->policy.dispute.per, PER_ORDER);
    law_ship(court, &terms);
    if (duration_is_set(court->policy.dispute.contact_first))
        law_act(court, EVENT_SELLER_CONTACTED, PARTY_BUYER);
    pass_to(court, 3);
    struct order_event came = {.kind = EVENT_DELIVERED, .by = PARTY_CARRIER, .lines = LAMP};
    assert_int_equal(law_try(court, came), REFUSAL_NONE);
    if (confirmed) {
        struct order_event well = {.kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER, .lines = LAMP};
        assert_int_equal(law_try(court, well), REFUSAL_NONE);
    }
    return court;
}

static enum order_refusal complain(struct law_case *court, const char *reason, enum came came)
{
    return law_try(court, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                               .by = PARTY_BUYER,
                                               .lines = BOTH,
                                               .reason = policy_reason(&court->policy, str_from(reason)),
                                               .came = came,
                                               .remedy = REMEDY_REFUND_FULL,
                                               .amount_minor = 8000,
                                               .currency = court->state.currency});
}

static void what_never_came_can_be_disputed_after_the_first_parcels_time(void **state)
{
    static const struct {
        const char *rules;
        bool confirmed;
        int64_t day;
    } rows[] = {{"vinted.json", false, 20}, {"vinted.json", true, 20}, {"amazon.json", true, 40}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = half_came(rows[i].rules, rows[i].confirmed);
        assert_int_equal(court->state.due[DEADLINE_PART].ms, 0);
        pass_to(court, rows[i].day);
        assert_int_equal(complain(court, "inr_in_transit", CAME_NO), REFUSAL_NONE);
        arena_free(&court->arena);
    }
}

static void what_came_later_can_be_complained_of_by_its_own_day(void **state)
{
    (void)state;
    struct law_case *court = half_came("vinted.json", false);
    pass_to(court, 10);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass_to(court, 11);
    assert_int_equal(complain(court, "snad_damaged", CAME_YES), REFUSAL_NONE);
    arena_free(&court->arena);
    court = half_came("vinted.json", false);
    pass_to(court, 10);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass_to(court, 13);
    assert_int_not_equal(complain(court, "snad_damaged", CAME_YES), REFUSAL_NONE);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_never_came_can_be_disputed_after_the_first_parcels_time),
        cmocka_unit_test(what_came_later_can_be_complained_of_by_its_own_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
