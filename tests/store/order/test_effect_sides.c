/* What the events of an order ask of each side: the books and the effects agree, and nobody pays twice. */
#include "service/order/parts.h"
#include "store/engine/db_engine.h"
#include "store/engine/migrate.h"
#include "store/order/ledger.h"
#include "support/order/till.h"

static void a_release_leaves_the_marketplace_its_fee(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct posting_rows postings;
        struct order *order;
        till_open(&till, database->url);
        struct market_world *world = &till.world;
        struct str ref = market_world_order(world);
        market_world_pass(world, 30);
        assert_ok(till_round(&till), &world->failure);
        assert_ok(market_world_act(world, world->seller, ref,
                                   (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                  &world->failure);
        assert_ok(market_world_act(world, world->buyer, ref,
                                   (struct order_event){.kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER}),
                  &world->failure);
        for (int i = 0; i < 5; i++) {
            market_world_pass(world, 24 * 30);
            assert_ok(till_round(&till), &world->failure);
        }
        struct effect effect = till_only_effect(&till, ref);
        assert_str(effect.kind, "release");
        assert_int_equal(effect.amount_minor, 4750);
        assert_ok(market_world_read(world, 0, ref, &order), &world->failure);
        assert_ok(postings_load(world->db, &world->arena, order->head.id, &postings), &world->failure);
        int64_t sum = 0, fee = 0;
        for (size_t i = 0; i < postings.count; i++) {
            sum += postings.at[i].amount_minor;
            fee += str_eq(postings.at[i].account, STR("fee")) ? postings.at[i].amount_minor : 0;
        }
        assert_int_equal(sum, 0);
        assert_int_equal(fee, 250);
        market_world_close(world);
    }
}

static void what_the_bank_has_taken_is_ordered_of_nobody(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct order *order;
        till_open(&till, database->url);
        struct str ref = market_world_order(&till.world);
        market_world_pass(&till.world, 30);
        assert_ok(till_round(&till), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        market_world_pass(&till.world, 24 * 100); /* the time to send is over meanwhile */
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effects(&till, ref).count, 0);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER), &till.world.failure);
        market_world_pass(&till.world, 24 * 100);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effects(&till, ref).count, 0);
        assert_ok(market_world_read(&till.world, 0, ref, &order), &till.world.failure);
        assert_int_equal(order->state.refunded_minor, 5000);
        assert_int_equal(order->state.bank_minor, 5000);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void a_release_that_waits_is_withdrawn_when_the_money_goes_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        assert_int_equal(till_effect(&till, ref, "release").amount_minor, 4750);
        till_seller_cancels(&till, ref);
        assert_int_equal(till_effect(&till, ref, "release").state, EFFECT_WITHDRAWN);
        assert_int_equal(till_effect(&till, ref, "refund").amount_minor, 5000);
        assert_int_equal(till_effect(&till, ref, "cancel_release").amount_minor, 4750);
        assert_int_equal(till_effect(&till, ref, "recover_from_seller").amount_minor, 0);
        till_prove(&till);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "cancel_release").state, EFFECT_DONE);
        assert_int_equal(till_effect(&till, ref, "release").state, EFFECT_WITHDRAWN);
        assert_int_equal(till_paid_out(&till), 2);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void a_release_that_was_carried_out_comes_back_from_the_seller(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        assert_ok(till_round(&till), &till.world.failure);
        till_seller_cancels(&till, ref);
        assert_int_equal(till_effect(&till, ref, "release").state, EFFECT_DONE);
        assert_int_equal(till_effect(&till, ref, "recover_from_seller").amount_minor, 4750);
        assert_int_equal(till_effects(&till, ref).count, 3);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void what_the_bank_takes_after_a_release_comes_back_from_the_seller_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        assert_ok(till_round(&till), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER), &till.world.failure);
        assert_int_equal(till_effects(&till, ref).count, 2);
        assert_int_equal(till_effect(&till, ref, "recover_from_seller").amount_minor, 4750);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static enum err retry(struct ctx *ctx, void *arg)
{
    const struct effect_telling *telling = arg;
    return effect_retry(ctx, &telling->viewer, telling->key);
}

