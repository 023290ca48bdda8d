#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

#include "base/check.h"
#include "text/kit/form.h"

#include <stdio.h>
#include <string.h>

static struct form form;
static struct failure failure;

static void fields_come_decoded_and_in_order(void **state)
{
    (void)state;
    assert_int_equal(
        form_parse(&arena, STR("title=Where+is+it%3F&b=%C3%A4%2b&empty=&bare&&x=a=b&"), &form, &failure), OK);
    assert_int_equal(form.count, 5);
    assert_str(form.fields[0].name, "title");
    assert_str(form_get(&form, STR("title")), "Where is it?");
    assert_str(form_get(&form, STR("b")), "\xC3\xA4+");
    assert_str(form_get(&form, STR("empty")), "");
    assert_str(form_get(&form, STR("x")), "a=b");
    assert_true(form_has(&form, STR("bare")));
    assert_false(form_has(&form, STR("none")));
    assert_str(form_get(&form, STR("none")), "");
}

static void line_ends_become_line_feeds(void **state)
{
    (void)state;
    assert_int_equal(form_parse(&arena, STR("a=1%0D%0A2%0D3%0A4%0D"), &form, &failure), OK);
    assert_str(form_get(&form, STR("a")), "1\n2\n3\n4\n");
}

static void what_a_browser_never_sends_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *encoded, *said;
    } rows[] = {
        {"a=%", "the field \"a\" is not percent-encoded"},
        {"a=%4", "the field \"a\" is not percent-encoded"},
        {"a=%zz", "the field \"a\" is not percent-encoded"},
        {"a=%+1", "the field \"a\" is not percent-encoded"},
        {"a=%00", "the field \"a\" is not percent-encoded"},
        {"a=%ff", "the field \"a\" is not percent-encoded"},
        {"a=%C0%AF", "the field \"a\" is not percent-encoded"},
        {"a=\xC3", "the field \"a\" is not percent-encoded"},
        {"b=1&%fe=2", "the name of field 2 is not"},
        {"=x", "a field has no name"},
        {"a=1&b=2&a=1", "the field \"a\" came twice"},
        {"a&a", "the field \"a\" came twice"},
        {"a=1&%61=1", "the field \"a\" came twice"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(form_parse(&arena, str_from(rows[i].encoded), &form, &failure), ERR_INPUT);
        assert_int_equal(failure.err, ERR_INPUT);
        assert_non_null(strstr(failure.text, rows[i].said));
    }
}

static void only_listed_names_may_repeat(void **state)
{
    (void)state;
    static const struct str names[] = {STR_INIT("tag"), STR_INIT("file")};
    const struct form_lists lists = {names, COUNT_OF(names)};
    assert_int_equal(form_parse_lists(&arena, STR("tag=1&x=y&tag=2&tag="), lists, &form, &failure), OK);
    size_t index = 0, count = 0;
    struct str value = STR_NONE;
    static const char *const values[] = {"1", "2", ""};
    while (form_next(&form, STR("tag"), &index, &value))
        assert_str(value, values[count++]);
    assert_int_equal(count, 3);
    assert_int_equal(form_parse_lists(&arena, STR("x=1&x=2"), lists, &form, &failure), ERR_INPUT);
}

static void too_many_fields_are_a_limit(void **state)
{
    (void)state;
    struct buf encoded;
    buf_init(&encoded, 40000);
    for (int i = 0; i < FORM_FIELDS_MAX; i++)
        buf_printf(&encoded, "f%d=%d&", i, i);
    assert_int_equal(form_parse(&arena, buf_str(&encoded), &form, &failure), OK);
    assert_int_equal(form.count, FORM_FIELDS_MAX);
    buf_put(&encoded, STR("last=1"));
    assert_int_equal(form_parse(&arena, buf_str(&encoded), &form, &failure), ERR_LIMIT);
    buf_free(&encoded);
}

static void a_long_name_is_a_limit(void **state)
{
    (void)state;
    char encoded[FORM_NAME_MAX + 2];
    memset(encoded, 'n', sizeof encoded);
    struct str s = {encoded, FORM_NAME_MAX};
    assert_int_equal(form_parse(&arena, s, &form, &failure), OK);
    s.len++;
    assert_int_equal(form_parse(&arena, s, &form, &failure), ERR_LIMIT);
}

static void a_query_is_built_as_it_is_read(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    buf_put(&out, STR("/search?"));
    form_put(&out, STR("q"), STR("50% & \"m\xC3\xBC\"~a_b-c.d"));
    form_put(&out, STR("page"), STR("2"));
    assert_str(buf_str(&out), "/search?q=50%25%20%26%20%22m%C3%BC%22~a_b-c.d&page=2");
    assert_int_equal(form_parse(&arena, str_slice(buf_str(&out), 8, out.len), &form, &failure), OK);
    assert_str(form_get(&form, STR("q")), "50% & \"m\xC3\xBC\"~a_b-c.d");
    buf_free(&out);
}

static void every_byte_survives_encoding(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    for (int byte = 1; byte < 128; byte++) {
        char c = (char)byte;
        struct str decoded = STR_NONE;
        buf_clear(&out);
        form_encode(&out, (struct str){&c, 1});
        assert_true(form_decode_segment(&arena, buf_str(&out), &decoded));
        assert_int_equal(decoded.len, 1);
        assert_int_equal(decoded.at[0], c);
    }
    buf_free(&out);
}

static void a_path_segment_keeps_its_plus(void **state)
{
    (void)state;
    struct str decoded = STR_NONE;
    assert_true(form_decode_segment(&arena, STR("c++%20%2F"), &decoded));
    assert_str(decoded, "c++ /");
    assert_false(form_decode_segment(&arena, STR("%0"), &decoded));
    assert_false(form_decode_segment(&arena, STR("a%00"), &decoded));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_come_decoded_and_in_order),
        cmocka_unit_test(line_ends_become_line_feeds),
        cmocka_unit_test(what_a_browser_never_sends_is_refused),
        cmocka_unit_test(only_listed_names_may_repeat),
        cmocka_unit_test(too_many_fields_are_a_limit),
        cmocka_unit_test(a_long_name_is_a_limit),
        cmocka_unit_test(a_query_is_built_as_it_is_read),
        cmocka_unit_test(every_byte_survives_encoding),
        cmocka_unit_test(a_path_segment_keeps_its_plus),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
