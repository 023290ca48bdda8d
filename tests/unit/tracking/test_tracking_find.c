/* Numbers in texts: what is found, and what is left alone. */
#include "base/buf.h"
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/tracking/tracking_world.h"
#include "text/tracking/find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

static void a_number_close_to_other_letters_or_before_its_carriers_name_is_found(void **state)
{
    static const char *const texts[] = {
        "\u0631\u0642\u0645RA123456785CN\u062C\u0627\u0647\u0632\u0629", "986578788855 (FedEx)",
        "255655820335 (\u30E4\u30DE\u30C8\u904B\u8F38)", "Paket (00)340433198481514152"};
    struct track_found found[FOUND_ROOM];
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(found_in(state, str_from(texts[i]), found), 1);
}

static void a_telephone_in_groups_is_no_number_whoever_is_named(void **state)
{
    struct track_found found[FOUND_ROOM];
    assert_int_equal(found_in(state, STR("DPD: Hilfe unter 0800 3730000"), found), 0);
    assert_int_equal(found_in(state, STR("GLS Hilfe 0421 2477 881"), found), 0);
    assert_int_equal(found_in(state, STR("Hermes parcel, ask 0330 333 6556"), found), 0);
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
        {STR_INIT("https://www.cdek.ru/ru/tracking/?order_id=1512345678"), "cdek"},
        {STR_INIT("http://cdek.ru/ru/tracking/?order_id=1512345678&from=mail"), "cdek"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_found found[FOUND_ROOM];
        assert_int_equal(found_in(state, rows[i].text, found), 1);
        assert_true(str_eq(found[0].result.candidates[0].format->carrier, str_from(rows[i].carrier)));
    }
}

/* Seconds of this thread that a text of `unit` again and again takes. */
static double seconds_of(void **state, const char *unit)
{
    enum { BYTES = 16 * 1024 };
    static char text[BYTES];
    struct track_found found[FOUND_ROOM];
    struct timespec began, ended;
    for (size_t i = 0; i < BYTES; i++)
        text[i] = unit[i % strlen(unit)];
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began);
    found_in(state, (struct str){text, BYTES}, found);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    return (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9;
}

/* A quarter of the largest text that a page takes, all of it what could begin a number; with sanitizers, which are slow. */
static void a_text_of_nothing_but_groups_is_read_in_no_time(void **state)
{
    static const char *const units[] = {"00 ",          "12 ", "1.",  "EUR 12.00 ", "2026-11-01 ", "RA 12 ",
                                        "\xC3\xA9 00 ", "0 ",  "0-/", "LP 1 ",      "x1 2 3 4 5 "};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        double seconds = seconds_of(state, units[i]);
        if (seconds > 1.5)
            print_error("%s takes %.1f s\n", units[i], seconds);
        assert_true(seconds <= 1.5);
    }
}

/* Names far before a number count, wherever in a long text both stand and whatever script surrounds them. */
static void a_name_counts_wherever_in_a_long_text_it_stands(void **state)
{
    static char text[16 * 1024];
    struct track_found found[FOUND_ROOM];
    for (size_t filler = 0; filler < 9000; filler += 601) {
        size_t len = 0;
        while (len < filler)
            len += (size_t)snprintf(text + len, sizeof text - len, "%s",
                                    len % 2 ? "a " : "\xC3\xA4\xE7\x9A\x84 ");
        len += (size_t)snprintf(text + len, sizeof text - len, ". TRACKING N\xC3\x9CMBER: 986578788855 ");
        while (len < filler + 5000)
            len += (size_t)snprintf(text + len, sizeof text - len, "\xC3\xA4 ");
        assert_int_equal(found_in(state, (struct str){text, len}, found), 1);
        assert_string_equal(found[0].result.normalized, "986578788855");
    }
}

/* A picture as base64 in a mail, or a long address: passed at once, not searched from each of its characters. */
/* A number in front is found; what stands behind thousands of rows that might be numbers is not worth the time. */
static void a_text_of_what_may_be_numbers_is_read_so_far_and_no_further(void **state)
{
    static const struct str row = STR_INIT("12.50 EUR "), number = STR_INIT("tracking: RA123456785CN ");
    enum { ROWS = 5000, FEW = 100 };
    struct buf text;
    struct track_found found[FOUND_ROOM];
    buf_init(&text, 64 * 1024);
    for (size_t i = 0; i < FEW; i++)
        buf_put(&text, row);
    buf_put(&text, number);
    assert_int_equal(found_in(state, buf_str(&text), found), 1);
    for (size_t i = 0; i < ROWS; i++)
        buf_put(&text, row);
    buf_put(&text, STR("tracking: RA123456799CN"));
    assert_int_equal(found_in(state, STR("tracking: RA123456799CN"), found), 1);
    assert_int_equal(found_in(state, buf_str(&text), found), 1);
    assert_string_equal(found[0].result.normalized, "RA123456785CN");
    buf_free(&text);
}

static void a_very_long_word_is_passed_at_once(void **state)
{
    enum { LONG = 512 * 1024 };
    struct tracking_world *world = *state;
    static struct track_found found[2];
    char *text = malloc(LONG);
    for (size_t i = 0; i < LONG; i++)
        text[i] = i % 2 ? '1' : 'A';
    clock_t begun = clock();
    assert_int_equal(track_find_in_text(world->table, (struct str){text, LONG}, found, COUNT_OF(found)), 0);
    assert_true(clock() - begun < 5 * CLOCKS_PER_SEC);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_very_long_word_is_passed_at_once),
        cmocka_unit_test(a_text_of_what_may_be_numbers_is_read_so_far_and_no_further),
        cmocka_unit_test(numbers_in_a_pasted_mail_are_found_in_order),
        cmocka_unit_test(bare_digits_count_only_after_a_word_of_parcels),
        cmocka_unit_test(a_wrong_check_digit_in_a_text_is_no_number),
        cmocka_unit_test(a_number_close_to_other_letters_or_before_its_carriers_name_is_found),
        cmocka_unit_test(a_telephone_in_groups_is_no_number_whoever_is_named),
        cmocka_unit_test(a_full_list_stops_the_search),
        cmocka_unit_test(the_carriers_name_beside_a_number_decides_between_candidates),
        cmocka_unit_test(a_text_of_nothing_but_groups_is_read_in_no_time),
        cmocka_unit_test(a_name_counts_wherever_in_a_long_text_it_stands),
    };
    return cmocka_run_group_tests(tests, open_tracking_world, close_tracking_world);
}
