#include "base/check.h"
#include "support/kit/suite.h"
#include "support/tracking/tracking_world.h"
#include "text/tracking/print.h"
#include "text/tracking/tracking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool noted(void **state, const struct track_result *result, size_t index, const char *words)
{
    struct tracking_world *world = *state;
    struct str notes[TRACK_NOTES_MAX];
    size_t count = track_notes(result, index, NULL, &world->arena, notes);
    for (size_t i = 0; i < count; i++)
        if (str_find(notes[i], str_from(words)) < notes[i].len)
            return true;
    return false;
}

#define assert_noted(state, result, words)                                                                   \
    do {                                                                                                     \
        if (!noted((state), (result), 0, (words)))                                                           \
            complain("%.*s: no note says: %s\n", STR_ARG((result)->number), (words));                        \
    } while (0)

static void a_shape_that_nothing_can_confirm_is_neither_valid_nor_invalid(void **state)
{
    static const char *const numbers[] = {"12345678901234",
                                          "XHAX4HDA",
                                          "KYV009956937",
                                          "AB1234567",
                                          "SF1234567890123",
                                          "386177780126",
                                          "QQQ",
                                          "RA12345678CN",
                                          "RB123456785QQ",
                                          "99999999999999999999999999999999999999999"};
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        if (identified(state, numbers[i]).verdict != TRACK_UNCHECKABLE)
            complain("%s should be uncheckable\n", numbers[i]);
}

static void spaces_dashes_and_case_do_not_matter(void **state)
{
    static const char *const numbers[] = {
        "ra 123-456-785 cn",
        "\tRA123456785CN\r\n",
        "RA\u00A0123\u2011456\u2013785\u2009CN",
        "Ra123456785cN",
        "RA.123.456.785-CN",
        "RA123456785CN.",
        "(RA123456785CN)",
        "[RA 1234/56785/CN]",
        "#RA123456785CN",
        "\"RA123456785CN\";",
        "\uFF32\uFF21\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18\uFF15\uFF23\uFF2E"};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct track_result result = identified(state, numbers[i]);
        assert_string_equal(result.normalized, "RA123456785CN");
        assert_int_equal(result.verdict, TRACK_VALID);
    }
}

static void a_carriers_name_before_or_behind_the_number_is_no_part_of_it(void **state)
{
    static const struct {
        const char *line, *normalized, *carrier;
    } rows[] = {
        {"UPS 1Z4016470145539714", "1Z4016470145539714", "ups"},
        {"DHL: 5824237182", "5824237182", "dhl"},
        {"5824237182 (DHL)", "5824237182", "dhl"},
        {"DHL 00340433198481514152", "00340433198481514152", "dhl_paket"},
        {"SF 1234567890123", "SF1234567890123", "sf_express"},
        {"SPX SPXVN038645979813", "SPXVN038645979813", "spx"},
        {"SPX: SPXVN038645979813", "SPXVN038645979813", "spx"},
        {"https://www.ship24.com/tracking?p=01919493017663D", "01919493017663D", "dpd"},
    };
    struct tracking_world *world = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_result result;
        track_identify(world->table, str_from(rows[i].line), &result);
        assert_true(str_eq((struct str){result.normalized, result.length}, str_from(rows[i].normalized)));
        assert_true(result.count > 0);
        assert_true(str_eq(result.candidates[0].format->carrier, str_from(rows[i].carrier)));
    }
}

/* Ten digits can be eleven of another's that lost one: one number in seven holds DHL's check. */
static void digits_that_another_carrier_has_one_more_of_need_the_carriers_name(void **state)
{
    static const char *const alone[] = {"3318810025", "5824237182", "73891051146"};
    for (size_t i = 0; i < COUNT_OF(alone); i++) {
        char named[40];
        struct track_result result = identified(state, alone[i]);
        assert_int_equal(result.verdict, TRACK_UNCHECKABLE);
        assert_int_equal(result.candidates[0].check, TRACK_CHECK_HELD);
        snprintf(named, sizeof named, "DHL %s", alone[i]);
        result = identified(state, named);
        assert_int_equal(result.verdict, TRACK_VALID);
    }
}

