/* recourse backup FILE */
#include "cli/commands.h"
#include "cli/session.h"

#include <stdio.h>

int cmd_backup(int argc, char **argv)
{
    struct run run;
    struct db *db;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count != 1)
        return run_misused(&run, "recourse backup FILE");
    struct str file = run.given.operands[0];
    if (db_open(run.given.config[CONFIG_DB], DB_READ, &db, &run.failure))
        return run_failed(&run);
    enum err err = db_backup(db, file);
    db_close(db);
    if (err)
        return run_failed(&run);
    printf("backed up to %.*s; serve it with --db sqlite:%.*s\n", STR_ARG(file), STR_ARG(file));
    return run_end(&run, EXIT_DONE);
}
