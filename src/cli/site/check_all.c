#include "cli/site/check_all.h"

#include "cli/kit/progress_bar.h"
#include "cli/kit/tongue.h"
#include "service/desk/recount.h"
#include "service/order/evidence.h"
#include "service/panel/panel.h"
#include "service/policy/folder.h"

#include <stdio.h>

enum { SHOWN_MAX = 200 };

struct checking {
    struct recount recount;
    struct recount_cursor place;
    struct check_found *found;
};

static void say_difference(void *arg, const struct difference *difference)
{
    struct checking *checking = arg;
    int64_t differences = ++checking->found->differences;
    if (differences <= SHOWN_MAX)
        printf("%.*s\n", STR_ARG(difference->said));
    if (differences == SHOWN_MAX)
        printf("%.*s\n", STR_ARG(operator_says(N_("(more are only counted)"))));
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

static enum err check_counts(struct run *run, struct workplace *place, struct checking *checking)
{
    struct progress_bar bar;
    enum err err = OK;
    progress_bar_start(&bar);
    while (!err && checking->place.kind != RECOUNT_END) {
        progress_tell(&bar.progress, say(operator_language(), recount_name(checking->place.kind)),
                      checking->place.after, 0);
        if (checking->recount.repair)
            err = workplace_do(run, place, check_page, checking);
        else
            err = workplace_read(run, place, check_page, checking);
    }
    progress_bar_end(&bar);
    return err;
}

/* ---- orders ---- */

struct order_checking {
    struct arena *arena;
    struct policy_set policies;
    int64_t after, wrong;
    bool missing;
};

static void say_wrong(void *arg, struct str ref, struct str wrong)
{
    struct order_checking *checking = arg;
    checking->wrong++;
    tell(checking->arena, STR(N_("order {order}: {wrong}")),
         PLACES(PLACE("order", ref), PLACE("wrong", wrong)));
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

/* Orders whose rules are not here are not looked at, and which these are is said. */
static enum err say_missing(struct ctx *ctx, void *arg)
{
    struct order_checking *checking = arg;
    struct missing_rules rules[ORDER_RULES_MAX];
    size_t count = 0;
    enum err err = order_rules_missing(ctx->db, ctx->arena, policy_set_known(ctx->arena, &checking->policies),
                                       rules, &count);
    for (size_t i = 0; !err && i < count; i++) {
        static const struct str lines[2] =
            FORMS_("{n} order was not looked at: its rules, {policy} version {version}, are not here",
                   "{n} orders were not looked at: their rules, {policy} version {version}, are not here");
        printf("%.*s\n", STR_ARG(arena_say_n(checking->arena, operator_language(), lines, rules[i].orders,
                                             PLACES(PLACE("policy", rules[i].policy),
                                                    PLACE_ID("version", rules[i].policy_version)))));
    }
    checking->missing = count > 0;
    return err;
}

static enum err check_orders(struct run *run, struct workplace *place, struct check_found *found)
{
    struct order_checking checking = {.arena = &place->arena};
    bool refused = false;
    enum err err = run_rules(run, true, &checking.policies, &refused, &run->failure);
    if (!err)
        err = workplace_read(run, place, say_missing, &checking);
    found->rules_amiss = refused || checking.missing;
    while (!err && checking.after >= 0)
        err = workplace_read(run, place, check_some, &checking);
    checking.after = 0;
    while (!err && checking.after >= 0)
        err = workplace_read(run, place, check_panels, &checking);
    checking.after = 0;
    while (!err && checking.after >= 0)
        err = workplace_read(run, place, check_files, &checking);
    found->wrong += checking.wrong;
    return err;
}

/* ---- the file ---- */

struct file_checking {
    struct arena *arena;
    struct check_found *found;
};

struct str fault_said(struct arena *arena, const struct table_fault *fault)
{
    if (fault->engine.len)
        return fault->engine;
    return arena_say(
        arena, operator_language(),
        STR(N_("{child} {row} belongs to something in {parent} that is not there")),
        PLACES(PLACE("child", fault->child), PLACE_ID("row", fault->row), PLACE("parent", fault->parent)));
}

static void say_fault(void *arg, const struct table_fault *fault)
{
    struct file_checking *checking = arg;
    checking->found->wrong++;
    tell(checking->arena, STR(N_("database: {fault}")),
         PLACES(PLACE("fault", fault_said(checking->arena, fault))));
}

static enum err check_file(struct ctx *ctx, void *arg)
{
    struct file_checking checking = {ctx->arena, arg};
    return table_faults(ctx->db, ctx->arena, say_fault, &checking);
}

enum err check_all(struct run *run, struct workplace *place, struct check_found *found)
{
    struct checking checking = {.found = found};
    checking.recount = (struct recount){.repair = found->repair, .differs = say_difference, .arg = &checking};
    enum err err = workplace_read(run, place, check_file, found);
    if (!err)
        err = check_counts(run, place, &checking);
    return err ? err : check_orders(run, place, found);
}
