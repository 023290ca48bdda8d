/* What goodwill and a bank's changes of mind order of those who move money. */
#include "service/order/payout.h"
#include "support/order/till.h"

static enum err bank(struct till *till, struct str ref, enum order_event_kind kind, int64_t amount_minor)
{
    return market_world_act(
        &till->world, 0, ref,
        (struct order_event){
            .kind = kind, .by = PARTY_PROVIDER, .amount_minor = amount_minor, .currency = {"EUR"}});
}

static void give(struct till *till, struct str ref, int64_t amount_minor)
{
    assert_ok(market_world_act(&till->world, till->world.seller, ref,
                               (struct order_event){.kind = EVENT_GOODWILL_REFUND,
                                                    .by = PARTY_SELLER,
                                                    .amount_minor = amount_minor,
                                                    .currency = {"EUR"}}),
              &till->world.failure);
}

static void goodwill_is_ordered_once_and_not_released_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = market_world_order(&till.world);
        market_world_pass(&till.world, 30);
        assert_ok(till_round(&till), &till.world.failure);
        give(&till, ref, 1500);
        struct effect refund = till_only_effect(&till, ref);
        assert_str(refund.kind, "refund");
        assert_int_equal(refund.amount_minor, 1500);
        assert_int_equal(market_world_act(&till.world, till.world.seller, ref,
                                          (struct order_event){.kind = EVENT_GOODWILL_REFUND,
                                                               .by = PARTY_SELLER,
                                                               .amount_minor = 3501,
                                                               .currency = {"EUR"}}),
                         ERR_INPUT);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

struct asking {
    struct viewer viewer;
    struct payout_report report;
};

static enum err ask(struct ctx *ctx, void *arg)
{
    struct asking *asking = arg;
    struct payout_question question = {.market = STR_NONE};
    return payout_report(ctx, &asking->viewer, &question, &asking->report);
}

/* Until it is back, whatever the day. */
static void assert_owed(struct till *till, int64_t amount_minor)
{
    struct asking asking = {.viewer = viewer_market(&till->world)};
    assert_ok(market_world_do(&till->world, ask, &asking), &till->world.failure);
    assert_int_equal(asking.report.owed.count, amount_minor > 0);
    if (amount_minor)
        assert_int_equal(asking.report.owed.at[0].minor, amount_minor);
}

static void goodwill_after_the_release_is_asked_back_from_the_seller(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        till.place.provider = (struct provider){0};
        struct str release = till_effect(&till, ref, "release").key;
        assert_ok(till_tell(&till, till_answer(&till, release, EFFECT_ANSWER_DONE)), &till.world.failure);
        market_world_pass(&till.world, 30);
        give(&till, ref, 1000);
        assert_int_equal(till_effect(&till, ref, "refund").amount_minor, 1000);
        struct effect recover = till_effect(&till, ref, "recover_from_seller");
        assert_int_equal(recover.amount_minor, 950);
        assert_owed(&till, 950);
        assert_ok(till_tell(&till, till_answer(&till, recover.key, EFFECT_ANSWER_NEVER)),
                  &till.world.failure);
        assert_owed(&till, 950);
        assert_ok(
            till_tell(&till, till_answer(&till, till_effect(&till, ref, "refund").key, EFFECT_ANSWER_DONE)),
            &till.world.failure);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void a_bank_that_changes_its_mind_orders_only_what_the_seller_is_owed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        till.place.provider = (struct provider){0};
        struct str release = till_effect(&till, ref, "release").key;
        assert_ok(till_tell(&till, till_answer(&till, release, EFFECT_ANSWER_DONE)), &till.world.failure);
        assert_ok(bank(&till, ref, EVENT_CHARGEBACK_OPENED, 2000), &till.world.failure);
        assert_ok(bank(&till, ref, EVENT_CHARGEBACK_ANSWERED, 0), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER), &till.world.failure);
        assert_int_equal(till_effects(&till, ref).count, 2);
        assert_int_equal(till_effect(&till, ref, "refund").amount_minor, 0);
        assert_int_equal(till_effect(&till, ref, "recover_from_seller").amount_minor, 1900);
        struct str given_back = till_effect(&till, ref, "recover_from_seller").key;
        assert_ok(till_tell(&till, till_answer(&till, given_back, EFFECT_ANSWER_DONE)), &till.world.failure);
        assert_ok(bank(&till, ref, EVENT_CHARGEBACK_REVERSED, 0), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "refund").amount_minor, 0);
        assert_int_equal(till_effect(&till, ref, "release").amount_minor, 1900);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void nothing_ordered_before_an_inquiry_is_handed_over_under_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        assert_ok(bank(&till, ref, EVENT_BANK_INQUIRY, 0), &till.world.failure);
        market_world_pass(&till.world, 24);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "release").state, EFFECT_WAITING);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_SELLER), &till.world.failure);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "release").state, EFFECT_DONE);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void dated(struct till *till, struct str ref, enum order_event_kind kind, int64_t hours_ago)
{
    struct order_event event = {.kind = kind,
                                .by = PARTY_PROVIDER,
                                .favour = FAVOUR_SELLER,
                                .at = instant_add(till->world.now, SPAN_HOURS(-hours_ago))};
    assert_ok(market_world_act(&till->world, 0, ref, event), &till->world.failure);
}

/* By its own dates the case had ended after that: nothing waits for it. */
static void a_message_of_the_bank_that_comes_late_holds_nothing_up(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        dated(&till, ref, EVENT_CHARGEBACK_OPENED, 9);
        dated(&till, ref, EVENT_CHARGEBACK_ENDED, 2);
        dated(&till, ref, EVENT_PRE_ARBITRATION, 5);
        market_world_pass(&till.world, 24);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_effect(&till, ref, "release").state, EFFECT_DONE);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goodwill_is_ordered_once_and_not_released_too),
        cmocka_unit_test(goodwill_after_the_release_is_asked_back_from_the_seller),
        cmocka_unit_test(a_bank_that_changes_its_mind_orders_only_what_the_seller_is_owed),
        cmocka_unit_test(nothing_ordered_before_an_inquiry_is_handed_over_under_it),
        cmocka_unit_test(a_message_of_the_bank_that_comes_late_holds_nothing_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
