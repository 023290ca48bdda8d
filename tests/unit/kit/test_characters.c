/* What people count as one character. */
#include "support/kit/suite.h"

#include "text/kit/storable.h"

static void a_letter_with_its_accents_a_flag_and_a_family_are_one_character_each(void **state)
{
    (void)state;
    assert_int_equal(text_characters(STR("e\u0301a")), 2);
    assert_int_equal(text_characters(STR("\U0001F1E9\U0001F1EA")), 1);
    assert_int_equal(text_characters(STR("\U0001F468\u200D\U0001F469\u200D\U0001F467")), 1);
    assert_int_equal(text_characters(STR("हिन्दी")), 2);
    assert_int_equal(text_characters(STR("")), 0);
    assert_int_equal(seen_chars(STR("\U0001F468\u200D\U0001F469\u200D\U0001F467 a")), 3);
    assert_int_equal(said_chars(STR("包裹没到怎么办")), 14);
    assert_int_equal(seen_chars(STR("\u200B\u3164\u0301")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_with_its_accents_a_flag_and_a_family_are_one_character_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
