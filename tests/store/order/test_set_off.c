/* Who has something to give back and is to get as much is paid nothing: the one is set off against the other. */
#include "support/order/till.h"

/* The buyer has the refund, and then the bank's money as well. */
static struct str buyer_has_it_twice(struct till *till, struct str database)
{
    till_open(till, database);
    struct str ref = till_refunded_order(till);
    assert_ok(till_round(till), &till->world.failure);
    till->place.provider = (struct provider){0};
    assert_ok(till_bank(till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till->world.failure);
    assert_ok(till_bank(till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER), &till->world.failure);
    assert_int_equal(till_effect(till, ref, "recover_from_buyer").amount_minor, 5000);
    return ref;
}

static void bank_returns(struct till *till, struct str ref, int64_t amount_minor)
{
    struct order_event returned = {.kind = EVENT_CHARGEBACK_REVERSED,
                                   .by = PARTY_PROVIDER,
                                   .amount_minor = amount_minor,
                                   .currency = {"EUR"}};
    assert_ok(market_world_act(&till->world, 0, ref, returned), &till->world.failure);
}

static int count_of(struct till *till, struct str ref, const char *kind)
{
    struct effects effects = till_effects(till, ref);
    int count = 0;
    for (size_t i = 0; i < effects.count; i++)
        count += str_eq(effects.at[i].kind, str_from(kind));
    return count;
}

static void answer(struct till *till, struct str ref, const char *kind, enum effect_answer answer)
{
    struct effect effect = till_effect(till, ref, kind);
    assert_ok(till_tell(till, till_answer(till, effect.key, answer)), &till->world.failure);
}

static void what_the_bank_returns_is_what_the_buyer_had_to_give_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = buyer_has_it_twice(&till, database->url);
        bank_returns(&till, ref, 0);
        assert_int_equal(till_effect(&till, ref, "recover_from_buyer").state, EFFECT_WITHDRAWN);
        assert_int_equal(count_of(&till, ref, "refund"), 1);
        assert_int_equal(till_effect(&till, ref, "cancel_recover_from_buyer").amount_minor, 5000);
        till_prove(&till);
        answer(&till, ref, "cancel_recover_from_buyer", EFFECT_ANSWER_DONE);
        assert_int_equal(till_effects(&till, ref).count, 3);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void of_what_the_bank_returns_in_part_the_rest_is_still_owed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = buyer_has_it_twice(&till, database->url);
        answer(&till, ref, "recover_from_buyer", EFFECT_ANSWER_NEVER); /* the bank is shown the refund */
        bank_returns(&till, ref, 2000);
        assert_int_equal(count_of(&till, ref, "refund"), 1);
        assert_int_equal(count_of(&till, ref, "recover_from_buyer"), 2);
        struct effect owed = till_effect(&till, ref, "recover_from_buyer");
        assert_int_equal(owed.amount_minor, 3000);
        assert_int_equal(owed.state, EFFECT_WAITING);
        till_prove(&till);
        bank_returns(&till, ref, 0);
        assert_int_equal(count_of(&till, ref, "refund"), 1);
        assert_int_equal(count_of(&till, ref, "cancel_recover_from_buyer"), 2);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void who_had_given_it_back_already_is_paid_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = buyer_has_it_twice(&till, database->url);
        answer(&till, ref, "recover_from_buyer", EFFECT_ANSWER_DONE);
        bank_returns(&till, ref, 0);
        assert_int_equal(count_of(&till, ref, "refund"), 2);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void what_moved_before_it_was_called_off_is_paid_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = buyer_has_it_twice(&till, database->url);
        bank_returns(&till, ref, 0);
        answer(&till, ref, "cancel_recover_from_buyer", EFFECT_ANSWER_NEVER);
        assert_int_equal(till_effect(&till, ref, "refund").state, EFFECT_WAITING);
        assert_int_equal(till_effect(&till, ref, "refund").amount_minor, 5000);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

static void what_the_bank_returns_is_what_the_seller_owes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = till_released_order(&till, database->url);
        assert_ok(till_round(&till), &till.world.failure);
        till.place.provider = (struct provider){0};
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER), &till.world.failure);
        answer(&till, ref, "recover_from_seller", EFFECT_ANSWER_NEVER);
        bank_returns(&till, ref, 0);
        assert_int_equal(count_of(&till, ref, "release"), 1);
        assert_int_equal(till_effect(&till, ref, "recover_from_seller").state, EFFECT_WITHDRAWN);
        assert_int_equal(till_effect(&till, ref, "cancel_recover_from_seller").amount_minor, 4750);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

/* A refund was called off for the bank; it had moved, but that is told only when the bank has returned its money. */
static void a_refund_that_had_moved_is_not_paid_beside_the_one_that_replaced_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        till.place.provider = (struct provider){0};
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER), &till.world.failure);
        assert_ok(till_bank(&till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER), &till.world.failure);
        struct effect cancel = till_effect(&till, ref, "cancel_refund");
        bank_returns(&till, ref, 0);
        assert_int_equal(till_effect(&till, ref, "refund").state, EFFECT_WAITING);
        assert_ok(till_tell(&till, till_answer(&till, cancel.key, EFFECT_ANSWER_NEVER)), &till.world.failure);
        assert_int_equal(count_of(&till, ref, "recover_from_buyer"), 0);
        assert_int_equal(till_effect(&till, ref, "refund").state, EFFECT_WITHDRAWN);
        assert_int_equal(count_of(&till, ref, "cancel_refund"), 2);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_bank_returns_is_what_the_buyer_had_to_give_back),
        cmocka_unit_test(of_what_the_bank_returns_in_part_the_rest_is_still_owed),
        cmocka_unit_test(who_had_given_it_back_already_is_paid_again),
        cmocka_unit_test(what_moved_before_it_was_called_off_is_paid_again),
        cmocka_unit_test(what_the_bank_returns_is_what_the_seller_owes),
        cmocka_unit_test(a_refund_that_had_moved_is_not_paid_beside_the_one_that_replaced_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
