/* recourse move FROM TO */
#include "cli/kit/aside.h"
#include "cli/kit/commands.h"
#include "cli/kit/progress_bar.h"
#include "cli/kit/tongue.h"
#include "cli/site/check_all.h"
#include "service/bulk/move.h"
#include "store/engine/alone.h"
#include "store/engine/migrate.h"

#include <stdio.h>

/* Both databases, open; `at` is where the settings point meanwhile. */
struct two {
    struct workplace from;
    struct aside to;
    struct str from_url, to_url;
    struct progress_bar bar;
};

static enum err open_both(struct run *run, struct two *two)
{
    *two = (struct two){.from_url = run->given.operands[0], .to_url = run->given.operands[1]};
    if (str_eq(two->from_url, two->to_url))
        return fail(&run->failure, ERR_INPUT, "both are the same database");
    enum err err = db_is_free(two->from_url, &run->failure);
    if (!err)
        err = db_is_free(two->to_url, &run->failure);
    run->given.config[CONFIG_DB] = two->from_url;
    if (!err)
        err = workplace_look(run, &two->from);
    run->given.config[CONFIG_DB] = two->to_url;
    if (!err && aside_open(run, &two->to)) {
        err = run->failure.err;
        workplace_close(&two->from);
    }
    return err;
}

static void say_moved(struct run *run, const struct two *two, const struct moving *moving)
{
    tell(&run->arena,
         STR(N_("{tables} tables with {rows} rows are there, and read the same on both sides: {hash}")),
         PLACES(PLACE_INT("tables", moving->tables), PLACE_INT("rows", moving->rows),
                PLACE("hash", str_from(moving->hash.text))));
    tell(&run->arena,
         STR(N_("Serve it with --db {url}. The other database is as it was: to go back, serve that one.")),
         PLACES(PLACE("url", two->to_url)));
}

static enum err move(struct run *run, struct two *two, struct moving *moving, struct check_found *found)
{
    progress_bar_start(&two->bar);
    moving->from = (struct move_side){two->from.db, two->from.site};
    moving->to = (struct move_side){two->to.place.db, two->to.place.site};
    moving->progress = &two->bar.progress;
    enum err err = move_database(moving, &run->failure);
    progress_bar_end(&two->bar);
    return err ? err : check_all(run, &two->to.place, found);
}

int cmd_move(int argc, char **argv)
{
    struct run run;
    struct two two;
    struct moving moving = {0};
    struct check_found found = {0};
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count != 2)
        return run_misused(&run);
    if (open_both(&run, &two))
        return run_failed(&run);
    enum err err = move(&run, &two, &moving, &found);
    workplace_close(&two.from);
    if (!err)
        err = aside_keep(&run, &two.to);
    else
        aside_drop(&two.to);
    if (err)
        return run_failed(&run);
    say_moved(&run, &two, &moving);
    return run_end(&run, found.differences || found.wrong ? EXIT_FOUND : EXIT_DONE);
}
