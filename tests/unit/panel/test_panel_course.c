/* How a panel comes to its verdict: who is invited when, what ends a part, what a tie does. */
#include "core/panel/state.h"
#include "support/kit/suite.h"

static const struct instant noon = {INT64_C(1772442000000)};

static struct policy rules(int32_t size, int32_t quorum, enum tie tie)
{
    return (struct policy){.calendar = {.workdays = 0x1f},
                           .panel = {.mode = PANEL_PEERS,
                                     .size = size,
                                     .quorum = quorum,
                                     .accept_within = DURATION_HOURS(48),
                                     .vote_for = DURATION_HOURS(120),
                                     .reveal_for = DURATION_HOURS(48),
                                     .votes = VOTES_COMMIT_REVEAL,
                                     .threshold_numerator = 1,
                                     .threshold_denominator = 2,
                                     .tie = tie,
                                     .amount = AMOUNT_MEDIAN}};
}

static struct panel_state begun(const struct policy *policy, int32_t drawn)
{
    struct panel_state panel = {.size = policy->panel.size, .drawn = drawn, .whole_minor = 5000};
    panel.claim = (struct ballot){REMEDY_REFUND_FULL, 5000, 0};
    panel_settle(policy, &panel, noon);
    return panel;
}

static void all_become(const struct policy *policy, struct panel_state *panel, enum seat_state from,
                       enum seat_state to)
{
    for (int32_t i = 0; i < panel->called; i++)
        if (panel->seats[i].state == from)
            panel->seats[i].state = to;
    panel_settle(policy, panel, noon);
}

static const struct ballot for_seller = {REMEDY_NONE, 0, 1}, for_buyer = {REMEDY_REFUND_FULL, 5000, 0};

static void a_part_ends_as_soon_as_nobody_is_waited_for(void **state)
{
    (void)state;
    struct policy policy = rules(3, 3, TIE_NONE);
    struct panel_state panel = begun(&policy, 10);
    assert_int_equal(panel.called, 3);
    assert_int_equal(panel_due(&panel).ms, noon.ms + 48 * 3600000);
    assert_true(panel_waits_for(&panel, 0));
    all_become(&policy, &panel, SEAT_DRAWN, SEAT_ACCEPTED);
    assert_int_equal(panel.phase, PHASE_VOTING);
    assert_int_equal(panel_due(&panel).ms, noon.ms + 120 * 3600000);
    all_become(&policy, &panel, SEAT_ACCEPTED, SEAT_COMMITTED);
    assert_int_equal(panel.phase, PHASE_REVEALING);
    for (int i = 0; i < 3; i++)
        panel.seats[i].ballot = i ? for_buyer : for_seller;
    all_become(&policy, &panel, SEAT_COMMITTED, SEAT_REVEALED);
    assert_int_equal(panel.phase, PHASE_DECIDED);
    assert_int_equal(panel.decision.amount_minor, 5000);
    assert_true(panel.phase >= PHASE_STAFF);
    assert_int_equal(panel_due(&panel).ms, 0);
}

static void a_deadline_strikes_only_who_is_late_at_its_very_instant(void **state)
{
    (void)state;
    struct policy policy = rules(3, 3, TIE_NONE);
    struct panel_state panel = begun(&policy, 4);
    panel.seats[1].state = SEAT_ACCEPTED;
    panel_strike(&policy, &panel, (struct instant){noon.ms + 48 * 3600000 - 1});
    assert_int_equal(panel.called, 3);
    panel_strike(&policy, &panel, (struct instant){noon.ms + 48 * 3600000});
    assert_int_equal(panel.seats[0].state, SEAT_NO_SHOW);
    assert_int_equal(panel.seats[1].state, SEAT_ACCEPTED);
    assert_int_equal(panel.called, 4); /* two seats are free, one is left in the draw */
    assert_int_equal(panel.seats[3].state, SEAT_DRAWN);
    panel.seats[3].state = SEAT_ACCEPTED;
    panel_settle(&policy, &panel, noon);
    assert_int_equal(panel.phase, PHASE_STAFF); /* fewer than the quorum can ever sit */
}

static void with_a_quorum_those_who_voted_go_on(void **state)
{
    (void)state;
    struct policy policy = rules(5, 3, TIE_SELLER);
    struct panel_state panel = begun(&policy, 5);
    all_become(&policy, &panel, SEAT_DRAWN, SEAT_ACCEPTED);
    for (int i = 0; i < 4; i++)
        panel.seats[i].state = SEAT_COMMITTED;
    panel_strike(&policy, &panel, panel.due);
    assert_int_equal(panel.seats[4].state, SEAT_NO_SHOW);
    assert_int_equal(panel.phase, PHASE_REVEALING);
    for (int i = 0; i < 4; i++)
        panel.seats[i].ballot = i < 2 ? for_buyer : for_seller;
    all_become(&policy, &panel, SEAT_COMMITTED, SEAT_REVEALED);
    assert_int_equal(panel.phase, PHASE_DECIDED); /* two to two: the policy's tie rule */
    assert_int_equal(panel.decision.remedy, REMEDY_NONE);
}

