#include "text/json_form.h"

#include <jansson.h>

static struct str joined(struct arena *arena, const json_t *list, bool *fits)
{
    struct str text = STR_NONE;
    size_t index;
    json_t *item;
    json_array_foreach(list, index, item)
    {
        if (!json_is_string(item)) {
            *fits = false;
            return STR_NONE;
        }
        text = arena_printf(arena, "%.*s%s%.*s", STR_ARG(text), index ? " " : "",
                            (int)json_string_length(item), json_string_value(item));
    }
    return text;
}

static struct str value_text(struct arena *arena, const json_t *value, bool *fits)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        return arena_copy(arena, (struct str){json_string_value(value), json_string_length(value)});
    case JSON_INTEGER:
        return arena_printf(arena, "%lld", (long long)json_integer_value(value));
    case JSON_TRUE:
        return STR("1");
    case JSON_FALSE:
    case JSON_NULL:
        return STR_NONE;
    case JSON_ARRAY:
        return joined(arena, value, fits);
    case JSON_OBJECT:
    case JSON_REAL:
        break;
    }
    *fits = false;
    return STR_NONE;
}

static enum err read_fields(struct arena *arena, json_t *object, struct form *form, struct failure *failure)
{
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value)
    {
        bool fits = true;
        if (form->count == FORM_FIELDS_MAX)
            return fail(failure, ERR_LIMIT, "The object has more than %d fields.", FORM_FIELDS_MAX);
        struct str text = value_text(arena, value, &fits);
        if (!fits)
            return fail(failure, ERR_INPUT,
                        "The field \"%.60s\" has a value of a kind that is not taken here.", name);
        form->fields[form->count++] = (struct form_field){arena_copy(arena, str_from(name)), text};
    }
    return OK;
}

enum err json_form_read(struct arena *arena, struct str json, struct form *form, struct failure *failure)
{
    json_error_t error;
    json_t *object = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error);
    *form = (struct form){0};
    if (!object)
        return fail(failure, ERR_INPUT, "The body is not JSON: %s (line %d, column %d).", error.text,
                    error.line, error.column);
    enum err err =
        json_is_object(object)
            ? read_fields(arena, object, form, failure)
            : fail(failure, ERR_INPUT, "The body must be a JSON object, such as {\"title\": \"...\"}.");
    json_decref(object);
    return err;
}
