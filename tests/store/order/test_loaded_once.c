/* Whoever acts on an order reads it once: what is looked at before the act is what the act goes on from. */
#include "service/order/dispute_draft.h"
#include "service/order/evidence.h"
#include "service/order/parcel.h"
#include "store/engine/asked.h"
#include "support/door/sample_pictures.h"
#include "support/order/market_world.h"

struct acting {
    struct market_world *world;
    struct str ref, number;
    struct db_asked before;
    int64_t read; /* how often the history was read */
    int32_t version;
};

static void count_from(struct ctx *ctx, struct acting *acting)
{
    acting->before = *db_asked(ctx->db);
}

static void count_to(struct ctx *ctx, struct acting *acting)
{
    const struct db_asked *after = db_asked(ctx->db);
    const struct db_asked *before = &acting->before;
    acting->read = after->of[SQL_order_events] + after->of[SQL_order_events_of_ref] -
                   before->of[SQL_order_events] - before->of[SQL_order_events_of_ref];
}

static struct viewer buyer_of(const struct acting *acting)
{
    return viewer_person(acting->world->buyer);
}

/* As the pages do: the answers are kept, and the last button opens it. */
static enum err open_dispute(struct ctx *ctx, void *arg)
{
    struct acting *acting = arg;
    struct market_world *world = acting->world;
    struct dispute_case *dispute = ARENA_NEW(ctx->arena, struct dispute_case);
    struct viewer buyer = buyer_of(acting);
    enum err err = dispute_case_read_held(ctx, &world->policies, &buyer, acting->ref, dispute);
    if (err)
        return err;
    dispute->draft.lines = 1;
    dispute->draft.reason = str_from(dispute->order->policy->reasons[0].id);
    dispute->draft.remedy = STR("refund_full");
    dispute->draft.story = STR("Nothing has come until today.");
    err = dispute_draft_save(ctx, &buyer, dispute);
    if (err)
        return err;
    count_from(ctx, acting);
    dispute = ARENA_NEW(ctx->arena, struct dispute_case);
    err = dispute_case_read_held(ctx, &world->policies, &buyer, acting->ref, dispute);
    struct dispute_opening wish = {.viewer = buyer,
                                   .ref = acting->ref,
                                   .revision = dispute->draft.revision,
                                   .version = dispute->order->state.version,
                                   .came = dispute_says(dispute),
                                   .held = dispute};
    enum order_refusal refusal;
    if (!err)
        err = dispute_open(ctx, &world->policies, &wish, &refusal);
    count_to(ctx, acting);
    return err;
}

static enum err give_evidence(struct ctx *ctx, void *arg)
{
    struct acting *acting = arg;
    struct evidence_gift gift = {.viewer = buyer_of(acting),
                                 .ref = acting->ref,
                                 .version = acting->version,
                                 .by = PARTY_BUYER,
                                 .kind = EVIDENCE_PHOTO,
                                 .words = STR("The empty letter box."),
                                 .file = {STR("box.png"), MIME_PNG, 8, 8, sample_png(ctx->arena, 8, 8)}};
    count_from(ctx, acting);
    enum err err = evidence_give(ctx, &acting->world->policies, &gift, &acting->version);
    count_to(ctx, acting);
    return err;
}

static void a_dispute_and_its_evidence_read_the_order_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct order *order;
        market_world_open(&world, database->url);
        struct acting acting = {.world = &world, .ref = market_world_order(&world)};
        assert_ok(market_world_act(&world, world.seller, acting.ref,
                                   (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                  &world.failure);
        assert_ok(market_world_act(&world, world.buyer, acting.ref,
                                   (struct order_event){.kind = EVENT_SELLER_CONTACTED, .by = PARTY_BUYER}),
                  &world.failure);
        market_world_pass(&world, 20 * 24);
        assert_ok(market_world_do(&world, open_dispute, &acting), &world.failure);
        assert_int_equal(acting.read, 1);
        assert_ok(market_world_read(&world, world.buyer, acting.ref, &order), &world.failure);
        acting.version = order->state.version;
        assert_ok(market_world_do(&world, give_evidence, &acting), &world.failure);
        assert_int_equal(acting.read, 1);
        assert_ok(market_world_read(&world, world.buyer, acting.ref, &order), &world.failure);
        assert_int_equal(acting.version, order->state.version);
        assert_str(order->rows.at[order->rows.count - 1].kind, "evidence_given");
        market_world_close(&world);
    }
}

/* ---- the number of a return, which says that it is sent ---- */

static enum err give_number(struct ctx *ctx, void *arg)
{
    struct acting *acting = arg;
    struct parcel_numbering entered = {
        .viewer = buyer_of(acting), .ref = acting->ref, .number = acting->number};
    count_from(ctx, acting);
    enum err err = parcel_add_number(ctx, &acting->world->policies, &entered);
    count_to(ctx, acting);
    return err;
}

static void do_act(struct market_world *world, int64_t person_id, struct str ref, struct order_event wish)
{
    assert_ok(market_world_act(world, person_id, ref, wish), &world->failure);
}

