/* What the law says stands in the catalogues: no row of its tables is shown as the code has it. */
#include "base/check.h"
#include "base/words.h"
#include "core/advice/rows.h"
#include "core/order/deadlines.h"
#include "core/order/refusal.h"
#include "core/order/rows.h"
#include "core/order/time.h"
#include "support/kit/suite.h"

static const struct language *made_up(void)
{
    bool known;
    return language_find(&catalogue_recourse, STR("en-XA"), true, &known);
}

/* A sentence that is only a place is filled by others. */
static void assert_known(struct str english)
{
    bool place = str_starts(english, STR("{")) && str_find_char(english, '}') + 1 == english.len;
    if (english.len == 0 || place)
        return;
    struct str said = say(made_up(), english);
    if (!str_starts(said, STR("⟦")))
        print_error("not in the catalogues: %.*s\n", STR_ARG(english));
    assert_true(str_starts(said, STR("⟦")));
}

static void acts_and_events_are_in_the_catalogues(void **state)
{
    (void)state;
    for (int i = 0; i < order_act_row_count; i++) {
        const struct act_row *row = &order_act_rows[i];
        assert_known(row->consequence);
        assert_known(row->label);
        assert_known(row->button);
        assert_known(row->noted);
    }
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        assert_known(order_event_row((enum order_event_kind)kind)->happened);
    for (int refusal = 0; refusal < REFUSAL_COUNT; refusal++)
        assert_known(order_refusal_row((enum order_refusal)refusal)->sentence);
}

static void deadlines_are_in_the_catalogues(void **state)
{
    (void)state;
    for (int i = 0; i < DEADLINE_COUNT; i++) {
        const struct deadline_row *row = &order_deadline_rows[i];
        const struct str words[] = {row->outcome, row->what, row->own, row->title, row->advice};
        for (size_t k = 0; k < COUNT_OF(words); k++)
            assert_known(words[k]);
    }
}

/* It stands in databases: none is missing, and none stands for two. */
static void every_kind_and_deadline_has_a_name_of_its_own(void **state)
{
    (void)state;
    const struct names *const lists[] = {&order_event_names, &deadline_names};
    for (size_t list = 0; list < COUNT_OF(lists); list++)
        for (int i = 0; i < lists[list]->count; i++) {
            assert_true(names_at(lists[list], i).len > 0);
            for (int k = 0; k < i; k++)
                assert_false(str_eq(names_at(lists[list], i), names_at(lists[list], k)));
        }
}

static void plans_are_in_the_catalogues(void **state)
{
    (void)state;
    const struct advice_now_row *now;
    for (size_t i = 0; (now = advice_now_row(i)); i++) {
        assert_known(now->verdict);
        assert_known(now->what);
        assert_known(now->why);
        assert_known(now->risk);
    }
    for (size_t i = 0; i < advice_next_count; i++) {
        assert_known(advice_next_rows[i].what);
        assert_known(advice_next_rows[i].why);
        assert_known(advice_next_rows[i].risk);
    }
    for (size_t i = 0; i < advice_avoid_count; i++)
        assert_known(advice_avoid_rows[i].what);
    for (size_t i = 0; i < advice_deadline_count; i++) {
        assert_known(advice_deadline_rows[i].what);
        assert_known(advice_deadline_rows[i].outcome);
    }
    for (int act = 0; act < ADVISE_COUNT; act++)
        assert_known(advice_act_title((enum advice_act)act));
}

static void parcels_are_in_the_catalogues(void **state)
{
    (void)state;
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
        assert_known(parcel_event_text((enum parcel_event)event));
    for (int doubt = 0; doubt < DOUBT_COUNT; doubt++)
        assert_known(parcel_doubt_text((enum parcel_doubt)(1u << doubt)));
    for (int silence = 0; silence < SILENCE_COUNT; silence++)
        assert_known(silence_text((enum silence)silence));
}

/* Whose step it is by the rules alone, whatever the state of an order. */
static void every_deadline_but_those_that_only_pass_has_somebody_who_acts(void **state)
{
    (void)state;
    enum { BUYER = PARTY_BIT(PARTY_BUYER), SELLER = PARTY_BIT(PARTY_SELLER) };
    struct policy policy = {.extension.grant_by = SELLER, .appeal.by = BUYER, .panel.mode = PANEL_PEERS};
    for (int i = 0; i < DEADLINE_COUNT; i++) {
        bool passes = i == DEADLINE_REVIEW || i == DEADLINE_THAW;
        assert_int_equal(order_acts_by(&policy, (enum deadline)i) == 0, passes);
    }
    assert_int_equal(order_acts_by(&policy, DEADLINE_EXTENSION_ANSWER), SELLER);
    assert_int_equal(order_acts_by(&policy, DEADLINE_AGREEMENT), BUYER | SELLER);
    assert_int_equal(order_acts_by(&policy, DEADLINE_APPEAL), BUYER);
    assert_int_equal(order_acts_by(&policy, DEADLINE_RETURN_ARRIVAL), PARTY_BIT(PARTY_CARRIER));
    assert_int_equal(order_acts_by(&policy, DEADLINE_DECISION), PARTY_BIT(PARTY_COMMISSIONER));
    policy.panel.mode = PANEL_TEAM;
    policy.escalation.by = BUYER;
    assert_int_equal(order_acts_by(&policy, DEADLINE_DECISION), PARTY_BIT(PARTY_STAFF));
    assert_int_equal(order_acts_by(&policy, DEADLINE_AGREEMENT), BUYER);
}

static void every_deadline_that_a_state_begins_has_a_field_that_says_how_long(void **state)
{
    (void)state;
    static const struct policy policy;
    enum deadline deadline;
    int begun = 0;
    for (int i = 0; i < SHIPMENT_COUNT + DISPUTE_COUNT; i++) {
        bool shipment = i < SHIPMENT_COUNT;
        if (!order_state_deadline(shipment ? REGION_SHIPMENT : REGION_DISPUTE,
                                  shipment ? i : i - SHIPMENT_COUNT, &deadline))
            continue;
        assert_non_null(order_deadline_lasts(&policy, deadline));
        begun++;
    }
    assert_int_equal(begun, 16);
    assert_null(order_deadline_lasts(&policy, DEADLINE_THAW));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(acts_and_events_are_in_the_catalogues),
        cmocka_unit_test(deadlines_are_in_the_catalogues),
        cmocka_unit_test(every_kind_and_deadline_has_a_name_of_its_own),
        cmocka_unit_test(every_deadline_but_those_that_only_pass_has_somebody_who_acts),
        cmocka_unit_test(every_deadline_that_a_state_begins_has_a_field_that_says_how_long),
        cmocka_unit_test(plans_are_in_the_catalogues),
        cmocka_unit_test(parcels_are_in_the_catalogues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
