/* recourse import jsonl DIR, recourse import generate */
#include "cli/kit/commands.h"
#include "cli/kit/progress_bar.h"
#include "cli/kit/unit.h"
#include "service/bulk/generate.h"
#include "service/bulk/import.h"

#include <stdio.h>

enum { OPTION_LENIENT, OPTION_SCALE, OPTION_SEED, OPTION_COUNT };

static const char usage[] =
    "recourse import jsonl DIR [--lenient], or recourse import generate --scale N [--seed S]";

static enum err import_unit(struct ctx *ctx, void *arg)
{
    return import_run(ctx, arg);
}

static enum err generate_unit(struct ctx *ctx, void *arg)
{
    return generate_run(ctx, arg);
}

static enum err import_files(struct run *run, struct workplace *place, const struct progress *progress,
                             int64_t *rows)
{
    struct import import = {.folder = run->given.operands[1],
                            .lenient = run->given.options[OPTION_LENIENT].len > 0,
                            .progress = progress};
    enum err err = workplace_do(run, place, import_unit, &import);
    *rows = import.rows;
    return err;
}

static enum err import_made_up(struct run *run, struct workplace *place, const struct progress *progress,
                               int64_t *rows)
{
    struct generate generate = {.seed = 1, .progress = progress};
    struct str seed = run->given.options[OPTION_SEED];
    if (!str_to_int(run->given.options[OPTION_SCALE], &generate.scale) || generate.scale < 1 ||
        generate.scale > GENERATE_SCALE_MAX)
        return fail(&run->failure, ERR_INPUT, "--scale takes a number of questions from 1 to {most}",
                    PLACE_INT("most", GENERATE_SCALE_MAX));
    if (seed.len && !str_to_int(seed, &generate.seed))
        return fail(&run->failure, ERR_INPUT, "--seed takes a whole number");
    enum err err = workplace_do(run, place, generate_unit, &generate);
    *rows = generate.rows;
    return err;
}

static enum err import_either(struct run *run, bool files)
{
    struct workplace place;
    struct progress_bar bar;
    int64_t rows = 0;
    struct instant began = instant_now();
    enum err err = workplace_open(run, &place);
    if (err)
        return err;
    progress_bar_start(&bar);
    err = files ? import_files(run, &place, &bar.progress, &rows)
                : import_made_up(run, &place, &bar.progress, &rows);
    progress_bar_end(&bar);
    workplace_close(&place);
    if (!err)
        printf("%lld rows imported in %.1f s\n", (long long)rows,
               (double)instant_since(instant_now(), began).ms / 1000.0);
    return err;
}

int cmd_import(int argc, char **argv)
{
    static const struct option options[OPTION_COUNT] = {
        [OPTION_LENIENT] = {STR_INIT("lenient"), true},
        [OPTION_SCALE] = {STR_INIT("scale"), false},
        [OPTION_SEED] = {STR_INIT("seed"), false},
    };
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    bool files = run.given.operand_count == 2 && str_eq(run.given.operands[0], STR("jsonl"));
    bool made_up = run.given.operand_count == 1 && str_eq(run.given.operands[0], STR("generate"));
    if (!files && !made_up)
        return run_misused(&run, usage);
    return import_either(&run, files) ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
