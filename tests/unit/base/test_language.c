#include "base/check.h"
#include "base/err.h"
#include "support/door/languages.h"
#include "support/kit/suite.h"

#include <string.h>

#define APART(text) APART_BEGIN text APART_END

static const struct str parcels[2] = {STR_INIT("{n} parcel for {name}"), STR_INIT("{n} parcels for {name}")};

static void a_count_takes_the_form_of_its_language(void **state)
{
    static const struct {
        const char *tag;
        int64_t n;
        const char *said;
    } rows[] = {
        {"en", 1, "1 parcel for Ann"},
        {"en", 0, "0 parcels for Ann"},
        {"en", -1, "-1 parcels for Ann"},
        {"pl", 1, "Dla Ann: 1 paczka"},
        {"pl", 2, "Dla Ann: 2 paczki"},
        {"pl", 5, "Dla Ann: 5 paczek"},
        {"pl", 12, "Dla Ann: 12 paczek"},
        {"pl", 22, "Dla Ann: 22 paczki"},
        {"pl", 112, "Dla Ann: 112 paczek"},
        {"ar", 0, "zero " APART("0") " " APART("Ann")},
        {"ar", 1, "one " APART("1") " " APART("Ann")},
        {"ar", 2, "two " APART("2") " " APART("Ann")},
        {"ar", 3, "few " APART("3") " " APART("Ann")},
        {"ar", 11, "many " APART("11") " " APART("Ann")},
        {"ar", 100, "other " APART("100") " " APART("Ann")},
        {"ar", 103, "few " APART("103") " " APART("Ann")},
        {"en-XA", 1, "⟦1 þåáŕçéëļ ƒöóŕ Ann⟧"},
        {"en-XA", 2, "⟦2 þåáŕçéëļš ƒöóŕ Ann⟧"},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str said = arena_say_n(&arena, sample_language(rows[i].tag), parcels, rows[i].n,
                                      PLACES(PLACE("name", STR("Ann"))));
        assert_str(said, rows[i].said);
    }
    arena_free(&arena);
}

static void what_was_counted_is_grouped_and_what_names_something_is_not(void **state)
{
    static const struct {
        const char *tag;
        int64_t number;
        const char *said;
    } rows[] = {
        {"en", 999, "999 of 999"},
        {"en", 1234, "1,234 of 1234"},
        {"en", 1234567, "1,234,567 of 1234567"},
        {"en", -1234567, "-1,234,567 of -1234567"},
        {"en", -999, "-999 of -999"},
        {"pl", 1234, "1234 of 1234"}, /* two digits stand before its first group */
        {"pl", 12345, "12\u00a0345 of 12345"},
        {"en-XA", 1234, "1,234 of 1234"},
        {"en", INT64_MIN, "-9,223,372,036,854,775,808 of -9223372036854775808"},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str said =
            arena_say(&arena, sample_language(rows[i].tag), STR("{count} of {id}"),
                      PLACES(PLACE_INT("count", rows[i].number), PLACE_ID("id", rows[i].number)));
        assert_str(said, rows[i].said);
    }
    arena_free(&arena);
}

static void what_stands_at_the_places_of_a_sentence_is_found_again(void **state)
{
    static const struct {
        const char *sentence, *filled;
        int count;
        const char *places[2];
    } rows[] = {
        {"from \"{before}\" to \"{after}\"", "from \"a to b\" to \"\"", 2, {"a to b", ""}},
        {"from \"{before}\" to \"{after}\"", "from \"a\" to \"b\" to \"c\"", -1, {NULL}},
        {"made: {name}", "made: {name}", 1, {"{name}"}},
        {"made: {name}", "revoked: x", -1, {NULL}},
        {"{person} leaves", "Ann leaves", 1, {"Ann"}},
        {"{person} leaves", "Ann leaves us", -1, {NULL}},
        {"{a} and {b}", "1 and 2 and 3", 2, {"1", "2 and 3"}},
        {"{person} leaves", APART("عمر") " leaves", 1, {"عمر"}},
        {"{a}, {b}, {c}", "1, 2, 3", -1, {NULL}}, /* more places than there is room for */
        {"described", "described", 0, {NULL}},
        {"described", "", -1, {NULL}},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct word_place places[2];
        int count = words_match(&arena, str_from(rows[i].sentence), str_from(rows[i].filled), places, 2);
        assert_int_equal(count, rows[i].count);
        for (int k = 0; k < count; k++)
            assert_str(places[k].text, rows[i].places[k]);
    }
    arena_free(&arena);
}

static void what_stands_at_a_place_does_not_turn_the_sentence_around(void **state)
{
    static const struct {
        const char *tag, *name, *said;
    } rows[] = {
        {"en", "Ann", "7 of Ann in 2026"},
        {"en", "Zoë Ж. 李", "7 of Zoë Ж. 李 in 2026"},
        {"en", "عمر", "7 of " APART("عمر") " in 2026"},
        {"en", "Ann עמר (2)", "7 of " APART("Ann עמר (2)") " in 2026"},
        {"pl", "ދިވެހި", "7 of " APART("ދިވެހި") " in 2026"},
        {"en", "𞤀𞤣", "7 of " APART("𞤀𞤣") " in 2026"},
        {"en", "http://a.example/عمر", "7 of http://a.example/عمر in 2026"},
        {"en-XA", "Ann", "7 of Ann in 2026"},
        {"ar", "Ann", APART("7") " of " APART("Ann") " in " APART("2026")},
        {"ar", "עמר", APART("7") " of " APART("עמר") " in " APART("2026")},
        {"ar", "", APART("7") " of  in " APART("2026")},
        {"ar-XB", "ann@a.example", APART("7") " of " APART("ann@a.example") " in " APART("2026")},
        {"ar-XB", "https://a.example/1/", APART("7") " of https://a.example/1/ in " APART("2026")},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str said = arena_say(
            &arena, sample_language(rows[i].tag), STR("{n} of {name} in {year}"),
            PLACES(PLACE_INT("n", 7), PLACE("name", str_from(rows[i].name)), PLACE_ID("year", 2026)));
        assert_str(said, rows[i].said);
    }
    arena_free(&arena);
}

