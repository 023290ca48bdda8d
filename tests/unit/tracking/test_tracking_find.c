/* Numbers in texts: what is found, and what is left alone. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/tracking/tracking_world.h"
#include "text/tracking/find.h"

#include <stdio.h>
#include <stdlib.h>

enum { FOUND_ROOM = 8 };

static size_t found_in(void **state, struct str text, struct track_found found[FOUND_ROOM])
{
    struct tracking_world *world = *state;
    return track_find_in_text(world->table, text, found, FOUND_ROOM);
}

static void numbers_in_a_pasted_mail_are_found_in_order(void **state)
{
    struct str mail =
        STR("Dear customer,\nyour order 8023456789012345 has left. Tracking number: RA 123 456 785 CN.\n"
            "The second box travels with UPS (1Z999AA10123456784), see https://example.org/?n=LTN74207623N1\n"
            "Call us: +49 170 1234567. Regards");
    struct track_found found[FOUND_ROOM];
    assert_int_equal(found_in(state, mail, found), 3);
    static const char *const numbers[] = {"RA123456785CN", "1Z999AA10123456784", "LTN74207623N1"};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        assert_string_equal(found[i].result.normalized, numbers[i]);
        assert_true(found[i].from < found[i].to && found[i].to <= mail.len);
    }
}

static void bare_digits_count_only_after_a_word_of_parcels(void **state)
{
    struct track_found found[FOUND_ROOM];
    assert_int_equal(found_in(state, STR("tracking 986578788855"), found), 1);
    assert_int_equal(found_in(state, STR("order 986578788855"), found), 0);
    assert_int_equal(found_in(state, STR("986578788855"), found), 0);
    assert_int_equal(found_in(state, STR("tracking follows; order 986578788855"), found), 0);
}

static void a_wrong_check_digit_in_a_text_is_no_number(void **state)
{
    struct track_found found[FOUND_ROOM];
    assert_int_equal(found_in(state, STR("tracking: RA123456784CN"), found), 0);
    assert_int_equal(found_in(state, STR("xRA123456785CN and RA123456785CNx"), found), 0);
}

static void a_full_list_stops_the_search(void **state)
{
    struct track_found found[FOUND_ROOM];
    enum { LINE = 17 };
    char text[FOUND_ROOM * 3 * LINE + 1] = "";
    for (int i = 0; i < FOUND_ROOM * 3; i++)
        snprintf(text + i * LINE, LINE + 1, "LP%014d\n", i);
    assert_int_equal(found_in(state, str_from(text), found), FOUND_ROOM);
    assert_int_equal(found_in(state, STR("RA123456785CN, RA 123 456 785 CN"), found), 1); /* each once */
}

static void the_carriers_name_beside_a_number_decides_between_candidates(void **state)
{
    static const struct {
        struct str text;
        const char *carrier;
    } rows[] = {
        {STR_INIT("Hermes Tracking Number 8888297016898882"), "evri"},
        {STR_INIT("FedEx tracking number 986578788855"), "fedex"},
        {STR_INIT("GLS Paketnummer 12345678901"), "gls"},
        {STR_INIT("https://www.royalmail.com/track-your-item#/tracking-results/RB123456785GB"), "s10"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_found found[FOUND_ROOM];
        assert_int_equal(found_in(state, rows[i].text, found), 1);
        assert_true(str_eq(found[0].result.candidates[0].format->carrier, str_from(rows[i].carrier)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_in_a_pasted_mail_are_found_in_order),
        cmocka_unit_test(bare_digits_count_only_after_a_word_of_parcels),
        cmocka_unit_test(a_wrong_check_digit_in_a_text_is_no_number),
        cmocka_unit_test(a_full_list_stops_the_search),
        cmocka_unit_test(the_carriers_name_beside_a_number_decides_between_candidates),
    };
    return cmocka_run_group_tests(tests, open_tracking_world, close_tracking_world);
}
