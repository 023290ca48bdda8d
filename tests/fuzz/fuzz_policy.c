/* Files of rules of any bytes, beginning with those that the binary carries: refused by field, or rules that can be told. */
#include "base/check.h"
#include "base/packed.h"
#include "support/kit/fuzz.h"
#include "text/policy/file.h"

static struct arena arena;

/* A few of each kind: all of them would take too long. */
static void begin(void)
{
    static const char *const names[] = {"recourse-default.json", "ebay.json", "eu-shop.json", "klarna.json",
                                        "bank-transfer.json"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct packed_file *file = packed_find(&packed_policies, str_from(names[i]));
        check(file != NULL);
        fuzz_add(file->bytes);
    }
    arena_init(&arena, 64 * 1024 * 1024);
}

static void end(void)
{
    arena_free(&arena);
}

static void try_file(struct str bytes)
{
    struct policy policy;
    struct policy_problems problems = {0};
    arena_reset(&arena);
    enum err err = policy_file_read(&arena, bytes, &policy, &problems);
    check(err == OK ? problems.errors == 0 : err == ERR_INPUT && problems.errors > 0);
    for (int i = 0; i < problems.count && i < POLICY_PROBLEMS_MAX; i++)
        check(problems.at[i].text[0] && problems.at[i].line >= 0);
    if (err)
        return;
    check(policy.id[0] && policy.title[0]);
    check(str_is_utf8(str_from(policy.id)) && str_is_utf8(str_from(policy.title)));
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .begin = begin,
        .end = end,
        .try = try_file,
        .cases = 800,
        .bytes_max = 65536,
    };
    return fuzz_run(&fuzz, argc, argv);
}
