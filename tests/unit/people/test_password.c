/* Which passwords are tried first, and which are not. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/people/password.h"

static bool is_refused(const char *handle, const char *password)
{
    struct arena arena;
    arena_init(&arena, 64 * 1024);
    bool refused = password_wrong(&arena, str_from(handle), str_from(password)).len > 0;
    arena_free(&arena);
    return refused;
}

static void what_is_tried_first_is_refused_whatever_is_put_around_it(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "password12",     "Password123!",  "1234567890",       "12345678901",  "0987654321",
        "P4ssw0rd!!",     "passw0rd2024",  "passwordpassword", "drowssap99",   "qwertyuiop",
        "qwerty12345",    "1q2w3e4r5t",    "1qaz2wsx3edc",     "asdfghjkl1",   "zxcvbnm123",
        "poiuytrewq",     "abcdefghij",    "abcabcabcabc",     "aaaaaaaaaa",   "1111111111",
        "1212121212",     "iloveyou12",    "I love you 1",     "letmein123",   "Summer2026!",
        "december2026",   "michael1985",   "liverpool1",       "Welcome2026",  "administrator",
        "admin12345",     "19850623199",   "+4917612345678",   "changeme!!",   "qwertyqwerty",
        "!!!password!!!", "2026-11-29-01", "pass-word-12",     "helpdesk2026", "Motdepasse1",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (!is_refused("Ann", rows[i]))
            print_error("%s is taken\n", rows[i]);
        assert_true(is_refused("Ann", rows[i]));
    }
}

static void ones_own_name_is_refused_with_little_around_it(void **state)
{
    (void)state;
    static const struct {
        const char *handle, *password;
    } rows[] = {
        {"LongEnoughName", "longenoughname"},     {"LongEnoughName", "LongEnoughName12"},
        {"Ren\xC3\xA9 Dubois", "rene dubois 75"}, {"Christabel", "1990christabel"},
        {"Xanthippe", "xanthippe-abc"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_true(is_refused(rows[i].handle, rows[i].password));
}

static void words_that_belong_to_nobody_are_taken(void **state)
{
    (void)state;
    static const struct {
        const char *handle, *password;
    } rows[] = {
        {"Ann", "quiet-harbour-7"},
        {"Ann", "three plain words"},
        {"Ann", "calm-lighthouse-9"},
        {"Ann", "ann likes to walk by the sea"},
        {"Bo", "bottle cupboard window"},
        {"Ann", "x7Gq-mm29-Lw"},
        {"Ann", "password manager of my aunt"},
        {"Ann", "31415926535897932384626"},
        {"Ann", "\xD1\x82\xD0\xB8\xD1\x85\xD0\xB0\xD1\x8F \xD0\xB3\xD0\xB0\xD0\xB2\xD0\xB0\xD0\xBD\xD1\x8C"},
        {"", "green lantern eight"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (is_refused(rows[i].handle, rows[i].password))
            print_error("%s is refused\n", rows[i].password);
        assert_false(is_refused(rows[i].handle, rows[i].password));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_tried_first_is_refused_whatever_is_put_around_it),
        cmocka_unit_test(ones_own_name_is_refused_with_little_around_it),
        cmocka_unit_test(words_that_belong_to_nobody_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
