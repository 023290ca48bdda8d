/* Tables for spreadsheets. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/kit/csv.h"

static void a_text_is_quoted_and_no_text_is_a_formula(void **state)
{
    static const struct {
        const char *text, *field;
    } rows[] = {{"plain", "\"plain\""},          {"", "\"\""},      {"a \"b\", c", "\"a \"\"b\"\", c\""},
                {"=1+1", "\"'=1+1\""},           {"-5", "\"'-5\""}, {"@x", "\"'@x\""},
                {"two\nlines", "\"two\nlines\""}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf out;
        buf_init(&out, 1000);
        struct csv csv = {.out = &out};
        csv_put_str(&csv, str_from(rows[i].text));
        assert_str(buf_str(&out), rows[i].field);
        buf_free(&out);
    }
}

static void fields_stand_between_commas_and_rows_on_lines(void **state)
{
    struct buf out;
    (void)state;
    buf_init(&out, 1000);
    struct csv csv = {.out = &out};
    csv_put_str(&csv, STR("a"));
    csv_put_int(&csv, -3);
    csv_put_number(&csv, STR("0.50"));
    csv_end_row(&csv);
    csv_put_int(&csv, 1);
    csv_end_row(&csv);
    assert_str(buf_str(&out), "\"a\",-3,0.50\r\n1\r\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_quoted_and_no_text_is_a_formula),
        cmocka_unit_test(fields_stand_between_commas_and_rows_on_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
