#include "core/value/random.h"
#include "support/kit/suite.h"

static void a_series_is_the_same_every_time(void **state)
{
    (void)state;
    struct random a = random_start(7, 1), b = random_start(7, 1);
    for (int i = 0; i < 100; i++)
        assert_true(random_next(&a) == random_next(&b));
}

static void another_seed_or_series_gives_other_numbers(void **state)
{
    (void)state;
    struct random first = random_start(7, 1), seed = random_start(8, 1), series = random_start(7, 2);
    uint64_t number = random_next(&first);
    assert_true(number != random_next(&seed));
    assert_true(number != random_next(&series));
}

static void every_answer_below_the_bound_is_about_as_frequent(void **state)
{
    (void)state;
    enum { BOUND = 7, DRAWS = 70000 };
    int seen[BOUND] = {0};
    struct random random = random_start(1, 1);
    for (int i = 0; i < DRAWS; i++)
        seen[random_below(&random, BOUND)]++;
    for (int i = 0; i < BOUND; i++)
        assert_in_range(seen[i], DRAWS / BOUND - 500, DRAWS / BOUND + 500);
    assert_int_equal(random_below(&random, 1), 0);
}

static void ranks_follow_zipf_in_steps_and_stay_below_the_count(void **state)
{
    (void)state;
    enum { COUNT = 10, DRAWS = 80000 };
    int seen[COUNT] = {0};
    struct random random = random_start(2, 1);
    for (int i = 0; i < DRAWS; i++) {
        uint32_t rank = random_rank(&random, COUNT);
        assert_true(rank < COUNT);
        seen[rank]++;
    }
    /* Shares of 1, 1/2 (twice), 1/4 (four times) and 1/8 (three times): 3.375 in all. */
    assert_in_range(seen[0], 23200, 24200);
    assert_in_range(seen[1], 11350, 12350);
    assert_in_range(seen[6], 5430, 6430);
    assert_in_range(seen[9], 2460, 3460);
    assert_int_equal(random_rank(&random, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_is_the_same_every_time),
        cmocka_unit_test(another_seed_or_series_gives_other_numbers),
        cmocka_unit_test(every_answer_below_the_bound_is_about_as_frequent),
        cmocka_unit_test(ranks_follow_zipf_in_steps_and_stay_below_the_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
