/* Everything out, everything in again, on the other engine: the second export is the first, byte by byte. */
#include "base/check.h"
#include "service/bulk/q2a.h"
#include "service/bulk/whole.h"
#include "service/order/csv_orders.h"
#include "store/people/session.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/source.h"
#include "support/order/market_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct policy_set *policies;

static enum err take_over(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct import_dump import = {.file = source_path(ctx->arena, "tests/data/q2a/dump.sql")};
    return import_q2a(ctx, &import);
}

static enum err take_orders(struct ctx *ctx, void *arg)
{
    struct market_world *world = arg;
    struct csv_orders orders = {
        .name = STR("orders.csv"),
        .text = STR("Name,Email,Financial Status,Fulfilled at,Created at,Lineitem name,Lineitem price\n"
                    "1,a@example.org,paid,2026-02-20 08:00,2026-02-19 08:00,Cup,5.00\n"),
        .market = world->market.slug,
        .seller = STR("seller"),
        .make_buyers = true};
    return csv_orders_take(ctx, policies, &orders);
}

static enum err sign_somebody_in(struct ctx *ctx, void *arg)
{
    struct market_world *world = arg;
    return session_insert(ctx->db, STR("0000"), world->buyer, ctx->now, instant_add(ctx->now, SPAN_DAYS(1)));
}

/* A help desk with orders, passwords, sessions and settings. */
static void open_full(struct market_world *world, struct str database)
{
    market_world_open(world, database);
    policies = &world->policies;
    assert_ok(market_world_do(world, take_over, NULL), &world->failure);
    assert_ok(market_world_do(world, take_orders, world), &world->failure);
    assert_ok(market_world_do(world, sign_somebody_in, world), &world->failure);
    market_world_order(world);
}

static enum err export_unit(struct ctx *ctx, void *arg)
{
    return whole_export(ctx, arg);
}

static enum err import_unit(struct ctx *ctx, void *arg)
{
    return whole_import(ctx, arg);
}

static struct whole export_from(struct str database, struct str folder)
{
    struct desk desk;
    struct whole whole = {.folder = folder};
    desk_open(&desk, database);
    struct unit unit = {.run = export_unit, .arg = &whole, .arena = &desk.arena};
    assert_ok(unit_read(desk.db, desk.site, &unit, &desk.failure), &desk.failure);
    desk_close(&desk);
    return whole;
}

static enum err import_into(struct str database, struct str folder, char said[480])
{
    struct desk desk;
    struct whole whole = {.folder = folder};
    desk_open(&desk, database);
    enum err err = desk_do(&desk, import_unit, &whole);
    snprintf(said, 480, "%s", desk.failure.text);
    if (!err)
        assert_int_equal(desk_differences(&desk, false), 0);
    desk_close(&desk);
    return err;
}

/* A line of the shell's in a folder. */
static int run_in(struct str folder, const char *line)
{
    char command[2048];
    snprintf(command, sizeof command, "cd '%.*s' && { %s; }", STR_ARG(folder), line);
    return system(command);
}

static void everything_goes_to_the_other_engine_and_comes_out_the_same(void **state)
{
    (void)state;
    struct fixture_database others[FIXTURE_ENGINES_MAX];
    size_t count = fixture_databases(others);
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        char said[480];
        struct str first = fixture_path("first"), second = fixture_path("second");
        struct str other = others[database_count - 1 - (size_t)(database - all_databases)].url;
        assert_int_equal(count, database_count);
        open_full(&world, database->url);
        market_world_close(&world);
        struct whole one = export_from(database->url, first);
        assert_int_equal(import_into(other, first, said), OK);
        struct whole two = export_from(other, second);
        assert_string_equal(one.hash.text, two.hash.text);
        assert_true(one.rows > 50);
        char line[1024];
        snprintf(line, sizeof line, "diff -r . '%.*s'", STR_ARG(second));
        assert_int_equal(run_in(first, line), 0);
        assert_int_equal(run_in(first, "grep -q '[$]q2a[$]3031' person.jsonl && grep -q 0000 session.jsonl"),
                         0);
        assert_int_equal(run_in(first, "test $(wc -l <purchase_event.jsonl) -gt 3"), 0);
        assert_int_equal(run_in(first, "test $(stat -c %a person.jsonl) = 600"), 0);
    }
}

static const struct {
    const char *change, *sentence;
} wrongs[] = {
    {"sed -i 's/\"mara\"/\"lara\"/' person.jsonl",
     "the files are not those that were written: their hash is another"},
    {"sed -i '3d' person.jsonl", NULL},
    {"sed -i '1s/about/abuot/' person.jsonl",
     "person.jsonl:1: these are not the columns of this version; import it with the version that wrote it"},
    {"sed -i '2s/^./{/' person.jsonl", NULL},
    {"sed -i '2s/.*/[1]/' person.jsonl", "person.jsonl:2: this is no row of the columns in the first line"},
    {"rm vote.jsonl", NULL},
    {"echo '{}' >whole.json", "whole.json is not what an export writes"},
};

static void files_that_were_changed_are_refused_and_nothing_is_kept(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        char said[480];
        struct fixture_database others[FIXTURE_ENGINES_MAX];
        struct str first = fixture_path("first");
        fixture_databases(others);
        open_full(&world, database->url);
        market_world_close(&world);
        export_from(database->url, first);
        struct str other = others[database - all_databases].url;
        for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
            struct str copy = fixture_path("copy");
            char line[1024];
            snprintf(line, sizeof line, "cp -r . '%.*s'", STR_ARG(copy));
            assert_int_equal(run_in(first, line), 0);
            assert_int_equal(run_in(copy, wrongs[i].change), 0);
            assert_int_not_equal(import_into(other, copy, said), OK);
            if (wrongs[i].sentence)
                assert_string_equal(said, wrongs[i].sentence);
        }
        assert_int_equal(import_into(other, first, said), OK);
        assert_int_equal(import_into(other, first, said), ERR_INPUT);
        assert_string_equal(said, "the database that it should go into is not empty: move into a new one");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_goes_to_the_other_engine_and_comes_out_the_same),
        cmocka_unit_test(files_that_were_changed_are_refused_and_nothing_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
