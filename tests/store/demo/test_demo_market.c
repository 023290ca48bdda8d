/* The demo's marketplace stands in every state that is worth looking at, and all of it proves. */
#include "base/check.h"
#include "core/order/order.h"
#include "service/demo/demo.h"
#include "service/demo/orders.h"
#include "store/order/order_list.h"
#include "support/order/market_world.h"

static enum err load(struct ctx *ctx, void *arg)
{
    struct market_world *world = arg;
    bool loaded;
    enum err err = demo_load(ctx, &loaded);
    assert_true(err || loaded);
    return err ? err : demo_orders_load(ctx, &world->policies);
}

struct proving {
    struct market_world *world;
    int64_t after;
    int wrong;
};

static void say_wrong(void *arg, struct str ref, struct str wrong)
{
    print_error("%.*s: %.*s\n", STR_ARG(ref), STR_ARG(wrong));
    ((struct proving *)arg)->wrong++;
}

static enum err prove(struct ctx *ctx, void *arg)
{
    struct proving *proving = arg;
    return order_check(ctx, &proving->world->policies, &proving->after, say_wrong, proving);
}

struct looking {
    struct market_world *world;
    uint32_t shipments, disputes, extensions;
};

static enum err look(struct ctx *ctx, void *arg)
{
    struct looking *looking = arg;
    struct order_heads heads;
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour-bazaar"), &market);
    if (!err)
        err = order_list(ctx->db, ctx->arena, (struct order_list){SIDE_MARKET, market.id, 100}, &heads);
    for (size_t i = 0; !err && i < heads.count; i++) {
        struct viewer viewer = {.market_id = market.id};
        struct order *order = ARENA_NEW(ctx->arena, struct order);
        err = order_read(ctx, &looking->world->policies, &viewer, heads.at[i].ref, order);
        looking->shipments |= 1u << order->state.shipment;
        looking->disputes |= 1u << order->state.dispute;
        looking->extensions |= 1u << order->state.extension;
    }
    return err;
}

static void the_demo_has_an_order_in_every_interesting_state(void **state)
{
    (void)state;
    static const enum dispute disputes[] = {
        DISPUTE_NONE,        DISPUTE_AT_SELLER,       DISPUTE_AT_BUYER,   DISPUTE_STALLED,
        DISPUTE_AGREED,      DISPUTE_EVIDENCE,        DISPUTE_RETURN_DUE, DISPUTE_RETURN_SENT,
        DISPUTE_RETURN_HERE, DISPUTE_REPLACEMENT_DUE, DISPUTE_CLOSED};
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open_empty(&world, database->url);
        assert_ok(market_world_do(&world, load, &world), &world.failure);
        struct proving proving = {.world = &world};
        while (proving.after >= 0)
            assert_ok(market_world_do(&world, prove, &proving), &world.failure);
        assert_int_equal(proving.wrong, 0);
        struct looking looking = {.world = &world};
        assert_ok(market_world_do(&world, look, &looking), &world.failure);
        for (size_t i = 0; i < COUNT_OF(disputes); i++)
            if (!(looking.disputes & 1u << disputes[i]))
                _fail(names_at(&dispute_names, (int)disputes[i]).at, __LINE__);
        for (int shipment = SHIPMENT_UNPAID; shipment < SHIPMENT_COUNT; shipment++)
            assert_true(shipment == SHIPMENT_REVIEW || looking.shipments & 1u << shipment);
        assert_true(looking.extensions & 1u << EXTENSION_ASKED);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_demo_has_an_order_in_every_interesting_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
