/* Texts to answer with: their places, and what is not known. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "text/desk/ready.h"

#include <time.h>

static const struct ready_facts known = {
    {[READY_ORDERED] = STR_INIT("Nov 3, 2026"), [READY_TRACKING] = STR_INIT("{promised}")}};

static void places_are_filled_and_the_unknown_is_said(void **state)
{
    static const struct {
        struct str body;
        const char *filled;
        bool used;
    } rows[] = {
        {STR_INIT("Ordered on {ordered}."), "Ordered on Nov 3, 2026.", true},
        {STR_INIT("{ordered}{ordered}"), "Nov 3, 2026Nov 3, 2026", true},
        {STR_INIT("By {promised}, at {marketplace}?"),
         "By [promised day of delivery], at [name of the marketplace]?", false},
        {STR_INIT("What a carrier wrote is no place: {tracking}"),
         "What a carrier wrote is no place: {promised}", true},
        {STR_INIT("A {place} of nobody, {Ordered}, { ordered }, {}, {ordered"),
         "A {place} of nobody, {Ordered}, { ordered }, {}, {ordered", false},
        {STR_INIT("{{ordered}}"), "{Nov 3, 2026}", true},
        {STR_INIT(""), "", false},
        {STR_INIT("包裹 {ordered} 到"), "包裹 Nov 3, 2026 到", true},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool used;
        assert_str(ready_filled(&arena, NULL, rows[i].body, &known, &used), rows[i].filled);
        assert_int_equal(used, rows[i].used);
    }
    arena_free(&arena);
}

static void a_place_that_is_none_is_found(void **state)
{
    (void)state;
    assert_str(ready_unknown_place(STR("{ordered} {promised_day} {x}")), "promised_day");
    assert_str(ready_unknown_place(STR("{ordered} {Promised day} {tracking}")), "");
    for (size_t i = 0; i < READY_PLACE_COUNT; i++) {
        struct arena arena;
        arena_init(&arena, 4096);
        struct str name = ready_place_name((enum ready_place)i);
        assert_str(ready_unknown_place(arena_printf(&arena, "{%.*s}", STR_ARG(name))), "");
        arena_free(&arena);
    }
}

/* 100,000 of them took seconds. */
static void a_body_without_an_end_of_a_place_is_read_once(void **state)
{
    enum { CHARS = 400000 };
    struct arena arena;
    struct timespec begin, end;
    bool used;
    (void)state;
    arena_init(&arena, 8 << 20);
    char *text = arena_take(&arena, CHARS);
    for (size_t i = 0; i < CHARS; i++)
        text[i] = i % 2 ? '{' : 'a';
    assert_int_equal(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin), 0);
    struct str filled = ready_filled(&arena, NULL, (struct str){text, CHARS}, &known, &used);
    assert_int_equal(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end), 0);
    assert_int_equal(filled.len, CHARS);
    assert_true(end.tv_sec - begin.tv_sec < 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_filled_and_the_unknown_is_said),
        cmocka_unit_test(a_place_that_is_none_is_found),
        cmocka_unit_test(a_body_without_an_end_of_a_place_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
