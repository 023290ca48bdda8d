#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

#include "base/check.h"
#include "text/clock/when.h"

#include <stdio.h>

static struct instant instant_of(struct civil civil)
{
    return civil_to_instant(civil, 0);
}

static struct zone zone_named(const char *path)
{
    FILE *file = fopen(path, "rb");
    check(file != NULL);
    char *bytes = arena_take(&arena, 10000);
    size_t len = fread(bytes, 1, 10000, file);
    struct zone zone;
    struct failure failure = {0};
    fclose(file);
    assert_int_equal(zone_parse((struct str){bytes, len}, &zone, &failure), OK);
    return zone;
}

static void a_day_is_short_and_plain(void **state)
{
    (void)state;
    assert_str(when_short_date(&arena, NULL, instant_of((struct civil){2016, 6, 16, 0, 0, 0})),
               "Jun 16, 2016");
    assert_str(when_short_date(&arena, NULL, instant_of((struct civil){2016, 2, 29, 23, 59, 59})),
               "Feb 29, 2016");
    assert_str(when_short_date(&arena, NULL, (struct instant){0}), "Jan 1, 1970");
}

static void a_time_is_in_the_zone_of_its_reader(void **state)
{
    (void)state;
    struct zone berlin = zone_named("/usr/share/zoneinfo/Europe/Berlin");
    struct zone tokyo = zone_named("/usr/share/zoneinfo/Asia/Tokyo");
    struct instant summer = instant_of((struct civil){2016, 6, 16, 22, 5, 0});
    struct instant winter = instant_of((struct civil){2016, 12, 31, 23, 30, 0});
    assert_str(when_long(&arena, (struct reading){NULL, &berlin}, summer),
               "Friday, June 17, 2016 at 00:05 CEST");
    assert_str(when_long(&arena, (struct reading){NULL, &berlin}, winter),
               "Sunday, January 1, 2017 at 00:30 CET");
    assert_str(when_long(&arena, (struct reading){NULL, &zone_utc}, summer),
               "Thursday, June 16, 2016 at 22:05 UTC");
    assert_str(when_minute(&arena, (struct reading){NULL, &tokyo}, summer), "Jun 17, 07:05 JST");
    assert_str(when_date(&arena, (struct reading){NULL, &tokyo}, winter), "Jan 1, 2017");
}

static void a_limit_is_the_evening_before_it_or_of_the_last_day(void **state)
{
    (void)state;
    struct zone tokyo = zone_named("/usr/share/zoneinfo/Asia/Tokyo");
    struct reading there = {NULL, &tokyo}, utc = {NULL, &zone_utc};
    assert_str(when_until(&arena, utc, instant_of((struct civil){2016, 6, 17, 0, 0, 0})),
               "the evening of Thursday, June 16, 2016");
    assert_str(when_until(&arena, utc, instant_of((struct civil){2016, 6, 16, 23, 59, 0})),
               "the evening of Thursday, June 16, 2016");
    assert_str(when_until(&arena, there, instant_of((struct civil){2016, 6, 16, 14, 59, 0})),
               "the evening of Thursday, June 16, 2016");
    assert_str(when_until(&arena, there, instant_of((struct civil){2016, 6, 16, 23, 59, 0})),
               "Friday, June 17, 2016 at 08:59 JST"); /* it is morning there */
}

static void a_date_is_written_as_its_language_does(void **state)
{
    (void)state;
    bool known;
    const struct language *german = language_find(&catalogue_recourse, STR("de"), false, &known);
    struct instant at = instant_of((struct civil){2016, 6, 16, 14, 5, 0});
    assert_str(when_date(&arena, (struct reading){german, &zone_utc}, at), "16. Juni 2016");
    assert_str(when_long(&arena, (struct reading){german, &zone_utc}, at),
               "Donnerstag, 16. Juni 2016 um 14:05 UTC");
    assert_str(when_minute(&arena, (struct reading){german, &zone_utc}, at), "16. Juni, 14:05 UTC");
    assert_str(locale_number(&arena, german, -8630), "-8.630");
    assert_str(locale_number(&arena, NULL, 8630), "8,630");
    assert_str(locale_number(&arena, NULL, 0), "0");
    assert_str(locale_number(&arena, NULL, -999), "-999");
    assert_str(locale_number(&arena, NULL, 1000000), "1,000,000");
    assert_str(locale_number(&arena, NULL, INT64_MIN), "-9,223,372,036,854,775,808");
    assert_str(locale_decimal(&arena, german, STR("-1234567.5")), "-1.234.567,5");
    assert_str(locale_decimal(&arena, NULL, STR("0.05")), "0.05");
    assert_str(locale_bytes(&arena, NULL, 500000), "489 kB");
    assert_str(locale_bytes(&arena, NULL, 10 * 1024 * 1024), "10 MB");
    assert_str(locale_bytes(&arena, german, 1900000), "1,8 MB");
    assert_str(locale_amount(&arena, german, STR("1234.50"), STR("EUR")), "1.234,50 EUR");
    const struct str items[] = {STR_INIT("a"), STR_INIT("b"), STR_INIT("c")};
    assert_str(locale_list(&arena, german, LIST_AND, items, 3), "a, b und c");
    assert_str(locale_list(&arena, german, LIST_OR, items, 3), "a, b oder c");
    assert_str(locale_list(&arena, NULL, LIST_AND, items, 2), "a and b");
    assert_str(locale_list(&arena, NULL, LIST_OR, items, 3), "a, b, or c");
    assert_str(locale_list(&arena, NULL, LIST_ITEMS, items, 3), "a, b, c");
    assert_str(locale_list(&arena, NULL, LIST_OR, items, 1), "a");
    const struct str names[] = {STR_INIT("עמר"), STR_INIT("Ann")};
    assert_str(locale_list(&arena, NULL, LIST_AND, names, 2), APART_BEGIN "עמר" APART_END " and Ann");
}

