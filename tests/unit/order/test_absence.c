/* Times in which nobody could act: each gives back what fell due in it, and opens nothing that had passed before it. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};

/* Two lines delivered, of which a reason can be claimed for 48 hours. */
static struct law_case *delivered(void)
{
    struct law_case *court = law_case_open("vinted.json", start);
    struct order_terms terms = {
        .at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {1250, 2000}};
    court->policy.protection.length = court->policy.protection.limit;
    court->policy.downtime_grace = DURATION_HOURS(24);
    law_ship(court, &terms);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    return court;
}

static void nobody_could_act(struct law_case *court, int64_t from, int64_t to)
{
    struct order_event over = {.kind = EVENT_OUTAGE_ENDED,
                               .by = PARTY_MARKET,
                               .until = instant_add(court->state.arrived, SPAN_HOURS(from))};
    court->now = instant_add(court->state.arrived, SPAN_HOURS(to));
    assert_int_equal(law_try(court, over), REFUSAL_NONE);
}

static bool may_open_at(struct law_case *court, struct instant at)
{
    struct instant window[2];
    int32_t reason = policy_reason(&court->policy, STR("snad_not_as_described"));
    assert_true(reason >= 0);
    return order_reason_window(&court->policy, &court->state, reason, at, window) == REFUSAL_NONE;
}

static void each_outage_moves_what_fell_due_in_it_and_nothing_else(void **state)
{
    static const struct {
        struct {
            int64_t from, to;
        } outages[6];
        int64_t end; /* in hours after the delivery */
    } rows[] = {
        {{{46, 50}}, 74},
        {{{40, 44}}, 48},
        {{{40, 44}, {49, 60}}, 48}, /* it passed between the two */
        {{{40, 44}, {47, 60}}, 84}, /* it lies in the second */
        {{{1, 2}, {27, 28}, {46, 50}}, 74},
        {{{46, 50}, {60, 61}}, 74},                               /* the second lies in what the first gave */
        {{{46, 50}, {73, 75}}, 99},                               /* what the first gave lies in the second */
        {{{46, 50}, {73, 75}, {98, 100}}, 124},                   /* and that in a third */
        {{{46, 50}, {75, 77}, {98, 99}}, 74},                     /* it was over before the second began */
        {{{46, 50}, {73, 75}, {80, 81}, {90, 91}, {95, 96}}, 99}, /* more than are told apart */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = delivered();
        for (size_t k = 0; k < COUNT_OF(rows[i].outages) && rows[i].outages[k].to; k++)
            nobody_could_act(court, rows[i].outages[k].from, rows[i].outages[k].to);
        struct instant end = instant_add(court->state.arrived, SPAN_HOURS(rows[i].end));
        bool over = !instant_before(court->now, end); /* when it was does not matter any more */
        if (!over)
            assert_true(may_open_at(court, instant_add(end, SPAN_MS(-1))));
        assert_false(may_open_at(court, clock_later(end, court->now)));
        arena_free(&court->arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_outage_moves_what_fell_due_in_it_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
