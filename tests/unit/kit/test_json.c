#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

#include "base/check.h"
#include "text/kit/json_form.h"
#include "text/kit/json_read.h"
#include "text/kit/json_write.h"

#include <string.h>

static void write_everything(struct json *json)
{
    json_object_begin(json);
    json_put(json, STR("title"), STR("5 < 6 & \"ü\"\n\x01\\"));
    json_put(json, STR("views"), INT64_MIN);
    json_put(json, STR("open"), (bool)true);
    json_name(json, STR("tags"));
    json_array_begin(json);
    json_value_str(json, STR("a"));
    json_value_null(json);
    json_array_begin(json);
    json_array_end(json);
    json_value_bool(json, false);
    json_array_end(json);
    json_name(json, STR("who"));
    json_object_begin(json);
    json_object_end(json);
    json_name(json, STR("stored"));
    json_value_whole(json, STR("{\"a\":1}"));
    json_object_end(json);
}

static void what_is_written_is_json(void **state)
{
    (void)state;
    struct buf out;
    struct json json;
    buf_init(&out, 1000);
    json_begin(&json, &out);
    assert_false(json_is_whole(&json));
    write_everything(&json);
    assert_true(json_is_whole(&json));
    assert_str(buf_str(&out),
               "{\"title\":\"5 \\u003c 6 \\u0026 \\\"ü\\\"\\n\\u0001\\\\\",\"views\":-9223372036854775808,"
               "\"open\":true,\"tags\":[\"a\",null,[],false],\"who\":{},\"stored\":{\"a\":1}}");
    buf_free(&out);
}

static void a_full_buffer_is_told_at_the_end(void **state)
{
    (void)state;
    for (size_t limit = 0; limit < 150; limit++) {
        struct buf out;
        struct json json;
        buf_init(&out, limit);
        json_begin(&json, &out);
        write_everything(&json);
        assert_int_equal(json_is_whole(&json), !out.overflow);
        buf_free(&out);
    }
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    struct buf out;
    struct json json;
    struct json_value value;
    struct failure failure = {0};
    buf_init(&out, 1000);
    json_begin(&json, &out);
    write_everything(&json);
    assert_int_equal(json_read(&arena, buf_str(&out), &value, &failure), OK);
    buf_free(&out);
    assert_int_equal(value.count, 6);
    assert_str(json_find(&value, STR("title"))->text, "5 < 6 & \"ü\"\n\x01\\");
    assert_true(json_find(&value, STR("views"))->integer == INT64_MIN);
    assert_int_equal(json_find(&value, STR("tags"))->count, 4);
    assert_int_equal(json_find(&value, STR("tags"))->list[1].kind, JSON_KIND_NULL);
    assert_null(json_find(&value, STR("nothing")));
    assert_null(json_find(json_find(&value, STR("title")), STR("nothing")));
}

static void what_is_not_json_is_told_with_its_place(void **state)
{
    (void)state;
    static const char *const texts[] = {"",         "{",  "{\"a\":1,}", "{\"a\":1,\"a\":2}", "[1 2]", "{} x",
                                        "\"\xFF\"", "01", "nul"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct json_value value;
        struct failure failure = {0};
        assert_int_equal(json_read(&arena, str_from(texts[i]), &value, &failure), ERR_INPUT);
        assert_non_null(strstr(failure.text, "(line 1, column "));
    }
}

static void nesting_has_an_end(void **state)
{
    (void)state;
    char text[2 * JSON_LEVELS_MAX + 2];
    struct json_value value;
    struct failure failure = {0};
    for (size_t levels = JSON_LEVELS_MAX; levels <= JSON_LEVELS_MAX + 1; levels++) {
        memset(text, '[', levels);
        memset(text + levels, ']', levels);
        enum err err = json_read(&arena, (struct str){text, 2 * levels}, &value, &failure);
        assert_int_equal(err, levels == JSON_LEVELS_MAX ? OK : ERR_LIMIT);
    }
}

struct taking {
    const char *json, *failure;
};

