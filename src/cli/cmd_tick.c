/* recourse tick [--now T]: applies the deadlines of orders that are due. */
#include "cli/commands.h"
#include "cli/unit.h"
#include "service/commission.h"
#include "service/purchase.h"
#include "text/iso_time.h"

#include <stdio.h>

/* A batch is one unit of work, so that a server beside is held up for a moment only. */
enum { BATCH = 200, REFERENCE_BYTES = 4 << 20 };

struct ticking {
    struct policy_set policies;
    struct instant now; /* 0: of the clock */
    size_t done;
    int64_t total;
};

static enum err tick(struct ctx *ctx, void *arg)
{
    struct ticking *ticking = arg;
    if (ticking->now.ms)
        ctx->now = ticking->now;
    return purchase_tick(ctx, &ticking->policies, BATCH, &ticking->done);
}

static enum err tick_panels(struct ctx *ctx, void *arg)
{
    struct ticking *ticking = arg;
    if (ticking->now.ms)
        ctx->now = ticking->now;
    return commission_tick(ctx, &ticking->policies, BATCH, &ticking->done);
}

/* In batches, until nothing is due any more. */
static enum err tick_until_done(struct run *run, struct workplace *place,
                                enum err (*batch)(struct ctx *ctx, void *arg), struct ticking *ticking)
{
    enum err err;
    do {
        ticking->done = 0;
        err = workplace_do(run, place, batch, ticking);
        ticking->total += err ? 0 : (int64_t)ticking->done;
    } while (!err && ticking->done == BATCH);
    return err;
}

static enum err tick_all(struct run *run, struct ticking *ticking)
{
    struct workplace place;
    enum err err = workplace_open(run, &place);
    if (err)
        return err;
    err = tick_until_done(run, &place, tick, ticking);
    if (!err)
        err = tick_until_done(run, &place, tick_panels, ticking);
    workplace_close(&place);
    return err;
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
        return run_misused(&run, "recourse tick [--now TIME]");
    if (now.len && !iso_time_read(now, &ticking.now)) {
        failure_write(&run.failure, ERR_INPUT, NULL, 0, "--now takes a time such as 2026-11-26T00:00:00Z");
        return run_failed(&run);
    }
    enum err err = policy_set_load(&run.arena, &packed_policies, &ticking.policies, &run.failure);
    if (!err)
        err = tick_all(&run, &ticking);
    if (err)
        return run_failed(&run);
    printf("%lld orders had deadlines that were due\n", (long long)ticking.total);
    return run_end(&run, EXIT_DONE);
}