static void what_has_no_translation_is_said_in_english(void **state)
{
    (void)state;
    assert_str(say(sample_language("pl"), STR("Not translated yet")), "Not translated yet");
    assert_str(say(sample_language("pl"), STR("In no catalogue")), "In no catalogue");
    assert_str(say(NULL, STR("Not translated yet")), "Not translated yet");
}

static void a_failure_is_said_in_the_language_of_its_reader(void **state)
{
    (void)state;
    bool known;
    const struct language *accented = language_find(&catalogue_recourse, STR("en-XA"), true, &known);
    struct failure failure = {.language = accented};
    fail_field(&failure, ERR_LIMIT, NULL, "This page would be too long to show.");
    assert_str(str_from(failure.text), "⟦ţĥîïš þåáĝéë ŵöóûüļð ƀéë ţöóöó ļöóñĝ ţöó šĥöóŵ.⟧");
    assert_ptr_equal(failure.language, accented);
}

static void a_sentence_that_is_cut_off_ends_with_a_whole_character(void **state)
{
    (void)state;
    char text[1000];
    for (size_t shift = 0; shift < 4; shift++) {
        struct failure failure = {0};
        memset(text, 'a', shift);
        for (size_t i = 0; i < 300; i++)
            memcpy(text + shift + i * 3, "€", 3);
        text[shift + 900] = 0;
        fail_said(&failure, ERR_INPUT, NULL, str_from(text));
        assert_true(str_is_utf8(str_from(failure.text)));
        assert_true(strlen(failure.text) > sizeof failure.text - 5);
    }
}

static void a_place_that_is_very_long_leaves_room_for_what_stands_behind_it(void **state)
{
    (void)state;
    char path[2000];
    for (size_t i = 0; i + 3 < sizeof path; i += 3)
        memcpy(path + i, "€", 4);
    struct failure failure = {0};
    fail_field(&failure, ERR_IO, NULL, "{path} cannot be read: {why}", PLACE("path", str_from(path)),
               PLACE("why", STR("it is a folder")));
    assert_true(str_is_utf8(str_from(failure.text)));
    assert_true(str_ends(str_from(failure.text), STR(" cannot be read: it is a folder")));
}

static void a_failure_may_say_what_it_said_before(void **state)
{
    (void)state;
    struct failure failure = {0};
    fail_field(&failure, ERR_INPUT, "id", "the field {id} is there already", PLACE_INT("id", 7));
    fail_until(&failure, ERR_BUSY, 500, "line {line}: {why}", PLACE_INT("line", 12),
               PLACE("why", str_from(failure.text)));
    assert_str(str_from(failure.text), "line 12: the field 7 is there already");
    assert_int_equal(failure.err, ERR_BUSY);
    assert_int_equal(failure.retry_after_ms, 500);
    assert_null(failure.field);
    fail_said(&failure, ERR_REFUSED, "a", str_slice(str_from(failure.text), 9, 18));
    assert_str(str_from(failure.text), "the field");
    assert_string_equal(failure.field, "a");
}

static void the_language_that_a_browser_likes_best_is_taken(void **state)
{
    static const struct {
        const char *header, *tag;
        bool known;
    } rows[] = {
        {"pl", "pl", true},
        {"pl-PL,pl;q=0.9,en;q=0.8", "pl", true},
        {"fr, en;q=0.5, pl;q=0.4", "en", true},
        {"fr, en;q=0.4, pl;q=0.45", "pl", true},
        {"pl;q=0, ar;q=0.001", "ar", true},
        {"PL", "pl", true},
        {"fr", "en", false},
        {"", "en", false},
        {"*", "en", false},
        {"en-XA", "en", true}, /* made-up languages are not offered */
        {"pl;q=x", "pl", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool known;
        const struct language *language =
            language_accepted(&catalogue_sample, str_from(rows[i].header), false, &known);
        assert_str(language_tag(language), rows[i].tag);
        assert_int_equal(known, rows[i].known);
    }
}

static void a_language_written_from_right_to_left_says_so(void **state)
{
    (void)state;
    assert_true(sample_language("ar")->right_to_left);
    assert_true(sample_language("ar-XB")->right_to_left);
    assert_false(sample_language("pl")->right_to_left);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_takes_the_form_of_its_language),
        cmocka_unit_test(what_was_counted_is_grouped_and_what_names_something_is_not),
        cmocka_unit_test(what_stands_at_the_places_of_a_sentence_is_found_again),
        cmocka_unit_test(what_stands_at_a_place_does_not_turn_the_sentence_around),
        cmocka_unit_test(what_has_no_translation_is_said_in_english),
        cmocka_unit_test(a_failure_is_said_in_the_language_of_its_reader),
        cmocka_unit_test(a_sentence_that_is_cut_off_ends_with_a_whole_character),
        cmocka_unit_test(a_place_that_is_very_long_leaves_room_for_what_stands_behind_it),
        cmocka_unit_test(a_failure_may_say_what_it_said_before),
        cmocka_unit_test(the_language_that_a_browser_likes_best_is_taken),
        cmocka_unit_test(a_language_written_from_right_to_left_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
