#include "text/kit/json_row.h"

#include "base/check.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_why.h"
#include "text/kit/storable.h"

#include <jansson.h>

/* Unix seconds that are a year from 1970 to 9999. */
static const int64_t last_second = 253402300799;

static struct str text_of(const json_t *value)
{
    return (struct str){json_string_value(value), json_string_length(value)};
}

/* A sentence of its own, with the place {name}. */
static enum err wrong(struct failure *failure, const struct row_field *field, struct str sentence)
{
    return fail_row(failure, ERR_INPUT, field->name.at, sentence, PLACE("name", field->name));
}

static enum err read_number(const struct row_field *field, const json_t *json, struct row_value *value,
                            struct failure *failure)
{
    value->number = json_is_integer(json) ? json_integer_value(json) : 0;
    if (!json_is_integer(json))
        return wrong(failure, field, STR(N_("the field \"{name}\" must be a whole number")));
    if (field->kind == ROW_ID && value->number < 1)
        return wrong(failure, field, STR(N_("the field \"{name}\" must be a whole number from 1")));
    return OK;
}

static enum err read_time(const struct row_field *field, const json_t *json, struct row_value *value,
                          struct failure *failure)
{
    struct instant at = {0};
    int64_t seconds = json_is_integer(json) ? json_integer_value(json) : -1;
    bool is_seconds = seconds >= 0 && seconds <= last_second;
    if (is_seconds)
        at.ms = seconds * 1000;
    else if (!json_is_string(json) || !iso_time_read(text_of(json), &at))
        return wrong(
            failure, field,
            STR(N_("the field \"{name}\" must be a time such as \"2016-06-16T12:00:00Z\", or Unix seconds")));
    value->number = at.ms;
    return OK;
}

static enum err read_text(struct arena *arena, const struct row_field *field, const json_t *json,
                          struct row_value *value, struct failure *failure)
{
    if (!json_is_string(json))
        return wrong(failure, field, STR(N_("the field \"{name}\" must be a text")));
    value->text = arena_copy(arena, storable(arena, text_of(json)));
    size_t chars = str_char_count(value->text);
    if (chars > field->chars)
        return fail_field(failure, ERR_INPUT, field->name.at,
                          "the field \"{name}\" has {count} characters; at most {most} fit",
                          PLACE("name", field->name), PLACE_INT("count", (int64_t)chars),
                          PLACE_INT("most", (int64_t)field->chars));
    if (field->needed && chars == 0)
        return wrong(failure, field, STR(N_("the field \"{name}\" must be a text that is not empty")));
    return OK;
}

static enum err read_tags(struct arena *arena, const struct row_field *field, const json_t *json,
                          struct row_value *value, struct failure *failure)
{
    size_t index;
    json_t *item;
    if (!json_is_array(json))
        return wrong(failure, field, STR(N_("the field \"{name}\" must be a list of texts")));
    json_array_foreach(json, index, item)
    {
        if (!json_is_string(item))
            return wrong(failure, field, STR(N_("the field \"{name}\" must be a list of texts")));
        value->text =
            arena_printf(arena, "%.*s%s%.*s", STR_ARG(value->text), index ? " " : "", STR_ARG(text_of(item)));
    }
    return OK;
}

static enum err read_value(struct arena *arena, const struct row_field *field, const json_t *json,
                           struct row_value *value, struct failure *failure)
{
    value->given = !json_is_null(json);
    if (!value->given)
        return field->needed
                   ? wrong(failure, field, STR(N_("the field \"{name}\" must be given and not null")))
                   : OK;
    switch (field->kind) {
    case ROW_ID:
    case ROW_NUMBER:
        return read_number(field, json, value, failure);
    case ROW_TIME:
        return read_time(field, json, value, failure);
    case ROW_TAGS:
        return read_tags(arena, field, json, value, failure);
    case ROW_REASON:
        value->given = !json_is_false(json);
        if (json_is_boolean(json))
            return OK;
        return read_text(arena, field, json, value, failure);
    case ROW_TEXT:
        return read_text(arena, field, json, value, failure);
    }
    return OK;
}

static enum err refuse_unknown(const struct row_shape *shape, json_t *object, struct failure *failure)
{
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value)
    {
        bool known = false;
        for (size_t i = 0; i < shape->count; i++)
            known |= str_eq(shape->fields[i].name, str_from(name));
        if (!known)
            return fail(failure, ERR_INPUT, "the field \"{name}\" is not known; --lenient passes it over",
                        PLACE("name", str_from(name)));
    }
    return OK;
}

static enum err read_object(struct arena *arena, json_t *object, const struct row_shape *shape,
                            struct row_value *values, struct failure *failure)
{
    enum err err = shape->lenient ? OK : refuse_unknown(shape, object, failure);
    for (size_t i = 0; !err && i < shape->count; i++) {
        const struct row_field *field = &shape->fields[i];
        json_t *value = json_object_get(object, field->name.at);
        values[i] = (struct row_value){0};
        if (value)
            err = read_value(arena, field, value, &values[i], failure);
        else if (field->needed)
            err = fail_field(failure, ERR_INPUT, field->name.at, "the field \"{name}\" is missing",
                             PLACE("name", field->name));
    }
    return err;
}

enum err json_row_read(struct arena *arena, struct str line, const struct row_shape *shape,
                       struct row_value *values, struct failure *failure)
{
    json_error_t error;
    check(shape->count <= ROW_FIELDS_MAX);
    json_t *object = json_loadb(line.at, line.len, JSON_REJECT_DUPLICATES, &error);
    if (!object)
        return fail(failure, ERR_INPUT, "the line is not JSON: {why} (column {column})",
                    PLACE("why", json_why(failure->language, &error)), PLACE_ID("column", error.column));
    enum err err = json_is_object(object)
                       ? read_object(arena, object, shape, values, failure)
                       : fail(failure, ERR_INPUT, "the line must be a JSON object, such as {example}",
                              PLACE("example", STR("{\"id\": 1}")));
    json_decref(object);
    return err;
}
