/* Many writers at once, on one order and on many: nobody is refused for it, nothing is lost, nothing strikes twice. */
#include "base/check.h"
#include "core/order/words.h"
#include "service/order/dispute_draft.h"
#include "service/order/effect.h"
#include "service/order/parts.h"
#include "service/unit/once.h"
#include "store/order/effect.h"
#include "support/order/crowd.h"

#include <pthread.h>
#include <time.h>

enum { WRITERS = 32, JOBS = CROWD_JOBS, DUE = 60, WHOLE = 4 };

/* ---- what must hold ---- */

static void differs(void *arg, struct str ref, struct str wrong)
{
    print_error("order %.*s: %.*s\n", STR_ARG(ref), STR_ARG(wrong));
    ++*(size_t *)arg;
}

struct proving {
    struct market_world *world;
    size_t wrong;
};

static enum err prove(struct ctx *ctx, void *arg)
{
    struct proving *proving = arg;
    enum err err = OK;
    for (int64_t after = 0; !err && after != -1;)
        err = order_check(ctx, &proving->world->policies, &after, differs, &proving->wrong);
    return err;
}

static void assert_proven(struct market_world *world)
{
    struct proving proving = {world, 0};
    arena_reset(&world->arena);
    assert_ok(market_world_do(world, prove, &proving), &world->failure);
    assert_int_equal(proving.wrong, 0);
}

static size_t count_of(const struct order *order, enum order_event_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < order->rows.count; i++)
        count += str_eq(order->rows.at[i].kind, names_at(&order_event_names, (int)kind));
    return count;
}

/* ---- acts ---- */

/* As somebody does who reads the order and answers to what stands there, in one unit of work. */
static enum err say_something(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct market_world *world = &job->crowd->world;
    bool seller = job->number % 2;
    enum order_refusal refusal;
    struct order_act act = {.viewer = viewer_person(seller ? world->seller : world->buyer),
                            .ref = job->ref,
                            .words = STR("Where is it?"),
                            .held = ARENA_NEW(ctx->arena, struct order_held)};
    ctx->now = world->now;
    enum err err = order_read_held(ctx, &world->policies, &act.viewer, act.ref, act.held);
    act.command.wish = (struct order_event){.kind = EVENT_MESSAGE, .by = seller ? PARTY_SELLER : PARTY_BUYER};
    act.command.version = act.held->now.state.version;
    return err ? err : order_act(ctx, &world->policies, &act, &refusal);
}

static struct str disputed_order(struct market_world *world)
{
    struct str ref = market_world_order(world);
    assert_ok(market_world_act(world, world->seller, ref,
                               (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
              &world->failure);
    assert_ok(market_world_act(world, world->buyer, ref,
                               (struct order_event){.kind = EVENT_SELLER_CONTACTED, .by = PARTY_BUYER}),
              &world->failure);
    return ref;
}

static void open_dispute(struct market_world *world, struct str ref)
{
    struct order_event wish = {.kind = EVENT_DISPUTE_OPENED,
                               .by = PARTY_BUYER,
                               .lines = 1,
                               .remedy = REMEDY_REFUND_FULL,
                               .amount_minor = 5000};
    assert_ok(market_world_act(world, world->buyer, ref, wish), &world->failure);
}

static void make_disputes(struct crowd *crowd, size_t count)
{
    for (size_t i = 0; i < count; i++)
        crowd->refs[i] = disputed_order(&crowd->world);
    market_world_pass(&crowd->world, 20 * 24);
    for (size_t i = 0; i < count; i++)
        open_dispute(&crowd->world, crowd->refs[i]);
}

static void let_all_speak(struct crowd *crowd, size_t orders, size_t acts)
{
    static struct job jobs[JOBS];
    check(acts <= JOBS);
    size_t before = order_of(&crowd->world, crowd->refs[0])->rows.count;
    for (size_t i = 0; i < acts; i++) {
        begin_job(crowd, &jobs[i], (int64_t)(i / orders), say_something);
        jobs[i].ref = crowd->refs[i % orders];
    }
    run_jobs(crowd, jobs, acts);
    end_jobs(jobs, acts);
    assert_ok(crowd->err, &crowd->failure);
    for (size_t i = 0; i < orders; i++)
        assert_int_equal(order_of(&crowd->world, crowd->refs[i])->rows.count, before + acts / orders);
    assert_proven(&crowd->world);
}

static void many_who_write_to_one_order_wait_for_each_other_and_nobody_is_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct crowd crowd;
        open_crowd(&crowd, database->url, WRITERS);
        make_disputes(&crowd, 1);
        let_all_speak(&crowd, 1, 128);
        close_crowd(&crowd);
    }
}

