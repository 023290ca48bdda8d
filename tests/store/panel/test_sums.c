/* What one of the staff may decide alone is counted over all disputes of an order, and with what was given as goodwill. */
#include "base/check.h"
#include "support/panel/panel_world.h"

enum { PIECE = 2500, LIMIT = 3000 };

struct case_of {
    struct panel_world of;
    struct market_world *world;
    int64_t person_id, amount_minor;
    struct str ref;
};

/* Two pieces of one line. */
static enum err place(struct ctx *ctx, void *arg)
{
    struct case_of *of = arg;
    struct market_world *world = of->world;
    world->market.second_above_minor = LIMIT;
    enum err err = market_update(ctx->db, &world->market);
    struct order_placement placement = {
        .viewer = viewer_market(world),
        .market = &world->market,
        .policy = order_policy(&world->policies, world->rules),
        .buyer_id = world->buyer,
        .seller_id = world->seller,
        .country = STR("DE"),
        .lines = {.at = {{STR("Blue winter coat"), 2, 2 * PIECE}}, .count = 1},
        .paid = true,
    };
    assert_true(currency_from(STR("EUR"), &placement.currency));
    return err ? err : order_place(ctx, &world->policies, &placement, &of->ref);
}

static void act(struct case_of *of, int64_t person_id, struct order_event wish)
{
    assert_ok(market_world_act(of->world, person_id, of->ref, wish), &of->world->failure);
}

static void pass(struct case_of *of, int64_t days)
{
    market_world_pass(of->world, days * 24);
    market_world_tick(of->world);
}

static void case_begin(struct case_of *of, struct market_world *world)
{
    *of = (struct case_of){.world = world};
    world->rules = STR("aliexpress");
    assert_ok(market_world_do(world, place, of), &world->failure);
    of->ref = arena_copy(&world->kept, of->ref);
    of->of = (struct panel_world){.world = world, .ref = of->ref};
    pass(of, 2);
    act(of, world->seller, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    pass(of, 5);
    act(of, 0, (struct order_event){.kind = EVENT_DELIVERED, .by = PARTY_CARRIER});
}

/* About one piece, before the staff. */
static void dispute(struct case_of *of)
{
    const struct policy *rules = order_policy(&of->world->policies, of->world->rules);
    act(of, of->world->buyer,
        (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                             .by = PARTY_BUYER,
                             .lines = 1,
                             .pieces = 1,
                             .reason = policy_reason(rules, STR("snad_damaged")),
                             .remedy = REMEDY_REFUND_FULL,
                             .amount_minor = PIECE});
    act(of, of->world->seller, (struct order_event){.kind = EVENT_REFUSED, .by = PARTY_SELLER});
    pass(of, 7);
    pass(of, 3);
    assert_int_equal(panel_world_state(&of->of)->dispute, DISPUTE_PANEL);
}

static enum err propose(struct ctx *ctx, void *arg)
{
    struct case_of *of = arg;
    bool all = of->amount_minor == PIECE;
    struct ballot ballot = {all ? REMEDY_REFUND_FULL : REMEDY_REFUND_PARTIAL, of->amount_minor, 0};
    struct panel_proposal proposal = {viewer_person(of->person_id), of->ref, ballot,
                                      STR("There is a crack in it.")};
    return panel_propose(ctx, &of->world->policies, &proposal);
}

static enum err confirm(struct ctx *ctx, void *arg)
{
    struct case_of *of = arg;
    struct panel_verdict verdict = {viewer_person(of->person_id), of->ref, 1, true, STR_NONE};
    return panel_confirm(ctx, &of->world->policies, &verdict);
}

/* False: it waits for a second person. */
static bool decides(struct case_of *of, int64_t amount_minor)
{
    int64_t refunded = panel_world_state(&of->of)->refunded_minor;
    of->person_id = of->world->staff;
    of->amount_minor = amount_minor;
    assert_ok(market_world_do(of->world, propose, of), &of->world->failure);
    return panel_world_state(&of->of)->refunded_minor == refunded + amount_minor;
}

static void give(struct case_of *of, int64_t amount_minor)
{
    act(of, of->world->staff,
        (struct order_event){.kind = EVENT_GOODWILL_REFUND, .by = PARTY_STAFF, .amount_minor = amount_minor});
}

static void a_decision_counts_with_those_of_other_disputes(void **state)
{
    static const struct {
        int64_t goodwill, first, second;
        bool alone; /* the second; the first always is */
    } rows[] = {
        {0, 2000, 1000, true},   {0, 2000, 1001, false},   {0, PIECE, PIECE, false},
        {500, 1500, 1000, true}, {501, 1500, 1000, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct market_world world;
            struct case_of of;
            market_world_open(&world, database->url);
            case_begin(&of, &world);
            if (rows[i].goodwill)
                give(&of, rows[i].goodwill);
            dispute(&of);
            assert_true(decides(&of, rows[i].first));
            dispute(&of);
            assert_int_equal(decides(&of, rows[i].second), rows[i].alone);
            of.person_id = world.staff2;
            if (!rows[i].alone)
                assert_ok(market_world_do(&world, confirm, &of), &world.failure);
            assert_int_equal(panel_world_state(&of.of)->refunded_minor,
                             rows[i].goodwill + rows[i].first + rows[i].second);
            market_world_close(&world);
        }
    }
}

static void goodwill_counts_with_what_was_decided(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct case_of of;
        market_world_open(&world, database->url);
        case_begin(&of, &world);
        dispute(&of);
        assert_true(decides(&of, 2000));
        give(&of, 1000);
        give(&of, 1); /* it is asked for, and waits */
        assert_int_equal(panel_world_state(&of.of)->refunded_minor, 3000);
        market_world_close(&world);
    }
}

static enum err dismiss(struct ctx *ctx, void *arg)
{
    const struct case_of *of = arg;
    return market_set_member(ctx->db, of->world->market.id, of->world->staff, DUTY_NONE, ctx->now);
}

static enum err send_back(struct ctx *ctx, void *arg)
{
    struct case_of *of = arg;
    struct panel_verdict verdict = {viewer_person(of->person_id), of->ref, 1, false,
                                    STR("Nobody stands for it.")};
    return panel_confirm(ctx, &of->world->policies, &verdict);
}

/* Of the two who agree one would be nobody any more. */
static void what_a_dismissed_person_proposed_is_confirmed_by_nobody(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct case_of of;
        market_world_open(&world, database->url);
        case_begin(&of, &world);
        give(&of, 1000);
        dispute(&of);
        assert_false(decides(&of, PIECE));
        assert_ok(market_world_do(&world, dismiss, &of), &world.failure);
        of.person_id = world.staff2;
        assert_int_equal(market_world_do(&world, confirm, &of), ERR_CONFLICT);
        assert_int_equal(panel_world_state(&of.of)->refunded_minor, 1000);
        assert_ok(market_world_do(&world, send_back, &of), &world.failure);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_decision_counts_with_those_of_other_disputes),
        cmocka_unit_test(goodwill_counts_with_what_was_decided),
        cmocka_unit_test(what_a_dismissed_person_proposed_is_confirmed_by_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