static void the_s10_digit_follows_the_worked_examples(void **state)
{
    static const struct {
        const char *number;
        enum track_check check;
    } rows[] = {
        {"EE473124829CN", TRACK_CHECK_HELD},   {"EE410342249SE", TRACK_CHECK_HELD},
        {"EE473124820CN", TRACK_CHECK_FAILED}, {"RA000000005CN", TRACK_CHECK_HELD}, /* 11 is written 5 */
        {"RA000000060CN", TRACK_CHECK_FAILED}, {"RA100000003CN", TRACK_CHECK_HELD},
        {"RA000000110CN", TRACK_CHECK_FAILED},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_result result = identified(state, rows[i].number);
        assert_true(result.count > 0);
        assert_int_equal(result.candidates[0].check, rows[i].check);
    }
}

static void one_random_s10_number_in_ten_holds_by_chance(void **state)
{
    uint32_t random = 12345;
    int held = 0;
    for (int i = 0; i < 20000; i++) {
        char number[] = "RA000000000CN";
        for (size_t at = 2; at < 11; at++) {
            random = random * 1664525 + 1013904223;
            number[at] = (char)('0' + (random >> 16) % 10);
        }
        held += identified(state, number).verdict == TRACK_VALID;
    }
    assert_in_range(held, 1800, 2200);
}

static void every_country_of_iso_3166_can_have_issued_a_number(void **state)
{
    int countries = 0;
    for (char a = 'A'; a <= 'Z'; a++)
        for (char b = 'A'; b <= 'Z'; b++) {
            char number[] = "RB123456785??";
            number[11] = a;
            number[12] = b;
            countries += candidate_of(&(struct track_result[]){identified(state, number)}[0], "s10")->check ==
                         TRACK_CHECK_HELD;
        }
    assert_int_equal(countries, 249);
}

static void territories_that_other_lists_forget_are_there(void **state)
{
    static const char *const codes[] = {"TW", "MO", "PR", "JE", "GG", "GI", "FO", "GL", "RE", "NC", "PF"};
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        char number[] = "RB123456785??";
        memcpy(number + 11, codes[i], 2);
        struct track_result result = identified(state, number);
        assert_int_equal(result.verdict, TRACK_VALID);
        assert_string_equal(result.candidates[0].issuer->code, codes[i]);
    }
}

static void the_series_tells_what_stays_visible(void **state)
{
    static const struct {
        const char *number;
        enum track_answer abroad, registered, insured;
    } rows[] = {
        {"RA123456785CN", TRACK_YES, TRACK_YES, TRACK_NO},
        {"VV123456785CN", TRACK_YES, TRACK_YES, TRACK_YES},
        {"UA123456785CN", TRACK_NO, TRACK_NO, TRACK_NO},
        {"LX123456785GB", TRACK_USUALLY, TRACK_NO, TRACK_NO},
        {"EA123456785CN", TRACK_YES, TRACK_YES, TRACK_UNKNOWN},
        {"CV123456785CN", TRACK_YES, TRACK_UNKNOWN, TRACK_YES},
        {"HA123456785CN", TRACK_YES, TRACK_UNKNOWN, TRACK_NO},
        {"ZA123456785CN", TRACK_UNKNOWN, TRACK_UNKNOWN, TRACK_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_result result = identified(state, rows[i].number);
        const struct track_service *service = candidate_of(&result, "s10")->service;
        assert_int_equal(service->tracked_abroad, rows[i].abroad);
        assert_int_equal(service->registered, rows[i].registered);
        assert_int_equal(service->insured, rows[i].insured);
    }
}

/* Who writes the carrier's name beside a number that fails its check is warned as everybody is. */
static void a_broken_number_is_called_so_with_any_word_beside_it(void **state)
{
    static const char *const broken[] = {"UPS 1ZA65659A837939523",  "EMS EA809459757CN",
                                         "Tracking RB897350735RU",  "RB897350735RU (Post)",
                                         "Colissimo 8V50426286976", "Poczta Polska 00559007738618688846"};
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        struct track_result result = identified(state, broken[i]);
        assert_int_equal(result.verdict, TRACK_INVALID);
        assert_true(result.count > 0);
    }
    struct track_result result = identified(state, "DHL JD0146009101760369");
    assert_str(result.candidates[0].format->carrier, "dhl");
}

