/*
 * Two servers of one marketplace, on every database: both strike the same deadlines and hand over the same orders to pay,
 * one in the middle of what the other does; the provider is deaf, forgets to answer or refuses, the bank takes money back,
 * statements fail midway. The money outside is compared with the books after each life of an order.
 */
#include "base/check.h"
#include "core/order/ledger.h"
#include "core/value/random.h"
#include "store/order/due.h"
#include "support/order/till.h"

#include <stdlib.h>
#include <string.h>

enum { ORDERS = 300, STEPS = 36, SERVERS = 2, ORDER_MINOR = 5000, ROUNDS_AT_END = 14 };

struct two {
    struct till till;
    struct db *servers[SERVERS];
    struct random random;
    struct provider paying; /* the simulated one */
    bool within;            /* a round in the middle of another's */
    int64_t taken, refused, between;
};

static bool once_in(struct two *two, uint32_t times)
{
    return random_below(&two->random, times) == 0;
}

static void turn_to(struct two *two, uint32_t server)
{
    two->till.world.db = two->servers[server];
}

/* ---- the other server comes between ordering and noting what was answered ---- */

static enum effect_answer pay(void *arg, struct arena *arena, const struct effect *effect, struct str *said)
{
    struct two *two = arg;
    struct db *mine = two->till.world.db;
    bool comes = !two->within && once_in(two, 3);
    if (comes) {
        two->within = true;
        two->between++;
        turn_to(two, mine == two->servers[0]);
        if (once_in(two, 2)) /* so late that the first one's claim is over */
            market_world_pass(&two->till.world, 30);
        (void)!till_round(&two->till);
        two->till.world.db = mine;
        two->within = false;
    }
    return two->paying.move(two->paying.arg, arena, effect, said);
}

static void round_of(struct two *two, uint32_t server)
{
    struct till *till = &two->till;
    turn_to(two, server);
    till->simulated.unreachable = random_below(&two->random, 3);
    till->simulated.unanswered = random_below(&two->random, 3);
    till->simulated.refuses = once_in(two, 8);
    if (once_in(two, 4))
        db_fail_after(till->world.db, 1 + (int64_t)random_below(&two->random, 40));
    (void)!till_round(till); /* what fails midway is done by the next */
    for (int i = 0; i < SERVERS; i++)
        db_fail_after(two->servers[i], -1);
    till->simulated.refuses = false;
}

/* ---- people ---- */

static struct order *order_of(struct two *two, struct str ref)
{
    struct order *order;
    assert_ok(market_world_read(&two->till.world, 0, ref, &order), &two->till.world.failure);
    return order;
}

static int64_t person_of(const struct market_world *world, enum party party)
{
    return party == PARTY_BUYER    ? world->buyer
           : party == PARTY_SELLER ? world->seller
           : party == PARTY_STAFF  ? world->staff
                                   : 0;
}

static struct order_event wish_of(struct two *two, const struct order *order, enum order_event_kind kind,
                                  enum party by)
{
    struct order_event wish = {.kind = kind, .by = by, .lines = 1, .currency = order->state.currency};
    bool opens = kind == EVENT_DISPUTE_OPENED, part = once_in(two, 3);
    wish.reason = (int32_t)random_below(&two->random, (uint32_t)order->policy->reason_count);
    wish.came =
        opens ? order_asks_came(order->policy, &order->state, wish.reason, wish.lines) : CAME_NOT_SAID;
    wish.favour = (enum favour)random_below(&two->random, FAVOUR_COUNT);
    wish.days = 1 + (int32_t)random_below(&two->random, 9);
    wish.evidence = (enum evidence_kind)random_below(&two->random, EVIDENCE_KIND_COUNT);
    wish.bytes = kind == EVENT_EVIDENCE_GIVEN ? 1000 : 0;
    if (opens || kind == EVENT_PROPOSED) {
        wish.remedy =
            part ? REMEDY_REFUND_PARTIAL : (once_in(two, 3) ? REMEDY_RETURN_REFUND : REMEDY_REFUND_FULL);
        wish.amount_minor = part ? 1234 : ORDER_MINOR;
    }
    return wish;
}

