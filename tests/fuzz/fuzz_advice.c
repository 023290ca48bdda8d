/*
 * Advice from mutilated forms. Deterministic: a seed (the first argument, 1 when there is none) and a bounded number
 * of cases (the second, 20000). Starts from the lines of tests/fuzz/corpus/advice.txt.
 */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/advice/input.h"
#include "text/advice/print.h"
#include "text/policy/file.h"

#include <stdio.h>
#include <stdlib.h>

enum { CASES = 20000, ARENA_BYTES = 64 * 1024 * 1024, LINE_BYTES = 256 * 1024 };

static void examine(const struct advice_case *order, struct buf *out)
{
    static struct advice_plan plan;
    advise(order, &plan);
    check(plan.now.by.ms == 0 || plan.now.by.ms > order->now.ms);
    buf_clear(out);
    advice_put_json(&plan, out);
    advice_put_text(&plan, out);
    advice_put_calendar(&plan, order->now, out);
    check(!out->overflow && str_is_utf8(buf_str(out)));
}

static void try_form(struct arena *arena, const struct advice_sources *sources, struct str text,
                     struct buf *out)
{
    struct form sent, form;
    struct failure failure = {0};
    struct advice_case order;
    check(advice_read_now(STR("2016-06-16"), &order.now));
    if (form_parse_lists(arena, text, advice_lists, &sent, &failure) != OK)
        return;
    advice_join(arena, &sent, &form);
    if (advice_read(arena, sources, &form, &order, &failure) == OK)
        examine(&order, out);
    else
        check(failure.field != NULL && failure.text[0]);
}

int main(int argc, char **argv)
{
    struct arena arena, scratch;
    struct failure failure = {0};
    struct fuzz fuzz;
    struct buf out;
    struct policy_set policies;
    struct advice_sources sources;
    fuzz_open(&fuzz, "tests/fuzz/corpus/advice.txt", argc > 1 ? strtoul(argv[1], NULL, 10) : 1);
    arena_init(&arena, ARENA_BYTES);
    arena_init(&scratch, ARENA_BYTES);
    buf_init(&out, LINE_BYTES);
    check(policy_set_load(&arena, &packed_policies, &policies, &failure) == OK);
    check(track_load(&arena, &packed_carriers, &sources.tracking, &failure) == OK);
    sources.policies = policies.at;
    sources.policy_count = policies.count;
    unsigned long cases = argc > 2 ? strtoul(argv[2], NULL, 10) : CASES;
    for (unsigned long i = 0; i < cases; i++) {
        try_form(&scratch, &sources, fuzz_next(&fuzz), &out);
        arena_reset(&scratch);
    }
    printf("%lu cases\n", cases);
    buf_free(&out);
    arena_free(&scratch);
    arena_free(&arena);
    fuzz_close(&fuzz);
    return 0;
}
