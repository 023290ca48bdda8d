#include "support/kit/suite.h"

#include "base/check.h"
#include "core/clock/clock.h"

static const struct calendar weekdays = {.workdays = 0x1F};

static struct instant on(const char *date, int hour)
{
    struct civil civil;
    assert_true(civil_read_date(str_from(date), &civil));
    civil.hour = hour;
    return civil_to_instant(civil, 0);
}

static void an_act_at_the_instant_of_the_deadline_is_late(void **state)
{
    (void)state;
    struct instant due = on("2026-11-20", 12);
    assert_true(clock_is_late(due, due));
    assert_false(clock_is_late((struct instant){due.ms - 1}, due));
    assert_true(clock_is_late((struct instant){due.ms + 1}, due));
    assert_false(clock_is_late(due, CLOCK_NEVER));
}

static void durations_are_read_whole_or_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
        struct duration duration;
    } rows[] = {
        {"P15D", true, {DURATION_SPAN, INT64_C(15) * 86400000}},
        {"PT48H", true, {DURATION_SPAN, INT64_C(2) * 86400000}},
        {"P1W", true, {DURATION_SPAN, INT64_C(7) * 86400000}},
        {"P1W2DT3H4M", true, {DURATION_SPAN, INT64_C(9) * 86400000 + 3 * 3600000 + 4 * 60000}},
        {"P0D", true, {DURATION_SPAN, 0}},
        {"B3D", true, {DURATION_BUSINESS_DAYS, 3}},
        {"P", false, {DURATION_NONE, 0}},
        {"PT", false, {DURATION_NONE, 0}},
        {"P3", false, {DURATION_NONE, 0}},
        {"P1DT", false, {DURATION_NONE, 0}},
        {"P1M", false, {DURATION_NONE, 0}},
        {"PT1D", false, {DURATION_NONE, 0}},
        {"P1D1W", false, {DURATION_NONE, 0}},
        {"P-1D", false, {DURATION_NONE, 0}},
        {"B3H", false, {DURATION_NONE, 0}},
        {"3 days", false, {DURATION_NONE, 0}},
        {"P999999999D", false, {DURATION_NONE, 0}},
        {"P99999999999D", false, {DURATION_NONE, 0}},
        {"", false, {DURATION_NONE, 0}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct duration duration;
        assert_int_equal(duration_read(str_from(rows[i].text), &duration), rows[i].good);
        assert_int_equal(duration.unit, rows[i].duration.unit);
        assert_int_equal(duration.count, rows[i].duration.count);
    }
}

static void a_duration_is_read_and_said_in_words(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"P15D", "15 days"},        {"P2D", "48 hours"},       {"PT36H", "36 hours"}, {"PT90M", "90 minutes"},
        {"B3D", "3 business days"}, {"B1D", "1 business day"}, {"P0D", "at once"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct duration duration;
        char text[DURATION_TEXT];
        assert_true(duration_read(str_from(rows[i][0]), &duration));
        assert_str(duration_words(NULL, duration, text), rows[i][1]);
    }
}

static void business_days_skip_weekends_and_holidays(void **state)
{
    (void)state;
    struct calendar calendar = weekdays;
    struct instant friday = on("2026-11-20", 15);
    assert_int_equal(clock_add(&calendar, friday, DURATION_BUSINESS(1)).ms, on("2026-11-23", 15).ms);
    assert_int_equal(clock_add(&calendar, friday, DURATION_BUSINESS(3)).ms, on("2026-11-25", 15).ms);
    calendar.holidays[calendar.holiday_count++] = (int32_t)civil_days(2026, 11, 24);
    assert_int_equal(clock_add(&calendar, friday, DURATION_BUSINESS(3)).ms, on("2026-11-26", 15).ms);
    assert_int_equal(clock_before(&calendar, on("2026-11-26", 15), DURATION_BUSINESS(3)).ms, friday.ms);
}

static void business_days_belong_to_the_calendars_offset(void **state)
{
    (void)state;
    struct calendar pacific = {.workdays = 0x1F, .offset_minutes = -8 * 60};
    /* Saturday 03:00 UTC is still Friday there. */
    assert_int_equal(clock_add(&pacific, on("2026-11-21", 3), DURATION_BUSINESS(1)).ms,
                     on("2026-11-24", 3).ms);
}

static void a_day_may_run_to_its_end(void **state)
{
    (void)state;
    struct calendar generous = {.workdays = 0x1F, .rounding = DUE_END_OF_DAY, .offset_minutes = 60};
    assert_int_equal(clock_add(&generous, on("2026-11-20", 10), DURATION_DAYS(2)).ms,
                     on("2026-11-22", 23).ms);
    assert_int_equal(clock_add(&generous, on("2026-11-20", 10), DURATION_HOURS(5)).ms,
                     on("2026-11-20", 15).ms);
    assert_int_equal(clock_add(&generous, on("2026-11-20", 10), DURATION_DAYS(0)).ms,
                     on("2026-11-20", 10).ms);
}

static void a_rule_that_does_not_exist_is_never_due(void **state)
{
    (void)state;
    struct duration none = {DURATION_NONE, 0};
    assert_int_equal(clock_add(&weekdays, on("2026-11-20", 0), none).ms, INT64_MAX);
    assert_int_equal(clock_before(&weekdays, on("2026-11-20", 0), none).ms, on("2026-11-20", 0).ms);
}

static void every_day_of_four_centuries_has_one_date(void **state)
{
    (void)state;
    for (int64_t days = 0; days < 146097 + 1000; days++) {
        struct civil civil = civil_from_instant((struct instant){days * 86400000 + 1}, 0);
        assert_true(civil_exists(civil.year, civil.month, civil.day));
        assert_int_equal(civil_days(civil.year, civil.month, civil.day), days);
    }
    assert_false(civil_exists(2100, 2, 29));
    assert_true(civil_exists(2000, 2, 29));
    assert_int_equal(weekday_of_days(civil_days(2026, 11, 23)), 0);
}

static void a_date_that_does_not_exist_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"2026-02-30", "2026-13-01", "2026-00-10", "26-01-01",  "2026-1-01",
                                      "2026/01/01", "2026-01-0x", "",           "-026-01-01"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct civil civil;
        assert_false(civil_read_date(str_from(bad[i]), &civil));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_act_at_the_instant_of_the_deadline_is_late),
        cmocka_unit_test(durations_are_read_whole_or_refused),
        cmocka_unit_test(a_duration_is_read_and_said_in_words),
        cmocka_unit_test(business_days_skip_weekends_and_holidays),
        cmocka_unit_test(business_days_belong_to_the_calendars_offset),
        cmocka_unit_test(a_day_may_run_to_its_end),
        cmocka_unit_test(a_rule_that_does_not_exist_is_never_due),
        cmocka_unit_test(every_day_of_four_centuries_has_one_date),
        cmocka_unit_test(a_date_that_does_not_exist_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