static void act(struct two *two, struct str ref)
{
    static const enum party parties[] = {PARTY_BUYER, PARTY_BUYER,   PARTY_SELLER,
                                         PARTY_STAFF, PARTY_CARRIER, PARTY_PROVIDER};
    struct market_world *world = &two->till.world;
    struct order_action actions[ORDER_ACTIONS_MAX];
    const struct order *order = order_of(two, ref);
    enum party party = parties[random_below(&two->random, COUNT_OF(parties))];
    int count = order_actions(order->policy, &order->state, party, world->now, actions);
    if (count == 0)
        return;
    enum order_event_kind kind = actions[random_below(&two->random, (uint32_t)count)].act;
    if ((kind == EVENT_CANCEL_ASKED || kind == EVENT_CANCEL_AGREED || kind == EVENT_DECIDED) &&
        !once_in(two, 8))
        return;
    struct order_event wish = wish_of(two, order, kind, party);
    bool taken = market_world_act(world, person_of(world, party), ref, wish) == OK;
    two->taken += taken;
    two->refused += !taken;
    turn_to(two, random_below(&two->random, SERVERS));
    bool again = market_world_act(world, person_of(world, party), ref, wish) == OK; /* told twice */
    two->taken += again;
}

/* ---- what must hold ---- */

static int64_t in_book(struct two *two, const struct effect *effect)
{
    struct str kind;
    assert_ok(simulated_payment_kind(two->till.world.db, &two->till.world.arena, effect->key, &kind),
              &two->till.world.failure);
    return str_eq(kind, effect->kind) ? effect->amount_minor : 0;
}

/* What the buyer has twice and is told to give back, or will be: a refund that moved before it was called off. */
static int64_t owed_by_buyer(struct two *two, const struct effect *effect)
{
    struct effect refund = *effect;
    if (str_eq(effect->kind, EFFECT_RECOVER_BUYER))
        return effect->amount_minor;
    if (!str_eq(effect->kind, EFFECT_CANCEL_REFUND) || effect->state == EFFECT_WITHDRAWN)
        return 0;
    refund.key = effect->cancels;
    refund.kind = EFFECT_REFUND;
    return in_book(two, &refund);
}

/* Refund and bank together never give back more than was paid, unless it is owed; nobody is paid what was not ordered. */
static void assert_never_too_much(struct two *two, struct str ref, bool ended)
{
    int64_t buyer = 0, seller = 0, owed = 0, back = 0;
    const struct order *order = order_of(two, ref);
    const struct order_state *state = &order->state;
    struct effects effects = till_effects(&two->till, ref);
    for (size_t i = 0; i < effects.count; i++) {
        int64_t moved = in_book(two, &effects.at[i]);
        buyer += str_eq(effects.at[i].kind, EFFECT_REFUND) ? moved : 0;
        back += str_eq(effects.at[i].kind, EFFECT_RECOVER_BUYER) ? moved : 0;
        owed += owed_by_buyer(two, &effects.at[i]);
        seller += str_eq(effects.at[i].kind, EFFECT_RELEASE) ? moved : 0;
        seller -= str_eq(effects.at[i].kind, EFFECT_RECOVER) ? moved : 0;
    }
    assert_true(buyer - owed + state->bank_minor <= state->paid_minor);
    assert_true(buyer - owed <= state->refunded_minor - state->bank_minor);
    assert_int_equal(state->paid_minor, state->held_minor + state->refunded_minor + state->seller_minor);
    if (!ended)
        return;
    assert_true(order_is_over(state));
    assert_int_equal(buyer - back, state->refunded_minor - state->bank_minor);
    assert_int_equal(seller, state->seller_minor - ledger_fee(state->seller_minor, state->fee_basis_points));
}

/* ---- one life ---- */

static enum err retry(struct ctx *ctx, void *arg)
{
    struct effect_telling *telling = arg;
    return effect_retry(ctx, &telling->viewer, telling->key);
}

static void try_again(struct two *two, struct str ref)
{
    struct effects effects = till_effects(&two->till, ref);
    for (size_t i = 0; i < effects.count; i++) {
        struct effect_telling telling = {.viewer = viewer_person(two->till.world.staff),
                                         .key = effects.at[i].key};
        if (effects.at[i].state == EFFECT_GIVEN_UP)
            (void)!market_world_do(&two->till.world, retry, &telling);
    }
}

/* Everybody answers again, and nobody acts. */
static void let_it_end(struct two *two, struct str ref)
{
    struct till *till = &two->till;
    till->simulated.unreachable = till->simulated.unanswered = 0;
    (void)!till_bank(till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_SELLER);
    for (uint32_t i = 0; i < ROUNDS_AT_END; i++) {
        turn_to(two, i % SERVERS);
        market_world_pass(&till->world, 24 * 40);
        assert_ok(till_round(till), &till->world.failure);
        try_again(two, ref);
    }
    assert_ok(till_round(till), &till->world.failure);
}

