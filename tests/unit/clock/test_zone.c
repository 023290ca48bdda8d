#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

#include "base/check.h"
#include "text/clock/quiet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct str zone_bytes(const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
    FILE *file = fopen(path, "rb");
    check(file != NULL);
    char *bytes = arena_take(&arena, 10000);
    size_t len = fread(bytes, 1, 10000, file);
    fclose(file);
    return (struct str){bytes, len};
}

static struct zone zone_named(const char *name)
{
    struct zone zone;
    struct failure failure = {0};
    assert_int_equal(zone_parse(zone_bytes(name), &zone, &failure), OK);
    return zone;
}

static struct instant at(int32_t year, int32_t month, int32_t day, int32_t hour, int32_t minute)
{
    return civil_to_instant((struct civil){year, month, day, hour, minute, 0}, 0);
}

static void berlin_changes_its_clocks_at_one_utc(void **state)
{
    (void)state;
    struct zone berlin = zone_named("Europe/Berlin");
    struct instant begin = at(2016, 3, 27, 1, 0), end = at(2016, 10, 30, 1, 0);
    assert_int_equal(zone_offset_at(&berlin, instant_add(begin, SPAN_MS(-1))).seconds, 3600);
    assert_int_equal(zone_offset_at(&berlin, begin).seconds, 7200);
    assert_int_equal(zone_offset_at(&berlin, instant_add(end, SPAN_MS(-1))).seconds, 7200);
    assert_int_equal(zone_offset_at(&berlin, end).seconds, 3600);
    assert_str(zone_offset_at(&berlin, begin).abbreviation, "CEST");
    assert_true(zone_offset_at(&berlin, begin).daylight);
    assert_str(zone_offset_at(&berlin, end).abbreviation, "CET");
    /* Long behind the last transition in the file, the rule holds. */
    assert_int_equal(zone_offset_at(&berlin, at(2151, 7, 1, 12, 0)).seconds, 7200);
    assert_int_equal(zone_offset_at(&berlin, at(2151, 12, 1, 12, 0)).seconds, 3600);
}

static void utc_is_built_in(void **state)
{
    (void)state;
    struct zone_offset offset = zone_offset_at(&zone_utc, at(2016, 6, 16, 12, 0));
    assert_int_equal(offset.seconds, 0);
    assert_str(offset.abbreviation, "UTC");
    assert_int_equal(zone_offset_at(&zone_utc, (struct instant){-1}).seconds, 0);
}

/* Zones of every kind: half hours, southern, negative daylight time, names by offset, no rule, Ramadan. */
static const char *const names[] = {
    "UTC",           "Europe/Berlin",    "Europe/Dublin",       "America/New_York",  "America/Sao_Paulo",
    "Asia/Shanghai", "Asia/Kolkata",     "Australia/Lord_Howe", "Pacific/Chatham",   "Africa/Casablanca",
    "Asia/Gaza",     "America/St_Johns", "Antarctica/Troll",    "Asia/Tehran",       "America/Godthab",
    "Asia/Istanbul", "Pacific/Apia",     "Africa/Monrovia",     "Pacific/Kiritimati"};

static void every_zone_agrees_with_the_c_library(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct zone zone = zone_named(names[i]);
        setenv("TZ", names[i], 1);
        tzset();
        /* From 1900 to 2150 in steps that meet every hour of the week. */
        for (int64_t second = -2208988800; second < 5680281600; second += 613 * 3600 + 1791) {
            time_t when = (time_t)second;
            struct tm local;
            localtime_r(&when, &local);
            struct zone_offset offset = zone_offset_at(&zone, (struct instant){second * 1000});
            if (offset.seconds != local.tm_gmtoff)
                print_error("%s at %lld\n", names[i], (long long)second);
            assert_int_equal(offset.seconds, local.tm_gmtoff);
            assert_int_equal(offset.daylight, local.tm_isdst > 0);
            assert_str(offset.abbreviation, local.tm_zone);
        }
    }
    unsetenv("TZ");
    tzset();
}

static void a_civil_time_leads_back_to_its_instant(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct zone zone = zone_named(names[i]);
        for (int64_t second = 0; second < 2000000000; second += 613 * 3600 + 1800) {
            struct instant instant = {second * 1000};
            struct instant back = zone_instant(&zone, zone_civil(&zone, instant));
            /* The hour that is shown twice leads to the earlier of its two instants. */
            assert_true(back.ms == instant.ms ||
                        (back.ms < instant.ms && back.ms >= instant.ms - 3 * 3600000));
        }
    }
}

