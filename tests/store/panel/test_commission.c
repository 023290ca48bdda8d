/* The commission of peers through the service: drawn, hidden ballots, verdict, appeal, and what goes wrong. */
#include "service/order/parcel.h"
#include "support/panel/panel_world.h"

#define FOR_A_CASE(database, world, of)                                                                      \
    FOR_EACH_DATABASE(database)                                                                              \
    for (struct market_world world, *opened = (market_world_open(&world, (database)->url), &world); opened;  \
         opened = (market_world_close(&world), NULL))                                                        \
        for (struct panel_world of, *begun = (panel_world_open(&of, &world), &of); begun; begun = NULL)

static const struct ballot part = {REMEDY_REFUND_PARTIAL, 2000, 0}, whole = {REMEDY_REFUND_FULL, 5000, 0},
                           against = {REMEDY_NONE, 0, 1};

struct checked {
    struct panel_world *of;
    int wrong;
};

static void count_wrong(void *arg, struct str ref, struct str wrong)
{
    struct checked *checked = arg;
    (void)ref;
    print_message("check: %.*s\n", STR_ARG(wrong));
    checked->wrong++;
}

static enum err check_all(struct ctx *ctx, void *arg)
{
    struct checked *checked = arg;
    int64_t after = 0, orders = 0;
    enum err err = OK;
    while (!err && after >= 0)
        err = panel_check(ctx, &checked->of->world->policies, &after, count_wrong, checked);
    while (!err && orders >= 0)
        err = order_check(ctx, &checked->of->world->policies, &orders, count_wrong, checked);
    return err;
}

static int wrong_in(struct panel_world *of)
{
    struct checked checked = {of, 0};
    assert_ok(market_world_do(of->world, check_all, &checked), &of->world->failure);
    return checked.wrong;
}

static void a_case_goes_through_panel_appeal_and_refund(void **state)
{
    (void)state;
    FOR_A_CASE(database, world, of)
    {
        assert_int_equal(panel_world_look(&of)->state.called, 3);
        assert_int_equal(of.panel.state.phase, PHASE_GATHERING);
        panel_world_accept_all(&of);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_VOTING);
        assert_ok(panel_world_vote(&of, 0, part), &world.failure);
        assert_ok(panel_world_vote(&of, 1, whole), &world.failure);
        assert_ok(panel_world_vote(&of, 2, against), &world.failure);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_REVEALING);
        for (int32_t i = 0; i < 3; i++)
            assert_ok(panel_world_reveal(&of, i, of.receipts[i]), &world.failure);
        const struct order_state *now = panel_world_state(&of);
        assert_int_equal(now->dispute, DISPUTE_DECIDED);
        assert_int_equal(now->outcome.remedy, REMEDY_REFUND_PARTIAL);
        assert_int_equal(now->outcome.amount_minor, 3500); /* the median of 2000 and 5000 */
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_DECIDED);
        int64_t first[3];
        for (int32_t i = 0; i < 3; i++)
            first[i] = panel_world_member(&of, i);
        struct order_event appeal = {
            .kind = EVENT_APPEALED, .by = PARTY_SELLER, .evidence = EVIDENCE_DELIVERY_PROOF, .bytes = 1000};
        assert_ok(market_world_act(&world, world.seller, of.ref, appeal), &world.failure);
        market_world_pass(&world, 24 * 7);
        panel_world_tick(&of);
        assert_int_equal(panel_world_look(&of)->row.round, 1);
        assert_int_equal(of.panel.state.called, 7);
        for (int32_t i = 0; i < 7; i++)
            for (int k = 0; k < 3; k++)
                assert_int_not_equal(panel_world_member(&of, i), first[k]);
        panel_world_accept_all(&of);
        panel_world_decide_all(&of, whole);
        now = panel_world_state(&of); /* no further appeal: final at once */
        assert_int_equal(now->dispute, DISPUTE_CLOSED);
        assert_int_equal(now->refunded_minor, 5000);
        assert_int_equal(wrong_in(&of), 0);
    }
}

