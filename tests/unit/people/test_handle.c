#include "base/check.h"
#include "text/people/alike.h"
#include "text/people/handle.h"

#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

static void a_handle_may_have_letters_of_any_script_and_signs_between_words(void **state)
{
    (void)state;
    static const char *const good[] = {"Ryan",     "kenji_t", "Anna Kay", "J.R-R", "Søren",
                                       "Müller 2", "Олена",   "李雷",     "नमस्ते"};
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_int_equal(handle_wrong(&arena, NULL, str_from(good[i])).len, 0);
}

static void a_handle_that_could_be_misread_is_refused_with_a_sentence(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "x",
        "",
        " Ryan",
        "Ryan ",
        "Ry  an",
        "a/b",
        "a@b.c",
        ".hidden",
        "trailing-",
        "two--signs",
        "a\tb",
        "<b>bo</b>",
        "Moderator",
        "DELETED user",
        "ÁDMIN",
        "zero\u200Bwidth",
        "filled\u3164",
        "fi\u115Flled",
        "fill\u1160ed",
        "\uFFA0filled",
        "right\u202Eleft",
        "emoji\U0001F600",
        "1234567890123456789012345678901",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_true(handle_wrong(&arena, NULL, str_from(bad[i])).len > 0);
}

static void handles_that_look_alike_have_one_key(void **state)
{
    (void)state;
    static const char *const same[] = {"ryán", "RYAN", " Ryan ", "Rya\u0301n"};
    for (size_t i = 0; i < COUNT_OF(same); i++)
        assert_str(handle_key(&arena, str_from(same[i])), "ryan");
}

static void a_letter_that_nobody_sees_makes_no_other_name(void **state)
{
    (void)state;
    static const char *const same[] = {"Noor\u3164", "No\u115For", "\u1160Noor", "Noo\uFFA0r", "Noor"};
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        assert_str(name_skeleton(&arena, str_from(same[i])), "noor");
        assert_str(name_shape(&arena, str_from(same[i])), "noor");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_handle_may_have_letters_of_any_script_and_signs_between_words),
        cmocka_unit_test(a_handle_that_could_be_misread_is_refused_with_a_sentence),
        cmocka_unit_test(a_letter_that_nobody_sees_makes_no_other_name),
        cmocka_unit_test(handles_that_look_alike_have_one_key),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
