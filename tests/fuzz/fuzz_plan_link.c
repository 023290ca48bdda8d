/* Addresses of plans in any text, and their queries read as the page would. */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/advice/plan_link.h"
#include "text/kit/form.h"

#include <string.h>

static struct arena arena;
static size_t found;

static void examine(struct str text, struct str query)
{
    static const struct str path = STR_INIT("/advice?");
    check(query.len > 0 && query.len <= PLAN_LINK_MAX);
    check(query.at >= text.at + path.len && query.at + query.len <= text.at + text.len);
    check(memcmp(query.at - path.len, path.at, path.len) == 0);
    for (size_t i = 0; i < query.len; i++)
        check(query.at[i] > ' ' && query.at[i] < 127 && !strchr("\"'<>()[]\\`{}|^", query.at[i]));
}

static void begin(void)
{
    arena_init(&arena, 1024 * 1024);
}

static void end(void)
{
    check(found > 0);
    arena_free(&arena);
}

static void try_text(struct str text)
{
    struct str query;
    struct form form;
    struct failure failure = {0};
    if (!plan_link_find(text, STR("https://help.example.org"), &query))
        return;
    examine(text, query);
    enum err err = form_parse(&arena, query, &form, &failure);
    check(err == OK || err == ERR_INPUT || err == ERR_LIMIT);
    found++;
    arena_reset(&arena);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "plan_link.txt",
        .begin = begin,
        .end = end,
        .try = try_text,
        .cases = 7000,
        .bytes_max = 4096,
    };
    return fuzz_run(&fuzz, argc, argv);
}