static void who_does_not_come_is_replaced_by_the_next_of_the_draw(void **state)
{
    (void)state;
    FOR_A_CASE(database, world, of)
    {
        panel_world_look(&of);
        assert_ok(panel_world_answer(&of, 0, false), &world.failure);
        assert_int_equal(panel_world_answer(&of, 0, true), ERR_CONFLICT);
        assert_int_equal(panel_world_look(&of)->state.called, 4);
        assert_ok(panel_world_answer(&of, 1, true), &world.failure);
        market_world_pass(&world, 49); /* 2 and 3 do not answer */
        panel_world_tick(&of);
        assert_int_equal(panel_world_look(&of)->state.called, 6);
        assert_int_equal(of.panel.state.seats[2].state, SEAT_NO_SHOW);
        assert_int_equal(panel_world_answer(&of, 2, true), ERR_CONFLICT);
        panel_world_accept_all(&of);
        assert_ok(panel_world_vote(&of, 1, whole), &world.failure);
        assert_ok(panel_world_vote(&of, 4, whole), &world.failure);
        market_world_pass(&world, 24 * 5); /* 5 does not vote */
        panel_world_tick(&of);
        assert_int_equal(panel_world_look(&of)->state.seats[5].state, SEAT_NO_SHOW);
        assert_int_equal(of.panel.state.called, 7);
        panel_world_accept_all(&of);
        panel_world_decide_all(&of, whole);
        assert_int_equal(panel_world_state(&of)->dispute, DISPUTE_DECIDED);
        assert_int_equal(wrong_in(&of), 0);
    }
}

static void a_down_machine_applies_the_panels_deadlines_in_their_order(void **state)
{
    (void)state;
    FOR_A_CASE(database, world, of)
    {
        panel_world_accept_all(&of);
        for (int32_t i = 0; i < 3; i++)
            assert_ok(panel_world_vote(&of, i, whole), &world.failure);
        panel_world_look(&of);
        for (int32_t i = 0; i < 3; i++)
            if (i != 1)
                assert_ok(panel_world_reveal(&of, i, of.receipts[i]), &world.failure);
        market_world_pass(&world, 24 * 60); /* everything was due long ago */
        panel_world_tick(&of);
        const struct order_state *now = panel_world_state(&of);
        assert_int_equal(now->dispute, DISPUTE_CLOSED); /* by the law's limit, for the buyer */
        assert_int_equal(now->refunded_minor, 5000);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_CLOSED);
        assert_true(of.panel.state.called > 4); /* replacements were called and did not come either */
        assert_int_equal(wrong_in(&of), 0);
    }
}

static void without_a_quorum_the_laws_own_deadline_decides(void **state)
{
    (void)state;
    FOR_A_CASE(database, world, of)
    {
        panel_world_look(&of);
        for (int day = 0; day < 22; day++) {
            market_world_pass(&world, 24);
            panel_world_tick(&of);
        }
        assert_int_equal(panel_world_state(&of)->refunded_minor, 5000);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_CLOSED);
        assert_int_equal(panel_world_answer(&of, 0, true), ERR_NOT_FOUND);
    }
}

static void another_ballot_than_the_one_handed_in_is_refused(void **state)
{
    (void)state;
    FOR_A_CASE(database, world, of)
    {
        panel_world_accept_all(&of);
        assert_ok(panel_world_vote(&of, 0, whole), &world.failure);
        struct str first = of.receipts[0];
        assert_ok(panel_world_vote(&of, 0, part), &world.failure); /* changed in time */
        assert_int_equal(panel_world_vote(&of, 1, (struct ballot){REMEDY_REFUND_PARTIAL, 5001, 0}),
                         ERR_INPUT);
        assert_string_equal(world.failure.field, "amount");
        assert_int_equal(panel_world_vote(&of, 1, (struct ballot){REMEDY_NONE, 0, 99}), ERR_INPUT);
        assert_int_equal(panel_world_reveal(&of, 0, of.receipts[0]), ERR_CONFLICT); /* too early */
        assert_ok(panel_world_vote(&of, 1, whole), &world.failure);
        assert_ok(panel_world_vote(&of, 2, whole), &world.failure);
        assert_int_equal(panel_world_vote(&of, 2, part), ERR_CONFLICT); /* too late */
        assert_int_equal(panel_world_reveal(&of, 0, first), ERR_INPUT);
        assert_string_equal(world.failure.field, "receipt");
        assert_int_equal(panel_world_reveal(&of, 0, of.receipts[1]), ERR_INPUT);
        assert_int_equal(panel_world_reveal(&of, 0, STR("")), ERR_INPUT);
        assert_int_equal(panel_world_look(&of)->state.seats[0].state, SEAT_COMMITTED);
        assert_ok(panel_world_reveal(&of, 0, of.receipts[0]), &world.failure);
    }
}

