/* Money that an order asks somebody to move: handed over, answered once, tried again, told when it fails. */
#include "base/check.h"
#include "service/order/notice.h"
#include "store/engine/db_engine.h"
#include "support/order/till.h"

static void a_refund_is_asked_for_until_it_is_answered_and_done_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        struct effect effect = till_only_effect(&till, ref);
        assert_str(effect.kind, "refund");
        assert_int_equal(effect.amount_minor, 5000);
        assert_int_equal(effect.state, EFFECT_WAITING);
        till.simulated.unreachable = 1;
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_paid_out(&till), 0);
        till.simulated.unanswered = 2; /* carried out, but nobody hears of it */
        market_world_pass(&till.world, 24);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_FAILED);
        market_world_pass(&till.world, 24);
        assert_ok(till_round(&till), &till.world.failure);
        market_world_pass(&till.world, 24);
        assert_ok(till_round(&till), &till.world.failure);
        effect = till_only_effect(&till, ref);
        assert_int_equal(effect.state, EFFECT_DONE);
        assert_int_equal(effect.attempts, 4);
        assert_int_equal(till_paid_out(&till), 1);
        market_world_close(&till.world);
    }
}

static void what_a_provider_refuses_is_not_asked_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        till.simulated.refuses = true;
        assert_ok(till_round(&till), &till.world.failure);
        till.simulated.refuses = false;
        market_world_pass(&till.world, 48);
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_GIVEN_UP);
        assert_int_equal(till_paid_out(&till), 0);
        market_world_close(&till.world);
    }
}

static void what_fails_thirty_times_is_given_up(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        for (int64_t tried = 1; tried <= 30; tried++) {
            till.simulated.unreachable = 1;
            assert_ok(till_round(&till), &till.world.failure);
            struct effect effect = till_only_effect(&till, ref);
            assert_int_equal(effect.attempts, tried);
            assert_int_equal(effect.state, tried < 30 ? EFFECT_FAILED : EFFECT_GIVEN_UP);
            market_world_pass(&till.world, 24);
            arena_reset(&till.world.arena);
        }
        assert_ok(till_round(&till), &till.world.failure);
        assert_int_equal(till_only_effect(&till, ref).attempts, 30);
        assert_int_equal(till_paid_out(&till), 0);
        market_world_close(&till.world);
    }
}

static void a_failure_at_any_step_loses_nothing_and_pays_nothing_twice(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        int64_t orders = 0;
        for (int64_t step = 1; step < 60; step += 3) {
            struct str ref = till_refunded_order(&till);
            orders++;
            db_fail_after(till.world.db, step);
            (void)!till_round(&till);
            db_fail_after(till.world.db, -1);
            for (int i = 0; i < 3; i++) {
                market_world_pass(&till.world, 24);
                assert_ok(till_round(&till), &till.world.failure);
            }
            assert_int_equal(till_only_effect(&till, ref).state, EFFECT_DONE);
            assert_int_equal(till_paid_out(&till), orders);
            arena_reset(&till.world.arena);
        }
        market_world_close(&till.world);
    }
}

static void a_marketplaces_own_system_tells_what_it_has_done(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        till.place.provider = (struct provider){0};
        struct str ref = till_refunded_order(&till);
        struct effect_telling telling = {.viewer = viewer_market(&till.world),
                                         .key = till_only_effect(&till, ref).key,
                                         .said = STR("done by the bank")};
        telling.viewer.market_id++;
        assert_int_equal(till_tell(&till, telling), ERR_NOT_FOUND);
        telling.viewer = viewer_person(till.world.staff);
        assert_int_equal(till_tell(&till, telling), ERR_NOT_FOUND);
        telling.viewer = viewer_market(&till.world);
        assert_ok(till_tell(&till, telling), &till.world.failure);
        assert_ok(till_tell(&till, telling), &till.world.failure);
        struct effect effect = till_only_effect(&till, ref);
        assert_int_equal(effect.state, EFFECT_DONE);
        assert_int_equal(effect.attempts, 1);
        assert_int_equal(till_paid_out(&till), 0);
        market_world_close(&till.world);
    }
}

