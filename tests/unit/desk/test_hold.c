/* Words that the staff look for are found however they stand in a text. */
#include "base/check.h"
#include "core/desk/hold.h"
#include "support/kit/suite.h"

static const struct {
    const char *words, *text;
    bool hit;
} rows[] = {
    {"casino", "best casino in town", true},
    {"casino", "casino", true},
    {"casino", "casinos are not meant", false},
    {"casino", "mycasino", false},
    {"casino", "mycasino and a casino", true},
    {"casino", "\u201ccasino\u201d", true},
    {"casino", "\u201ecasino\u201c", true},
    {"casino", "\u00abcasino\u00bb", true},
    {"casino", "win\u2014casino\u2014now", true},
    {"casino", "win\u2026casino", true},
    {"casino", "casino\u3002", true},
    {"casino", "\U0001F3B0casino\U0001F3B0", true},
    {"casino", "\uff08casino\uff09", true},
    {"casino", "casino\u00e9", false},
    {"caf\u00e9", "un caf\u00e9, merci", true},
    {"\u0441\u0442\u0430\u0432\u043a\u0430", "\u0441\u0442\u0430\u0432\u043a\u0430\u2014\u0434\u0430", true},
    {"\u0441\u0442\u0430\u0432\u043a\u0430", "\u0441\u0442\u0430\u0432\u043a\u0430\u043c", false},
    {"\u8d4c\u573a", "\u6700\u597d\u7684\u8d4c\u573a\u5728\u8fd9\u91cc", true},
    {"\u30ab\u30b8\u30ce", "\u6700\u9ad8\u306e\u30ab\u30b8\u30ce\u3067\u3059", true},
    {"\u0e1e\u0e19\u0e31\u0e19",
     "\u0e40\u0e27\u0e47\u0e1a\u0e1e\u0e19\u0e31\u0e19\u0e2d\u0e2d\u0e19\u0e44\u0e25\u0e19\u0e4c", true},
    {"lamp\ncasino", "a casino", true},
};

static void a_word_is_found_beside_any_sign_and_in_any_script(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str hit = word_rule_hit(str_from(rows[i].words), str_from(rows[i].text));
        if ((hit.len > 0) != rows[i].hit)
            print_error("%s in %s\n", rows[i].words, rows[i].text);
        assert_int_equal(hit.len > 0, rows[i].hit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_found_beside_any_sign_and_in_any_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
