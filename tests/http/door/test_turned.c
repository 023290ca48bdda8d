/*
 * A language that is read from right to left: in the pages of the demo nothing at a place of a sentence turns the sentence
 * around it.
 */
#include "support/door/walk.h"

enum { PEOPLE = 3 };

static const struct tongue from_the_right = {"ar-XB", "<html lang=\"ar-XB\"", said_next_turned};

/* What a page prints does not depend on the database. */
static void what_stands_in_a_sentence_read_from_the_right_does_not_turn_it_around(void **state)
{
    (void)state;
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    fixture_databases(databases);
    assert_int_equal(walk_the_demo(&databases[0], &from_the_right, PEOPLE), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_a_sentence_read_from_the_right_does_not_turn_it_around),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