static void a_contrary_answer_is_refused_and_the_same_again_is_not(void **state)
{
    static const struct {
        enum effect_answer first, second;
    } rows[] = {{EFFECT_ANSWER_DONE, EFFECT_ANSWER_NEVER}, {EFFECT_ANSWER_NEVER, EFFECT_ANSWER_DONE}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        till.place.provider = (struct provider){0};
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str key = till_only_effect(&till, till_refunded_order(&till)).key;
            assert_ok(till_tell(&till, till_answer(&till, key, rows[i].first)), &till.world.failure);
            assert_ok(till_tell(&till, till_answer(&till, key, rows[i].first)), &till.world.failure);
            assert_int_equal(till_tell(&till, till_answer(&till, key, rows[i].second)), ERR_CONFLICT);
            assert_int_equal(till_tell(&till, till_answer(&till, key, EFFECT_ANSWER_AGAIN)), ERR_CONFLICT);
        }
        market_world_close(&till.world);
    }
}

/* Between what one reads and what it writes another has written: by the database's own word no row is the one that was read. */
static void let_another_be_first(struct till *till, enum db_kind kind)
{
    const char *script =
        kind == DB_SQLITE
            ? "CREATE TRIGGER another BEFORE UPDATE ON effect BEGIN SELECT RAISE(IGNORE); END;"
            : "CREATE FUNCTION another() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
              "CREATE TRIGGER another BEFORE UPDATE ON effect FOR EACH ROW EXECUTE FUNCTION another();";
    assert_ok(db_script(till->world.db, script), &till->world.failure);
}

static void an_answer_that_came_second_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        till.place.provider = (struct provider){0};
        struct str ref = till_refunded_order(&till), key = till_only_effect(&till, ref).key;
        let_another_be_first(&till, database->kind);
        for (int answer = EFFECT_ANSWER_DONE; answer <= EFFECT_ANSWER_NEVER; answer++)
            assert_int_equal(till_tell(&till, till_answer(&till, key, (enum effect_answer)answer)),
                             ERR_CONFLICT);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_WAITING);
        market_world_close(&till.world);
    }
}

static enum err count_open(struct ctx *ctx, void *arg)
{
    return effect_counts(ctx, arg);
}

static int64_t notices_of(struct till *till, int64_t person_id)
{
    struct notices notices;
    int64_t count = 0;
    assert_ok(
        notices_load(till->world.db, &till->world.arena, (struct notice_list){person_id, 0, 50}, &notices),
        &till->world.failure);
    for (size_t i = 0; i < notices.count; i++)
        count += str_eq(notices.at[i].kind, NOTICE_PAYMENT);
    return count;
}

static enum err retry(struct ctx *ctx, void *arg)
{
    const struct effect_telling *telling = arg;
    return effect_retry(ctx, &telling->viewer, telling->key);
}

static void what_was_given_up_is_told_and_can_be_tried_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        int64_t counts[EFFECT_STATE_COUNT];
        till_open(&till, database->url);
        struct market_world *world = &till.world;
        struct str ref = till_refunded_order(&till);
        till.simulated.refuses = true;
        assert_ok(till_round(&till), &world->failure);
        till.simulated.refuses = false;
        assert_int_equal(notices_of(&till, world->buyer), 1);
        assert_int_equal(notices_of(&till, world->staff), 1);
        assert_int_equal(notices_of(&till, world->seller), 0);
        assert_ok(market_world_do(world, count_open, counts), &world->failure);
        assert_int_equal(counts[EFFECT_GIVEN_UP], 1);
        struct effect_telling again = {.viewer = viewer_person(world->stranger),
                                       .key = till_only_effect(&till, ref).key};
        assert_int_equal(market_world_do(world, retry, &again), ERR_NOT_FOUND);
        again.viewer = viewer_person(world->buyer);
        assert_int_equal(market_world_do(world, retry, &again), ERR_NOT_FOUND);
        again.viewer = viewer_person(world->staff);
        assert_ok(market_world_do(world, retry, &again), &world->failure);
        assert_ok(till_round(&till), &world->failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_DONE);
        assert_int_equal(till_paid_out(&till), 1);
        assert_int_equal(market_world_do(world, retry, &again), ERR_CONFLICT);
        market_world_close(world);
    }
}

