/* Texts to answer with: their places, and what is not known. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "text/desk/ready.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_filled_and_the_unknown_is_said),
        cmocka_unit_test(a_place_that_is_none_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
