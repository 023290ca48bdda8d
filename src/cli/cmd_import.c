/* recourse import: a help desk from files of several kinds, or one made up */
#include "base/check.h"
#include "cli/commands.h"
#include "cli/progress_bar.h"
#include "cli/unit.h"
#include "service/bulk/generate.h"
#include "service/bulk/import.h"
#include "service/bulk/q2a.h"
#include "service/bulk/stack_exchange.h"

#include <stdio.h>

enum { OPTION_LENIENT, OPTION_SCALE, OPTION_SEED, OPTION_PREFIX, OPTION_DRY_RUN, OPTION_COUNT };

static const char usage[] = "recourse import jsonl DIR [--lenient], q2a DUMP.sql [--prefix P] or "
                            "stackexchange DIR, each with [--dry-run], "
                            "or recourse import generate --scale N [--seed S]";

struct importing {
    struct run *run;
    struct str from; /* a file or folder */
    const struct progress *progress;
    const struct import_way *way;
    bool rehearsed; /* all went well, and nothing was kept */
    int64_t rows;
    struct import_report report;
};

struct import_way {
    struct str name;
    bool reads; /* the files that it names */
    enum err (*work)(struct ctx *ctx, struct importing *importing);
    bool reports;
};

/* ---- ways ---- */

static enum err import_jsonl(struct ctx *ctx, struct importing *importing)
{
    struct import import = {.folder = importing->from,
                            .lenient = importing->run->given.options[OPTION_LENIENT].len > 0,
                            .progress = importing->progress};
    enum err err = import_run(ctx, &import);
    importing->rows = import.rows;
    return err;
}

static enum err import_made_up(struct ctx *ctx, struct importing *importing)
{
    struct generate generate = {.seed = 1, .progress = importing->progress};
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

static enum err import_dump(struct ctx *ctx, struct importing *importing)
{
    struct import_q2a import = {.file = importing->from,
                                .prefix = importing->run->given.options[OPTION_PREFIX],
                                .progress = importing->progress};
    enum err err = import_q2a(ctx, &import);
    importing->report = import.report;
    return err;
}

static enum err import_exchange(struct ctx *ctx, struct importing *importing)
{
    struct import_stack_exchange import = {.folder = importing->from, .progress = importing->progress};
    enum err err = import_stack_exchange(ctx, &import);
    importing->report = import.report;
    return err;
}

/* name, whether it reads files, what it does, whether it reports */
static const struct import_way ways[] = {
    {STR_INIT("jsonl"), true, import_jsonl, false},
    {STR_INIT("q2a"), true, import_dump, true},
    {STR_INIT("stackexchange"), true, import_exchange, true},
    {STR_INIT("generate"), false, import_made_up, false},
};

/* ---- the report ---- */

static const char *const note_words[IMPORT_NOTES] = {
    [IMPORT_RENAMED] = "people have another name, for theirs cannot be here",
    [IMPORT_STAFF] = "people were staff and are members now; `recourse user role NAME ROLE` makes them staff",
    [IMPORT_BLOCKED] = "people were blocked and still are",
    [IMPORT_NO_PASSWORD] = "people have no password; `recourse user password NAME` gives them one",
    [IMPORT_NO_EMAIL] = "people have no address of mail, for it was never confirmed",
    [IMPORT_NO_CATEGORY] = "questions had no category and are in \"Other\"",
    [IMPORT_TAGS] = "tags were changed or left out, to fit here",
    [IMPORT_TITLES] = "titles were too long and are cut",
    [IMPORT_NO_AUTHOR] = "posts are without author, for that person is not in it",
    [IMPORT_UNSEEN] = "posts were hidden or waited for approval, and still are",
    [IMPORT_NO_PARENT] = "answers and comments were left out, for what they are about is not in it",
    [IMPORT_VOTES] = "votes were left out, for their voter or post is not in it",
    [IMPORT_NOT_SELECTED] = "selected answers and duplicates are not in it",
};

static void print_report(const struct import_report *report)
{
    for (int kind = 0; kind < BULK_KINDS; kind++) {
        struct str file = import_file(kind), name = str_cut(&file, '.');
        printf("%8lld  %.*s\n", (long long)report->rows[kind], STR_ARG(name));
    }
    for (int note = 0; note < IMPORT_NOTES; note++) {
        if (!report->notes[note])
            continue;
        printf("%8lld  %s\n", (long long)report->notes[note], note_words[note]);
        for (int i = 0; i < IMPORT_EXAMPLES && report->examples[note][i][0]; i++)
            printf("%10s%s\n", "", report->examples[note][i]);
    }
}

/* ---- the command ---- */

static enum err import_unit(struct ctx *ctx, void *arg)
{
    struct importing *importing = arg;
    enum err err = importing->way->work(ctx, importing);
    importing->rehearsed = !err && importing->run->given.options[OPTION_DRY_RUN].len > 0;
    return importing->rehearsed ? fail(&ctx->failure, ERR_REFUSED, "a dry run keeps nothing") : err;
}

static enum err import_so(struct importing *importing)
{
    struct workplace place;
    struct progress_bar bar;
    struct run *run = importing->run;
    struct instant began = instant_now();
    enum err err = workplace_open(run, &place);
    if (err)
        return err;
    progress_bar_start(&bar);
    importing->progress = &bar.progress;
    err = workplace_do(run, &place, import_unit, importing);
    progress_bar_end(&bar);
    workplace_close(&place);
    if (err && !importing->rehearsed)
        return err;
    for (int kind = 0; importing->way->reports && kind < BULK_KINDS; kind++)
        importing->rows += importing->report.rows[kind];
    printf("%lld rows %s in %.1f s\n", (long long)importing->rows,
           importing->rehearsed ? "could be imported; nothing was kept," : "imported",
           (double)instant_since(instant_now(), began).ms / 1000.0);
    if (importing->way->reports)
        print_report(&importing->report);
    return OK;
}

int cmd_import(int argc, char **argv)
{
    static const struct option options[OPTION_COUNT] = {
        [OPTION_LENIENT] = {STR_INIT("lenient"), true}, [OPTION_SCALE] = {STR_INIT("scale"), false},
        [OPTION_SEED] = {STR_INIT("seed"), false},      [OPTION_PREFIX] = {STR_INIT("prefix"), false},
        [OPTION_DRY_RUN] = {STR_INIT("dry-run"), true},
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
        return run_misused(&run, usage);
    importing.from = importing.way->reads ? run.given.operands[1] : STR_NONE;
    return import_so(&importing) ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
