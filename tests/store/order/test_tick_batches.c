/* Many orders that are due at once: they strike in batches of an end, and whoever writes meanwhile waits for one at most. */
#include "service/clock/round.h"
#include "store/order/order.h"
#include "support/order/market_world.h"

enum { ORDERS = 1100, AT_ONCE = 100, BATCH_MOST = 500, READ_BYTES = 1 << 20 };

/* A round, and somebody else who writes over a connection of their own behind each of its units. */
struct passing {
    struct market_world world;
    struct db *other;
    struct arena arena;
    struct instant then;
    int64_t left, largest,
        batches; /* orders that are due still; of what struck in one unit; units in which some did */
};

static enum err note_some(struct ctx *ctx, void *arg)
{
    struct market_world *world = arg;
    struct str ref;
    struct order_note note = {.viewer = viewer_person(world->buyer),
                              .policy = order_policy(&world->policies, STR("aliexpress-2016")),
                              .marketplace = STR("Elsewhere"),
                              .title = STR("A lamp"),
                              .amount_minor = 5000,
                              .ordered = instant_add(ctx->now, SPAN_DAYS(-3)),
                              .shipped = instant_add(ctx->now, SPAN_DAYS(-2))};
    assert_non_null(note.policy);
    assert_true(currency_from(STR("EUR"), &note.currency));
    enum err err = OK;
    for (int i = 0; !err && i < AT_ONCE; i++)
        err = order_note_external(ctx, &note, &ref);
    return err;
}

static enum err write_beside(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx->db, SQL_setting_put, NULL, TEXT(STR("beside")), TEXT(STR("yes")));
}

static int64_t count_due(struct passing *passing)
{
    size_t count = 0;
    arena_reset(&passing->arena);
    int64_t *ids = ARENA_ARRAY(&passing->arena, int64_t, 2 * ORDERS);
    struct due_by by = {passing->then, policy_set_known(&passing->arena, &passing->world.policies)};
    assert_int_equal(order_list_due(passing->other, by, ids, 2 * ORDERS, &count), OK);
    return (int64_t)count;
}

static enum err run_and_let_write(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct passing *passing = arg;
    struct failure failure = {0};
    arena_reset(&passing->world.arena);
    enum err err = market_world_do(&passing->world, work, work_arg);
    int64_t left = count_due(passing), struck = passing->left - left;
    passing->left = left;
    passing->largest = struck > passing->largest ? struck : passing->largest;
    passing->batches += struck > 0;
    struct unit unit = {.run = write_beside, .arena = &passing->arena};
    assert_ok(unit_run(passing->other, passing->world.site, &unit, &failure), &failure);
    return err;
}

static void a_tick_of_many_lets_others_write_between_its_batches(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct round_done done;
        struct passing passing = {0};
        struct market_world *world = &passing.world;
        market_world_open(world, database->url);
        arena_init(&passing.arena, READ_BYTES);
        passing.other = fixture_open(database->url, DB_WRITE);
        for (int i = 0; i < ORDERS; i += AT_ONCE) {
            arena_reset(&world->arena);
            assert_ok(market_world_do(world, note_some, world), &world->failure);
        }
        passing.then = instant_add(world->now, SPAN_DAYS(365));
        passing.left = count_due(&passing);
        assert_int_equal(passing.left, ORDERS);
        struct round_base place = {.run = run_and_let_write, .arg = &passing, .policies = &world->policies};
        assert_ok(round_run(&place, passing.then, &done), &world->failure);
        assert_int_equal(passing.left, 0);
        assert_int_equal(done.orders, ORDERS);
        assert_int_equal(passing.largest, BATCH_MOST);
        assert_true(passing.batches >= ORDERS / BATCH_MOST + 1);
        db_close(passing.other);
        arena_free(&passing.arena);
        market_world_close(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tick_of_many_lets_others_write_between_its_batches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
