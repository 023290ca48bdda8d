/* recourse tick [--now T]: applies the deadlines of orders that are due. */
#include "cli/commands.h"
#include "cli/unit.h"
#include "service/purchase.h"
#include "text/iso_time.h"

#include <stdio.h>

/* A batch is one unit of work, so that a server beside is held up for a moment only. */
enum { BATCH = 200, REFERENCE_BYTES = 4 << 20 };

struct ticking {
    struct policy_set policies;
    struct instant now; /* 0: of the clock */
    size_t done;
};

static enum err tick(struct ctx *ctx, void *arg)
{
    struct ticking *ticking = arg;
    if (ticking->now.ms)
        ctx->now = ticking->now;
    return purchase_tick(ctx, &ticking->policies, BATCH, &ticking->done);
}

static enum err tick_all(struct run *run, struct ticking *ticking, int64_t *total)
{
    struct workplace place;
    enum err err = workplace_open(run, &place);
    if (err)
        return err;
    do {
        err = workplace_do(run, &place, tick, ticking);
        *total += err ? 0 : (int64_t)ticking->done;
    } while (!err && ticking->done == BATCH);
    workplace_close(&place);
    return err;
}

int cmd_tick(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("now"), false}};
    struct run run;
    struct ticking ticking = {0};
    int64_t total = 0;
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
        err = tick_all(&run, &ticking, &total);
    if (err)
        return run_failed(&run);
    printf("%lld orders had deadlines that were due\n", (long long)total);
    return run_end(&run, EXIT_DONE);
}