static void an_hour_shown_twice_means_the_earlier(void **state)
{
    (void)state;
    struct zone berlin = zone_named("Europe/Berlin");
    struct civil twice = {2016, 10, 30, 2, 30, 0}, skipped = {2016, 3, 27, 2, 30, 0};
    assert_int_equal(zone_instant(&berlin, twice).ms, at(2016, 10, 30, 0, 30).ms);
    assert_int_equal(zone_instant(&berlin, skipped).ms, at(2016, 3, 27, 1, 30).ms);
    assert_int_equal(zone_instant(&berlin, (struct civil){2016, 6, 16, 14, 0, 0}).ms,
                     at(2016, 6, 16, 12, 0).ms);
}

static void bytes_that_are_no_zone_are_refused(void **state)
{
    (void)state;
    struct str good = zone_bytes("Europe/Berlin");
    struct zone zone;
    struct failure failure = {0};
    for (size_t len = 0; len < good.len; len++)
        assert_int_equal(zone_parse(str_slice(good, 0, len), &zone, &failure), ERR_INPUT);
    assert_int_equal(zone_parse(STR("#!/bin/sh"), &zone, &failure), ERR_INPUT);
}

/* Whatever the bytes, a zone that is accepted answers without harm; the sanitizers watch. */
static void a_damaged_zone_does_no_harm(void **state)
{
    (void)state;
    struct str good = zone_bytes("Europe/Berlin");
    uint64_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char *bytes = malloc(good.len);
        memcpy(bytes, good.at, good.len);
        for (int i = 0; i < 3; i++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            size_t place = (size_t)(random >> 33) % (round % 2 ? good.len : 120);
            bytes[place] = (char)(random >> 24);
        }
        struct zone zone;
        struct failure failure = {0};
        if (zone_parse((struct str){bytes, good.len}, &zone, &failure) == OK) {
            (void)zone_civil(&zone, at(1900, 1, 1, 0, 0));
            (void)zone_civil(&zone, at(2016, 6, 16, 12, 0));
            (void)zone_civil(&zone, at(2500, 6, 16, 12, 0));
        }
        free(bytes);
    }
}

static void a_name_stays_below_the_zones(void **state)
{
    (void)state;
    static const char *const good[] = {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+1"};
    static const char *const bad[] = {"", "/etc/passwd", "../etc/passwd", "Europe/", "a.tab", "a b", "a\\b"};
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_true(zone_name_is_plain(str_from(good[i])));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(zone_name_is_plain(str_from(bad[i])));
}

static void quiet_hours_end_by_the_clocks_of_the_zone(void **state)
{
    (void)state;
    struct zone berlin = zone_named("Europe/Berlin");
    struct quiet_hours night = {quiet_minute(STR("22:00")), quiet_minute(STR("07:30")), STR_NONE};
    struct quiet_hours noon = {quiet_minute(STR("12:00")), quiet_minute(STR("14:00")), STR_NONE};
    /* 21:30 and 22:00 in winter; the morning after, and the one of the day itself. */
    assert_int_equal(quiet_end(&night, &berlin, at(2016, 1, 31, 20, 30)).ms, 0);
    assert_int_equal(quiet_end(&night, &berlin, at(2016, 1, 31, 21, 0)).ms, at(2016, 2, 1, 6, 30).ms);
    assert_int_equal(quiet_end(&night, &berlin, at(2016, 2, 1, 5, 0)).ms, at(2016, 2, 1, 6, 30).ms);
    assert_int_equal(quiet_end(&night, &berlin, at(2016, 2, 1, 6, 30)).ms, 0);
    /* The night in which the clocks go forward is an hour shorter. */
    assert_int_equal(quiet_end(&night, &berlin, at(2016, 3, 26, 22, 0)).ms, at(2016, 3, 27, 5, 30).ms);
    assert_int_equal(quiet_end(&noon, &berlin, at(2016, 7, 1, 9, 59)).ms, 0);
    assert_int_equal(quiet_end(&noon, &berlin, at(2016, 7, 1, 10, 0)).ms, at(2016, 7, 1, 12, 0).ms);
    assert_int_equal(quiet_minute(STR("24:00")), -1);
    assert_int_equal(quiet_minute(STR("7:00")), -1);
    assert_int_equal(quiet_minute(STR("07:60")), -1);
    assert_int_equal(quiet_minute(STR("+7:-1")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quiet_hours_end_by_the_clocks_of_the_zone),
        cmocka_unit_test(berlin_changes_its_clocks_at_one_utc),
        cmocka_unit_test(utc_is_built_in),
        cmocka_unit_test(every_zone_agrees_with_the_c_library),
        cmocka_unit_test(a_civil_time_leads_back_to_its_instant),
        cmocka_unit_test(an_hour_shown_twice_means_the_earlier),
        cmocka_unit_test(bytes_that_are_no_zone_are_refused),
        cmocka_unit_test(a_damaged_zone_does_no_harm),
        cmocka_unit_test(a_name_stays_below_the_zones),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
