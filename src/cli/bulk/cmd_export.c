/* recourse export DIR */
#include "cli/kit/commands.h"
#include "cli/kit/progress_bar.h"
#include "cli/kit/unit.h"
#include "service/bulk/export.h"

#include <stdio.h>

static enum err export_unit(struct ctx *ctx, void *arg)
{
    return export_run(ctx, arg);
}

int cmd_export(int argc, char **argv)
{
    struct run run;
    struct workplace place;
    struct progress_bar bar;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count != 1)
        return run_misused(&run, "recourse export DIR");
    if (workplace_look(&run, &place))
        return run_failed(&run);
    progress_bar_start(&bar);
    struct export export = {.folder = run.given.operands[0], .progress = &bar.progress};
    enum err err = workplace_read(&run, &place, export_unit, &export);
    progress_bar_end(&bar);
    if (!err)
        printf("%lld rows exported\n", (long long)export.rows);
    workplace_close(&place);
    return err ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
