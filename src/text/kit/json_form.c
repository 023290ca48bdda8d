#include "text/kit/json_form.h"

#include "base/check.h"

static struct str joined(struct arena *arena, const struct json_value *list, bool *fits)
{
    struct buf text;
    size_t limit = 0;
    for (size_t i = 0; i < list->count; i++)
        limit += list->list[i].text.len + 1;
    buf_init(&text, limit);
    for (size_t i = 0; i < list->count; i++) {
        *fits &= list->list[i].kind == JSON_KIND_STR;
        buf_put(&text, i ? STR(" ") : STR(""));
        buf_put(&text, list->list[i].text);
    }
    struct str copy = arena_copy(arena, buf_str(&text));
    buf_free(&text);
    return copy;
}

static struct str value_text(struct arena *arena, const struct json_value *value, bool *fits)
{
    switch (value->kind) {
    case JSON_KIND_STR:
        return value->text;
    case JSON_KIND_INT:
        return arena_printf(arena, "%lld", (long long)value->integer);
    case JSON_KIND_BOOL:
        return value->integer ? STR("1") : STR_NONE;
    case JSON_KIND_NULL:
        return STR_NONE;
    case JSON_KIND_ARRAY:
        return joined(arena, value, fits);
    case JSON_KIND_OBJECT:
    case JSON_KIND_REAL:
        break;
    }
    *fits = false;
    return STR_NONE;
}

enum err json_form_object(struct arena *arena, struct str json, struct json_value *object,
                          struct failure *failure)
{
    enum err err = json_read_sent(arena, json, object, failure);
    if (err)
        return err;
    if (object->kind != JSON_KIND_OBJECT)
        return fail(failure, ERR_INPUT, "The body must be a JSON object, such as {example}.",
                    PLACE("example", STR("{\"title\": \"...\"}")));
    if (object->count > FORM_FIELDS_MAX)
        return fail(failure, ERR_LIMIT, "The object has more than {most} fields.",
                    PLACE_INT("most", FORM_FIELDS_MAX));
    return OK;
}

enum err json_form_add(struct arena *arena, const struct json_value *member, struct form *form,
                       struct failure *failure)
{
    bool fits = true;
    struct str text = value_text(arena, member, &fits);
    if (!fits)
        return fail(failure, ERR_INPUT, "The field \"{name}\" has a value of a kind that is not taken here.",
                    PLACE("name", str_char_prefix(member->name, 60)));
    check(form->count < FORM_FIELDS_MAX);
    form->fields[form->count++] = (struct form_field){member->name, text};
    return OK;
}

enum err json_form_read(struct arena *arena, struct str json, struct form *form, struct failure *failure)
{
    struct json_value object;
    *form = (struct form){0};
    enum err err = json_form_object(arena, json, &object, failure);
    for (size_t i = 0; !err && i < object.count; i++)
        err = json_form_add(arena, &object.list[i], form, failure);
    return err;
}
