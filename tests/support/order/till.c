#include "support/order/till.h"
#include "store/engine/rows.h"

static enum err run_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    return market_world_do(arg, work, work_arg);
}

void till_open(struct till *till, struct str database)
{
    *till = (struct till){0};
    market_world_open(&till->world, database);
    till->world.market.fee_basis_points = 500;
    till->simulated = (struct simulated_provider){.run = run_here, .arg = &till->world};
    till->place = (struct round_base){.run = run_here,
                                      .arg = &till->world,
                                      .policies = &till->world.policies,
                                      .provider = simulated_provider(&till->simulated)};
}

enum err till_round(struct till *till)
{
    struct round_done done;
    return round_run(&till->place, till->world.now, &done);
}

/* Paid, and all of it given back because the seller cancels. */
struct str till_refunded_order(struct till *till)
{
    struct market_world *world = &till->world;
    struct str ref = market_world_order(world);
    market_world_pass(world, 30);
    assert_ok(till_round(till), &world->failure);
    assert_ok(market_world_act(world, world->seller, ref,
                               (struct order_event){.kind = EVENT_CANCEL_AGREED, .by = PARTY_SELLER}),
              &world->failure);
    return ref;
}

int64_t till_paid_out(struct till *till)
{
    struct query q;
    int64_t count;
    query_start(&q, till->world.db, SQL_simulated_payment_count, NULL, 0);
    assert_ok(query_end_id(&q, &count), &till->world.failure);
    return count;
}

struct effects till_effects(struct till *till, struct str ref)
{
    struct effects effects;
    struct order *order;
    assert_ok(market_world_read(&till->world, 0, ref, &order), &till->world.failure);
    assert_ok(effects_load(till->world.db, &till->world.arena, order->head.id, &effects),
              &till->world.failure);
    return effects;
}

struct effect till_only_effect(struct till *till, struct str ref)
{
    struct effects effects = till_effects(till, ref);
    assert_int_equal(effects.count, 1);
    return effects.at[0];
}

struct effect till_effect(struct till *till, struct str ref, const char *kind)
{
    struct effects effects = till_effects(till, ref);
    struct effect found = {.amount_minor = 0, .state = EFFECT_STATE_COUNT};
    for (size_t i = 0; i < effects.count; i++)
        if (str_eq(effects.at[i].kind, str_from(kind)))
            found = effects.at[i];
    return found;
}

struct proving {
    const struct market_world *world;
    int64_t after;
    struct str wrong;
};

static void keep_wrong(void *arg, struct str ref, struct str wrong)
{
    struct proving *proving = arg;
    (void)ref;
    print_error("%.*s\n", STR_ARG(wrong));
    proving->wrong = wrong;
}

static enum err prove(struct ctx *ctx, void *arg)
{
    struct proving *proving = arg;
    return order_check(ctx, &proving->world->policies, &proving->after, keep_wrong, proving);
}

/* What `recourse check` says of every order: nothing. */
void till_prove(struct till *till)
{
    struct proving proving = {.world = &till->world};
    while (proving.after >= 0)
        assert_ok(market_world_do(&till->world, prove, &proving), &till->world.failure);
    assert_int_equal(proving.wrong.len, 0);
}

enum err till_bank(struct till *till, struct str ref, enum order_event_kind kind, enum favour favour)
{
    return market_world_act(&till->world, 0, ref,
                            (struct order_event){.kind = kind, .by = PARTY_PROVIDER, .favour = favour});
}

/* Rules under which the seller has the money as soon as it is paid: 50.00 less the fee of 5 %. */
struct str till_released_order(struct till *till, struct str database)
{
    till_open(till, database);
    till->world.rules = STR("ebay");
    return market_world_order(&till->world);
}

void till_seller_cancels(struct till *till, struct str ref)
{
    assert_ok(market_world_act(&till->world, till->world.seller, ref,
                               (struct order_event){.kind = EVENT_CANCEL_AGREED, .by = PARTY_SELLER}),
              &till->world.failure);
}

static enum err tell(struct ctx *ctx, void *arg)
{
    return effect_tell(ctx, arg);
}

enum err till_tell(struct till *till, struct effect_telling telling)
{
    return market_world_do(&till->world, tell, &telling);
}

struct effect_telling till_answer(struct till *till, struct str key, enum effect_answer answer)
{
    return (struct effect_telling){.viewer = viewer_market(&till->world), .key = key, .answer = answer};
}
