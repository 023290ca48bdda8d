#include "base/check.h"
#include "support/kit/suite.h"

static void a_cut_takes_the_text_before_the_separator(void **state)
{
    (void)state;
    struct str rest = STR("a,b,,c");
    assert_str(str_cut(&rest, ','), "a");
    assert_str(str_cut(&rest, ','), "b");
    assert_str(str_cut(&rest, ','), "");
    assert_str(str_cut(&rest, ','), "c");
    assert_int_equal(rest.len, 0);
}

static void an_integer_is_read_whole_or_refused(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        bool good;
        int64_t value;
    } rows[] = {
        {STR_INIT("0"), true, 0},
        {STR_INIT("-7"), true, -7},
        {STR_INIT("9223372036854775807"), true, INT64_MAX},
        {STR_INIT("-9223372036854775808"), true, INT64_MIN},
        {STR_INIT("9223372036854775808"), false, 0},
        {STR_INIT(""), false, 0},
        {STR_INIT("-"), false, 0},
        {STR_INIT("1 "), false, 0},
        {STR_INIT("0x1"), false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t value = 0;
        assert_int_equal(str_to_int(rows[i].text, &value), rows[i].good);
        assert_int_equal(value, rows[i].value);
    }
}

static void only_well_formed_utf8_passes(void **state)
{
    (void)state;
    assert_true(str_is_utf8(STR("Grüße, 好, \xF0\x9F\x93\xA6")));
    assert_false(str_is_utf8(STR("\xC0\xAF")));         /* overlong */
    assert_false(str_is_utf8(STR("\xED\xA0\x80")));     /* surrogate */
    assert_false(str_is_utf8(STR("\xF4\x90\x80\x80"))); /* beyond U+10FFFF */
    assert_false(str_is_utf8(STR("\xE2\x82")));         /* cut off */
    assert_false(str_is_utf8(STR("a\0b")));
}

static void a_prefix_never_splits_a_character(void **state)
{
    (void)state;
    assert_str(str_char_prefix(STR("äöü"), 2), "äö");
    assert_str(str_char_prefix(STR("äöü"), 9), "äöü");
    assert_str(str_char_prefix(STR("äöü"), 3), "äöü");
    assert_str(str_char_prefix(STR("abc"), 3), "abc");
    assert_str(str_char_prefix(STR("abc"), 2), "ab");
    assert_int_equal(str_char_count(STR("äöü")), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_takes_the_text_before_the_separator),
        cmocka_unit_test(an_integer_is_read_whole_or_refused),
        cmocka_unit_test(only_well_formed_utf8_passes),
        cmocka_unit_test(a_prefix_never_splits_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