static void a_bank_that_takes_over_ends_the_panel_and_another_is_drawn(void **state)
{
    (void)state;
    FOR_A_CASE(database, world, of)
    {
        panel_world_accept_all(&of);
        int64_t first = panel_world_member(&of, 0);
        struct order_event taken = {.kind = EVENT_CHARGEBACK_OPENED, .by = PARTY_PROVIDER};
        assert_ok(market_world_act(&world, 0, of.ref, taken), &world.failure);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_CLOSED);
        assert_int_equal(panel_world_vote(&of, 0, whole), ERR_NOT_FOUND);
        struct order_event ended = {
            .kind = EVENT_CHARGEBACK_ENDED, .by = PARTY_PROVIDER, .favour = FAVOUR_SELLER};
        assert_ok(market_world_act(&world, 0, of.ref, ended), &world.failure);
        assert_int_equal(panel_world_look(&of)->row.number, 2);
        assert_int_equal(of.panel.state.phase, PHASE_GATHERING);
        for (int32_t i = 0; i < of.panel.state.called; i++)
            assert_int_not_equal(panel_world_member(&of, i), first);
    }
}

static enum err tamper(struct ctx *ctx, void *arg)
{
    const struct panel_world *of = arg;
    struct seat_row row = of->panel.seats[0];
    row.amount_minor -= 1;
    return panel_put_seat(ctx->db, of->panel.row.id, &row);
}

static void a_ballot_that_was_changed_afterwards_is_found(void **state)
{
    (void)state;
    FOR_A_CASE(database, world, of)
    {
        panel_world_accept_all(&of);
        panel_world_decide_all(&of, part);
        assert_int_equal(wrong_in(&of), 0);
        assert_ok(market_world_do(&world, tamper, &of), &world.failure);
        assert_int_equal(wrong_in(&of), 1);
    }
}

struct reading {
    struct panel_world *of;
    int64_t person_id;
    struct panel_case found;
};

static enum err read_case(struct ctx *ctx, void *arg)
{
    struct reading *reading = arg;
    struct viewer viewer = viewer_person(reading->person_id);
    return panel_read(ctx, &reading->of->world->policies, &viewer, reading->of->ref, &reading->found);
}

static enum err reads(struct panel_world *of, int64_t person_id, struct panel_case *found)
{
    static struct reading reading;
    reading = (struct reading){.of = of, .person_id = person_id};
    enum err err = market_world_do(of->world, read_case, &reading);
    *found = reading.found;
    return err;
}

static enum err tell_number(struct ctx *ctx, void *arg)
{
    const struct reading *reading = arg;
    struct viewer viewer = viewer_person(reading->person_id);
    const struct parcel_numbering entered = {viewer, reading->of->ref, STR("RA123456785CN"), 0};
    return parcel_add_number(ctx, &reading->of->world->policies, &entered);
}

