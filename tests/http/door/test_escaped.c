/*
 * Every sentence goes through the catalogues: the pages of the demo, in a made-up language that puts all it says
 * into brackets, show no English outside of them but what people wrote.
 */
#include "support/door/walk.h"

enum { PEOPLE = 40 };

static const struct tongue accented = {"en-XA", "<html lang=\"en-XA\"", said_next_escaped};

static void no_sentence_goes_around_the_catalogues(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        assert_int_equal(walk_the_demo(database, &accented, PEOPLE), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_sentence_goes_around_the_catalogues)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