static void what_was_ordered_before_waits_for_the_bank_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_paid_out(&till), 0);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_SELLER), &till.world.failure);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "release").state, EFFECT_DONE);
        assert_int_equal(till_paid_out(&till), 1);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void a_cancel_that_comes_too_late_makes_the_seller_give_it_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        till.place.provider = (struct provider){0};
        struct str release = till_effect(&till, ref, "release").key;
        till_seller_cancels(&till, ref);
        assert_int_equal(till_tell(&till, till_answer(&till, release, EFFECT_ANSWER_DONE)), ERR_CONFLICT);
        struct str cancel = till_effect(&till, ref, "cancel_release").key;
        assert_ok(till_tell(&till, till_answer(&till, cancel, EFFECT_ANSWER_NEVER)), &till.world.failure);
        assert_ok(till_tell(&till, till_answer(&till, cancel, EFFECT_ANSWER_NEVER)), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "recover_from_seller").amount_minor, 4750);
        assert_int_equal(till_effects(&till, ref).count, 4);
        till_prove(&till);
        struct effect_telling again = till_answer(&till, cancel, EFFECT_ANSWER_DONE);
        assert_int_equal(market_world_do(&till.world, retry, &again), ERR_CONFLICT);
        market_world_close(&till.world);
    }
}

static void a_part_that_goes_back_leaves_the_seller_the_rest(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        struct market_world *world = &till.world;
        struct order *order;
        assert_ok(market_world_act(world, world->seller, ref,
                                   (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                  &world->failure);
        market_world_pass(world, 24 * 40);
        assert_ok(market_world_read(world, world->buyer, ref, &order), &world->failure);
        enum err err = ERR_INPUT;
        for (int32_t reason = 0; err && reason < order->policy->reason_count; reason++)
            err = market_world_act(
                world, world->buyer, ref,
                (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                     .by = PARTY_BUYER,
                                     .reason = reason,
                                     .came = order_asks_came(order->policy, &order->state, reason, 0),
                                     .remedy = REMEDY_REFUND_PARTIAL,
                                     .amount_minor = 1000});
        assert_ok(err, &world->failure);
        assert_ok(market_world_act(world, world->seller, ref,
                                   (struct order_event){.kind = EVENT_ACCEPTED, .by = PARTY_SELLER}),
                  &world->failure);
        market_world_pass(world, 24 * 40);
        market_world_tick(world);
        assert_int_equal(till_effect(&till, ref, "refund").amount_minor, 1000);
        assert_int_equal(till_effect(&till, ref, "cancel_release").amount_minor, 4750);
        struct effect rest = till_effect(&till, ref, "release");
        assert_int_equal(rest.amount_minor, 3800);
        assert_int_equal(rest.state, EFFECT_WAITING);
        till_prove(&till);
        market_world_close(world);
    }
}

struct writing {
    struct till *till;
    struct str ref;
};

/* A chargeback that was lost, as it was written when it counted as a refund like any other. */
static enum err lose_as_before(struct ctx *ctx, void *arg)
{
    struct writing *writing = arg;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct viewer viewer = viewer_market(&writing->till->world);
    struct order_events events = {
        .at = {{.kind = EVENT_CHARGEBACK_OPENED, .by = PARTY_PROVIDER, .at = ctx->now},
               {.kind = EVENT_CHARGEBACK_ENDED, .by = PARTY_PROVIDER, .at = ctx->now},
               {.kind = EVENT_REFUNDED,
                .by = PARTY_PROVIDER,
                .at = ctx->now,
                .lines = 1,
                .amount_minor = 5000,
                .currency = {"EUR"}}},
        .count = 3};
    enum err err = order_read(ctx, &writing->till->world.policies, &viewer, writing->ref, order);
    if (!err)
        err = order_append(ctx, order, &events, STR_NONE);
    return err ? err : order_save(ctx, order);
}

static void migrate_again(struct till *till, const struct fixture_database *database)
{
    static const char before[] = "DROP INDEX effect_open; ALTER TABLE effect DROP COLUMN cancels;"
                                 "DELETE FROM effect WHERE kind = 'recover_from_seller'";
    struct buf script;
    struct db *db = fixture_open(database->url, DB_WRITE);
    db_watch(db, &till->world.failure);
    buf_init(&script, 1 << 20);
    migrate_translate(packed_find(&packed_schema, STR("0017_effects.sql"))->bytes, database->kind, &script);
    assert_ok(db_script(db, before), &till->world.failure);
    assert_ok(db_script(db, arena_printf(&till->world.arena, "%.*s%c", STR_ARG(buf_str(&script)), 0).at),
              &till->world.failure);
    buf_free(&script);
    db_close(db);
}

static void orders_of_before_are_proven_and_what_was_wrongly_ordered_is_stopped(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct writing lost = {.till = &till};
        struct str paid_twice = till_released_order(&till, database->url);
        assert_ok(till_round(&till), &till.world.failure);
        till_seller_cancels(&till, paid_twice);
        till.world.rules = STR("recourse-default");
        lost.ref = market_world_order(&till.world);
        assert_ok(market_world_do(&till.world, lose_as_before, &lost), &till.world.failure);
        assert_int_equal(till_only_effect(&till, lost.ref).state, EFFECT_WAITING);
        migrate_again(&till, database);
        assert_int_equal(till_only_effect(&till, lost.ref).state, EFFECT_WITHDRAWN);
        struct effect owed = till_effect(&till, paid_twice, "recover_from_seller");
        assert_int_equal(owed.amount_minor, 4750);
        assert_int_equal(owed.state, EFFECT_GIVEN_UP);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

/* ---- the bank pays what was ordered back ---- */

static enum err bank_takes(struct till *till, struct str ref, int64_t amount_minor)
{
    struct order_event ended = {.kind = EVENT_CHARGEBACK_ENDED,
                                .by = PARTY_PROVIDER,
                                .favour = FAVOUR_BUYER,
                                .amount_minor = amount_minor,
                                .currency = {"EUR"}};
    return market_world_act(&till->world, 0, ref, ended);
}

/* The seller cancelled, the refund would not move, and the buyer went to the bank. */
static void a_refund_that_has_not_moved_is_called_off_when_the_bank_pays_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_WAITING);
        assert_ok(bank_takes(&till, ref, 0), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "refund").state, EFFECT_WITHDRAWN);
        assert_int_equal(till_effect(&till, ref, "cancel_refund").amount_minor, 5000);
        till_prove(&till);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "cancel_refund").state, EFFECT_DONE);
        assert_int_equal(till_effects(&till, ref).count, 2);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void a_refund_that_the_bank_refused_to_pay_goes_out_after_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        assert_ok(till_bank(&till, ref, EVENT_BANK_INQUIRY, FAVOUR_BUYER), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_SELLER), &till.world.failure);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_DONE);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void what_the_bank_pays_beside_a_refund_that_moved_comes_back_from_the_buyer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_DONE);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(bank_takes(&till, ref, 3000), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "recover_from_buyer").amount_minor, 3000);
        assert_int_equal(till_effects(&till, ref).count, 2);
        assert_int_equal(bank_takes(&till, ref, 0), ERR_CONFLICT); /* there is no case any more */
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void of_a_refund_that_the_bank_pays_in_part_the_rest_is_sent_anew(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = market_world_order(&till.world);
        market_world_pass(&till.world, 30);
        assert_ok(till_round(&till), &till.world.failure);
        struct order_event goodwill = {
            .kind = EVENT_GOODWILL_REFUND, .by = PARTY_SELLER, .amount_minor = 1500, .currency = {"EUR"}};
        assert_ok(market_world_act(&till.world, till.world.seller, ref, goodwill), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(bank_takes(&till, ref, 4000), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "cancel_refund").amount_minor, 1500);
        assert_int_equal(till_effect(&till, ref, "refund").amount_minor,
                         1000); /* with the bank's, all of it */
        till_prove(&till);
        for (int i = 0; i < 3; i++)
            assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "refund").state, EFFECT_DONE);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

