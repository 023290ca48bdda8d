/* recourse backup FILE */
#include "cli/kit/commands.h"
#include "cli/kit/progress_bar.h"
#include "cli/kit/session.h"
#include "cli/kit/tongue.h"
#include "service/bulk/backup.h"

#include <stdio.h>

int cmd_backup(int argc, char **argv)
{
    struct run run;
    struct progress_bar bar;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count != 1)
        return run_misused(&run);
    struct str file = run.given.operands[0];
    progress_bar_start(&bar);
    enum err err = backup_database(run.given.config[CONFIG_DB], file, &bar.progress, &run.failure);
    progress_bar_end(&bar);
    if (err)
        return run_failed(&run);
    tell(&run.arena, STR(N_("backed up to {file}; serve it with --db sqlite:{file}")),
         PLACES(PLACE("file", file)));
    return run_end(&run, EXIT_DONE);
}
