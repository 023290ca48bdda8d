/* recourse export [--whole] DIR */
#include "cli/kit/commands.h"
#include "cli/kit/progress_bar.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "service/bulk/export.h"
#include "service/bulk/whole.h"

#include <stdio.h>

static enum err export_unit(struct ctx *ctx, void *arg)
{
    return export_run(ctx, arg);
}

static enum err whole_unit(struct ctx *ctx, void *arg)
{
    return whole_export(ctx, arg);
}

static enum err export_desk(struct run *run, struct workplace *place, const struct progress *progress,
                            int64_t *rows)
{
    struct export export = {.folder = run->given.operands[0], .progress = progress};
    enum err err = workplace_read(run, place, export_unit, &export);
    *rows = export.rows;
    return err;
}

static enum err export_whole(struct run *run, struct workplace *place, const struct progress *progress,
                             int64_t *rows)
{
    struct whole whole = {.folder = run->given.operands[0], .progress = progress};
    enum err err = workplace_read(run, place, whole_unit, &whole);
    *rows = whole.rows;
    return err;
}

int cmd_export(int argc, char **argv)
{
    struct run run;
    struct workplace place;
    struct progress_bar bar;
    static const struct option options[] = {{STR_INIT("whole"), true}};
    static const struct str exported[2] = FORMS_("{n} row exported", "{n} rows exported");
    int64_t rows = 0;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, 1});
    if (status)
        return status;
    if (run.given.operand_count != 1)
        return run_misused(&run);
    if (workplace_look(&run, &place))
        return run_failed(&run);
    progress_bar_start(&bar);
    bool whole = run.given.options[0].len > 0;
    enum err err = whole ? export_whole(&run, &place, &bar.progress, &rows)
                         : export_desk(&run, &place, &bar.progress, &rows);
    progress_bar_end(&bar);
    if (!err)
        tell_n(&run.arena, exported, rows, (struct word_places){0});
    workplace_close(&place);
    return err ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
