/* recourse version [--json] */
#include "base/check.h"
#include "base/packed.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"

#include <stdio.h>

int cmd_version(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("json"), true}};
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, COUNT_OF(options)});
    if (status)
        return status;
    if (run.given.operand_count)
        return run_misused(&run);
    if (run.given.options[0].len)
        printf("{\"version\":\"%s\",\"schema\":%zu}\n", RECOURSE_VERSION, packed_schema.count);
    else
        printf("recourse %s\n", RECOURSE_VERSION);
    return run_end(&run, EXIT_DONE);
}
