/* A history that is sent again: what is known of it is asked once, however long it is. */
#include "service/order/noted_table.h"
#include "store/engine/asked.h"
#include "support/order/market_world.h"

#include "base/buf.h"

enum { LONG = 90, SHORT = 30 };

/* A table of so many orders, the newest first; every third has a second row. */
static struct str table_of(struct arena *arena, int count)
{
    struct buf text;
    buf_init(&text, 1 << 20);
    buf_put(&text, STR("number,ordered,title,amount\n"));
    for (int i = count; i > 0; i--) {
        buf_printf(&text, "A-%d,2026-02-20,Tea bowl,12.00\n", i);
        if (i % 3 == 0)
            buf_printf(&text, "A-%d,2026-02-20,Saucer,3.00\n", i);
    }
    struct str table = arena_copy(arena, buf_str(&text));
    buf_free(&text);
    return table;
}

static enum err take(struct ctx *ctx, void *arg)
{
    return noted_table_take(ctx, arg);
}

/* How many statements it takes to take the table of so many; each of them is noted, or known. */
static int64_t asked_for(struct market_world *world, int count, int64_t noted)
{
    struct noted_table table = {
        .list = {.viewer = viewer_person(world->buyer),
                 .network = STR("192.0.2.1"),
                 .text = table_of(&world->arena, count),
                 .zone = &zone_utc,
                 .policy = order_policy(&world->policies, STR("amazon"))},
        .policies = &world->policies,
        .columns = {[NOTED_NUMBER] = STR("number"),
                    [NOTED_ORDERED] = STR("ordered"),
                    [NOTED_TITLE] = STR("title"),
                    [NOTED_AMOUNT] = STR("amount")},
    };
    assert_true(currency_from(STR("EUR"), &table.currency));
    int64_t before = db_asked(world->db)->statements;
    assert_ok(market_world_do(world, take, &table), &world->failure);
    assert_int_equal(table.list.count, count);
    assert_int_equal(table.list.noted, noted);
    assert_int_equal(table.list.known, count - noted);
    return db_asked(world->db)->statements - before;
}

static void what_is_known_of_a_history_is_asked_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        asked_for(&world, SHORT, SHORT);
        asked_for(&world, LONG, LONG - SHORT); /* what comes behind what is known */
        int64_t few = asked_for(&world, SHORT, 0), many = asked_for(&world, LONG, 0);
        print_message("# %lld statements for %d known orders, %lld for %d\n", (long long)few, SHORT,
                      (long long)many, LONG);
        assert_int_equal(few, many);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_known_of_a_history_is_asked_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