static void traps_are_named(void **state)
{
    static const struct {
        const char *number, *words;
    } rows[] = {
        {"RB123456785UK", "end in GB"},
        {"RB123456785XX", "assigned to no country"},
        {"RB123456785QQ", "no country's code"},
        {"RB123456785XX", "check digit alone would hold"},
        {"JA123456785CN", "must not be issued"},
        {"FA123456785CN", "does not assign"},
        {"ZA123456785CN", "domestic-only"},
        {"LV123456785NL", "LV in front is the service, not a country"},
        {"UA123456785CN", "does not mean loss"},
        {"RB123456785YP", "private ending"},
        {"1Z12345E0205271688", "sample number"},
        {"LP00724622449605", "a new number appears"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_result result = identified(state, rows[i].number);
        assert_true(result.count > 0);
        assert_noted(state, &result, rows[i].words);
    }
}

static void a_carriers_sample_is_not_judged_by_its_check_digit(void **state)
{
    static const char *const numbers[] = {"1Z12345E0205271688", "1Z12345E0305271640",
                                          "1Z12345E1305277940", "1Z12345E6205277936",
                                          "EA 000 000 000 US",  "9400 1000 0000 0000 0000 00"};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct track_result result = identified(state, numbers[i]);
        assert_int_equal(result.candidates[0].check, TRACK_CHECK_SAMPLE);
        assert_int_equal(result.verdict, TRACK_UNCHECKABLE);
    }
    struct track_result result = identified(state, "9999 9999 9999");
    assert_int_equal(candidate_of(&result, "fedex")->check, TRACK_CHECK_SAMPLE);
    result = identified(state, "1Z12345E6605272234"); /* a sample whose check digit happens to hold */
    assert_int_equal(result.candidates[0].check, TRACK_CHECK_HELD);
    assert_noted(state, &result, "sample number");
}

static void typing_errors_are_pointed_at_and_not_corrected(void **state)
{
    static const struct {
        const char *number, *words;
    } rows[] = {
        {"RA123546785CN", "characters 6 and 7 (54) swapped"},
        {"RA123456784CN", "would have to be 5"},
        {"RA12345678SCN", "is it RA123456785CN?"},
        {"RAI23456785CN", "is it RA123456785CN?"},
        {"R4123456785CN", ""},
        {"RA12345678CN", "has 9 digits between the letters; this one has 8"},
        {"RA1234567855CN", "this one has 10"},
        {"\u0420A123456785CN", "another script"}, /* a Cyrillic letter that looks like P */
        {"1Z5R8939O357567127", "character 9 read as 0 instead of O"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_result result = identified(state, rows[i].number);
        assert_int_not_equal(result.verdict, TRACK_VALID);
        if (rows[i].words[0])
            assert_noted(state, &result, rows[i].words);
        else
            assert_int_equal(result.count, 0);
    }
}

static void several_kinds_share_the_certainty(void **state)
{
    static const char *const numbers[] = {"999999999999",         "07209562763",    "61299998620341515252",
                                          "00340433836442636597", "09133131530724", "RA123456785CN",
                                          "331426749957"};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct track_result result = identified(state, numbers[i]);
        int sum = 0;
        for (size_t j = 0; j < result.count; j++) {
            sum += result.candidates[j].strength;
            if (j)
                assert_true(result.candidates[j].strength <= result.candidates[j - 1].strength);
        }
        assert_in_range(sum, 1, 100);
    }
}

static void a_number_that_fits_several_kinds_is_never_one_confident_answer(void **state)
{
    /* Every 12-digit number whose checks hold for two carriers. */
    for (int64_t i = 0; i < 3000; i++) {
        char number[24];
        snprintf(number, sizeof number, "%012lld", (long long)(100000000000 + i * 7919));
        struct track_result result = identified(state, number);
        size_t held = 0;
        for (size_t j = 0; j < result.count; j++)
            held += result.candidates[j].check == TRACK_CHECK_HELD;
        if (held > 1)
            assert_true(result.candidates[0].strength < 80);
    }
}

static void numbers_of_any_length_and_any_bytes_get_an_answer(void **state)
{
    struct tracking_world *world = *state;
    char *bytes = malloc(10000);
    assert_non_null(bytes);
    uint32_t random = 7;
    for (size_t length = 0; length <= 10000; length = length < 80 ? length + 1 : length * 5) {
        for (size_t i = 0; i < length; i++) {
            random = random * 1664525 + 1013904223;
            bytes[i] = (char)(random >> 24);
        }
        struct track_result result;
        track_identify(world->table, (struct str){bytes, length}, &result);
        memset(bytes, '7', length);
        track_identify(world->table, (struct str){bytes, length}, &result);
        if (length > TRACK_LENGTH_MAX) {
            assert_true(result.too_long);
            assert_int_equal(result.verdict, TRACK_UNCHECKABLE);
            assert_int_equal(result.count, 0);
        }
    }
    free(bytes);
    assert_int_equal(identified(state, "").verdict, TRACK_UNCHECKABLE);
    assert_int_equal(identified(state, " - ").verdict, TRACK_UNCHECKABLE);
}

