/* What a carrier brought back or lost: nobody is paid for it because nobody says anything. */
#include "base/check.h"
#include "service/order/parcel.h"
#include "support/order/market_world.h"

struct scan {
    struct market_world *world;
    struct str ref, words;
};

static enum err scanned(struct ctx *ctx, void *arg)
{
    struct scan *scan = arg;
    size_t added;
    struct parcel_entry entry = {.at = ctx->now, .words = scan->words, .word = PARCEL_CARRIER_SCANNED};
    struct parcel_telling told = {viewer_market(scan->world), scan->ref, SOURCE_API, &entry, 1};
    return parcel_add_events(ctx, &scan->world->policies, &told, &added);
}

/* Sent by the seller, and left alone until every deadline has struck; the carrier tells these things, a day apart. */
static void told_until_the_end(struct market_world *world, const char *const told[2],
                               struct order_state *state)
{
    struct order *order;
    struct str ref = market_world_order(world);
    market_world_pass(world, 24);
    assert_int_equal(market_world_act(world, world->seller, ref,
                                      (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                     OK);
    for (size_t i = 0; i < 2; i++) {
        struct scan scan = {world, ref, str_from(told[i])};
        market_world_pass(world, 24);
        assert_int_equal(market_world_do(world, scanned, &scan), OK);
    }
    for (int month = 0; month < 8; month++)
        market_world_pass(world, 30 * 24);
    market_world_tick(world);
    assert_int_equal(market_world_read(world, world->buyer, ref, &order), OK);
    *state = order->state;
}

static void what_the_carrier_brought_back_is_not_paid_for(void **state)
{
    static const struct {
        const char *told[2];
        bool back;
    } rows[] = {
        {{"In transit", "Returned to sender"}, true},
        {{"In transit", "The parcel is lost"}, true},
        {{"Returned to sender", "In transit"}, false},
        {{"Returned to sender", "Delivered"}, false},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct order_state ended;
            told_until_the_end(&world, rows[i].told, &ended);
            assert_int_equal(ended.refunded_minor, rows[i].back ? ended.paid_minor : 0);
            assert_int_equal(ended.seller_minor, rows[i].back ? 0 : ended.paid_minor);
        }
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_carrier_brought_back_is_not_paid_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
