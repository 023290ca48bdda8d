/* Lines of JSON read into declared fields, and times as programs write them. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "text/clock/iso_time.h"
#include "text/kit/json_row.h"

static int64_t ms_of(const char *text)
{
    struct instant at = {-1};
    return iso_time_read(str_from(text), &at) ? at.ms : -1;
}

static void times_are_read_to_the_millisecond(void **state)
{
    (void)state;
    assert_int_equal(ms_of("1970-01-01T00:00:00Z"), 0);
    assert_int_equal(ms_of("2016-06-16T12:00:00Z"), 1466078400000);
    assert_int_equal(ms_of("2016-06-16 14:00:00.25+02:00"), 1466078400250);
    assert_int_equal(ms_of("2016-06-16T12:00:00.123999-00:30"), 1466080200123);
    assert_int_equal(ms_of("2000-02-29T00:00:00Z"), 951782400000);
    assert_int_equal(ms_of("2100-03-01T00:00:00Z"), 4107542400000);
    assert_int_equal(ms_of("9999-12-31T23:59:59Z"), 253402300799000);
}

static void what_is_no_time_is_refused(void **state)
{
    static const char *const wrong[] = {
        "",
        "2016-06-16",
        "2016-06-16T12:00:00",
        "2016-06-16T12:00Z",
        "2016-13-01T00:00:00Z",
        "2016-00-01T00:00:00Z",
        "2015-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z",
        "2016-06-31T00:00:00Z",
        "2016-06-16T24:00:00Z",
        "2016-06-16T12:60:00Z",
        "2016-06-16T12:00:60Z",
        "2016-06-16T12:00:00.Z",
        "2016-06-16T12:00:00+2:00",
        "2016-06-16T12:00:00Zx",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_int_equal(ms_of(wrong[i]), -1);
}

static void a_time_that_is_written_is_read_again(void **state)
{
    static const int64_t times[] = {0, 1466078400000, 1466078400250, 951782399999, 253402300799000};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        struct buf text;
        struct instant again;
        buf_init(&text, 64);
        iso_time_put(&text, (struct instant){times[i]});
        assert_true(iso_time_read(buf_str(&text), &again));
        assert_int_equal(again.ms, times[i]);
        buf_free(&text);
    }
}

enum { ID, NAME, SINCE, TAGS, CLOSED, FIELDS };
static const struct row_field fields[FIELDS] = {
    [ID] = {STR_INIT("id"), ROW_ID, true, 0},
    [NAME] = {STR_INIT("name"), ROW_TEXT, false, 5},
    [SINCE] = {STR_INIT("since"), ROW_TIME, false, 0},
    [TAGS] = {STR_INIT("tags"), ROW_TAGS, false, 0},
    [CLOSED] = {STR_INIT("closed"), ROW_REASON, false, 5},
};

struct reading {
    struct arena arena;
    struct row_value values[FIELDS];
    struct failure failure;
};

static enum err read_row(struct reading *reading, const char *line, bool lenient)
{
    struct row_shape shape = {fields, FIELDS, lenient};
    arena_init(&reading->arena, 1 << 20);
    return json_row_read(&reading->arena, str_from(line), &shape, reading->values, &reading->failure);
}

static void a_line_gives_the_declared_fields(void **state)
{
    struct reading reading;
    (void)state;
    assert_int_equal(read_row(&reading,
                              "{\"tags\": [\"a\", \"b\"], \"id\": 9, \"name\": \"\xc3\xa9t\\u00e9\", "
                              "\"since\": 1466078400, \"closed\": true}",
                              false),
                     OK);
    assert_int_equal(reading.values[ID].number, 9);
    assert_str(reading.values[NAME].text, "\xc3\xa9t\xc3\xa9");
    assert_int_equal(reading.values[SINCE].number, 1466078400000);
    assert_str(reading.values[TAGS].text, "a b");
    assert_true(reading.values[CLOSED].given);
    assert_int_equal(reading.values[CLOSED].text.len, 0);
    arena_free(&reading.arena);
}

static void null_is_as_if_it_were_not_there(void **state)
{
    struct reading reading;
    (void)state;
    assert_int_equal(read_row(&reading, "{\"id\": 9, \"name\": null, \"closed\": false}", false), OK);
    assert_false(reading.values[NAME].given);
    assert_false(reading.values[CLOSED].given);
    assert_false(reading.values[SINCE].given);
    arena_free(&reading.arena);
    assert_int_equal(read_row(&reading, "{\"id\": null}", false), ERR_INPUT);
    assert_string_equal(reading.failure.text, "the field \"id\" must be given and not null");
    arena_free(&reading.arena);
}

static void a_wrong_field_is_named(void **state)
{
    static const char *const wrong[][2] = {
        {"{}", "the field \"id\" is missing"},
        {"{\"id\": 1.5}", "the field \"id\" must be a whole number"},
        {"{\"id\": -1}", "the field \"id\" must be a whole number from 1"},
        {"{\"id\": 1, \"name\": 5}", "the field \"name\" must be a text"},
        {"{\"id\": 1, \"name\": \"123456\"}", "the field \"name\" has 6 characters; at most 5 fit"},
        {"{\"id\": 1, \"tags\": \"a\"}", "the field \"tags\" must be a list of texts"},
        {"{\"id\": 1, \"tags\": [1]}", "the field \"tags\" must be a list of texts"},
        {"{\"id\": 1, \"since\": -5}",
         "the field \"since\" must be a time such as \"2016-06-16T12:00:00Z\", or Unix seconds"},
        {"{\"id\": 1, \"hat\": 1}", "the field \"hat\" is not known; --lenient passes it over"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct reading reading;
        assert_int_equal(read_row(&reading, wrong[i][0], false), ERR_INPUT);
        assert_string_equal(reading.failure.text, wrong[i][1]);
        arena_free(&reading.arena);
    }
}

static void what_is_not_json_is_refused(void **state)
{
    static const char *const wrong[] = {"",    "{",   "{\"id\": 1} x", "{\"id\": 1, \"id\": 1}",
                                        "[1]", "nul", "\"\"",          "{\"id\": 1, \"name\": \"\\u0000\"}"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct reading reading;
        assert_int_equal(read_row(&reading, wrong[i], true), ERR_INPUT);
        arena_free(&reading.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_read_to_the_millisecond),
        cmocka_unit_test(what_is_no_time_is_refused),
        cmocka_unit_test(a_time_that_is_written_is_read_again),
        cmocka_unit_test(a_line_gives_the_declared_fields),
        cmocka_unit_test(null_is_as_if_it_were_not_there),
        cmocka_unit_test(a_wrong_field_is_named),
        cmocka_unit_test(what_is_not_json_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