static void a_member_sees_the_case_and_no_other_ballot(void **state)
{
    (void)state;
    static struct panel_case found;
    FOR_A_CASE(database, world, of)
    {
        struct order *order;
        panel_world_look(&of);
        int64_t member = panel_world_member(&of, 0);
        assert_int_equal(market_world_read(&world, member, of.ref, &order), ERR_NOT_FOUND);
        assert_ok(reads(&of, member, &found), &world.failure);
        panel_world_accept_all(&of);
        /* The order itself names its sides. */
        assert_int_equal(market_world_read(&world, member, of.ref, &order), ERR_NOT_FOUND);
        assert_int_equal(reads(&of, world.stranger, &found), ERR_NOT_FOUND);
        assert_int_equal(reads(&of, world.buyer, &found), ERR_NOT_FOUND);
        struct order_event alone = {.kind = EVENT_DECIDED, .by = PARTY_COMMISSIONER};
        assert_int_equal(market_world_act(&world, member, of.ref, alone), ERR_NOT_FOUND);
        struct reading telling = {.of = &of, .person_id = member};
        assert_int_equal(market_world_do(&world, tell_number, &telling), ERR_NOT_FOUND);
        for (int32_t i = 0; i < 3; i++)
            assert_ok(panel_world_vote(&of, i, whole), &world.failure);
        panel_world_look(&of);
        assert_ok(panel_world_reveal(&of, 1, of.receipts[1]), &world.failure);
        assert_ok(reads(&of, member, &found), &world.failure);
        assert_int_equal(found.seat, 0);
        assert_int_equal(found.panel.state.seats[1].state, SEAT_REVEALED);
        assert_int_equal(found.panel.state.seats[1].ballot.remedy, REMEDY_NONE);
        assert_int_equal(found.panel.seats[1].reasons.len, 0);
        assert_int_equal(found.panel.seats[1].remedy.len, 0);
    }
}

static void neither_sides_nor_colleagues_nor_acquaintances_are_drawn(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct panel_world of;
        market_world_open(&world, database->url);
        panel_world_willing(&world, world.buyer, true);
        panel_world_willing(&world, world.seller, true);
        panel_world_willing(&world, world.staff, true);
        int64_t buyer = world.buyer;
        world.buyer = world.peers[0]; /* once bought from the same seller */
        market_world_order(&world);
        world.buyer = buyer;
        panel_world_open(&of, &world);
        assert_int_equal(panel_list_size(panel_world_look(&of)), WORLD_PEERS - 1);
        for (int32_t i = 0; i < of.panel.state.drawn; i++) {
            assert_int_not_equal(of.panel.drawn[i], world.peers[0]);
            assert_int_not_equal(of.panel.drawn[i], world.buyer);
            assert_int_not_equal(of.panel.drawn[i], world.seller);
            assert_int_not_equal(of.panel.drawn[i], world.staff);
        }
        market_world_close(&world);
    }
}

/* ---- the staff ---- */

struct desk_step {
    struct panel_world *of;
    int64_t person_id, number;
    struct ballot ballot;
    bool confirms;
};

static enum err propose(struct ctx *ctx, void *arg)
{
    struct desk_step *step = arg;
    struct panel_proposal proposal = {viewer_person(step->person_id), step->of->ref, step->ballot,
                                      STR("There is no proof of delivery.")};
    return panel_propose(ctx, &step->of->world->policies, &proposal);
}

static enum err confirm(struct ctx *ctx, void *arg)
{
    struct desk_step *step = arg;
    struct panel_verdict verdict = {viewer_person(step->person_id), step->of->ref, step->number,
                                    step->confirms, STR("Look at the second photo.")};
    return panel_confirm(ctx, &step->of->world->policies, &verdict);
}

static enum err proposes(struct panel_world *of, int64_t person_id, struct ballot ballot)
{
    struct desk_step step = {of, person_id, 0, ballot, false};
    return market_world_do(of->world, propose, &step);
}

static enum err confirms(struct panel_world *of, int64_t person_id, int64_t number, bool yes)
{
    struct desk_step step = {of, person_id, number, {REMEDY_NONE, 0, 0}, yes};
    return market_world_do(of->world, confirm, &step);
}

