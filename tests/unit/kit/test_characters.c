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
    assert_int_equal(said_chars(STR("包裹没到怎么办")), 21);
    assert_int_equal(said_chars(STR("พัสดุยังไม่มาถึง")), 22);
    assert_int_equal(said_chars(STR(" पार्सल  नहीं आया ")), 16);
    assert_int_equal(said_chars(STR("طردي لم يصل")), 15);
    assert_int_equal(said_chars(STR("\U0001F44D\U0001F44D\U0001F44D")), 3);
    assert_int_equal(said_chars(STR("Lost, again")), 11);
    assert_int_equal(seen_chars(STR("\u200B\u3164\u0301")), 0);
    /* The same with a letter of another alphabet, which takes the longer way. */
    assert_int_equal(seen_chars(STR(" a  b\t\x01~ \x7F ")), 4);
    assert_int_equal(seen_chars(STR(" a  b\t\x01я ~ \x7F ")), 6);
    assert_int_equal(seen_chars(STR("\r\n \t ")), 0);
}

static void a_line_is_one_and_turns_nothing(void **state)
{
    (void)state;
    struct arena room, *arena = &room;
    arena_init(arena, 4096);
    assert_true(str_eq(storable_line(arena, STR("a\u202Eb\u2066c\u200Bd\uFEFF\u2028\x01")), STR("abcd")));
    struct str family = STR("\U0001F468\u200D\U0001F469 \u0645\u06CC\u200C\u0631");
    assert_true(storable_line(arena, family).at == family.at); /* as it is, not copied */
    assert_true(str_eq(storable(arena, STR("a\u202Eb\nc\x1B")), STR("a\u202Eb\nc")));
    assert_true(str_eq(text_one_line(arena, STR(" Bowl,\r\n\u202Eblue\t")), STR("Bowl, blue")));
    assert_true(str_eq(storable(arena, STR("a\rb\r\nc\r")), STR("a\nb\nc\n")));
    assert_int_equal(text_one_line(arena, STR("")).len, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_with_its_accents_a_flag_and_a_family_are_one_character_each),
        cmocka_unit_test(a_line_is_one_and_turns_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