/* Two who were drawn of so many vote against each other, where the rules call one more. */
static struct panel_state tied(const struct policy *policy, int drawn)
{
    struct panel_state panel = begun(policy, drawn);
    all_become(policy, &panel, SEAT_DRAWN, SEAT_ACCEPTED);
    all_become(policy, &panel, SEAT_ACCEPTED, SEAT_COMMITTED);
    panel.seats[0].ballot = for_buyer;
    panel.seats[1].ballot = for_seller;
    all_become(policy, &panel, SEAT_COMMITTED, SEAT_REVEALED);
    return panel;
}

static void a_tie_calls_one_more_where_the_rules_say_so(void **state)
{
    (void)state;
    struct policy policy = rules(2, 2, TIE_ENLARGE);
    struct panel_state panel = tied(&policy, 3);
    assert_int_equal(panel.phase, PHASE_GATHERING);
    assert_int_equal(panel.called, 3);
    assert_int_equal(panel.size, 3);
    all_become(&policy, &panel, SEAT_DRAWN, SEAT_ACCEPTED);
    assert_int_equal(panel.phase, PHASE_VOTING);
    all_become(&policy, &panel, SEAT_ACCEPTED, SEAT_COMMITTED);
    panel.seats[2].ballot = for_seller;
    all_become(&policy, &panel, SEAT_COMMITTED, SEAT_REVEALED);
    assert_int_equal(panel.phase, PHASE_DECIDED);
    assert_int_equal(panel.decision.remedy, REMEDY_NONE);
}

static void a_tie_with_nobody_left_is_undecided(void **state)
{
    (void)state;
    struct policy policy = rules(2, 2, TIE_ENLARGE);
    struct panel_state panel = tied(&policy, 2);
    assert_int_equal(panel.phase, PHASE_UNDECIDED);
}

static void specialists_are_drawn_first_if_there_are_so_many(void **state)
{
    (void)state;
    struct policy policy = rules(3, 3, TIE_NONE);
    int64_t eligible[] = {1, 2, 3, 4, 5, 6, 7, 8}, specialists[] = {4, 7}, drawn[PANEL_DRAWN_MAX];
    struct draw_lists lists = {eligible, specialists, 8, 2};
    for (int wanted = 0; wanted <= 3; wanted++) {
        policy.panel.specialists_min = wanted;
        assert_int_equal(panel_draw_order(&policy, STR("seed"), &lists, drawn), 8);
        for (int i = 0; i < wanted && i < 2; i++)
            assert_true(drawn[i] == 4 || drawn[i] == 7);
        int64_t sum = 0;
        for (int i = 0; i < 8; i++)
            sum += drawn[i] * drawn[i];
        assert_int_equal(sum, 204); /* everybody once */
    }
}

static void no_way_of_coming_late_keeps_a_panel_from_its_end(void **state)
{
    (void)state;
    struct policy policy = rules(3, 2, TIE_ENLARGE);
    for (uint32_t seed = 0; seed < 3000; seed++) {
        struct panel_state panel = begun(&policy, (int32_t)(seed % 9));
        struct instant at = noon;
        for (uint32_t random = seed * 2654435761u + 1, step = 0; panel.phase < PHASE_STAFF; step++) {
            assert_true(step < 200);
            random = random * 1664525u + 1013904223u;
            int32_t seat = panel.called ? (int32_t)((random >> 8) % (uint32_t)panel.called) : 0;
            bool acts = panel.called && panel_waits_for(&panel, seat) && (random >> 28) > 4;
            if (!acts) {
                assert_int_not_equal(panel_due(&panel).ms, 0); /* something always strikes */
                assert_true(panel_due(&panel).ms >= at.ms);
                at = panel_due(&panel);
                panel_strike(&policy, &panel, at);
                continue;
            }
            struct panel_seat *chosen = &panel.seats[seat];
            chosen->ballot = (random >> 16) & 1 ? for_buyer : for_seller;
            chosen->state = chosen->state == SEAT_DRAWN      ? SEAT_ACCEPTED
                            : chosen->state == SEAT_ACCEPTED ? SEAT_COMMITTED
                                                             : SEAT_REVEALED;
            panel_settle(&policy, &panel, at);
        }
        assert_true(panel.phase != PHASE_DECIDED || panel_seats_in(&panel, SEAT_REVEALED) >= 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_ends_as_soon_as_nobody_is_waited_for),
        cmocka_unit_test(a_deadline_strikes_only_who_is_late_at_its_very_instant),
        cmocka_unit_test(with_a_quorum_those_who_voted_go_on),
        cmocka_unit_test(a_tie_calls_one_more_where_the_rules_say_so),
        cmocka_unit_test(a_tie_with_nobody_left_is_undecided),
        cmocka_unit_test(specialists_are_drawn_first_if_there_are_so_many),
        cmocka_unit_test(no_way_of_coming_late_keeps_a_panel_from_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
