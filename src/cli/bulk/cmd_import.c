/* recourse import: a help desk from files of several kinds, or one made up */
#include "base/buf.h"
#include "base/check.h"
#include "cli/bulk/importing.h"
#include "cli/kit/aside.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "http/site/zones.h"
#include "service/bulk/apache_answer.h"
#include "service/bulk/discourse.h"
#include "service/bulk/generate.h"
#include "service/bulk/phpbb.h"
#include "service/bulk/q2a.h"
#include "service/bulk/stack_exchange.h"
#include "service/bulk/whole.h"
#include "text/clock/locale.h"

#include <stdio.h>

struct import_way {
    struct str name;
    bool reads; /* the files that it names */
    bool large; /* a whole desk: worth a copy of the database */
    bool zoned; /* its times are by some clock that --zone names */
    enum err (*work)(struct ctx *ctx, struct importing *importing);
    void (*report)(const struct importing *importing); /* NULL: how many rows there were is all */
};

/* ---- ways ---- */

static enum err import_jsonl(struct ctx *ctx, struct importing *importing)
{
    struct import import = {.folder = importing->from,
                            .lenient = importing->run->given.options[OPTION_LENIENT].len > 0,
                            .progress = &importing->bar.progress};
    enum err err = import_run(ctx, &import);
    importing->rows = import.rows;
    return err;
}

static enum err import_made_up(struct ctx *ctx, struct importing *importing)
{
    struct generate generate = {.seed = 1, .progress = &importing->bar.progress};
    const struct str *options = importing->run->given.options;
    if (!str_to_int(options[OPTION_SCALE], &generate.scale) || generate.scale < 1 ||
        generate.scale > GENERATE_SCALE_MAX)
        return fail(&ctx->failure, ERR_INPUT, "--scale takes a number of questions from 1 to {most}",
                    PLACE_INT("most", GENERATE_SCALE_MAX));
    if (options[OPTION_SEED].len && !str_to_int(options[OPTION_SEED], &generate.seed))
        return fail(&ctx->failure, ERR_INPUT, "--seed takes a whole number");
    enum err err = generate_run(ctx, &generate);
    importing->rows = generate.rows;
    return err;
}

static enum err find_zone(struct ctx *ctx, struct run *run, struct import_dump *import)
{
    struct str name = run->given.options[OPTION_ZONE];
    if (!name.len)
        return OK;
    import->zone = zones_find(zones_load(&run->arena), name);
    if (import->zone)
        return OK;
    return fail(&ctx->failure, ERR_INPUT, "--zone takes the name of a time zone, such as Europe/Berlin");
}

static enum err import_dump(struct ctx *ctx, struct importing *importing,
                            enum err (*take)(struct ctx *ctx, struct import_dump *import))
{
    const struct str *options = importing->run->given.options;
    struct import_dump import = {.file = importing->from,
                                 .prefix = options[OPTION_PREFIX],
                                 .forums = options[OPTION_FORUMS],
                                 .progress = &importing->bar.progress};
    enum err err = find_zone(ctx, importing->run, &import);
    if (!err)
        err = take(ctx, &import);
    importing->report = import.report;
    return err;
}

static enum err import_questions(struct ctx *ctx, struct importing *importing)
{
    return import_dump(ctx, importing, import_q2a);
}

static enum err import_answer(struct ctx *ctx, struct importing *importing)
{
    return import_dump(ctx, importing, import_apache_answer);
}

static enum err import_board(struct ctx *ctx, struct importing *importing)
{
    return import_dump(ctx, importing, import_phpbb);
}

static enum err import_exchange(struct ctx *ctx, struct importing *importing)
{
    struct import_stack_exchange import = {.folder = importing->from, .progress = &importing->bar.progress};
    enum err err = import_stack_exchange(ctx, &import);
    importing->report = import.report;
    return err;
}

static enum err import_whole(struct ctx *ctx, struct importing *importing)
{
    struct whole whole = {.folder = importing->from, .progress = &importing->bar.progress};
    enum err err = whole_import(ctx, &whole);
    importing->rows = whole.rows;
    return err;
}