static void the_number_of_a_return_reads_the_order_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct order *order;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        struct acting acting = {.world = &world, .ref = ref, .number = STR("RB123456785DE")};
        do_act(&world, world.seller, ref, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
        do_act(&world, 0, ref, (struct order_event){.kind = EVENT_DELIVERED, .by = PARTY_CARRIER});
        market_world_pass(&world, 5 * 24);
        assert_ok(market_world_read(&world, world.buyer, ref, &order), &world.failure);
        do_act(&world, world.buyer, ref,
               (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                    .by = PARTY_BUYER,
                                    .reason = policy_reason(order->policy, STR("snad_damaged")),
                                    .remedy = REMEDY_RETURN_REFUND,
                                    .amount_minor = 5000});
        do_act(&world, world.seller, ref, (struct order_event){.kind = EVENT_ACCEPTED, .by = PARTY_SELLER});
        market_world_pass(&world, 25);
        market_world_tick(&world);
        assert_ok(market_world_do(&world, give_number, &acting), &world.failure);
        assert_int_equal(acting.read, 1);
        assert_ok(market_world_read(&world, world.buyer, ref, &order), &world.failure);
        assert_int_equal(order->state.dispute, DISPUTE_RETURN_SENT);
        market_world_close(&world);
    }
}

/* ---- a tracking service that says delivered ---- */

static enum err tell_delivery(struct ctx *ctx, void *arg)
{
    struct acting *acting = arg;
    struct parcel_entry entry = {
        .at = ctx->now, .event = PARCEL_DELIVERED, .words = STR("Delivered"), .word = PARCEL_CARRIER_SCANNED};
    struct parcel_message message = {.source = SOURCE_AFTERSHIP,
                                     .number = STR("RA123456785CN"),
                                     .body = STR("{}"),
                                     .entries = &entry,
                                     .count = 1};
    size_t orders, added;
    count_from(ctx, acting);
    enum err err = parcel_take_message(ctx, &acting->world->policies, &message, &orders, &added);
    count_to(ctx, acting);
    return err;
}

static void a_delivery_that_a_service_tells_reads_the_order_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct order *order;
        market_world_open(&world, database->url);
        struct acting acting = {.world = &world, .ref = market_world_order(&world)};
        do_act(&world, world.seller, acting.ref,
               (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
        acting.number = STR("RA123456785CN");
        assert_ok(market_world_do(&world, give_number, &acting), &world.failure);
        market_world_pass(&world, 24);
        assert_ok(market_world_do(&world, tell_delivery, &acting), &world.failure);
        assert_int_equal(acting.read, 1);
        assert_ok(market_world_read(&world, world.buyer, acting.ref, &order), &world.failure);
        assert_int_equal(order->state.shipment, SHIPMENT_DELIVERED);
        market_world_close(&world);
    }
}

/* ---- what an act waits for ---- */

/* The order with all that is in it, the services that are told, the commit. */
enum { ACT_WAITS = 3 };

struct saying {
    struct market_world *world;
    struct str ref;
    int32_t version;
};

static enum err say_something(struct ctx *ctx, void *arg)
{
    struct saying *saying = arg;
    enum order_refusal refusal;
    struct order_event wish = {.kind = EVENT_SELLER_CONTACTED, .by = PARTY_BUYER, .lines = 1};
    struct order_act act = {.viewer = viewer_person(saying->world->buyer),
                            .ref = saying->ref,
                            .words = STR("Where is it?"),
                            .command = {wish, PARTY_BUYER, saying->version}};
    ctx->now = saying->world->now;
    return order_act(ctx, &saying->world->policies, &act, &refusal);
}

static void print_asked(const struct db_asked *before, const struct db_asked *after)
{
    for (int i = 0; i < SQL_COUNT; i++)
        if (after->of[i] > before->of[i])
            print_message("# %lld %s\n", (long long)(after->of[i] - before->of[i]), statement_texts[i].name);
}

static void an_act_waits_for_the_database_a_few_times(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct order *order;
        market_world_open(&world, database->url);
        struct saying saying = {.world = &world, .ref = market_world_order(&world)};
        assert_ok(market_world_act(&world, world.seller, saying.ref,
                                   (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                  &world.failure);
        for (int i = 0; i < 2; i++) { /* the first time it may find something to do that later ones do not */
            assert_ok(market_world_read(&world, world.buyer, saying.ref, &order), &world.failure);
            saying.version = order->state.version;
            struct db_asked before = *db_asked(world.db);
            struct unit unit = {.run = say_something, .arg = &saying, .arena = &world.arena, .by_rows = true};
            assert_ok(unit_run(world.db, world.site, &unit, &world.failure), &world.failure);
            const struct db_asked *after = db_asked(world.db);
            print_message("# %lld waits\n", (long long)(after->waits - before.waits));
            if (i == 1 && after->waits - before.waits > ACT_WAITS)
                print_asked(&before, after);
            assert_true(i == 0 || after->waits - before.waits <= ACT_WAITS);
        }
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dispute_and_its_evidence_read_the_order_once),
        cmocka_unit_test(the_number_of_a_return_reads_the_order_once),
        cmocka_unit_test(a_delivery_that_a_service_tells_reads_the_order_once),
        cmocka_unit_test(an_act_waits_for_the_database_a_few_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