static void live(struct two *two)
{
    static const char *const rules[] = {"ebay", "recourse-default", "etsy", "aliexpress-2016"};
    two->till.world.rules = str_from(rules[random_below(&two->random, COUNT_OF(rules))]);
    struct str ref = market_world_order(&two->till.world);
    for (int i = 0; i < STEPS; i++) {
        turn_to(two, random_below(&two->random, SERVERS));
        if (once_in(two, 4))
            round_of(two, random_below(&two->random, SERVERS));
        else
            act(two, ref);
        if (once_in(two, 3))
            market_world_pass(&two->till.world, 1 + (int64_t)random_below(&two->random, 24 * 4));
        if (i % 6 == 0)
            assert_never_too_much(two, ref, false);
        arena_reset(&two->till.world.arena);
    }
    let_it_end(two, ref);
    assert_never_too_much(two, ref, true);
    arena_reset(&two->till.world.arena);
}

static void two_servers_pay_what_the_books_say_and_once(void **state)
{
    const uint64_t *seed = *state;
    FOR_EACH_DATABASE(database)
    {
        struct two *two = calloc(1, sizeof *two);
        till_open(&two->till, database->url);
        two->servers[0] = two->till.world.db;
        two->servers[1] = fixture_open(database->url, DB_WRITE);
        db_watch(two->servers[1], &two->till.world.failure);
        two->paying = two->till.place.provider;
        two->till.place.provider = (struct provider){pay, two};
        two->random = random_start(*seed, 6);
        for (int i = 0; i < ORDERS; i++)
            live(two);
        print_message("%lld acts taken, %lld refused, %lld times between\n", (long long)two->taken,
                      (long long)two->refused, (long long)two->between);
        assert_true(two->taken > ORDERS * 5 && two->refused > 0 && two->between > ORDERS / 5);
        turn_to(two, 0);
        till_prove(&two->till);
        db_close(two->servers[1]);
        market_world_close(&two->till.world);
        free(two);
    }
}

/* Only PostgreSQL has two that write at the same time. */
static void two_that_tick_at_the_same_time_take_different_orders(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct order_heads first, second;
        till_open(&till, database->url);
        struct market_world *world = &till.world;
        world->rules = STR("recourse-default");
        for (int i = 0; i < 4; i++)
            market_world_order(world);
        struct db *other = fixture_open(database->url, DB_WRITE);
        struct due_by by = {instant_add(world->now, SPAN_DAYS(400)),
                            policy_set_known(&world->arena, &world->policies)};
        db_watch(other, &world->failure);
        assert_ok(db_begin(world->db, DB_WRITE), &world->failure);
        int64_t ids[4];
        size_t count;
        assert_ok(order_list_due(world->db, by, ids, 4, &count), &world->failure);
        assert_int_equal(count, 4);
        assert_ok(order_take_due(world->db, &world->arena, by, (struct due_ids){ids, 2}, &first),
                  &world->failure);
        assert_int_equal(first.count, 2);
        if (db_kind(other) == DB_POSTGRES) {
            assert_ok(db_begin(other, DB_WRITE), &world->failure);
            assert_ok(order_take_due(other, &world->arena, by, (struct due_ids){ids, 4}, &second),
                      &world->failure);
            assert_int_equal(second.count, 2);
            for (size_t i = 0; i < 4; i++)
                assert_true(first.at[i / 2].id != second.at[i % 2].id);
            db_rollback(other);
        }
        db_rollback(world->db);
        db_close(other);
        market_world_close(world);
    }
}

/* A batch is struck by itself, whatever the order of its deadlines and ids, and each order once. */
static void what_is_due_together_strikes_once_and_in_the_right_order(void **state)
{
    (void)state;
    enum { TOGETHER = 9 };
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct str refs[TOGETHER];
        till_open(&till, database->url);
        struct market_world *world = &till.world;
        world->rules = STR("recourse-default");
        for (size_t i = 0; i < TOGETHER; i++) {
            refs[i] = market_world_order(world);
            market_world_pass(world, 1);
        }
        market_world_pass(world, 24 * 400);
        assert_ok(till_round(&till), &world->failure);
        int64_t rows = 0;
        for (int turn = 0; turn < 2; turn++) { /* the second round has nothing left to do */
            int64_t now = 0;
            for (size_t i = 0; i < TOGETHER; i++) {
                struct order *order;
                assert_ok(market_world_read(world, 0, refs[i], &order), &world->failure);
                now += (int64_t)order->rows.count;
                assert_true(order->head.over);
            }
            assert_true(turn == 0 || now == rows);
            rows = now;
            assert_ok(till_round(&till), &world->failure);
        }
        till_prove(&till);
        market_world_close(world);
    }
}

/* test_two_servers [--seed N]: other lives. */
int main(int argc, char **argv)
{
    uint64_t seed = 3;
    if (argc == 3 && strcmp(argv[1], "--seed") == 0)
        seed = strtoul(argv[2], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_that_tick_at_the_same_time_take_different_orders),
        cmocka_unit_test(what_is_due_together_strikes_once_and_in_the_right_order),
        cmocka_unit_test_prestate(two_servers_pay_what_the_books_say_and_once, &seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
