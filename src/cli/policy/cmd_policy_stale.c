/* recourse policy stale [--months N] [--json] [--today DAY] [--policies DIR] [FILE]...: values of rules that should be looked at again. */
#include "cli/kit/tongue.h"
#include "cli/policy/policy_parts.h"
#include "text/policy/file.h"
#include "text/policy/stale.h"

#include <stdio.h>

enum { STALE_MONTHS = 6, STALE_MONTHS_MOST = 1200 };
enum { OPTION_MONTHS, OPTION_TODAY, OPTION_JSON, OPTION_COUNT };

struct staling {
    struct run run;
    struct stale_ask ask;
    bool json;
};

static bool take_months(struct str text, int32_t *months)
{
    int64_t read;
    bool fits = str_to_int(text, &read) && read >= 0 && read <= STALE_MONTHS_MOST;
    *months = fits ? (int32_t)read : 0;
    return fits;
}

static bool take_day(struct str text, int32_t *days)
{
    struct civil civil;
    bool fits = civil_read_date(text, &civil);
    *days = fits ? (int32_t)civil_days(civil.year, civil.month, civil.day) : 0;
    return fits;
}

static bool take_options(struct staling *staling)
{
    const struct str *options = staling->run.given.options;
    staling->json = options[OPTION_JSON].len > 0;
    return (!options[OPTION_MONTHS].at || take_months(options[OPTION_MONTHS], &staling->ask.months)) &&
           (!options[OPTION_TODAY].at || take_day(options[OPTION_TODAY], &staling->ask.today));
}

static int print_stale(struct staling *staling, const struct policy *policy)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    int found = staling->json
                    ? policy_stale_json(policy, staling->ask, &out)
                    : policy_stale_lines(policy_reader(&staling->run.arena), policy, staling->ask, &out);
    if (out.len)
        fwrite(out.at, 1, out.len, stdout);
    buf_free(&out);
    return found;
}

/* The files that were named; a file that is wrong stops it, by its own sentence. */
static int stale_files(struct staling *staling, int *found)
{
    struct run *run = &staling->run;
    struct policy *policy = ARENA_NEW(&run->arena, struct policy);
    for (size_t i = 0; i < run->given.operand_count; i++) {
        int status = policy_read_path(&run->arena, arena_cstr(&run->arena, run->given.operands[i]), policy);
        if (status != EXIT_DONE)
            return status;
        *found += print_stale(staling, policy);
    }
    return EXIT_DONE;
}

/* Those of the program and of the operator's folder, each in its newest version; a file that cannot be taken is found, too. */
static int stale_known(struct staling *staling, int *found)
{
    struct policy_set set;
    bool refused;
    if (run_rules(&staling->run, true, &set, &refused, &staling->run.failure))
        return EXIT_WORLD;
    for (size_t i = 0; i < set.count; i++)
        if (policy_set_newest(&set, str_from(set.at[i]->id)) == set.at[i])
            *found += print_stale(staling, set.at[i]);
    *found += refused;
    return EXIT_DONE;
}

struct stale_ask policy_stale_now(void)
{
    return (struct stale_ask){(int32_t)(instant_now().ms / SPAN_DAYS(1).ms), STALE_MONTHS};
}

int policy_stale(int argc, char **argv)
{
    static const struct option options[OPTION_COUNT] = {[OPTION_MONTHS] = {STR_INIT("months"), false},
                                                        [OPTION_TODAY] = {STR_INIT("today"), false},
                                                        [OPTION_JSON] = {STR_INIT("json"), true}};
    struct staling staling = {.ask = policy_stale_now()};
    struct run *run = &staling.run;
    int found = 0, status = run_begin(run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    if (!take_options(&staling))
        return run_misused(run);
    status = run->given.operand_count ? stale_files(&staling, &found) : stale_known(&staling, &found);
    if (status == EXIT_WORLD && run->failure.err)
        return run_failed(run);
    return run_end(run, status == EXIT_DONE && found ? EXIT_FOUND : status);
}
