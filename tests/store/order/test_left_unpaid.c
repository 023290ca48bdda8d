/* Somebody deletes the account while a payment for an order of theirs is on its way into the database. */
#include "base/check.h"
#include "core/order/words.h"
#include "service/order/parts.h"
#include "service/people/account.h"
#include "support/order/crowd.h"

#include <string.h>
#include <time.h>

enum { WRITERS = 4 };

static enum err place_unpaid(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct market_world *world = &job->crowd->world;
    struct order_placement placement = {.viewer = viewer_market(world),
                                        .market = &world->market,
                                        .buyer_id = world->peers[job->number],
                                        .seller_id = world->seller,
                                        .lines = {.at = {{STR("Coat"), 1, 5000}}, .count = 1}};
    assert_true(currency_from(STR("EUR"), &placement.currency));
    return order_place(ctx, &world->policies, &placement, &job->ref);
}

/* Holds the order and has paid it, and the buyer has begun to leave before that is committed. */
static enum err pay_slowly(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct market_world *world = &job->crowd->world;
    struct viewer market = viewer_market(world);
    enum order_refusal refusal;
    struct order_act act = {.viewer = market, .ref = job->ref};
    ctx->now = world->now;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, &world->policies, &market, job->ref, order);
    act.command = (struct order_command){
        {.kind = EVENT_PAID, .by = PARTY_MARKET, .amount_minor = 5000}, PARTY_MARKET, order->state.version};
    act.command.wish.currency = order->state.currency;
    if (!err)
        err = order_act(ctx, &world->policies, &act, &refusal);
    if (!err && db_kind(ctx->db) == DB_POSTGRES)
        nanosleep(&(struct timespec){0, 300 * 1000 * 1000}, NULL);
    return err;
}

static enum err leave_meanwhile(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct market_world *world = &job->crowd->world;
    ctx->now = world->now;
    nanosleep(&(struct timespec){0, 100 * 1000 * 1000}, NULL);
    return account_delete(ctx, &(struct account_leaving){.person_id = world->peers[job->number]});
}

static void nobody_leaves_while_a_payment_comes_in(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        enum { PAYING = 2 };
        struct crowd crowd;
        static struct job jobs[PAYING * 2];
        open_crowd(&crowd, database->url, WRITERS);
        for (size_t i = 0; i < PAYING; i++) {
            begin_job(&crowd, &jobs[i], (int64_t)i, pay_slowly);
            assert_ok(market_world_do(&crowd.world, place_unpaid, &jobs[i]), &crowd.world.failure);
            jobs[i].ref = arena_copy(&crowd.world.kept, jobs[i].ref);
            begin_job(&crowd, &jobs[PAYING + i], (int64_t)i, leave_meanwhile);
            jobs[PAYING + i].unit.by_rows = false;
        }
        run_jobs(&crowd, jobs, PAYING * 2);
        assert_int_equal(crowd.err, ERR_REFUSED);
        assert_true(strstr(crowd.failure.text, "money under way") != NULL);
        for (size_t i = 0; i < PAYING; i++)
            assert_int_equal(order_of(&crowd.world, jobs[i].ref)->state.paid_minor, 5000);
        end_jobs(jobs, PAYING * 2);
        close_crowd(&crowd);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_leaves_while_a_payment_comes_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
