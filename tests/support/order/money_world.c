#include "support/order/money_world.h"

static void say_wrong(struct money_world *world, const char *what)
{
    if (!world->wrong)
        world->wrong = what;
}

static void pass(int64_t *from, int64_t *to, int64_t amount)
{
    *from -= amount;
    *to += amount;
}

static void carry_out(struct money_world *world, struct move move)
{
    if (world->bank_looks && move.movement != MOVE_RECOVER)
        say_wrong(world, "somebody is paid while the bank looks");
    if (move.amount_minor <= 0)
        say_wrong(world, "somebody is told to move nothing");
    if (move.movement == MOVE_REFUND)
        pass(&world->market, &world->buyer, move.amount_minor);
    if (move.movement == MOVE_RELEASE)
        pass(&world->market, &world->seller, move.amount_minor);
    if (move.movement == MOVE_RECOVER)
        pass(&world->seller, &world->market, move.amount_minor);
    if (move.movement == MOVE_RECALL)
        pass(&world->buyer, &world->market, move.amount_minor);
}

const char *money_world_take(struct money_world *world, const struct order_event *event,
                             const struct move *moves, int count)
{
    if (event->kind == EVENT_PAID)
        pass(&world->buyer, &world->market, event->amount_minor);
    if (event->kind == EVENT_CHARGED_BACK)
        pass(&world->market, &world->buyer, event->amount_minor);
    if (event->kind == EVENT_CHARGE_RETURNED)
        pass(&world->buyer, &world->market, event->amount_minor);
    if (event->kind == EVENT_CHARGEBACK_OPENED || event->kind == EVENT_BANK_INQUIRY ||
        event->kind == EVENT_PRE_ARBITRATION)
        world->bank_looks = true;
    if (event->kind == EVENT_CHARGEBACK_ENDED)
        world->bank_looks = false;
    for (int i = 0; i < count; i++)
        carry_out(world, moves[i]);
    if (world->market < 0)
        say_wrong(world, "the marketplace pays more than it has");
    if (world->seller < 0)
        say_wrong(world, "the seller gives back more than was paid");
    if (world->buyer > 0)
        say_wrong(world, "the buyer gains");
    return world->wrong;
}

const char *money_world_compare(const struct money_world *world, const struct order_state *state)
{
    int64_t fee = ledger_fee(state->seller_minor, state->fee_basis_points);
    if (world->buyer + world->seller + world->market != 0)
        return "money of the world is made or lost";
    if (world->buyer != state->refunded_minor - state->paid_minor)
        return "the buyer has not what the state says";
    if (world->seller != state->seller_minor - fee)
        return "the seller has not what the state says";
    return world->market == state->held_minor + fee ? NULL : "the marketplace has not what the state says";
}