static void many_who_write_to_many_orders_do_not_meet(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct crowd crowd;
        open_crowd(&crowd, database->url, WRITERS);
        make_disputes(&crowd, WRITERS);
        let_all_speak(&crowd, WRITERS, 256);
        close_crowd(&crowd);
    }
}

/* ---- drafts ---- */

static enum err answer_on(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct market_world *world = &job->crowd->world;
    struct viewer buyer = viewer_person(world->buyer);
    struct dispute_case *dispute = ARENA_NEW(ctx->arena, struct dispute_case);
    ctx->now = world->now;
    enum err err = dispute_case_read_held(ctx, &world->policies, &buyer, job->ref, dispute);
    if (!err)
        err = dispute_draft_save(ctx, &buyer, dispute);
    job->done = dispute->draft.revision;
    return err;
}

static void answers_of_many_windows_are_each_a_revision_of_the_draft(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct crowd crowd;
        static struct job jobs[JOBS];
        int64_t sum = 0;
        open_crowd(&crowd, database->url, WRITERS);
        crowd.refs[0] = disputed_order(&crowd.world);
        for (size_t i = 0; i < WRITERS; i++) {
            begin_job(&crowd, &jobs[i], 0, answer_on);
            jobs[i].ref = crowd.refs[0];
        }
        run_jobs(&crowd, jobs, WRITERS);
        for (size_t i = 0; i < WRITERS; i++)
            sum += jobs[i].done;
        end_jobs(jobs, WRITERS);
        assert_ok(crowd.err, &crowd.failure);
        assert_int_equal(sum, WRITERS * (WRITERS + 1) / 2);
        close_crowd(&crowd);
    }
}

/* ---- time ---- */

static enum err let_time_strike(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    size_t done = 0;
    ctx->now = job->crowd->world.now;
    enum err err = order_tick(ctx, &job->crowd->world.policies, 7, &done);
    job->done = (int64_t)done;
    return err;
}

/* Reading and writing find the deadline due as well: whoever comes first strikes it, a message comes too late for the law. */
static enum err come_late(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct market_world *world = &job->crowd->world;
    struct viewer viewer = viewer_person(world->buyer);
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = say_something(ctx, arg);
    if (err != ERR_CONFLICT && err != ERR_REFUSED)
        return err;
    /* What was refused would have been undone; here that order is struck instead, whatever others do. */
    err = order_read(ctx, &world->policies, &viewer, job->ref, order);
    return err ? err : order_tick_one(ctx, &world->policies, order->head.id);
}

struct listing {
    struct str ref;
    struct effects effects;
    int64_t id;
};

static enum err list_effects(struct ctx *ctx, void *arg)
{
    struct listing *listing = arg;
    return effect_list_order(ctx, listing->id, &listing->effects);
}

static void assert_refunded_once(struct market_world *world, struct str ref)
{
    struct listing listing = {.ref = ref, .id = order_of(world, ref)->head.id};
    assert_int_equal(count_of(order_of(world, ref), EVENT_DEADLINE), 1);
    assert_int_equal(count_of(order_of(world, ref), EVENT_REFUNDED), 1);
    assert_ok(market_world_do(world, list_effects, &listing), &world->failure);
    assert_int_equal(listing.effects.count, 1);
}

static void a_deadline_that_many_find_due_strikes_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct crowd crowd;
        static struct job jobs[JOBS];
        open_crowd(&crowd, database->url, WRITERS);
        for (size_t i = 0; i < DUE; i++)
            crowd.refs[i] = market_world_order(&crowd.world);
        market_world_pass(&crowd.world, 400 * 24);
        for (size_t i = 0; i < JOBS; i++) {
            begin_job(&crowd, &jobs[i], (int64_t)i, i % 2 ? come_late : let_time_strike);
            jobs[i].ref = crowd.refs[i % DUE];
        }
        run_jobs(&crowd, jobs, JOBS);
        end_jobs(jobs, JOBS);
        assert_ok(crowd.err, &crowd.failure);
        for (size_t i = 0; i < DUE; i++)
            assert_refunded_once(&crowd.world, crowd.refs[i]);
        assert_proven(&crowd.world);
        close_crowd(&crowd);
    }
}

