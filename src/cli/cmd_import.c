/* recourse import jsonl DIR */
#include "cli/commands.h"
#include "cli/progress_bar.h"
#include "cli/unit.h"
#include "service/import.h"

#include <stdio.h>

static enum err import_unit(struct ctx *ctx, void *arg)
{
    return import_run(ctx, arg);
}

static enum err import_jsonl(struct run *run, struct workplace *place)
{
    struct progress_bar bar;
    progress_bar_start(&bar);
    struct import import = {.folder = run->given.operands[1],
                            .lenient = run->given.options[0].len > 0,
                            .progress = &bar.progress};
    struct instant began = instant_now();
    enum err err = workplace_do(run, place, import_unit, &import);
    progress_bar_end(&bar);
    if (!err)
        printf("%lld rows imported in %.1f s\n", (long long)import.rows,
               (double)instant_since(instant_now(), began).ms / 1000.0);
    return err;
}

int cmd_import(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("lenient"), true}};
    struct run run;
    struct workplace place;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, 1});
    if (status)
        return status;
    if (run.given.operand_count != 2 || !str_eq(run.given.operands[0], STR("jsonl")))
        return run_misused(&run, "recourse import jsonl DIR [--lenient]");
    if (workplace_open(&run, &place))
        return run_failed(&run);
    enum err err = import_jsonl(&run, &place);
    workplace_close(&place);
    return err ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