struct two_servers {
    struct till till;
    int moved;
    bool inside;
};

/* While the first hands one over, the second makes its round. */
static enum effect_answer move_beside_another(void *arg, struct arena *arena, const struct effect *effect,
                                              struct str *said)
{
    struct two_servers *two = arg;
    (void)arena;
    (void)effect;
    two->moved++;
    *said = STR("moved");
    if (!two->inside) {
        two->inside = true;
        assert_ok(till_round(&two->till), &two->till.world.failure);
        two->inside = false;
    }
    return EFFECT_ANSWER_DONE;
}

static void what_one_server_hands_over_no_other_does(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct two_servers two = {.moved = 0};
        till_open(&two.till, database->url);
        two.till.place.provider = (struct provider){0};
        struct str refs[3];
        for (size_t i = 0; i < 3; i++)
            refs[i] = till_refunded_order(&two.till);
        two.till.place.provider = (struct provider){move_beside_another, &two};
        assert_ok(till_round(&two.till), &two.till.world.failure);
        assert_int_equal(two.moved, 3);
        for (size_t i = 0; i < 3; i++)
            assert_int_equal(till_only_effect(&two.till, refs[i]).state, EFFECT_DONE);
        market_world_close(&two.till.world);
    }
}

struct claiming {
    struct effect effect;
    bool found;
};

static enum err claim(struct ctx *ctx, void *arg)
{
    struct claiming *claiming = arg;
    return effect_claim(ctx, &claiming->effect, &claiming->found);
}

static enum err settle(struct ctx *ctx, void *arg)
{
    struct claiming *claiming = arg;
    return effect_settle(ctx, &claiming->effect, EFFECT_ANSWER_NEVER, STR("too late"));
}

static void a_claim_ends_with_its_lease_and_what_comes_after_it_is_not_heard(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct claiming first, second;
        till_open(&till, database->url);
        struct str ref = till_refunded_order(&till);
        struct market_world *world = &till.world;
        assert_ok(market_world_do(world, claim, &first), &world->failure);
        assert_true(first.found);
        assert_ok(market_world_do(world, claim, &second), &world->failure);
        assert_false(second.found);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_SENT);
        world->now = instant_add(world->now, effect_lease());
        assert_ok(market_world_do(world, claim, &second), &world->failure);
        assert_true(second.found);
        assert_ok(market_world_do(world, settle, &first), &world->failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_SENT);
        assert_ok(market_world_do(world, settle, &second), &world->failure);
        assert_int_equal(till_only_effect(&till, ref).state, EFFECT_GIVEN_UP);
        market_world_close(world);
    }
}

static void pauses_grow_to_a_day(void **state)
{
    (void)state;
    assert_int_equal(effect_pause(1).ms, 60000);
    assert_int_equal(effect_pause(3).ms, 240000);
    assert_int_equal(effect_pause(100).ms, SPAN_DAYS(1).ms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refund_is_asked_for_until_it_is_answered_and_done_once),
        cmocka_unit_test(what_a_provider_refuses_is_not_asked_again),
        cmocka_unit_test(what_fails_thirty_times_is_given_up),
        cmocka_unit_test(a_failure_at_any_step_loses_nothing_and_pays_nothing_twice),
        cmocka_unit_test(a_marketplaces_own_system_tells_what_it_has_done),
        cmocka_unit_test(a_contrary_answer_is_refused_and_the_same_again_is_not),
        cmocka_unit_test(an_answer_that_came_second_is_refused_and_changes_nothing),
        cmocka_unit_test(what_was_given_up_is_told_and_can_be_tried_again),
        cmocka_unit_test(what_one_server_hands_over_no_other_does),
        cmocka_unit_test(a_claim_ends_with_its_lease_and_what_comes_after_it_is_not_heard),
        cmocka_unit_test(pauses_grow_to_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
