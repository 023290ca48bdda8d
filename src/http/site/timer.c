#include "http/site/timer.h"

#include "base/log.h"
#include "base/memory.h"
#include "http/site/awaited.h"
#include "http/site/counters.h"
#include "http/wire/cadence.h"
#include "service/clock/outage.h"
#include "service/clock/round.h"
#include "service/order/provider_simulated.h"

#include <stdlib.h>

enum { PAUSE_MS = 2000, LOOK_BYTES = 64 << 20 };

struct timer {
    struct app *app;
    struct cadence cadence;
    struct arena arena;
    struct simulated_provider simulated;
    struct round_base place;
    bool ruled;      /* what fell due without its rules is excused */
    int held_up;     /* rounds in which nothing struck, as something could not be excused */
    int64_t beat_ms; /* its last sign of life, by the clock that nobody sets; 0: none yet */
};

static enum err run_on_writers(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct timer *timer = arg;
    return awaited_unit(timer->app, "timer", work, work_arg);
}

static enum err run_by_rows(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct timer *timer = arg;
    return awaited_by_rows(timer->app, "timer", work, work_arg);
}

static enum err read_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct timer *timer = arg;
    struct failure failure = {0};
    struct unit unit = {.run = work, .arg = work_arg, .arena = &timer->arena};
    struct site *site = app_site(timer->app);
    struct reader *reader = reader_borrow(timer->app->readers);
    arena_reset(&timer->arena);
    enum err err = unit_read(reader->db, site, &unit, &failure);
    if (err)
        log_warning("timer", "failed=%.*s reason=%s", STR_ARG(err_name(err)), failure.text);
    reader_return(timer->app->readers, reader);
    site_drop(site);
    return err;
}

/* ---- rounds ---- */

/* Looks on a reader first, so that nothing is written, and no kept page forgotten, when nothing is due. */
static bool is_due(struct timer *timer, struct site *site)
{
    bool due = false;
    struct reader *reader = reader_borrow(timer->app->readers);
    struct ctx ctx = {.arena = &timer->arena, .db = reader->db, .now = instant_now(), .site = site};
    arena_reset(&timer->arena);
    db_watch(reader->db, &ctx.failure);
    if (round_is_due(&ctx, &timer->place, &due))
        log_error("timer", "failed=%.*s reason=%s", STR_ARG(err_name(ctx.failure.err)), ctx.failure.text);
    reader_return(timer->app->readers, reader);
    return due;
}

static void do_round(struct timer *timer)
{
    struct round_done done;
    struct site *site = app_site(timer->app);
    bool simulated = str_eq(site->settings[SETTING_PROVIDER], STR("simulated"));
    timer->place.provider = simulated ? simulated_provider(&timer->simulated) : (struct provider){0};
    bool due = is_due(timer, site);
    site_drop(site);
    if (!due)
        return;
    (void)!round_run(&timer->place, CLOCK_UNSET, &done);
    if (done.unreadable)
        log_warning("timer", "wrong=unreadable orders=%lld", (long long)done.unreadable);
    log_line("timer", "orders=%lld panels=%lld reminders=%lld effects=%lld", (long long)done.orders,
             (long long)done.panels, (long long)done.reminders, (long long)done.effects);
}

/* People can act while this server runs: once it has excused what they missed before, it says so each minute. */
static void keep_pulse(struct timer *timer)
{
    struct round_outage outage;
    struct instant now = instant_now();
    if (timer->beat_ms && steady_ms() - timer->beat_ms < OUTAGE_PULSE_MS)
        return;
    if (round_excuse(&timer->place, &outage) || round_beat(&timer->place) || round_forget(&timer->place))
        return;
    timer->beat_ms = steady_ms();
    if (outage.since.ms)
        log_line("timer", "outage_ms=%lld orders=%lld", (long long)(now.ms - outage.since.ms),
                 (long long)outage.orders);
}

/* Rules come with a start. One that fails, as a database may be away, is tried again by each round. */
static void excuse_rules(struct timer *timer)
{
    int64_t orders;
    if (timer->ruled || round_excuse_rules(&timer->place, true, &orders))
        return;
    timer->ruled = true;
    if (orders)
        log_line("timer", "rules_back_orders=%lld", (long long)orders);
}

/* Nothing strikes before what people or rules could not do is excused: what has struck is not taken back. */
static void look_back(struct timer *timer)
{
    excuse_rules(timer);
    if (timer->ruled)
        keep_pulse(timer);
}

/* One order that cannot be excused holds up all others for so many rounds and no longer; each round goes on trying. */
static bool may_strike(struct timer *timer)
{
    enum { ROUNDS_HELD_UP = 10 };
    if (timer->ruled && timer->beat_ms)
        return true;
    if (timer->held_up < ROUNDS_HELD_UP && ++timer->held_up == ROUNDS_HELD_UP)
        log_line("timer", "wrong=excuse rounds=%d", ROUNDS_HELD_UP);
    return timer->held_up == ROUNDS_HELD_UP;
}

static void run(void *arg)
{
    struct timer *timer = arg;
    look_back(timer);
    if (may_strike(timer))
        do_round(timer);
    counters_round(timer->app->counters, instant_now());
}

struct timer *timer_start(struct app *app)
{
    struct timer *timer = memory_new(sizeof *timer);
    timer->app = app;
    timer->simulated = (struct simulated_provider){.run = run_on_writers, .arg = timer};
    timer->place = (struct round_base){.run = run_on_writers,
                                       .run_by_rows = run_by_rows,
                                       .read = read_here,
                                       .arg = timer,
                                       .policies = &app->policies};
    arena_init(&timer->arena, LOOK_BYTES);
    look_back(timer);
    cadence_start(&timer->cadence, PAUSE_MS, run, timer);
    return timer;
}

void timer_stop(struct timer *timer)
{
    cadence_stop(&timer->cadence);
    arena_free(&timer->arena);
    free(timer);
}
