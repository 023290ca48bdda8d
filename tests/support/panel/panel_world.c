#include "support/panel/panel_world.h"

struct member_step {
    struct panel_world *of;
    struct viewer viewer;
    bool yes;
    struct ballot ballot;
    struct str receipt;
};

static enum err set_willing(struct ctx *ctx, void *arg)
{
    struct member_step *step = arg;
    return panel_set_willing(ctx, &step->viewer, step->yes);
}

void panel_world_willing(struct market_world *world, int64_t person_id, bool willing)
{
    struct member_step step = {.viewer = viewer_person(person_id), .yes = willing};
    assert_ok(market_world_do(world, set_willing, &step), &world->failure);
}

static void act(struct panel_world *of, int64_t person_id, struct order_event wish)
{
    assert_ok(market_world_act(of->world, person_id, of->ref, wish), &of->world->failure);
}

void panel_world_open(struct panel_world *of, struct market_world *world)
{
    *of = (struct panel_world){.world = world};
    for (size_t i = 0; i < WORLD_PEERS; i++)
        panel_world_willing(world, world->peers[i], true);
    of->ref = market_world_order(world);
    market_world_pass(world, 48);
    market_world_tick(world);
    act(of, world->seller, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    bool patient = str_eq(world->rules, STR("recourse-default")); /* others wait for the promised day */
    market_world_pass(world, 24 * (patient ? 10 : 35));
    market_world_tick(world);
    int32_t reason = policy_reason(order_policy(&world->policies, world->rules), STR("inr_no_tracking"));
    if (reason < 0)
        reason = 0;
    act(of, world->buyer,
        (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                             .by = PARTY_BUYER,
                             .reason = reason,
                             .remedy = REMEDY_REFUND_FULL,
                             .amount_minor = 5000});
    act(of, world->seller, (struct order_event){.kind = EVENT_REFUSED, .by = PARTY_SELLER});
    act(of, world->buyer, (struct order_event){.kind = EVENT_ESCALATED, .by = PARTY_BUYER});
    market_world_pass(world, 24 * (patient ? 7 : 4));
    market_world_tick(world);
}

static enum err look(struct ctx *ctx, void *arg)
{
    struct panel_world *of = arg;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct panel_reports reports;
    struct viewer buyer = viewer_person(of->world->buyer);
    enum err err = order_read(ctx, &of->world->policies, &buyer, of->ref, order);
    if (!err)
        err = panel_reports(ctx, order, &reports);
    if (!err && reports.count)
        of->panel = reports.at[reports.count - 1];
    return err;
}

const struct panel *panel_world_look(struct panel_world *of)
{
    assert_ok(market_world_do(of->world, look, of), &of->world->failure);
    return &of->panel;
}

int64_t panel_world_member(const struct panel_world *of, int32_t seat)
{
    return of->panel.seats[seat].person_id;
}

static enum err answer(struct ctx *ctx, void *arg)
{
    struct member_step *step = arg;
    return panel_answer(ctx, &step->of->world->policies, &step->viewer, step->of->ref, step->yes);
}

enum err panel_world_answer(struct panel_world *of, int32_t seat, bool accepts)
{
    struct member_step step = {
        .of = of, .viewer = viewer_person(panel_world_member(of, seat)), .yes = accepts};
    return market_world_do(of->world, answer, &step);
}

static enum err vote(struct ctx *ctx, void *arg)
{
    struct member_step *step = arg;
    struct panel_vote given = {step->viewer, step->of->ref, step->ballot, STR("As the papers show.")};
    return panel_commit(ctx, &step->of->world->policies, &given, &step->receipt);
}

enum err panel_world_vote(struct panel_world *of, int32_t seat, struct ballot ballot)
{
    struct member_step step = {
        .of = of, .viewer = viewer_person(panel_world_member(of, seat)), .ballot = ballot};
    enum err err = market_world_do(of->world, vote, &step);
    if (!err)
        of->receipts[seat] = arena_copy(&of->world->arena, step.receipt);
    return err;
}

static enum err reveal(struct ctx *ctx, void *arg)
{
    struct member_step *step = arg;
    struct panel_reveal given = {step->viewer, step->of->ref, step->receipt,
                                 STR("The seller shows no tracking at all.")};
    return panel_reveal(ctx, &step->of->world->policies, &given);
}

enum err panel_world_reveal(struct panel_world *of, int32_t seat, struct str receipt)
{
    struct member_step step = {
        .of = of, .viewer = viewer_person(panel_world_member(of, seat)), .receipt = receipt};
    return market_world_do(of->world, reveal, &step);
}

void panel_world_accept_all(struct panel_world *of)
{
    int32_t called = panel_world_look(of)->state.called;
    for (int32_t i = 0; i < called; i++)
        if (of->panel.state.seats[i].state == SEAT_DRAWN)
            assert_ok(panel_world_answer(of, i, true), &of->world->failure);
}

void panel_world_decide_all(struct panel_world *of, struct ballot ballot)
{
    int32_t called = panel_world_look(of)->state.called;
    for (int32_t i = 0; i < called; i++)
        if (of->panel.state.seats[i].state == SEAT_ACCEPTED)
            assert_ok(panel_world_vote(of, i, ballot), &of->world->failure);
    panel_world_look(of);
    for (int32_t i = 0; i < called; i++)
        if (of->panel.state.seats[i].state == SEAT_COMMITTED)
            assert_ok(panel_world_reveal(of, i, of->receipts[i]), &of->world->failure);
    panel_world_look(of);
}

static enum err tick(struct ctx *ctx, void *arg)
{
    struct panel_world *of = arg;
    size_t done = 0;
    return panel_tick(ctx, &of->world->policies, 100, &done);
}

void panel_world_tick(struct panel_world *of)
{
    assert_ok(market_world_do(of->world, tick, of), &of->world->failure);
    market_world_tick(of->world);
}

const struct order_state *panel_world_state(struct panel_world *of)
{
    struct order *order;
    assert_ok(market_world_read(of->world, of->world->buyer, of->ref, &order), &of->world->failure);
    return &order->state;
}
