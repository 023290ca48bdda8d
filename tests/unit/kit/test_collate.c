#include "base/check.h"
#include "support/door/languages.h"
#include "support/kit/suite.h"
#include "text/kit/collate.h"

struct shop {
    int64_t id;
    struct str name;
};

static void assert_order(const struct language *language, const char *const wanted[5])
{
    struct shop shops[] = {{1, STR("Zebra")},
                           {2, STR("\u0141\u00f3d\u017a")},
                           {3, STR("Apfel")},
                           {4, STR("lz")},
                           {5, STR("\u00e4pfel")}};
    struct arena arena;
    arena_init(&arena, 1 << 20);
    COLLATE(&arena, language, shops, COUNT_OF(shops), name);
    for (size_t i = 0; i < COUNT_OF(shops); i++)
        assert_str(shops[i].name, wanted[i]);
    assert_int_equal(shops[4].id, 1); /* a row goes as a whole */
    arena_free(&arena);
}

static void names_stand_where_their_reader_looks_for_them(void **state)
{
    (void)state;
    bool known;
    const struct language *german = language_find(&catalogue_recourse, STR("de"), false, &known);
    assert_order(NULL, (const char *const[]){"Apfel", "\u00e4pfel", "\u0141\u00f3d\u017a", "lz", "Zebra"});
    assert_order(german, (const char *const[]){"Apfel", "\u00e4pfel", "\u0141\u00f3d\u017a", "lz", "Zebra"});
    /* In Polish it is a letter of its own, behind all that begin with an l. */
    assert_order(sample_language("pl"),
                 (const char *const[]){"Apfel", "\u00e4pfel", "lz", "\u0141\u00f3d\u017a", "Zebra"});
}

static void the_same_names_stay_as_they_stood(void **state)
{
    (void)state;
    static const int wanted[] = {0, 2, 1, 3};
    struct shop shops[] = {{3, STR("b")}, {2, STR("a")}, {1, STR("a")}, {0, STR_NONE}};
    struct arena arena;
    arena_init(&arena, 1 << 20);
    COLLATE(&arena, NULL, shops, COUNT_OF(shops), name);
    for (int i = 0; i < 4; i++)
        assert_int_equal(shops[i].id, wanted[i]);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_where_their_reader_looks_for_them),
        cmocka_unit_test(the_same_names_stay_as_they_stood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