/* ---- the same request again ---- */

static enum err say_it_once(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct once once = {STR("person 1"), STR("the same key"), STR("the same request")};
    struct once_row row;
    ctx->now = job->crowd->world.now;
    enum err err = once_find(ctx, &once, &row);
    job->again = !err && row.status;
    if (job->again)
        return OK;
    if (!err)
        err = say_something(ctx, arg);
    row = (struct once_row){.status = 200, .body = STR("said")};
    return err ? err : once_keep(ctx, &once, &row);
}

static void what_is_sent_many_times_at_once_with_one_key_is_done_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct crowd crowd;
        static struct job jobs[JOBS];
        size_t again = 0;
        open_crowd(&crowd, database->url, WRITERS);
        make_disputes(&crowd, 1);
        size_t before = order_of(&crowd.world, crowd.refs[0])->rows.count;
        for (size_t i = 0; i < WRITERS; i++) {
            begin_job(&crowd, &jobs[i], 0, say_it_once);
            jobs[i].ref = crowd.refs[0];
        }
        run_jobs(&crowd, jobs, WRITERS);
        for (size_t i = 0; i < WRITERS; i++)
            again += jobs[i].again;
        end_jobs(jobs, WRITERS);
        assert_ok(crowd.err, &crowd.failure);
        assert_int_equal(again, WRITERS - 1);
        assert_int_equal(order_of(&crowd.world, crowd.refs[0])->rows.count, before + 1);
        assert_proven(&crowd.world);
        close_crowd(&crowd);
    }
}

/* ---- beside what needs the whole ---- */

/* Waits for what somebody else of the crowd does, under its lock; false after half a minute. */
static bool wait_a_while(struct crowd *crowd)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 30;
    return pthread_cond_timedwait(&crowd->changed, &crowd->lock, &until) == 0;
}

/* Stays until all are freed. SQLite has one writer, which would wait for itself. */
static enum err stay(struct ctx *ctx, void *arg)
{
    struct crowd *crowd = ((struct job *)arg)->crowd;
    pthread_mutex_lock(&crowd->lock);
    crowd->staying++;
    if (crowd->staying > crowd->stayed_most)
        crowd->stayed_most = crowd->staying;
    pthread_cond_broadcast(&crowd->changed);
    while (!crowd->freed && db_kind(ctx->db) == DB_POSTGRES && wait_a_while(crowd))
        continue;
    crowd->staying--;
    pthread_mutex_unlock(&crowd->lock);
    return OK;
}

static enum err free_all(struct ctx *ctx, void *arg)
{
    struct crowd *crowd = ((struct job *)arg)->crowd;
    pthread_mutex_lock(&crowd->lock);
    while (crowd->staying < WHOLE && db_kind(ctx->db) == DB_POSTGRES && wait_a_while(crowd))
        continue;
    crowd->freed = true;
    pthread_cond_broadcast(&crowd->changed);
    pthread_mutex_unlock(&crowd->lock);
    return OK;
}

/* Many that need the whole wait behind four of them; who locks its own rows goes past them. */
static void what_needs_the_whole_runs_four_at_a_time_and_acts_go_past_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        enum { STAYING = 12 };
        struct crowd crowd;
        static struct job jobs[STAYING + 1];
        open_crowd(&crowd, database->url, WRITERS);
        for (size_t i = 0; i < STAYING; i++) {
            begin_job(&crowd, &jobs[i], (int64_t)i, stay);
            jobs[i].unit.by_rows = false;
        }
        begin_job(&crowd, &jobs[STAYING], STAYING, free_all);
        run_jobs(&crowd, jobs, STAYING + 1);
        assert_ok(crowd.err, &crowd.failure);
        assert_true(crowd.freed);
        assert_int_equal(crowd.stayed_most, str_starts(database->url, STR("sqlite:")) ? 1 : WHOLE);
        end_jobs(jobs, STAYING + 1);
        close_crowd(&crowd);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_who_write_to_one_order_wait_for_each_other_and_nobody_is_refused),
        cmocka_unit_test(many_who_write_to_many_orders_do_not_meet),
        cmocka_unit_test(answers_of_many_windows_are_each_a_revision_of_the_draft),
        cmocka_unit_test(a_deadline_that_many_find_due_strikes_once),
        cmocka_unit_test(what_is_sent_many_times_at_once_with_one_key_is_done_once),
        cmocka_unit_test(what_needs_the_whole_runs_four_at_a_time_and_acts_go_past_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
