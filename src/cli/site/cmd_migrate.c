#include "cli/kit/commands.h"
#include "cli/kit/unit.h"
#include "store/engine/migrate.h"

#include <stdio.h>

int cmd_migrate(int argc, char **argv)
{
    struct run run;
    struct workplace place;
    int64_t applied;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (migrate_to_latest(run.given.config[CONFIG_DB], &applied, &run.failure) ||
        workplace_open(&run, &place))
        return run_failed(&run);
    workplace_close(&place);
    printf("%lld migration%s applied\n", (long long)applied, applied == 1 ? "" : "s");
    return run_end(&run, EXIT_DONE);
}
