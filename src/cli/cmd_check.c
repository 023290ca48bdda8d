/* recourse check: every page of the file, every stored count, every order again. */
#include "cli/check_case.h"
#include "cli/commands.h"
#include "cli/progress_bar.h"
#include "cli/unit.h"
#include "service/desk/recount.h"
#include "service/order/evidence.h"
#include "service/panel/panel.h"
#include "service/policy/folder.h"

#include <stdio.h>

enum { SHOWN_MAX = 200 };

struct checking {
    struct recount recount;
    struct recount_cursor place;
    int64_t differences;
};

static void say_difference(void *arg, const struct difference *difference)
{
    struct checking *checking = arg;
    if (++checking->differences <= SHOWN_MAX)
        printf("%.*s: %.*s: stored %lld, counted %lld\n", STR_ARG(difference->subject),
               STR_ARG(difference->count), (long long)difference->stored, (long long)difference->counted);
    if (checking->differences == SHOWN_MAX)
        printf("(more are only counted)\n");
}

/* Each page is a unit of its own: a server that runs beside is held up for a moment only. */
static enum err check_page(struct ctx *ctx, void *arg)
{
    struct checking *checking = arg;
    struct recount_cursor next = checking->place;
    enum err err = recount_page(ctx, &checking->recount, &next);
    if (!err)
        checking->place = next;
    return err;
}

static enum err check_all(struct run *run, struct workplace *place, struct checking *checking)
{
    struct progress_bar bar;
    enum err err = OK;
    progress_bar_start(&bar);
    while (!err && checking->place.kind != RECOUNT_END) {
        progress_tell(&bar.progress, recount_name(checking->place.kind), checking->place.after, 0);
        if (checking->recount.repair)
            err = workplace_do(run, place, check_page, checking);
        else
            err = workplace_read(run, place, check_page, checking);
    }
    progress_bar_end(&bar);
    return err;
}

/* ---- pages and indexes ---- */

/* *wrong: how many findings, which are printed. */
static enum err check_pages(struct run *run, struct workplace *place, int64_t *wrong)
{
    struct str findings;
    enum err err = db_look_whole(place->db, &run->arena, &findings);
    while (!err && findings.len) {
        struct str line = str_cut(&findings, '\n');
        printf("the database's file: %.*s\n", STR_ARG(line));
        ++*wrong;
    }
    return err;
}

/* ---- orders ---- */

struct order_checking {
    struct policy_set policies;
    int64_t after, wrong;
};

static void say_wrong(void *arg, struct str ref, struct str wrong)
{
    struct order_checking *checking = arg;
    checking->wrong++;
    printf("order %.*s: %.*s\n", STR_ARG(ref), STR_ARG(wrong));
}

static enum err check_some(struct ctx *ctx, void *arg)
{
    struct order_checking *checking = arg;
    return order_check(ctx, &checking->policies, &checking->after, say_wrong, checking);
}

static enum err check_panels(struct ctx *ctx, void *arg)
{
    struct order_checking *checking = arg;
    return panel_check(ctx, &checking->policies, &checking->after, say_wrong, checking);
}

static enum err check_files(struct ctx *ctx, void *arg)
{
    struct order_checking *checking = arg;
    return evidence_check(ctx, &checking->after, say_wrong, checking);
}

static enum err check_orders(struct run *run, struct workplace *place, int64_t *wrong)
{
    struct order_checking checking = {0};
    enum err err = policy_folder_load(&run->arena, run->given.config[CONFIG_POLICIES], &checking.policies,
                                      &run->failure);
    while (!err && checking.after >= 0)
        err = workplace_read(run, place, check_some, &checking);
    checking.after = 0;
    while (!err && checking.after >= 0)
        err = workplace_read(run, place, check_panels, &checking);
    checking.after = 0;
    while (!err && checking.after >= 0)
        err = workplace_read(run, place, check_files, &checking);
    *wrong += checking.wrong;
    return err;
}

int cmd_check(int argc, char **argv)
{
    static const struct option options[] = {
        {STR_INIT("repair"), true}, {STR_INIT("case"), false}, {STR_INIT("key"), false}};
    struct run run;
    struct workplace place;
    struct checking checking = {.recount.differs = say_difference};
    int status = run_begin(&run, &(struct command_line){argc, argv, options, 3});
    if (status)
        return status;
    if (run.given.operand_count || (run.given.options[2].len && !run.given.options[1].len))
        return run_misused(&run, "recourse check [--repair] | check --case FILE [--key KEY]");
    if (run.given.options[1].len)
        return check_case(&run, run.given.options[1], run.given.options[2]);
    checking.recount.arg = &checking;
    checking.recount.repair = run.given.options[0].len > 0;
    if (checking.recount.repair ? workplace_open(&run, &place) : workplace_look(&run, &place))
        return run_failed(&run);
    int64_t wrong = 0;
    enum err err = check_pages(&run, &place, &wrong);
    if (!err)
        err = check_all(&run, &place, &checking);
    if (!err)
        err = check_orders(&run, &place, &wrong);
    workplace_close(&place);
    if (err)
        return run_failed(&run);
    if (checking.differences == 0)
        printf("every count is right\n");
    else
        printf("%lld counts differ%s\n", (long long)checking.differences,
               checking.recount.repair ? "ed and are right now" : "; check --repair puts them right");
    bool found = wrong || (checking.differences && !checking.recount.repair);
    return run_end(&run, found ? EXIT_FOUND : EXIT_DONE);
}