static void what_is_wrong_in_an_object_is_named(void **state)
{
    (void)state;
    static const struct taking rows[] = {
        {"{\"name\":\"n\",\"days\":3,\"on\":true,\"more\":{}}", NULL},
        {"{\"name\":\"n\",\"days\":3,\"on\":true,\"more\":{},\"note\":null}", NULL},
        {"[]", "policy must be an object."},
        {"{\"days\":3,\"on\":true,\"more\":{}}", "policy: \"name\" is missing."},
        {"{\"name\":1,\"days\":3,\"on\":true,\"more\":{}}",
         "policy: \"name\" must be a text, not a whole number."},
        {"{\"name\":\"n\",\"days\":99,\"on\":true,\"more\":{}}", "policy: \"days\" must be from 1 to 30."},
        {"{\"name\":\"n\",\"days\":1.5,\"on\":true,\"more\":{}}",
         "policy: \"days\" must be a whole number, not a number."},
        {"{\"name\":\"n\",\"days\":3,\"on\":true,\"more\":{},\"dais\":1}",
         "policy: \"dais\" is not known here."},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct json_value value;
        struct failure failure = {0};
        assert_int_equal(json_read(&arena, str_from(rows[i].json), &value, &failure), OK);
        struct json_fields fields = json_fields_of(&value, "policy", &failure);
        json_take_str(&fields, STR("name"));
        json_take_int(&fields, STR("days"), 1, 30);
        json_take_bool(&fields, STR("on"));
        json_take_object(&fields, STR("more"));
        json_leave(&fields, STR("note"));
        enum err err = json_fields_end(&fields);
        assert_int_equal(err, rows[i].failure ? ERR_INPUT : OK);
        if (err)
            assert_string_equal(failure.text, rows[i].failure);
    }
}

static void an_object_is_read_as_a_form(void **state)
{
    (void)state;
    struct form form;
    struct failure failure = {0};
    struct str json =
        STR("{\"title\":\"a\",\"n\":-3,\"yes\":true,\"no\":false,\"tags\":[\"b\",\"c\"],\"none\":null}");
    assert_int_equal(json_form_read(&arena, json, &form, &failure), OK);
    assert_str(form_get(&form, STR("title")), "a");
    assert_str(form_get(&form, STR("n")), "-3");
    assert_str(form_get(&form, STR("yes")), "1");
    assert_str(form_get(&form, STR("no")), "");
    assert_str(form_get(&form, STR("tags")), "b c");
    assert_true(form_has(&form, STR("none")));
    assert_int_equal(json_form_read(&arena, STR("{\"a\":{}}"), &form, &failure), ERR_INPUT);
    assert_int_equal(json_form_read(&arena, STR("{\"a\":[1]}"), &form, &failure), ERR_INPUT);
    assert_int_equal(json_form_read(&arena, STR("[]"), &form, &failure), ERR_INPUT);
}

/* In whole sentences of ours: the library's are English, and may stop inside a character of the text that they quote. */
static void what_cannot_be_read_is_said_in_the_readers_language(void **state)
{
    static const struct {
        struct str text;
        const char *english, *german;
    } rows[] = {
        {STR_INIT("{\"a\":}"),
         "This is not JSON: a sign or a word stands where JSON has none (line 1, column 6).",
         "Das ist kein JSON: ein Zeichen oder Wort steht, wo in JSON keines stehen kann (Zeile 1, Spalte "
         "6)."},
        {STR_INIT("[1,\n2"), "This is not JSON: it ends too early (line 2, column 1).",
         "Das ist kein JSON: es endet zu früh (Zeile 2, Spalte 1)."},
        {STR_INIT("{\"a\":1,\"a\":2}"),
         "This is not JSON: a name stands twice in one object (line 1, column 10).",
         "Das ist kein JSON: ein Name steht zweimal in einem Objekt (Zeile 1, Spalte 10)."},
        {STR_INIT("[1e999]"), "This is not JSON: a number is too large (line 1, column 6).",
         "Das ist kein JSON: eine Zahl ist zu groß (Zeile 1, Spalte 6)."},
        {STR_INIT("[\"\xff\"]"), "This is not JSON: a character is not UTF-8 (line 1, column 2).",
         "Das ist kein JSON: ein Zeichen ist nicht in UTF-8 (Zeile 1, Spalte 2)."},
        {STR_INIT("[] []"), "This is not JSON: something stands behind its end (line 1, column 4).",
         "Das ist kein JSON: hinter seinem Ende steht noch etwas (Zeile 1, Spalte 4)."},
    };
    (void)state;
    bool known;
    const struct language *german = language_find(&catalogue_recourse, STR("de"), false, &known);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct failure failure = {0}, said_in_german = {.language = german};
        struct json_value value;
        assert_int_equal(json_read(&arena, rows[i].text, &value, &failure), ERR_INPUT);
        assert_string_equal(failure.text, rows[i].english);
        assert_int_equal(json_read(&arena, rows[i].text, &value, &said_in_german), ERR_INPUT);
        assert_string_equal(said_in_german.text, rows[i].german);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_read_is_said_in_the_readers_language),
        cmocka_unit_test(what_is_written_is_json),
        cmocka_unit_test(a_full_buffer_is_told_at_the_end),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(what_is_not_json_is_told_with_its_place),
        cmocka_unit_test(nesting_has_an_end),
        cmocka_unit_test(what_is_wrong_in_an_object_is_named),
        cmocka_unit_test(an_object_is_read_as_a_form),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
