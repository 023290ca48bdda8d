/*
 * Addresses of plans in mutilated texts, and their queries read as the page would. Deterministic: a seed (the first
 * argument, 1 when there is none). Starts from the lines of tests/fuzz/corpus/plan_link.txt.
 */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/advice/plan_link.h"
#include "text/kit/form.h"

#include <stdlib.h>
#include <string.h>

enum { CASES = 60000 };

static void examine(struct str text, struct str query)
{
    static const struct str path = STR_INIT("/advice?");
    check(query.len > 0 && query.len <= PLAN_LINK_MAX);
    check(query.at >= text.at + path.len && query.at + query.len <= text.at + text.len);
    check(memcmp(query.at - path.len, path.at, path.len) == 0);
    for (size_t i = 0; i < query.len; i++)
        check(query.at[i] > ' ' && query.at[i] < 127 && !strchr("\"'<>()[]\\`{}|^", query.at[i]));
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct fuzz fuzz;
    size_t found = 0;
    fuzz_open(&fuzz, "tests/fuzz/corpus/plan_link.txt", argc > 1 ? strtoul(argv[1], NULL, 10) : 1);
    arena_init(&arena, 1024 * 1024);
    for (int i = 0; i < CASES; i++) {
        struct str query, text = fuzz_next(&fuzz);
        if (!plan_link_find(text, STR("https://help.example.org"), &query))
            continue;
        struct form form;
        struct failure failure = {0};
        examine(text, query);
        enum err err = form_parse(&arena, query, &form, &failure);
        check(err == OK || err == ERR_INPUT || err == ERR_LIMIT);
        found++;
        arena_reset(&arena);
    }
    check(found > CASES / 100);
    arena_free(&arena);
    fuzz_close(&fuzz);
    return 0;
}