/* What a text of many numbers says of one, after others of its kind, whole and mistyped ones, is what is said of it alone. */
static void what_is_remembered_of_a_kind_is_what_its_next_number_is_told(void **state)
{
    static const char *const numbers[] = {
        "RB123456785GB",      "RA123456785CN",      "RB123456784GB",      "RA123456785CN",  "RO123456785CN",
        "1Z999AA10123456784", "1Z999AA10123456783", "1Z999AA10123456784", "12345678901234", "RB123456785GB",
        "RBI23456785GB",      "12345678901234",     "LA227480310SE"};
    enum { OUT_BYTES = 1 << 20 };
    struct tracking_world *world = *state;
    struct arena often;
    struct buf one, many;
    arena_init(&often, TRACK_MEMORY_BYTES + OUT_BYTES);
    buf_init(&one, OUT_BYTES);
    buf_init(&many, OUT_BYTES);
    struct track_reader alone = {&world->arena, NULL, NULL},
                        after = {&world->arena, NULL, track_memory_new(&often)};
    for (size_t i = 0; i < 2 * COUNT_OF(numbers); i++) {
        struct track_result result = identified(state, numbers[i % COUNT_OF(numbers)]);
        buf_clear(&one);
        buf_clear(&many);
        track_put_text(alone, &result, &one);
        track_put_text(after, &result, &many);
        assert_true(one.len > 0 && str_eq(buf_str(&one), buf_str(&many)));
    }
    buf_free(&many);
    buf_free(&one);
    arena_free(&often);
}

static void the_json_line_has_exactly_its_fields(void **state)
{
    struct buf out;
    buf_init(&out, 1024 * 1024);
    struct track_result result = identified(state, "ua 123456785 cn");
    track_put_json(&result, &out);
    assert_str(
        buf_str(&out),
        "{\"number\":\"ua 123456785 cn\",\"normalized\":\"UA123456785CN\",\"valid\":true,\"candidates\":["
        "{\"carrier\":\"s10\",\"format\":\"s10\",\"service\":\"ordinary letter post, not tracked\","
        "\"check\":\"held\",\"strength\":0.97,\"issuing_country\":\"CN\",\"tracked_abroad\":\"no\","
        "\"notes\":[\"UA in front is the service, not a country.\",\"The last two letters name the country "
        "that "
        "issued the number, not where the goods started or go.\",\"The barcode is there for customs: events "
        "stop when the item leaves the country. Silence abroad is expected and does not mean loss.\"]}]}\n");
    buf_clear(&out);
    result = identified(state, "\"\\\n\x01\xFFx");
    track_put_json(&result, &out);
    assert_str(buf_str(&out),
               "{\"number\":\"\\\"\\\\\\u000a\\u0001\uFFFDx\",\"normalized\":\"\\\\\\u0001\uFFFDX\","
               "\"valid\":null,\"candidates\":[]}\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shape_that_nothing_can_confirm_is_neither_valid_nor_invalid),
        cmocka_unit_test(spaces_dashes_and_case_do_not_matter),
        cmocka_unit_test(a_carriers_name_before_or_behind_the_number_is_no_part_of_it),
        cmocka_unit_test(digits_that_another_carrier_has_one_more_of_need_the_carriers_name),
        cmocka_unit_test(the_s10_digit_follows_the_worked_examples),
        cmocka_unit_test(one_random_s10_number_in_ten_holds_by_chance),
        cmocka_unit_test(every_country_of_iso_3166_can_have_issued_a_number),
        cmocka_unit_test(territories_that_other_lists_forget_are_there),
        cmocka_unit_test(the_series_tells_what_stays_visible),
        cmocka_unit_test(a_broken_number_is_called_so_with_any_word_beside_it),
        cmocka_unit_test(traps_are_named),
        cmocka_unit_test(a_carriers_sample_is_not_judged_by_its_check_digit),
        cmocka_unit_test(typing_errors_are_pointed_at_and_not_corrected),
        cmocka_unit_test(several_kinds_share_the_certainty),
        cmocka_unit_test(a_number_that_fits_several_kinds_is_never_one_confident_answer),
        cmocka_unit_test(numbers_of_any_length_and_any_bytes_get_an_answer),
        cmocka_unit_test(what_is_remembered_of_a_kind_is_what_its_next_number_is_told),
        cmocka_unit_test(the_json_line_has_exactly_its_fields),
    };
    return cmocka_run_group_tests(tests, open_tracking_world, close_tracking_world);
}