static void too_few_peers_leave_the_case_to_two_of_the_staff(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct panel_world of;
        static struct panel_case found;
        market_world_open(&world, database->url);
        panel_world_open(&of, &world);
        panel_world_look(&of);
        for (int32_t i = 0; i < 24; i++) { /* one after another declines */
            panel_world_look(&of);
            if (of.panel.state.called > i)
                assert_ok(panel_world_answer(&of, i, false), &world.failure);
        }
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_STAFF);
        assert_ok(reads(&of, world.staff, &found), &world.failure);
        assert_int_equal(found.seat, -1);
        assert_int_equal(proposes(&of, world.seller, whole), ERR_REFUSED);
        assert_int_equal(proposes(&of, world.stranger, whole), ERR_NOT_FOUND);
        assert_ok(proposes(&of, world.staff, whole), &world.failure);
        assert_int_equal(confirms(&of, world.staff, 1, true), ERR_REFUSED); /* one's own */
        assert_ok(confirms(&of, world.staff2, 1, false), &world.failure);
        assert_int_equal(confirms(&of, world.staff2, 1, true), ERR_CONFLICT);
        assert_ok(proposes(&of, world.staff, part), &world.failure);
        assert_ok(confirms(&of, world.staff2, 2, true), &world.failure);
        const struct order_state *now = panel_world_state(&of);
        assert_int_equal(now->dispute, DISPUTE_DECIDED);
        assert_int_equal(now->outcome.amount_minor, 2000);
        assert_int_equal(wrong_in(&of), 0);
        market_world_close(&world);
    }
}

static void one_of_the_staff_decides_where_the_rules_have_an_agent(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct panel_world of;
        market_world_open(&world, database->url);
        world.rules = STR("ebay");
        panel_world_open(&of, &world);
        assert_int_equal(panel_world_look(&of)->mode, PANEL_AGENT);
        assert_int_equal(of.panel.state.phase, PHASE_STAFF);
        assert_int_equal(of.panel.state.called, 0);
        struct order_event alone = {.kind = EVENT_DECIDED, .by = PARTY_STAFF};
        assert_int_equal(market_world_act(&world, world.staff, of.ref, alone), ERR_REFUSED);
        assert_ok(proposes(&of, world.staff, against), &world.failure);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_DECIDED);
        assert_int_equal(wrong_in(&of), 0);
        market_world_close(&world);
    }
}

static enum err make_reader(struct ctx *ctx, void *arg)
{
    const struct panel_world *of = arg;
    struct order_head head;
    enum err err = order_load(ctx->db, ctx->arena, of->ref, &head);
    return err ? err : market_set_role(ctx->db, head.market_id, of->world->staff2, STR("reader"));
}

static void a_reader_of_the_staff_decides_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct panel_world of;
        market_world_open(&world, database->url);
        world.rules = STR("ebay");
        panel_world_open(&of, &world);
        assert_ok(market_world_do(&world, make_reader, &of), &world.failure);
        assert_int_equal(proposes(&of, world.staff2, against), ERR_REFUSED);
        assert_int_equal(confirms(&of, world.staff2, 1, true), ERR_REFUSED);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_STAFF);
        assert_ok(proposes(&of, world.staff, against), &world.failure);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_goes_through_panel_appeal_and_refund),
        cmocka_unit_test(who_does_not_come_is_replaced_by_the_next_of_the_draw),
        cmocka_unit_test(a_down_machine_applies_the_panels_deadlines_in_their_order),
        cmocka_unit_test(without_a_quorum_the_laws_own_deadline_decides),
        cmocka_unit_test(another_ballot_than_the_one_handed_in_is_refused),
        cmocka_unit_test(a_bank_that_takes_over_ends_the_panel_and_another_is_drawn),
        cmocka_unit_test(a_ballot_that_was_changed_afterwards_is_found),
        cmocka_unit_test(a_member_sees_the_case_and_no_other_ballot),
        cmocka_unit_test(neither_sides_nor_colleagues_nor_acquaintances_are_drawn),
        cmocka_unit_test(one_of_the_staff_decides_where_the_rules_have_an_agent),
        cmocka_unit_test(a_reader_of_the_staff_decides_nothing),
        cmocka_unit_test(too_few_peers_leave_the_case_to_two_of_the_staff),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
