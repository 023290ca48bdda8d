/* recourse policy simulate FILE [--against FILE] [--orders N | --db URL] [--seed N] [--json]: what the rules lead to, before anybody has an order under them. */
#include "cli/kit/commands.h"
#include "cli/kit/progress_bar.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "cli/policy/policy_parts.h"
#include "service/order/replay.h"
#include "text/clock/when.h"
#include "text/lives/report.h"

#include <stdio.h>
#include <string.h>

enum { OPTION_AGAINST, OPTION_ORDERS, OPTION_SEED, OPTION_JSON, OPTION_COUNT };
enum { ORDERS_STANDARD = 2000, ORDERS_MOST = 10000000, TITLE_COLUMN = 52, CELL_COLUMN = 26 };

struct simulating {
    struct run *run;
    struct policy_work work[LIVES_SIDES];
    struct tally tallies[LIVES_SIDES];
    struct order_replay replay;
    struct lives_report report;
    int64_t orders, seed;
};

/* ---- reading what is asked for ---- */

static bool read_number(struct simulating *simulating, int option, int64_t most, int64_t *number)
{
    struct str text = simulating->run->given.options[option];
    return text.len == 0 || (str_to_int(text, number) && *number >= 1 && *number <= most);
}

/* A file, or the name of rules that the program knows. */
static int read_side(struct simulating *simulating, int side, struct str name)
{
    struct policy_work *work = &simulating->work[side];
    arena_init(&work->arena, (size_t)16 << 20);
    work->problems.language = operator_language();
    int status = str_ends(name, STR(".json"))
                     ? policy_work_file(work, arena_cstr(&simulating->run->arena, name))
                     : policy_work_named(simulating->run, work, name);
    if (status || work->policy.kind == KIND_MARKETPLACE)
        return status;
    complain(
        "policy",
        STR(N_("{name}: a shop's or a bank's rules decide nothing by themselves; choose a marketplace's")),
        PLACES(PLACE("name", name)));
    return EXIT_USE;
}

/* ---- living ---- */

static void live_all(struct simulating *simulating)
{
    struct life_record record;
    for (int side = 0; side < simulating->report.count; side++)
        for (int64_t i = 0; i < simulating->orders; i++) {
            life_live(&simulating->work[side].policy, (uint64_t)(simulating->seed + i), &record);
            tally_add(&simulating->tallies[side], &record);
        }
}

static enum err replay_some(struct ctx *ctx, void *arg)
{
    struct simulating *simulating = arg;
    return order_replay_some(ctx, &simulating->replay);
}

static enum err replay_all(struct simulating *simulating)
{
    struct run *run = simulating->run;
    struct order_replay *replay = &simulating->replay;
    struct policy_set policies;
    struct workplace place;
    enum err err = run_rules(run, run_without_rules(run), &policies, NULL, &run->failure);
    if (err)
        return err;
    replay->policies = &policies;
    replay->count = simulating->report.count;
    for (int side = 0; side < replay->count; side++) {
        replay->rules[side] = simulating->report.policies[side];
        replay->tallies[side] = &simulating->tallies[side];
    }
    err = workplace_look(run, &place);
    if (err)
        return err;
    while (!err && replay->after >= 0)
        err = workplace_read(run, &place, replay_some, simulating);
    workplace_close(&place);
    return err;
}

/* ---- printing ---- */

static void print_cell(struct str text, int width)
{
    int columns = 0;
    for (size_t i = 0; i < text.len; i++)
        columns += ((unsigned char)text.at[i] & 0xc0) != 0x80;
    printf("%.*s%*s", STR_ARG(text), columns < width ? width - columns : 1, "");
}

static void print_part(const struct lives_report *report, enum lives_part part)
{
    struct lives_row rows[LIVES_ROWS_MAX];
    int count = lives_rows(report, part, rows);
    if (count)
        printf("\n%.*s\n", STR_ARG(lives_part_title(report->reader, part)));
    for (int i = 0; i < count; i++) {
        printf("  ");
        print_cell(rows[i].label, TITLE_COLUMN);
        for (int side = 0; side < report->count; side++)
            print_cell(rows[i].cells[side], side + 1 < report->count ? CELL_COLUMN : 0);
        printf("\n");
    }
}

static void print_unused(const struct lives_report *report, int side)
{
    struct str clauses[CLAUSES_MAX];
    int count = lives_unused(report, side, clauses);
    if (count)
        printf("\n%.*s: %.*s\n", STR_ARG(lives_side_title(report, side)),
               STR_ARG(say(report->reader.language, STR(N_("no life used this")))));
    for (int i = 0; i < count; i++)
        printf("  %.*s\n", STR_ARG(clauses[i]));
}

static void print_moment(struct arena *arena, const struct lives_moment *moment)
{
    struct str minute = when_iso(arena, moment->at);
    printf("      %.*s  ", STR_ARG(str_slice(minute, 0, 10)));
    print_cell(moment->what, TITLE_COLUMN);
    print_cell(moment->who, CELL_COLUMN);
    printf("%.*s\n", STR_ARG(moment->amount));
}

