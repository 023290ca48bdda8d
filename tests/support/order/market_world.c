#include "support/order/market_world.h"

#include "base/check.h"
#include "base/packed.h"
#include "store/people/person.h"
#include "text/people/handle.h"

enum { UNITS_BYTES = 64 << 20, KEPT_BYTES = 16 << 20 };

struct step {
    struct market_world *world;
    enum err (*run)(struct ctx *ctx, void *arg);
    void *arg;
};

static enum err run_step(struct ctx *ctx, void *arg)
{
    struct step *step = arg;
    ctx->now = step->world->now;
    return step->run(ctx, step->arg);
}

enum err market_world_do(struct market_world *world, enum err (*run)(struct ctx *ctx, void *arg), void *arg)
{
    struct step step = {world, run, arg};
    struct unit unit = {.run = run_step, .arg = &step, .arena = &world->arena};
    world->failure = (struct failure){0};
    return unit_run(world->db, world->site, &unit, &world->failure);
}

static enum err add_person(struct ctx *ctx, const char *name, int64_t *id)
{
    struct person person = {.handle = str_from(name), .role = ROLE_MEMBER, .created_at = {1}};
    enum err err = person_insert(ctx->db, &person, handle_key(ctx->arena, person.handle));
    *id = person.id;
    return err;
}

static enum err people(struct ctx *ctx, void *arg)
{
    struct market_world *world = arg;
    struct market *market = &world->market;
    const struct {
        const char *name;
        int64_t *id;
    } rows[] = {
        {"buyer", &world->buyer},   {"seller", &world->seller},     {"staff", &world->staff},
        {"staff2", &world->staff2}, {"stranger", &world->stranger},
    };
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(rows); i++)
        err = add_person(ctx, rows[i].name, rows[i].id);
    for (size_t i = 0; !err && i < WORLD_PEERS; i++)
        err = add_person(ctx, arena_printf(ctx->arena, "peer%zu", i).at, &world->peers[i]);
    if (!err)
        err = market_insert(ctx->db, market);
    if (!err)
        err = market_set_member(ctx->db, market->id, world->seller, DUTY_SELLER, ctx->now);
    if (!err)
        err = market_set_member(ctx->db, market->id, world->staff, DUTY_STAFF, ctx->now);
    if (!err)
        err = market_set_member(ctx->db, market->id, world->staff2, DUTY_STAFF, ctx->now);
    return err;
}

void market_world_open_empty(struct market_world *world, struct str database)
{
    *world = (struct market_world){.now = {INT64_C(1772442000000)}, .rules = STR("recourse-default")};
    arena_init(&world->arena, UNITS_BYTES);
    arena_init(&world->kept, KEPT_BYTES);
    world->db = fixture_open(database, DB_WRITE);
    db_watch(world->db, &world->failure);
    assert_ok(site_load(world->db, &world->site, &world->failure), &world->failure);
    assert_ok(policy_set_load(&world->kept, &packed_policies, &world->policies, &world->failure),
              &world->failure);
}

void market_world_open(struct market_world *world, struct str database)
{
    market_world_open_empty(world, database);
    world->market = (struct market){.slug = STR("bazaar"),
                                    .name = STR("Bazaar"),
                                    .policy = world->rules,
                                    .currency = STR("EUR"),
                                    .created_at = world->now};
    assert_ok(market_world_do(world, people, world), &world->failure);
}

void market_world_close(struct market_world *world)
{
    site_drop(world->site);
    db_close(world->db);
    arena_free(&world->arena);
    arena_free(&world->kept);
}

void market_world_pass(struct market_world *world, int64_t hours)
{
    world->now = instant_add(world->now, SPAN_SECONDS(hours * 3600));
}

static enum err tick(struct ctx *ctx, void *arg)
{
    struct market_world *world = arg;
    size_t done = 0;
    return order_tick(ctx, &world->policies, 100, &done);
}

void market_world_tick(struct market_world *world)
{
    assert_ok(market_world_do(world, tick, world), &world->failure);
}

struct viewer viewer_person(int64_t person_id)
{
    return (struct viewer){.person_id = person_id, .role = ROLE_MEMBER};
}

struct viewer viewer_market(const struct market_world *world)
{
    return (struct viewer){.market_id = world->market.id};
}

/* ---- orders ---- */

struct placing {
    struct market_world *world;
    struct str ref;
};

static enum err place(struct ctx *ctx, void *arg)
{
    struct placing *placing = arg;
    struct market_world *world = placing->world;
    struct order_placement placement = {
        .viewer = viewer_market(world),
        .market = &world->market,
        .policy = order_policy(&world->policies, world->rules),
        .buyer_id = world->buyer,
        .seller_id = world->seller,
        .country = STR("DE"),
        .lines = {.at = {{STR("Blue winter coat"), 1, 5000}}, .count = 1},
        .paid = true,
    };
    assert_true(currency_from(STR("EUR"), &placement.currency));
    return order_place(ctx, &world->policies, &placement, &placing->ref);
}

struct str market_world_order(struct market_world *world)
{
    struct placing placing = {.world = world};
    assert_ok(market_world_do(world, place, &placing), &world->failure);
    return arena_copy(&world->kept, placing.ref);
}

struct acting {
    struct market_world *world;
    struct viewer viewer;
    struct str ref;
    struct order_event wish;
    struct order *order;
};

static enum err read(struct ctx *ctx, void *arg)
{
    struct acting *acting = arg;
    acting->order = ARENA_NEW(ctx->arena, struct order);
    return order_read(ctx, &acting->world->policies, &acting->viewer, acting->ref, acting->order);
}

enum err market_world_read(struct market_world *world, int64_t person_id, struct str ref,
                           struct order **order)
{
    struct acting acting = {.world = world, .viewer = viewer_person(person_id), .ref = ref};
    if (person_id == 0)
        acting.viewer = viewer_market(world);
    enum err err = market_world_do(world, read, &acting);
    *order = acting.order;
    return err;
}

static enum err act(struct ctx *ctx, void *arg)
{
    struct acting *acting = arg;
    enum order_refusal refusal;
    enum err err = read(ctx, acting);
    if (err)
        return err;
    const struct order_state *state = &acting->order->state;
    struct order_act wanted = {.viewer = acting->viewer, .ref = acting->ref};
    wanted.command.wish = acting->wish;
    wanted.command.version = state->version;
    if (wanted.command.wish.lines == 0)
        wanted.command.wish.lines = line_bit((size_t)state->line_count) - 1;
    if (currency_code(&wanted.command.wish.currency).len == 0)
        wanted.command.wish.currency = state->currency;
    return order_act(ctx, &acting->world->policies, &wanted, &refusal);
}

enum err market_world_act(struct market_world *world, int64_t person_id, struct str ref,
                          struct order_event wish)
{
    struct acting acting = {.world = world, .viewer = viewer_person(person_id), .ref = ref, .wish = wish};
    if (person_id == 0)
        acting.viewer = viewer_market(world);
    return market_world_do(world, act, &acting);
}
