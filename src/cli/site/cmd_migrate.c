#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "store/engine/migrate.h"

#include <stdio.h>

int cmd_migrate(int argc, char **argv)
{
    struct run run;
    struct workplace place;
    int64_t applied;
    static const struct str steps[2] = FORMS_("{n} migration applied", "{n} migrations applied");
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (migrate_to_latest(run.given.config[CONFIG_DB], &applied, &run.failure) ||
        workplace_open(&run, &place))
        return run_failed(&run);
    workplace_close(&place);
    tell_n(&run.arena, steps, applied, (struct word_places){0});
    return run_end(&run, EXIT_DONE);
}
