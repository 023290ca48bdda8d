/* An order that is frozen for itself and with its seller: the end of one freeze is not that of the other. */
#include "base/check.h"
#include "service/order/freeze.h"
#include "store/people/person.h"
#include "support/order/market_world.h"

struct wish {
    struct market_world *world;
    struct str ref;
    struct instant until;
    size_t done;
};

static enum err freeze_order(struct ctx *ctx, void *arg)
{
    const struct wish *wish = arg;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct viewer staff = viewer_person(wish->world->staff);
    enum order_refusal refusal;
    enum err err = order_read(ctx, &wish->world->policies, &staff, wish->ref, order);
    struct order_act act = {.viewer = staff, .ref = wish->ref, .words = STR("We look at the parcel.")};
    act.command.wish = (struct order_event){.kind = EVENT_FROZEN, .by = PARTY_STAFF, .until = wish->until};
    act.command.version = order->state.version;
    return err ? err : order_act(ctx, &wish->world->policies, &act, &refusal);
}

static enum err freeze(struct ctx *ctx, void *arg)
{
    const struct wish *wish = arg;
    struct seller_freeze_wish freeze = {.viewer = viewer_person(wish->world->staff),
                                        .market = &wish->world->market,
                                        .words = STR("Too many complaints."),
                                        .until = wish->until};
    struct person person;
    enum err err = person_load(ctx->db, ctx->arena, wish->world->seller, &person);
    freeze.seller = person.handle;
    return err ? err : freeze_seller(ctx, &freeze);
}

static enum err reach(struct ctx *ctx, void *arg)
{
    struct wish *wish = arg;
    return freeze_round(ctx, &wish->world->policies, 10, &wish->done);
}

static void pass(struct wish *wish, int64_t days)
{
    market_world_pass(wish->world, days * 24);
    assert_ok(market_world_do(wish->world, reach, wish), &wish->world->failure);
    market_world_tick(wish->world);
    assert_ok(market_world_do(wish->world, reach, wish), &wish->world->failure);
}

static bool is_frozen(struct wish *wish, struct str ref)
{
    struct order *order;
    assert_ok(market_world_read(wish->world, wish->world->buyer, ref, &order), &wish->world->failure);
    return order->state.frozen;
}

static void a_freeze_of_the_seller_outlasts_that_of_an_order(void **state)
{
    static const struct {
        int64_t order_days, seller_from, seller_days; /* all after the order was frozen; 0: half a year */
    } rows[] = {{10, 2, 30}, {10, 2, 0}, {3, 1, 200}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct market_world world;
            market_world_open(&world, database->url);
            struct wish wish = {.world = &world};
            struct str ref = market_world_order(&world);
            assert_ok(market_world_act(&world, world.seller, ref,
                                       (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                      &world.failure);
            wish.ref = ref;
            wish.until = instant_add(world.now, SPAN_DAYS(rows[i].order_days));
            assert_ok(market_world_do(&world, freeze_order, &wish), &world.failure);
            pass(&wish, rows[i].seller_from);
            wish.until =
                rows[i].seller_days ? instant_add(world.now, SPAN_DAYS(rows[i].seller_days)) : CLOCK_UNSET;
            assert_ok(market_world_do(&world, freeze, &wish), &world.failure);
            assert_true(is_frozen(&wish, ref));
            pass(&wish, rows[i].order_days - rows[i].seller_from + 1);
            assert_true(is_frozen(&wish, ref));
            pass(&wish, rows[i].seller_days ? rows[i].seller_days : 180);
            assert_false(is_frozen(&wish, ref));
            market_world_close(&world);
        }
    }
}

/* Nothing but its freeze stands: what was ordered to move waits for the end that was shown. */
static void a_freeze_ends_when_nothing_else_is_open(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        world.rules = STR("ebay");
        struct str ref = market_world_order(&world);
        struct wish wish = {.world = &world, .ref = ref, .until = instant_add(world.now, SPAN_DAYS(3))};
        struct order *order;
        struct order_event sent = {.kind = EVENT_SHIPPED, .by = PARTY_SELLER},
                           received = {.kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER};
        assert_ok(market_world_act(&world, world.seller, ref, sent), &world.failure);
        assert_ok(market_world_do(&world, freeze_order, &wish), &world.failure);
        assert_ok(market_world_act(&world, world.buyer, ref, received), &world.failure);
        assert_ok(market_world_read(&world, world.buyer, ref, &order), &world.failure);
        assert_true(order->state.frozen);
        assert_false(order->head.over);
        pass(&wish, 4);
        assert_ok(market_world_read(&world, world.buyer, ref, &order), &world.failure);
        assert_false(order->state.frozen);
        assert_int_equal(order->state.version, order->head.version); /* it was written down */
        assert_true(order->head.over);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_freeze_of_the_seller_outlasts_that_of_an_order),
                                       cmocka_unit_test(a_freeze_ends_when_nothing_else_is_open)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
