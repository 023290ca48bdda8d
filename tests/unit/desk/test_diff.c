#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

#include "base/buf.h"
#include "base/check.h"
#include "core/value/random.h"
#include "text/desk/diff.h"

/* "a [-b-]{+c+} d" */
static struct str shown(struct diff diff)
{
    struct str line = STR_NONE;
    static const char *const begins[] = {[DIFF_SAME] = "", [DIFF_REMOVED] = "[-", [DIFF_ADDED] = "{+"};
    static const char *const ends[] = {[DIFF_SAME] = "", [DIFF_REMOVED] = "-]", [DIFF_ADDED] = "+}"};
    for (size_t i = 0; i < diff.count; i++)
        line = arena_printf(&arena, "%.*s%s%.*s%s", STR_ARG(line), begins[diff.runs[i].kind],
                            STR_ARG(diff.runs[i].text), ends[diff.runs[i].kind]);
    return line;
}

static void an_edit_is_shown_word_by_word(void **state)
{
    (void)state;
    static const struct {
        struct str before, after;
        const char *diff;
    } rows[] = {
        {STR_INIT(""), STR_INIT(""), ""},
        {STR_INIT(""), STR_INIT("new"), "{+new+}"},
        {STR_INIT("old"), STR_INIT(""), "[-old-]"},
        {STR_INIT("the same"), STR_INIT("the same"), "the same"},
        {STR_INIT("I paid 5 euros."), STR_INIT("I paid 50 euros!"), "I paid [-5-]{+50+} euros[-.-]{+!+}"},
        {STR_INIT("one two three"), STR_INIT("one three"), "one [-two -]three"},
        {STR_INIT("one three"), STR_INIT("one two three"), "one {+two +}three"},
        {STR_INIT("a b c d"), STR_INIT("a x y d"), "a [-b c-]{+x y+} d"},
        {STR_INIT("line\n\nend"), STR_INIT("line\nend"), "line[-\n\n-]{+\n+}end"},
        {STR_INIT("où est le colis"), STR_INIT("où est mon colis"), "où est [-le-]{+mon+} colis"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_str(shown(diff_of(&arena, rows[i].before, rows[i].after)), rows[i].diff);
}

/* Both texts come out again; runs of one kind do not follow each other. */
static void assert_gives_both_back(struct str before, struct str after)
{
    struct diff diff = diff_of(&arena, before, after);
    struct buf old, new;
    buf_init(&old, 1 << 20);
    buf_init(&new, 1 << 20);
    for (size_t i = 0; i < diff.count; i++) {
        assert_true(diff.runs[i].text.len > 0);
        assert_true(i == 0 || diff.runs[i].kind != diff.runs[i - 1].kind);
        if (diff.runs[i].kind != DIFF_ADDED)
            buf_put(&old, diff.runs[i].text);
        if (diff.runs[i].kind != DIFF_REMOVED)
            buf_put(&new, diff.runs[i].text);
    }
    assert_true(str_eq(buf_str(&old), before));
    assert_true(str_eq(buf_str(&new), after));
    buf_free(&old);
    buf_free(&new);
}

static struct str random_text(struct random *random, uint32_t words)
{
    static const char *const pieces[] = {"a", "b", "parcel", " ", " ", "\n", ".", "é", "  "};
    struct buf out;
    buf_init(&out, 1 << 20);
    for (uint32_t left = random_below(random, words); left > 0; left--)
        buf_put(&out, str_from(pieces[random_below(random, COUNT_OF(pieces))]));
    struct str text = arena_copy(&arena, buf_str(&out));
    buf_free(&out);
    return text;
}

static void the_runs_give_both_texts_back(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 3000; i++) {
        struct random random = random_start(7, i);
        struct str before = random_text(&random, 40), after = random_text(&random, 40);
        assert_gives_both_back(before, after);
        arena_reset(&arena);
    }
}

static void texts_with_too_many_changes_are_replaced(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 6; i++) {
        struct random random = random_start(8, i);
        struct str before = random_text(&random, 20000), after = random_text(&random, 20000);
        assert_gives_both_back(before, after);
        arena_reset(&arena);
    }
    struct str line = STR("the beginning stays\n"), end = STR("\nthe end stays");
    struct str lines = random_text(&(struct random){1}, 9000),
               others = random_text(&(struct random){99}, 9000);
    struct diff diff =
        diff_of(&arena, arena_printf(&arena, "%.*s%.*s%.*s", STR_ARG(line), STR_ARG(lines), STR_ARG(end)),
                arena_printf(&arena, "%.*s%.*s%.*s", STR_ARG(line), STR_ARG(others), STR_ARG(end)));
    assert_true(diff.count >= 4);
    assert_true(str_starts(diff.runs[0].text, line));
    assert_int_equal(diff.runs[0].kind, DIFF_SAME);
    assert_int_equal(diff.runs[diff.count - 1].kind, DIFF_SAME);
}

static void a_long_text_with_a_small_edit_is_compared_by_words(void **state)
{
    (void)state;
    struct str long_text = random_text(&(struct random){5}, 60000);
    struct diff diff =
        diff_of(&arena, arena_printf(&arena, "%.*s old %.*s", STR_ARG(long_text), STR_ARG(long_text)),
                arena_printf(&arena, "%.*s new %.*s", STR_ARG(long_text), STR_ARG(long_text)));
    assert_int_equal(diff.count, 4);
    assert_str(diff.runs[1].text, "old");
    assert_str(diff.runs[2].text, "new");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edit_is_shown_word_by_word),
        cmocka_unit_test(the_runs_give_both_texts_back),
        cmocka_unit_test(texts_with_too_many_changes_are_replaced),
        cmocka_unit_test(a_long_text_with_a_small_edit_is_compared_by_words),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
