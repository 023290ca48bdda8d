/* recourse migrate: brings the schema to this version, or says what that would do. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "store/engine/migrate.h"

#include <stdio.h>

static void say_file(void *arg, struct str name)
{
    int64_t *count = arg;
    printf("%.*s\n", STR_ARG(name));
    ++*count;
}

static enum err look(struct run *run)
{
    static const struct str steps[2] =
        FORMS_("{n} migration would be applied; take a copy first: recourse backup FILE",
               "{n} migrations would be applied; take a copy first: recourse backup FILE");
    int64_t count = 0;
    enum err err = migrate_look(run->given.config[CONFIG_DB], say_file, &count, &run->failure);
    if (!err && count)
        tell_n(&run->arena, steps, count, (struct word_places){0});
    else if (!err)
        tell(&run->arena, STR(N_("the schema is of this version")), (struct word_places){0});
    return err;
}

static enum err apply(struct run *run)
{
    static const struct str steps[2] = FORMS_("{n} migration applied", "{n} migrations applied");
    struct workplace place;
    int64_t applied = 0;
    enum err err = migrate_to_latest(run->given.config[CONFIG_DB], &applied, &run->failure);
    if (!err)
        err = workplace_open(run, &place);
    if (err)
        return err;
    err = workplace_renew(run, &place);
    workplace_close(&place);
    if (err)
        return err;
    tell_n(&run->arena, steps, applied, (struct word_places){0});
    return OK;
}

int cmd_migrate(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("dry-run"), true}};
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, COUNT_OF(options)});
    if (status)
        return status;
    if (run.given.operand_count)
        return run_misused(&run);
    enum err err = run.given.options[0].len ? look(&run) : apply(&run);
    return err ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
