/* Ids and texts that are found again, whatever ids they are. */
#include "base/map.h"
#include "support/kit/suite.h"

#include <stdio.h>

enum { MANY = 100 * 1000 };

/* Neighbours, far apart, by powers of two, and negative ones. */
static int64_t id_of(int way, int64_t i)
{
    return way == 0 ? i + 1 : way == 1 ? (i + 1) * 1000003 : way == 2 ? (i + 1) << 24 : -(i + 1) * 7;
}

static void every_id_is_found_with_its_value_once_and_no_other(void **state)
{
    (void)state;
    for (int way = 0; way < 4; way++) {
        struct map map = {0};
        int64_t value = 0;
        assert_false(map_find_id(&map, 1, NULL));
        for (int64_t i = 0; i < MANY; i++)
            assert_true(map_add_id(&map, id_of(way, i), i % 3 ? i : 0));
        assert_int_equal(map.count, MANY);
        assert_int_equal(map.greatest, way == 3 ? 0 : id_of(way, MANY - 1));
        for (int64_t i = 0; i < MANY; i++) {
            assert_false(map_add_id(&map, id_of(way, i), 77));
            assert_true(map_find_id(&map, id_of(way, i), &value));
            assert_int_equal(value, i % 3 ? i : 0);
        }
        assert_false(map_find_id(&map, id_of(way, MANY), NULL));
        assert_false(map_find_id(&map, 0, NULL));
        map_free(&map);
        assert_int_equal(map.count, 0);
    }
}

static void every_text_is_found_with_its_value_once_and_no_other(void **state)
{
    static char texts[MANY][16];
    struct map map = {0};
    int64_t value = 0;
    (void)state;
    for (int i = 0; i < MANY; i++) {
        snprintf(texts[i], sizeof texts[i], "w%d", i);
        assert_true(map_add_text(&map, str_from(texts[i]), i));
    }
    for (int i = 0; i < MANY; i++) {
        assert_false(map_add_text(&map, str_from(texts[i]), 77));
        assert_true(map_find_text(&map, str_from(texts[i]), &value));
        assert_int_equal(value, i);
    }
    assert_false(map_find_text(&map, STR("w"), NULL));
    map_free(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_id_is_found_with_its_value_once_and_no_other),
        cmocka_unit_test(every_text_is_found_with_its_value_once_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