static enum err import_talk(struct ctx *ctx, struct importing *importing)
{
    struct buf text;
    struct import_discourse import = {.name = importing->from, .progress = &importing->bar.progress};
    buf_init(&text, TABLE_BYTES_MAX);
    enum err err = import_read(ctx, importing->from, &text);
    import.text = buf_str(&text);
    if (!err)
        err = import_discourse(ctx, &import);
    buf_free(&text);
    importing->report = import.report;
    return err;
}

/* ---- the report ---- */

static const char *const note_words[IMPORT_NOTES] = {
    [IMPORT_RENAMED] = N_("people have another name, for theirs cannot be here"),
    [IMPORT_STAFF] =
        N_("people were staff and are members now; `recourse user role NAME ROLE` makes them staff"),
    [IMPORT_BLOCKED] = N_("people were blocked and still are"),
    [IMPORT_NO_PASSWORD] = N_("people have no password; `recourse user password NAME` gives them one"),
    [IMPORT_NO_EMAIL] = N_("people have no email address, for it was never confirmed"),
    [IMPORT_NO_CATEGORY] = N_("questions had no category and are in \"Other\""),
    [IMPORT_TAGS] = N_("tags were changed or left out, to fit here"),
    [IMPORT_TITLES] = N_("titles were too long and are cut"),
    [IMPORT_BODIES] = N_("texts were longer than 100,000 characters and are cut"),
    [IMPORT_NO_AUTHOR] = N_("posts are without author, for that person is not in it"),
    [IMPORT_UNSEEN] = N_("posts were hidden or waited for approval, and still are"),
    [IMPORT_NO_PARENT] = N_("answers and comments were left out, for what they are about is not in it"),
    [IMPORT_VOTES] = N_("votes were left out, for their voter or post is not in it"),
    [IMPORT_NOT_SELECTED] = N_("selected answers and duplicates are not in it"),
    [IMPORT_PICTURES] = N_("pictures are not in it; their words stand in their place"),
    [IMPORT_PRIVATE] = N_("messages that only some could read were left out"),
    [IMPORT_NO_POST] = N_("topics were left out, for they have no first post"),
    [IMPORT_TIMES] = N_("rows had no day (0000-00-00) and have that of the row before"),
    [IMPORT_OTHER_KINDS] = N_("posts were left out, for their kind is not known here"),
};

static void report_desk(const struct importing *importing)
{
    const struct import_report *report = &importing->report;
    for (int kind = 0; kind < BULK_KINDS; kind++) {
        struct str file = import_file(kind), name = str_cut(&file, '.');
        printf("%8lld  %.*s\n", (long long)report->rows[kind], STR_ARG(name));
    }
    for (int note = 0; note < IMPORT_NOTES; note++) {
        if (!report->notes[note])
            continue;
        printf("%8lld  %.*s\n", (long long)report->notes[note], STR_ARG(operator_says(note_words[note])));
        for (int i = 0; i < IMPORT_EXAMPLES && report->examples[note][i][0]; i++)
            printf("%10s%s\n", "", report->examples[note][i]);
    }
}

/* name, whether it reads files, whether it is large, whether it takes a zone, what it does, how it reports */
static const struct import_way ways[] = {
    {STR_INIT("jsonl"), true, true, false, import_jsonl, NULL},
    {STR_INIT("q2a"), true, true, true, import_questions, report_desk},
    {STR_INIT("answer"), true, true, true, import_answer, report_desk},
    {STR_INIT("phpbb"), true, true, false, import_board, report_desk},
    {STR_INIT("stackexchange"), true, true, false, import_exchange, report_desk},
    {STR_INIT("discourse"), true, true, false, import_talk, report_desk},
    {STR_INIT("orders"), true, false, false, import_orders, report_orders},
    {STR_INIT("listed"), true, false, false, import_listed, report_listed},
    {STR_INIT("table"), true, false, false, import_table, report_table},
    {STR_INIT("whole"), true, true, false, import_whole, NULL},
    {STR_INIT("generate"), false, true, false, import_made_up, NULL},
};

