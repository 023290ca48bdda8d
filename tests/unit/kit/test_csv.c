/* Tables for spreadsheets. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/kit/csv.h"
#include "text/kit/csv_read.h"

#include <string.h>

static void a_text_is_quoted_and_no_text_is_a_formula(void **state)
{
    static const struct {
        const char *text, *field;
    } rows[] = {{"plain", "\"plain\""},
                {"", "\"\""},
                {"a \"b\", c", "\"a \"\"b\"\", c\""},
                {"=1+1", "\"'=1+1\""},
                {"-5", "\"'-5\""},
                {"@x", "\"'@x\""},
                {"two\nlines", "\"two\nlines\""},
                /* What begins a cell where semicolons, tabs or line ends do, quotation marks or not. */
                {"x;=1+1;y", "\"x;'=1+1;y\""},
                {"x;\"=1", "\"x;\"\"'=1\""},
                {"x\n@y", "\"x\n'@y\""},
                {"x\t-1", "\"x\t'-1\""},
                {";\xef\xbc\x9d"
                 "1",
                 "\";'\xef\xbc\x9d"
                 "1\""},
                {"\t=1", "\"'\t'=1\""},
                {"\"=1", "\"\"\"=1\""},
                {"a; b = c-d", "\"a; b = c-d\""}};
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

struct quoted {
    const char *text, *first;
    enum csv_fault fault;
};

static void marks_that_stand_twice_are_one(void **state)
{
    static const struct quoted rows[] = {
        {"\"a\"\"b\"\"\",c\n", "a\"b\"", CSV_OK},
        {"\"\"\"\",c", "\"", CSV_OK},
        {"\"\",c", "", CSV_OK},
        {"\"a\nb\" \r\n", "a\nb", CSV_OK},
        {"\"a\"\",c", "", CSV_OPEN_QUOTE},
        {"\"", "", CSV_OPEN_QUOTE},
        {"\"\"\"", "", CSV_OPEN_QUOTE},
        {"\"a\"b\n", "a", CSV_BEHIND_QUOTE},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        struct csv_row row;
        arena_init(&arena, 1024);
        struct csv_reader reader = csv_begin(str_from(rows[i].text));
        assert_int_equal(csv_next(&reader, &arena, &row), rows[i].fault);
        assert_str(row.at[0].text, rows[i].first);
        arena_free(&arena);
    }
}

/* In twice the memory of the text. */
static void a_field_of_nothing_but_marks_is_read_in_the_room_of_its_text(void **state)
{
    static char text[1024 * 1024];
    struct arena arena;
    struct csv_row row;
    (void)state;
    memset(text, '"', sizeof text);
    arena_init(&arena, 2 * sizeof text);
    struct csv_reader reader = csv_begin((struct str){text, sizeof text});
    assert_int_equal(csv_next(&reader, &arena, &row), CSV_OK);
    assert_int_equal(row.at[0].text.len, sizeof text / 2 - 1);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_quoted_and_no_text_is_a_formula),
        cmocka_unit_test(fields_stand_between_commas_and_rows_on_lines),
        cmocka_unit_test(marks_that_stand_twice_are_one),
        cmocka_unit_test(a_field_of_nothing_but_marks_is_read_in_the_room_of_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