/* Its system had paid before it heard of the bank. */
static void a_refund_that_is_called_off_too_late_comes_back_from_the_buyer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(bank_takes(&till, ref, 0), &till.world.failure);
        struct effect cancel = till_effect(&till, ref, "cancel_refund");
        assert_ok(till_tell(&till, till_answer(&till, cancel.key, EFFECT_ANSWER_NEVER)), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "recover_from_buyer").amount_minor, 5000);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_release_leaves_the_marketplace_its_fee),
        cmocka_unit_test(what_the_bank_has_taken_is_ordered_of_nobody),
        cmocka_unit_test(a_release_that_waits_is_withdrawn_when_the_money_goes_back),
        cmocka_unit_test(a_release_that_was_carried_out_comes_back_from_the_seller),
        cmocka_unit_test(what_the_bank_takes_after_a_release_comes_back_from_the_seller_alone),
        cmocka_unit_test(what_was_ordered_before_waits_for_the_bank_too),
        cmocka_unit_test(a_cancel_that_comes_too_late_makes_the_seller_give_it_back),
        cmocka_unit_test(a_part_that_goes_back_leaves_the_seller_the_rest),
        cmocka_unit_test(a_refund_that_has_not_moved_is_called_off_when_the_bank_pays_it),
        cmocka_unit_test(a_refund_that_the_bank_refused_to_pay_goes_out_after_it),
        cmocka_unit_test(what_the_bank_pays_beside_a_refund_that_moved_comes_back_from_the_buyer),
        cmocka_unit_test(of_a_refund_that_the_bank_pays_in_part_the_rest_is_sent_anew),
        cmocka_unit_test(a_refund_that_is_called_off_too_late_comes_back_from_the_buyer),
        cmocka_unit_test(orders_of_before_are_proven_and_what_was_wrongly_ordered_is_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