/* ---- the command ---- */

static enum err import_unit(struct ctx *ctx, void *arg)
{
    struct importing *importing = arg;
    enum err err = importing->way->work(ctx, importing);
    importing->rehearsed = !err && importing->run->given.options[OPTION_DRY_RUN].len > 0;
    return importing->rehearsed ? fail(&ctx->failure, ERR_REFUSED, "a dry run keeps nothing") : err;
}

/* A large one beside the database, which waits for nobody and takes its place at the end. */
static enum err take_in(struct importing *importing)
{
    struct aside aside = {0};
    struct run *run = importing->run;
    enum err err = importing->way->large ? aside_open(run, &aside) : workplace_open(run, &aside.place);
    if (err)
        return err;
    progress_bar_start(&importing->bar);
    err = workplace_do(run, &aside.place, import_unit, importing);
    if (!err)
        err = aside_keep(run, &aside);
    else
        aside_drop(&aside);
    progress_bar_end(&importing->bar);
    return err;
}

static enum err import_so(struct importing *importing)
{
    struct run *run = importing->run;
    struct instant began = instant_now();
    enum err err = take_in(importing);
    if (err && !importing->rehearsed)
        return err;
    for (int kind = 0; kind < BULK_KINDS; kind++)
        importing->rows += importing->report.rows[kind];
    static const struct str taken[2] =
        FORMS_("{n} row imported in {seconds} s", "{n} rows imported in {seconds} s"),
                            tried[2] = FORMS_("{n} row could be imported; nothing was kept",
                                              "{n} rows could be imported; nothing was kept");
    double seconds = (double)instant_since(instant_now(), began).ms / 1000.0;
    struct str said =
        locale_decimal(&run->arena, operator_language(), arena_printf(&run->arena, "%.1f", seconds));
    tell_n(&run->arena, importing->rehearsed ? tried : taken, importing->rows,
           PLACES(PLACE("seconds", said)));
    if (importing->way->report)
        importing->way->report(importing);
    return OK;
}

int cmd_import(int argc, char **argv)
{
    static const struct option options[OPTION_COUNT] = {
        [OPTION_LENIENT] = {STR_INIT("lenient"), true},
        [OPTION_SCALE] = {STR_INIT("scale"), false},
        [OPTION_SEED] = {STR_INIT("seed"), false},
        [OPTION_PREFIX] = {STR_INIT("prefix"), false},
        [OPTION_FORUMS] = {STR_INIT("forums"), false},
        [OPTION_DRY_RUN] = {STR_INIT("dry-run"), true},
        [OPTION_MARKET] = {STR_INIT("market"), false},
        [OPTION_SELLER] = {STR_INIT("seller"), false},
        [OPTION_MAKE_BUYERS] = {STR_INIT("make-buyers"), true},
        [OPTION_BUYER] = {STR_INIT("buyer"), false},
        [OPTION_POLICY] = {STR_INIT("policy"), false},
        [OPTION_CURRENCY] = {STR_INIT("currency"), false},
        [OPTION_DAYS] = {STR_INIT("days"), false},
        [OPTION_SINCE] = {STR_INIT("since"), false},
        [OPTION_COLUMNS] = {STR_INIT("columns"), false},
        [OPTION_ZONE] = {STR_INIT("zone"), false},
    };
    struct run run;
    struct importing importing = {.run = &run};
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    for (size_t i = 0; run.given.operand_count && i < COUNT_OF(ways); i++)
        if (str_eq(run.given.operands[0], ways[i].name) && run.given.operand_count == (ways[i].reads ? 2 : 1))
            importing.way = &ways[i];
    if (!importing.way)
        return run_misused(&run);
    if (run.given.options[OPTION_ZONE].len && !importing.way->zoned) {
        (void)!fail(&run.failure, ERR_INPUT,
                    "--zone is for q2a and answer: the times of {way} are not by a zone's clock",
                    PLACE("way", importing.way->name));
        return run_failed(&run);
    }
    importing.from = importing.way->reads ? run.given.operands[1] : STR_NONE;
    return import_so(&importing) ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
