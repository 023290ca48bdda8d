/* Why something did not leave the house is kept in English and read in the reader's language. */
#include "base/check.h"
#include "service/reach/cause.h"
#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

#include <string.h>

static const struct language *german(void)
{
    bool known;
    const struct language *language = language_find(&catalogue_recourse, STR("de"), false, &known);
    assert_true(known && language);
    return language;
}

static void every_cause_is_read_in_the_language_of_the_reader(void **state)
{
    (void)state;
    struct word_places places =
        PLACES(PLACE_ID("status", 503), PLACE("code", STR("17")),
               PLACE("why", STR("Could not (really) do: it")), PLACE_ID("reply", 550));
    for (int i = 0; i < CAUSE_COUNT; i++) {
        char said[OUTBOX_SAID];
        struct str english = cause_sentence((enum cause)i);
        cause_keep(said, (enum cause)i, places);
        struct str kept = str_from(said), wanted = arena_say(&arena, german(), english, places);
        assert_str(kept, arena_cstr(&arena, arena_fill(&arena, NULL, english, places)));
        assert_str(cause_said(&arena, german(), kept), wanted.at);
        assert_str(cause_said(&arena, NULL, kept), said);
        if (i != CAUSE_STATUS) /* the same in both */
            assert_false(str_eq(kept, wanted));
    }
}

static void what_others_said_stays_as_they_said_it(void **state)
{
    (void)state;
    static const char *const said[] = {"", "quota_exceeded", "Das ist nicht bekannt.", "HTTP", "reply 550"};
    for (size_t i = 0; i < COUNT_OF(said); i++)
        assert_str(cause_said(&arena, german(), str_from(said[i])), said[i]);
}

static void a_cause_that_is_too_long_is_cut_between_letters(void **state)
{
    (void)state;
    enum { LONG = 400 };
    for (int before = 0; before < 4; before++) {
        char said[OUTBOX_SAID], why[2 * LONG + 8];
        memset(why, 'x', sizeof why);
        for (int i = 0; i < LONG; i++)
            memcpy(why + before + i * 2L, "é", 2);
        cause_keep(said, CAUSE_TOO_SLOW,
                   PLACES(PLACE("why", ((struct str){why, (size_t)before + 2 * LONG}))));
        assert_true(strlen(said) < OUTBOX_SAID && strlen(said) > OUTBOX_SAID - 4);
        assert_true(str_is_utf8(str_from(said)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cause_is_read_in_the_language_of_the_reader),
        cmocka_unit_test(what_others_said_stays_as_they_said_it),
        cmocka_unit_test(a_cause_that_is_too_long_is_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
