/* Money that comes back of several payments to the seller: of those that nobody has made it is not sent, the last first. */
#include "base/check.h"
#include "support/order/till.h"

/* The bank takes 20.00 and gives it back: the seller is owed 28.50 by one payment and 19.00 by another. */
static struct str owed_in_two(struct till *till, struct str database)
{
    struct str ref = till_released_order(till, database);
    till->place.provider = (struct provider){0};
    struct market_world *world = &till->world;
    struct order_event taken = {
        .kind = EVENT_CHARGEBACK_OPENED, .by = PARTY_PROVIDER, .amount_minor = 2000, .currency = {"EUR"}};
    assert_ok(market_world_act(world, 0, ref, taken), &world->failure);
    assert_ok(till_bank(till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER), &world->failure);
    assert_ok(market_world_act(world, 0, ref,
                               (struct order_event){.kind = EVENT_CHARGEBACK_REVERSED, .by = PARTY_PROVIDER}),
              &world->failure);
    return ref;
}

static int64_t open_of(struct till *till, struct str ref, const char *kind)
{
    int64_t sum = 0;
    struct effects effects = till_effects(till, ref);
    for (size_t i = 0; i < effects.count; i++)
        if (str_eq(effects.at[i].kind, str_from(kind)) && effects.at[i].state == EFFECT_WAITING)
            sum += effects.at[i].amount_minor;
    return sum;
}

static void what_is_not_sent_yet_is_not_asked_back(void **state)
{
    static const struct {
        int64_t goodwill, released,
            recovered; /* released: what still goes to the seller; less a fee of 5 % */
    } rows[] = {
        {1000, 3800, 0}, /* of the last alone */
        {2000, 2850, 0}, /* all of the last */
        {4000, 950, 0},  /* some of the first, too */
        {5000, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct till till;
            struct str ref = owed_in_two(&till, database->url);
            assert_int_equal(open_of(&till, ref, "release"), 4750);
            struct order_event give = {.kind = EVENT_GOODWILL_REFUND,
                                       .by = PARTY_SELLER,
                                       .amount_minor = rows[i].goodwill,
                                       .currency = {"EUR"}};
            assert_ok(market_world_act(&till.world, till.world.seller, ref, give), &till.world.failure);
            assert_int_equal(open_of(&till, ref, "release"), rows[i].released);
            assert_int_equal(open_of(&till, ref, "recover_from_seller"), rows[i].recovered);
            assert_int_equal(open_of(&till, ref, "refund"), rows[i].goodwill);
            till_prove(&till);
            market_world_close(&till.world);
        }
    }
}

/* The first is with the seller by then: only what is over the second comes back. */
static void what_was_sent_is_asked_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str ref = owed_in_two(&till, database->url);
        struct effects effects = till_effects(&till, ref);
        for (size_t i = 0; i < effects.count; i++)
            if (str_eq(effects.at[i].kind, STR("release")) && effects.at[i].amount_minor == 2850)
                assert_ok(till_tell(&till, till_answer(&till, effects.at[i].key, EFFECT_ANSWER_DONE)),
                          &till.world.failure);
        struct order_event give = {
            .kind = EVENT_GOODWILL_REFUND, .by = PARTY_SELLER, .amount_minor = 4000, .currency = {"EUR"}};
        assert_ok(market_world_act(&till.world, till.world.seller, ref, give), &till.world.failure);
        assert_int_equal(open_of(&till, ref, "release"), 0);
        assert_int_equal(open_of(&till, ref, "recover_from_seller"), 1900);
        till_prove(&till);
        market_world_close(&till.world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_sent_yet_is_not_asked_back),
        cmocka_unit_test(what_was_sent_is_asked_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
