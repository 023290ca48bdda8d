/* Business days on holidays and in summer: the days that the law counts are those that a shop counts. */
#include "base/check.h"
#include "core/clock/clock.h"
#include "support/kit/suite.h"

static struct instant at(int32_t year, int32_t month, int32_t day, int32_t hour, int32_t offset)
{
    struct civil civil = {.year = year, .month = month, .day = day, .hour = hour};
    return civil_to_instant(civil, offset);
}

static void public_holidays_are_known_by_rule(void **state)
{
    static const struct {
        enum holiday_country country;
        int32_t year, month, day;
        bool is;
    } rows[] = {
        {HOLIDAYS_DE, 2026, 12, 25, true}, {HOLIDAYS_DE, 2026, 12, 24, false},
        {HOLIDAYS_DE, 2026, 4, 3, true},                                     /* Good Friday */
        {HOLIDAYS_DE, 2026, 5, 14, true},                                    /* Ascension */
        {HOLIDAYS_DE, 2026, 10, 3, true},  {HOLIDAYS_DE, 2027, 3, 29, true}, /* Easter Monday */
        {HOLIDAYS_FR, 2026, 7, 14, true},  {HOLIDAYS_FR, 2026, 4, 3, false},
        {HOLIDAYS_US, 2026, 7, 3, true}, /* the fourth is a Saturday */
        {HOLIDAYS_US, 2026, 7, 2, false},  {HOLIDAYS_US, 2026, 11, 26, true},
        {HOLIDAYS_US, 2026, 5, 25, true},  {HOLIDAYS_US, 2021, 12, 31, true}, /* New Year of 2022, observed */
        {HOLIDAYS_GB, 2026, 12, 28, true},                                    /* Boxing Day, a Saturday */
        {HOLIDAYS_GB, 2022, 12, 27, true}, {HOLIDAYS_GB, 2026, 8, 31, true},
        {HOLIDAYS_PL, 2026, 6, 4, true}, /* Corpus Christi */
        {HOLIDAYS_PL, 2026, 11, 11, true}, {HOLIDAYS_ES, 2026, 12, 8, true},
        {HOLIDAYS_ES, 2026, 4, 6, false}, /* not in all of Spain */
        {HOLIDAYS_IT, 2026, 6, 2, true},   {HOLIDAYS_IT, 2026, 4, 3, false},
        {HOLIDAYS_NL, 2026, 4, 27, true},  {HOLIDAYS_NL, 2025, 4, 26, true}, /* the 27th is a Sunday */
        {HOLIDAYS_NL, 2025, 4, 27, false}, {HOLIDAYS_BE, 2026, 7, 21, true},
        {HOLIDAYS_AT, 2026, 10, 26, true}, {HOLIDAYS_CH, 2026, 8, 1, true},
        {HOLIDAYS_CH, 2026, 4, 6, false},                                   /* not in all cantons */
        {HOLIDAYS_SE, 2026, 6, 19, true},                                   /* midsummer's eve */
        {HOLIDAYS_SE, 2026, 6, 26, false}, {HOLIDAYS_DK, 2026, 4, 2, true}, /* Maundy Thursday */
        {HOLIDAYS_DK, 2026, 5, 1, false},                                   /* Great Prayer Day is no more */
        {HOLIDAYS_PT, 2026, 6, 10, true},  {HOLIDAYS_IE, 2026, 2, 2, true},
        {HOLIDAYS_IE, 2026, 10, 26, true}, {HOLIDAYS_CZ, 2026, 7, 6, true},
        {HOLIDAYS_IE, 2030, 2, 1, true},                                       /* St Brigid's, a Friday */
        {HOLIDAYS_IE, 2030, 2, 4, false},  {HOLIDAYS_IE, 2027, 12, 27, false}, /* for no Sunday */
        {HOLIDAYS_CN, 2026, 2, 23, true},  {HOLIDAYS_CN, 2026, 2, 24, false},
        {HOLIDAYS_CN, 2027, 2, 8, false},                                    /* not announced: not known */
        {HOLIDAYS_JP, 2026, 5, 6, true},                                     /* for the third, a Sunday */
        {HOLIDAYS_JP, 2026, 5, 7, false},  {HOLIDAYS_JP, 2026, 9, 22, true}, /* between two holidays */
        {HOLIDAYS_JP, 2026, 3, 20, true},  {HOLIDAYS_BR, 2026, 11, 20, true},
        {HOLIDAYS_BR, 2026, 4, 3, true},   {HOLIDAYS_MX, 2026, 3, 16, true},
        {HOLIDAYS_CA, 2026, 5, 18, true}, /* Victoria Day */
        {HOLIDAYS_CA, 2027, 5, 24, true},  {HOLIDAYS_CA, 2026, 5, 25, false},
        {HOLIDAYS_AU, 2027, 12, 28, true}, /* Boxing Day, a Sunday */
        {HOLIDAYS_AU, 2026, 6, 8, false},  /* not in all states */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t days = civil_days(rows[i].year, rows[i].month, rows[i].day);
        if (holiday_is(1u << rows[i].country, days) != rows[i].is)
            print_error("row %zu\n", i);
        assert_int_equal(holiday_is(1u << rows[i].country, days), rows[i].is);
        assert_false(holiday_is(0, days));
    }
}

