/* Situations that people are in, with what is right to do, written from the rules (tests/data/advice_situations.tsv). */
#include "base/check.h"
#include "support/advice/advice_world.h"
#include "support/kit/suite.h"
#include "text/advice/print.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_BYTES = 256 * 1024, PLAN_BYTES = 256 * 1024, SITUATIONS_MIN = 550 };

static struct str next_part(struct str *line)
{
    struct str part = str_cut(line, '\t');
    return str_eq(part, STR("-")) ? STR_NONE : part;
}

static bool is_one_of(struct str names, struct str name)
{
    while (names.len)
        if (str_eq(str_cut(&names, ' '), name))
            return true;
    return false;
}

static bool says_one_of(const struct buf *plan, struct str words)
{
    bool any = false;
    while (words.len) {
        struct str word = str_cut(&words, '|');
        any |= str_find(buf_str(plan), word) < plan->len;
    }
    return any;
}

/* What is right: acts, the latest day, words of which one must stand in the plan, and words that must not. */
struct right {
    struct str acts, last, words, no;
};

static bool is_right(struct advice_world *world, struct right right)
{
    const struct advice_plan *plan = &world->plan;
    struct buf printed;
    struct instant limit = CLOCK_UNSET;
    if (right.last.len)
        assert_true(advice_read_now(right.last, &limit));
    buf_init(&printed, PLAN_BYTES);
    advice_put_json(&world->order, plan, &printed);
    bool said = (!right.words.len || says_one_of(&printed, right.words)) && !says_one_of(&printed, right.no);
    buf_free(&printed);
    bool in_time = !limit.ms || plan->now.by.ms <= limit.ms;
    return said && in_time && is_one_of(right.acts, advice_act_name(plan->now.act));
}

static void advise_line(struct advice_world *world, struct arena *arena, struct str query)
{
    struct form form;
    arena_reset(arena);
    assert_int_equal(form_parse_lists(arena, query, advice_lists, &form, &world->failure), OK);
    struct str now = form_get(&form, STR("now"));
    assert_true(advice_read_now(now.len ? now : STR("2026-11-28T12:00:00Z"), &world->order.now));
    assert_int_equal(advice_read(arena, &world->sources, &form, &world->order, &world->failure), OK);
    advise(&world->order, &world->plan);
}

static void situations_get_what_the_rules_call_right(void **state)
{
    struct advice_world *world = *state;
    char path[500], *bytes = malloc(FILE_BYTES);
    const char *root = getenv("RECOURSE_SOURCE");
    snprintf(path, sizeof path, "%s/tests/data/advice_situations.tsv", root ? root : ".");
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct str rest = {bytes, fread(bytes, 1, FILE_BYTES, file)};
    fclose(file);
    size_t count = 0, right = 0;
    struct arena arena;
    arena_init(&arena, 1024 * 1024);
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        if (!line.len || line.at[0] == '#')
            continue;
        struct str name = next_part(&line), query = next_part(&line);
        struct right expected = {.acts = next_part(&line)};
        expected.last = next_part(&line);
        expected.words = next_part(&line);
        next_part(&line); /* the source */
        expected.no = next_part(&line);
        advise_line(world, &arena, query);
        count++;
        if (is_right(world, expected))
            right++;
        else
            print_message("%.*s: %.*s, right is %.*s\n", STR_ARG(name),
                          STR_ARG(advice_act_name(world->plan.now.act)), STR_ARG(expected.acts));
    }
    free(bytes);
    arena_free(&arena);
    print_message("%zu of %zu situations right\n", right, count);
    assert_true(count >= SITUATIONS_MIN);
    assert_int_equal(right, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(situations_get_what_the_rules_call_right),
    };
    return cmocka_run_group_tests(tests, advice_world_open, advice_world_close);
}