static void programs_read_utc(void **state)
{
    (void)state;
    assert_str(when_iso(&arena, (struct instant){0}), "1970-01-01T00:00:00Z");
    assert_str(when_iso(&arena, (struct instant){INT64_C(1466085959999)}), "2016-06-16T14:05:59Z");
    assert_str(when_iso(&arena, CLOCK_LAST), "2200-01-01T00:00:00Z");
    assert_str(when_iso(&arena, (struct instant){INT64_C(253402300799000)}), "9999-12-31T23:59:59Z");
    assert_str(when_iso(&arena, (struct instant){INT64_C(-62135596800000)}), "0001-01-01T00:00:00Z");
}

static void a_distance_is_rounded_to_the_safe_side(void **state)
{
    (void)state;
    static const struct {
        int64_t seconds;
        const char *text;
    } rows[] = {
        {0, "just now"},
        {-59, "just now"},
        {59, "in less than a minute"},
        {-60, "1 minute ago"},
        {60 * 59 + 59, "in 59 minutes"},
        {-2 * 3600, "2 hours ago"},
        {3 * 86400, "in 3 days"},
        {3 * 86400 - 1, "in 2 days"},
        {-86400, "1 day ago"},
        {-45 * 86400, "1 month ago"},
        {364 * 86400, "in 11 months"},
        {-800 * 86400, "2 years ago"},
    };
    struct instant now = instant_of((struct civil){2026, 1, 1, 12, 0, 0});
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_str(when_relative(&arena, NULL, instant_add(now, SPAN_SECONDS(rows[i].seconds)), now),
                   rows[i].text);
}

static void a_span_has_at_most_two_units(void **state)
{
    (void)state;
    assert_str(when_span(&arena, NULL, SPAN_MS(-1)), "no time");
    assert_str(when_span(&arena, NULL, SPAN_SECONDS(59)), "less than a minute");
    assert_str(when_span(&arena, NULL, SPAN_MINUTES(45)), "45 minutes");
    assert_str(when_span(&arena, NULL, SPAN_MINUTES(61)), "1 hour 1 minute");
    assert_str(when_span(&arena, NULL, SPAN_HOURS(53)), "2 days 5 hours");
    assert_str(when_span(&arena, NULL, SPAN_MINUTES(24 * 60 + 59)), "1 day");
}

static void a_span_is_counted_in_other_languages_too(void **state)
{
    (void)state;
    bool known;
    const struct language *made_up = language_find(&catalogue_recourse, STR("en-XA"), true, &known);
    struct str one = when_span(&arena, made_up, SPAN_HOURS(24)),
               many = when_span(&arena, made_up, SPAN_HOURS(48));
    assert_true(known && made_up);
    assert_true(str_starts(one, STR("⟦1 ")) && str_starts(many, STR("⟦2 ")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_span_is_counted_in_other_languages_too),
        cmocka_unit_test(a_day_is_short_and_plain),
        cmocka_unit_test(a_time_is_in_the_zone_of_its_reader),
        cmocka_unit_test(a_limit_is_the_evening_before_it_or_of_the_last_day),
        cmocka_unit_test(a_date_is_written_as_its_language_does),
        cmocka_unit_test(programs_read_utc),
        cmocka_unit_test(a_distance_is_rounded_to_the_safe_side),
        cmocka_unit_test(a_span_has_at_most_two_units),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