static void a_business_day_passes_over_christmas(void **state)
{
    struct calendar calendar = {.offset_minutes = 60, .summer = SUMMER_EU, .workdays = 0x1F};
    (void)state;
    struct instant from = at(2026, 12, 24, 10, 60);
    assert_int_equal(clock_add(&calendar, from, DURATION_BUSINESS(1)).ms, at(2026, 12, 25, 10, 60).ms);
    calendar.holidays_of = 1u << HOLIDAYS_DE;
    assert_int_equal(clock_add(&calendar, from, DURATION_BUSINESS(1)).ms, at(2026, 12, 28, 10, 60).ms);
    assert_int_equal(clock_before(&calendar, at(2026, 12, 28, 10, 60), DURATION_BUSINESS(1)).ms, from.ms);
}

static void a_day_ends_an_hour_earlier_for_the_world_in_summer(void **state)
{
    struct calendar calendar = {
        .offset_minutes = -480, .summer = SUMMER_US, .workdays = 0x1F, .rounding = DUE_END_OF_DAY};
    (void)state;
    struct instant july = clock_add(&calendar, at(2026, 7, 9, 12, 0), DURATION_DAYS(1));
    struct instant december = clock_add(&calendar, at(2026, 12, 9, 12, 0), DURATION_DAYS(1));
    assert_int_equal(july.ms, at(2026, 7, 11, 7, 0).ms);
    assert_int_equal(december.ms, at(2026, 12, 11, 8, 0).ms);
}

static void the_time_of_day_stays_when_the_clocks_are_changed(void **state)
{
    struct calendar calendar = {.offset_minutes = 60, .summer = SUMMER_EU, .workdays = 0x1F};
    (void)state;
    struct instant friday = at(2026, 3, 27, 10, 60), monday = at(2026, 3, 30, 10, 120);
    assert_int_equal(clock_add(&calendar, friday, DURATION_BUSINESS(1)).ms, monday.ms);
    assert_int_equal(clock_before(&calendar, monday, DURATION_BUSINESS(1)).ms, friday.ms);
}

/* The first minute of 10 October and 30 days are the evening of 9 November, and in spring nobody gains a day. */
static void a_limit_in_days_keeps_its_day_when_the_clocks_are_changed(void **state)
{
    struct calendar calendar = {
        .offset_minutes = 60, .summer = SUMMER_EU, .workdays = 0x1F, .rounding = DUE_END_OF_DAY};
    (void)state;
    assert_int_equal(clock_add(&calendar, at(2026, 10, 10, 0, 120), DURATION_DAYS(30)).ms,
                     at(2026, 11, 10, 0, 60).ms);
    assert_int_equal(clock_add(&calendar, at(2026, 3, 10, 23, 60), DURATION_DAYS(30)).ms,
                     at(2026, 4, 10, 0, 120).ms);
    struct instant evening = at(2026, 10, 11, 0, 120), later = at(2026, 11, 10, 0, 60);
    assert_int_equal(clock_add_days(&calendar, evening, 30).ms, later.ms);
    assert_int_equal(clock_add_days(&calendar, later, -30).ms, evening.ms);
}

