/* recourse tick [--now T]: does what time does by itself, once. */
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "service/clock/round.h"
#include "service/order/provider_simulated.h"
#include "service/unit/site.h"
#include "text/clock/iso_time.h"

#include <stdio.h>

struct ticking {
    struct policy_set policies;
    struct instant now; /* 0: of the clock */
    struct run *run;
    struct workplace place;
    struct round_outage outage;
    int64_t ruled; /* orders that moved because their rules are back */
    struct round_done done;
};

static enum err run_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct ticking *ticking = arg;
    return workplace_do(ticking->run, &ticking->place, work, work_arg);
}

static enum err read_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct ticking *ticking = arg;
    return workplace_read(ticking->run, &ticking->place, work, work_arg);
}

static enum err tick(struct run *run, struct ticking *ticking)
{
    enum err err = workplace_open(run, &ticking->place);
    if (err)
        return err;
    ticking->run = run;
    struct simulated_provider simulated = {.run = run_here, .arg = ticking};
    struct round_base place = {
        .run = run_here, .read = read_here, .arg = ticking, .policies = &ticking->policies};
    if (str_eq(ticking->place.site->settings[SETTING_PROVIDER], STR("simulated")))
        place.provider = simulated_provider(&simulated);
    /* Of the clock: what fell due while the server was not there waits for it. A time that is given is for trials. */
    if (!ticking->now.ms)
        err = round_excuse_rules(&place, false, &ticking->ruled);
    if (!err && !ticking->now.ms)
        err = round_excuse(&place, &ticking->outage);
    if (!err)
        err = round_run(&place, ticking->now, &ticking->done);
    if (!err && !ticking->now.ms)
        err = round_forget(&place);
    workplace_close(&ticking->place);
    return err;
}

static void say_ticked(struct arena *arena, const struct ticking *ticking)
{
    static const struct str moved[2] =
        FORMS_("{n} order had a deadline while no server ran; it has moved",
               "{n} orders had deadlines while no server ran; they have moved");
    static const struct str back[2] =
        FORMS_("{n} order had a deadline while its rules were not here; it has moved",
               "{n} orders had deadlines while their rules were not here; they have moved");
    static const struct str due[2] =
        FORMS_("{n} order had a deadline that was due", "{n} orders had deadlines that were due");
    static const struct str paid[2] = FORMS_("{n} order to move money was handed to the payment provider",
                                             "{n} orders to move money were handed to the payment provider");
    if (ticking->ruled)
        tell_n(arena, back, ticking->ruled, (struct word_places){0});
    if (ticking->outage.orders)
        tell_n(arena, moved, ticking->outage.orders, (struct word_places){0});
    tell_n(arena, due, ticking->done.orders + ticking->done.panels, (struct word_places){0});
    if (ticking->done.effects)
        tell_n(arena, paid, ticking->done.effects, (struct word_places){0});
}

int cmd_tick(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("now"), false}};
    struct run run;
    struct ticking ticking = {0};
    int status = run_begin(&run, &(struct command_line){argc, argv, options, 1});
    if (status)
        return status;
    struct str now = run.given.options[0];
    if (run.given.operand_count)
        return run_misused(&run);
    if (now.len && !iso_time_read(now, &ticking.now)) {
        fail(&run.failure, ERR_INPUT, "--now takes a time such as 2026-11-26T00:00:00Z");
        return run_failed(&run);
    }
    enum err err = run_rules(&run, run_without_rules(&run), &ticking.policies, NULL, &run.failure);
    if (!err)
        err = tick(&run, &ticking);
    if (err)
        return run_failed(&run);
    say_ticked(&run.arena, &ticking);
    return run_end(&run, EXIT_DONE);
}