static void print_tale(const struct lives_report *report, const struct life_record *record)
{
    struct lives_tale *tale = ARENA_NEW(report->reader.arena, struct lives_tale);
    lives_tale(report->reader, record, tale);
    printf("  %llu  %.*s", (unsigned long long)record->seed, STR_ARG(tale->end));
    if (record->made_up)
        printf(" (%.*s; %.*s; %.*s)", STR_ARG(tale->buyer), STR_ARG(tale->seller), STR_ARG(tale->carrier));
    printf("\n");
    for (int i = 0; i < tale->count; i++)
        print_moment(report->reader.arena, &tale->moments[i]);
}

static void print_shortest(const struct lives_report *report, int side)
{
    const struct tally *tally = report->tallies[side];
    if (tally->shortest_count)
        printf("\n%.*s: %.*s\n", STR_ARG(lives_side_title(report, side)),
               STR_ARG(say(report->reader.language, STR(N_("the shortest lives with an unjust end")))));
    for (int i = 0; i < tally->shortest_count; i++)
        print_tale(report, &tally->shortest[i]);
}

static void print_report(const struct simulating *simulating)
{
    const struct lives_report *report = &simulating->report;
    struct str heading = arena_say_n(report->reader.arena, report->reader.language,
                                     (const struct str[2])FORMS_("{n} life", "{n} lives"),
                                     report->tallies[0]->lives, PLACES_OR_NONE());
    printf("  ");
    print_cell(heading, TITLE_COLUMN);
    for (int side = 0; side < report->count; side++)
        print_cell(lives_side_title(report, side), side + 1 < report->count ? CELL_COLUMN : 0);
    printf("\n");
    for (enum lives_part part = 0; part < LIVES_PART_COUNT; part++)
        print_part(report, part);
    for (int side = 0; side < report->count; side++)
        print_unused(report, side);
    for (int side = 0; side < report->count; side++)
        print_shortest(report, side);
    if (simulating->replay.left_out)
        printf("\n%.*s\n", STR_ARG(arena_say_n(
                               report->reader.arena, report->reader.language,
                               (const struct str[2])FORMS_(
                                   "{n} order is left out: noted from elsewhere, or its rules are not here",
                                   "{n} orders are left out: noted from elsewhere, or their rules are "
                                   "not here"),
                               simulating->replay.left_out, PLACES_OR_NONE())));
}

static void print_json(const struct lives_report *report)
{
    struct buf out;
    struct json json;
    buf_init(&out, (size_t)4 << 20);
    json_begin(&json, &out);
    lives_report_json(report, &json);
    printf("%.*s\n", STR_ARG(buf_str(&out)));
    buf_free(&out);
}

/* ---- the command ---- */

/* On the command line: a database of the settings is not meant by who tries rules out. */
static bool names_database(const struct run *run)
{
    return str_starts(run->given.origin[CONFIG_DB], STR("--"));
}

static int simulate(struct simulating *simulating, bool replays)
{
    struct run *run = simulating->run;
    struct str against = run->given.options[OPTION_AGAINST];
    struct lives_report *report = &simulating->report;
    int status = read_side(simulating, 0, run->given.operands[0]);
    if (!status && against.len)
        status = read_side(simulating, 1, against);
    if (status)
        return status;
    *report = (struct lives_report){.reader = {&run->arena, operator_language()},
                                    .count = against.len || replays ? 2 : 1,
                                    .seed = (uint64_t)simulating->seed,
                                    .made_up = !replays};
    for (int side = 0; side < report->count; side++) {
        report->policies[side] = side == 0 || against.len ? &simulating->work[side].policy : NULL;
        report->tallies[side] = &simulating->tallies[side];
    }
    if (replays && replay_all(simulating))
        return EXIT_WORLD;
    if (!replays)
        live_all(simulating);
    if (run->given.options[OPTION_JSON].len)
        print_json(report);
    else
        print_report(simulating);
    return EXIT_DONE;
}

int policy_simulate(int argc, char **argv)
{
    static const struct option options[OPTION_COUNT] = {[OPTION_AGAINST] = {STR_INIT("against"), false},
                                                        [OPTION_ORDERS] = {STR_INIT("orders"), false},
                                                        [OPTION_SEED] = {STR_INIT("seed"), false},
                                                        [OPTION_JSON] = {STR_INIT("json"), true}};
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    bool replays = names_database(&run);
    struct simulating *simulating = ARENA_NEW(&run.arena, struct simulating);
    *simulating = (struct simulating){.run = &run, .orders = ORDERS_STANDARD, .seed = 1};
    bool fits = run.given.operand_count == 1 &&
                read_number(simulating, OPTION_ORDERS, ORDERS_MOST, &simulating->orders) &&
                read_number(simulating, OPTION_SEED, INT64_MAX / 2, &simulating->seed) &&
                !(replays && (run.given.options[OPTION_ORDERS].len || run.given.options[OPTION_SEED].len));
    if (!fits)
        return run_misused(&run);
    status = simulate(simulating, replays);
    for (int side = 0; side < LIVES_SIDES; side++)
        arena_free(&simulating->work[side].arena);
    return status == EXIT_WORLD && run.failure.err ? run_failed(&run) : run_end(&run, status);
}
