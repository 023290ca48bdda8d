/*
 * Advice from any form: a plan is never past a deadline, and whatever is not understood names its field. The same bytes as a pasted
 * text: each fact is found once, with a value.
 */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/advice/input.h"
#include "text/advice/paste.h"
#include "text/advice/print.h"
#include "text/policy/file.h"

enum { ARENA_BYTES = 64 * 1024 * 1024, LINE_BYTES = 256 * 1024 };

static struct arena kept, arena;
static struct buf out;
static struct policy_set policies;
static struct advice_sources sources;

static void begin(void)
{
    struct failure failure = {0};
    arena_init(&kept, ARENA_BYTES);
    arena_init(&arena, ARENA_BYTES);
    buf_init(&out, LINE_BYTES);
    check(policy_set_load(&kept, &packed_policies, &policies, &failure) == OK);
    check(track_load(&kept, &packed_carriers, &sources.tracking, &failure) == OK);
    sources.policies = policies.at;
    sources.policy_count = policies.count;
}

static void end(void)
{
    buf_free(&out);
    arena_free(&arena);
    arena_free(&kept);
}

static void examine(const struct advice_case *order)
{
    static struct advice_plan plan;
    advise(order, &plan);
    check(plan.now.by.ms == 0 || plan.now.by.ms > order->now.ms);
    buf_clear(&out);
    advice_put_json(order, &plan, &out);
    advice_put_text(&arena, order, &plan, &out);
    advice_put_calendar(order, &plan, &out);
    check(!out.overflow && str_is_utf8(buf_str(&out)));
}

static void try_pasted(struct str text, struct instant now)
{
    struct advice_fact facts[ADVICE_FACTS_MAX];
    size_t count = advice_find_facts(&arena, &sources, text, now, facts);
    for (size_t i = 0; i < count; i++) {
        check(facts[i].value.len > 0 && str_is_utf8(facts[i].value));
        for (size_t k = 0; k < i; k++)
            check(!str_eq(facts[i].field, facts[k].field));
    }
}

static void try_form(struct str text)
{
    struct form sent, form;
    struct failure failure = {0};
    struct advice_case order;
    check(advice_read_now(STR("2016-06-16"), &order.now));
    arena_reset(&arena);
    try_pasted(text, order.now);
    if (form_parse_lists(&arena, text, advice_lists, &sent, &failure) != OK)
        return;
    advice_join(&arena, &sent, &form);
    if (advice_read(&arena, &sources, &form, &order, &failure) == OK)
        examine(&order);
    else
        check(failure.field != NULL && failure.text[0]);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "advice.txt",
        .begin = begin,
        .end = end,
        .try = try_form,
        .cases = 2000,
        .bytes_max = 4096,
    };
    return fuzz_run(&fuzz, argc, argv);
}
