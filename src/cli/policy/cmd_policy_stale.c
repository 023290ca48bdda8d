/* recourse policy stale [--months N] [--json] [--today DAY] [FILE]...: values of rules that should be looked at again. */
#include "base/check.h"
#include "cli/kit/tongue.h"
#include "cli/policy/policy_parts.h"
#include "text/policy/file.h"
#include "text/policy/stale.h"

#include <stdio.h>
#include <string.h>

enum { STALE_MONTHS = 6, STALE_FILES_MAX = 64 };

struct staling {
    struct arena arena;
    struct stale_ask ask;
    bool json;
    const char *files[STALE_FILES_MAX];
    int file_count;
};

static bool take_number(struct str text, int32_t *number)
{
    int64_t read;
    bool fits = str_to_int(text, &read) && read >= 0 && read <= 1200;
    *number = fits ? (int32_t)read : 0;
    return fits;
}

static bool take_day(struct str text, int32_t *days)
{
    struct civil civil;
    bool fits = civil_read_date(text, &civil);
    *days = fits ? (int32_t)civil_days(civil.year, civil.month, civil.day) : 0;
    return fits;
}

static bool take_options(struct staling *staling, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(argv[i], "--json") == 0)
            staling->json = true;
        else if (strcmp(argv[i], "--months") == 0 && take_number(str_from(value), &staling->ask.months))
            i++;
        else if (strcmp(argv[i], "--today") == 0 && take_day(str_from(value), &staling->ask.today))
            i++;
        else if (argv[i][0] != '-' && staling->file_count < STALE_FILES_MAX)
            staling->files[staling->file_count++] = argv[i];
        else
            return false;
    }
    return true;
}

static int print_stale(struct staling *staling, const struct policy *policy)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    int found = staling->json
                    ? policy_stale_json(policy, staling->ask, &out)
                    : policy_stale_lines(policy_reader(&staling->arena), policy, staling->ask, &out);
    if (out.len)
        fwrite(out.at, 1, out.len, stdout);
    buf_free(&out);
    return found;
}

/* The files that were named; a file that is wrong stops it, by its own sentence. */
static int stale_files(struct staling *staling, int *found)
{
    struct policy *policy = ARENA_NEW(&staling->arena, struct policy);
    for (int i = 0; i < staling->file_count; i++) {
        int status = policy_read_path(&staling->arena, staling->files[i], policy);
        if (status != EXIT_DONE)
            return status;
        *found += print_stale(staling, policy);
    }
    return EXIT_DONE;
}

/* Those that the program carries, each in its newest version. */
static int stale_packed(struct staling *staling, int *found)
{
    struct policy_set set;
    struct failure failure = {0};
    check(policy_set_load(&staling->arena, &packed_policies, &set, &failure) == OK);
    for (size_t i = 0; i < set.count; i++)
        if (policy_set_newest(&set, str_from(set.at[i]->id)) == set.at[i])
            *found += print_stale(staling, set.at[i]);
    return EXIT_DONE;
}

struct stale_ask policy_stale_now(void)
{
    return (struct stale_ask){(int32_t)(instant_now().ms / SPAN_DAYS(1).ms), STALE_MONTHS};
}

int policy_stale(int argc, char **argv)
{
    struct staling staling = {.ask = policy_stale_now()};
    int found = 0;
    if (!take_options(&staling, argc, argv)) {
        complain(
            "policy", STR(N_("use: {usage}")),
            PLACES(PLACE("usage",
                         STR("recourse policy stale [--months N] [--json] [--today DAY] [FILE.json]..."))));
        return EXIT_USE;
    }
    arena_init(&staling.arena, 64 * 1024 * 1024);
    int status = staling.file_count ? stale_files(&staling, &found) : stale_packed(&staling, &found);
    arena_free(&staling.arena);
    return status == EXIT_DONE && found ? EXIT_FOUND : status;
}