/* 29 March has no half past two in Berlin, and 8 March none in Los Angeles: from both sides it is half past three. */
static void an_hour_that_a_day_leaves_out_is_the_one_behind_it(void **state)
{
    static const struct {
        enum summer_time summer;
        int32_t offset, month, day;
    } rows[] = {{SUMMER_EU, 60, 3, 29}, {SUMMER_US, -480, 3, 8}, {SUMMER_US, -300, 3, 8}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct calendar calendar = {
            .offset_minutes = rows[i].offset, .summer = rows[i].summer, .workdays = 0x7F};
        struct instant before = instant_add(at(2026, rows[i].month, rows[i].day - 1, 2, rows[i].offset),
                                            SPAN_MINUTES(30)),
                       gap = instant_add(before, SPAN_HOURS(24)), after = instant_add(before, SPAN_HOURS(47));
        assert_int_equal(clock_add_days(&calendar, before, 1).ms, gap.ms);
        assert_int_equal(clock_add_days(&calendar, after, -1).ms, gap.ms);
        assert_int_equal(clock_add_days(&calendar, before, 2).ms, after.ms);
        assert_int_equal(clock_add(&calendar, before, DURATION_BUSINESS(1)).ms, gap.ms);
    }
}

/* Where no clock is ever changed a day ends at its own midnight all year: half hours too. */
static void a_day_in_kolkata_and_sao_paulo_ends_at_its_own_midnight(void **state)
{
    static const int32_t offsets[] = {330, -180}, months[] = {7, 12};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct calendar calendar = {
            .offset_minutes = offsets[i % 2], .workdays = 0x1F, .rounding = DUE_END_OF_DAY};
        struct instant end = at(2026, months[i / 2], 26, 0, offsets[i % 2]);
        assert_int_equal(clock_add(&calendar, instant_add(end, SPAN_HOURS(-25)), DURATION_DAYS(1)).ms,
                         end.ms);
        assert_int_equal(clock_add(&calendar, instant_add(end, SPAN_HOURS(-47)), DURATION_DAYS(1)).ms,
                         end.ms);
    }
}

static void summer_time_begins_and_ends_at_its_hour(void **state)
{
    static const struct {
        enum summer_time summer;
        int32_t offset, month, day, hour, minutes; /* in UTC */
    } rows[] = {
        {SUMMER_EU, 60, 3, 29, 0, 0},    {SUMMER_EU, 60, 3, 29, 1, 60},  {SUMMER_EU, 60, 10, 25, 0, 60},
        {SUMMER_EU, 60, 10, 25, 1, 0},   {SUMMER_US, -480, 3, 8, 9, 0},  {SUMMER_US, -480, 3, 8, 10, 60},
        {SUMMER_US, -480, 11, 1, 8, 60}, {SUMMER_US, -480, 11, 1, 9, 0}, {SUMMER_NONE, -480, 7, 1, 9, 0}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(summer_minutes(rows[i].summer, rows[i].offset,
                                        at(2026, rows[i].month, rows[i].day, rows[i].hour, 0)),
                         rows[i].minutes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(public_holidays_are_known_by_rule),
        cmocka_unit_test(a_business_day_passes_over_christmas),
        cmocka_unit_test(a_day_ends_an_hour_earlier_for_the_world_in_summer),
        cmocka_unit_test(the_time_of_day_stays_when_the_clocks_are_changed),
        cmocka_unit_test(a_limit_in_days_keeps_its_day_when_the_clocks_are_changed),
        cmocka_unit_test(an_hour_that_a_day_leaves_out_is_the_one_behind_it),
        cmocka_unit_test(a_day_in_kolkata_and_sao_paulo_ends_at_its_own_midnight),
        cmocka_unit_test(summer_time_begins_and_ends_at_its_hour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
