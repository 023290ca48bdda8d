#include "text/kit/json_read.h"

#include "base/check.h"
#include "text/kit/json_why.h"
#include "text/kit/storable.h"

#include <jansson.h>

/* ---- from the library's tree into the arena ---- */

/* What may still be taken of the arena, and whether what others sent is taken as it is. */
struct budget {
    struct arena *arena;
    size_t values;
    bool sent;
};

static struct str copied(const struct budget *budget, struct str text)
{
    return arena_copy(budget->arena, budget->sent ? storable(budget->arena, text) : text);
}

static bool value_read(struct budget *budget, const json_t *from, size_t levels, struct json_value *value);

/* Room for so many values; NULL when there are too many. */
static struct json_value *list_new(struct budget *budget, size_t count)
{
    if (count > budget->values)
        return NULL;
    budget->values -= count;
    return ARENA_ARRAY(budget->arena, struct json_value, count);
}

static bool object_read(struct budget *budget, const json_t *from, size_t levels, struct json_value *value)
{
    struct json_value *members = list_new(budget, json_object_size(from));
    if (!members)
        return false;
    const char *name;
    json_t *member;
    *value = (struct json_value){.kind = JSON_KIND_OBJECT, .list = members};
    json_object_foreach((json_t *)from, name, member)
    {
        struct json_value *into = &members[value->count++];
        if (!value_read(budget, member, levels, into))
            return false;
        into->name = copied(budget, str_from(name));
    }
    return true;
}

static bool array_read(struct budget *budget, const json_t *from, size_t levels, struct json_value *value)
{
    size_t count = json_array_size(from);
    struct json_value *items = list_new(budget, count);
    if (!items)
        return false;
    *value = (struct json_value){.kind = JSON_KIND_ARRAY, .list = items, .count = count};
    for (size_t i = 0; i < count; i++)
        if (!value_read(budget, json_array_get(from, i), levels, &items[i]))
            return false;
    return true;
}

/* False when there are more levels or values than that. */
static bool value_read(struct budget *budget, const json_t *from, size_t levels, struct json_value *value)
{
    bool true_or_false = json_is_true(from);
    switch (json_typeof(from)) {
    case JSON_OBJECT:
        return levels > 0 && object_read(budget, from, levels - 1, value);
    case JSON_ARRAY:
        return levels > 0 && array_read(budget, from, levels - 1, value);
    case JSON_STRING:
        *value = (struct json_value){
            .kind = JSON_KIND_STR,
            .text = copied(budget, (struct str){json_string_value(from), json_string_length(from)})};
        break;
    case JSON_INTEGER:
        *value = (struct json_value){.kind = JSON_KIND_INT, .integer = json_integer_value(from)};
        break;
    case JSON_REAL:
        *value = (struct json_value){.kind = JSON_KIND_REAL, .real = json_real_value(from)};
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        *value = (struct json_value){.kind = JSON_KIND_BOOL, .integer = true_or_false};
        break;
    case JSON_NULL:
        *value = (struct json_value){.kind = JSON_KIND_NULL};
        break;
    }
    return true;
}

static enum err read_whole(struct budget budget, struct str json, struct json_value *value,
                           struct failure *failure)
{
    json_error_t error;
    *value = (struct json_value){0};
    json_t *root =
        json_loadb(json.len ? json.at : "", json.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!root)
        return fail(failure, ERR_INPUT, "This is not JSON: {why} (line {line}, column {column}).",
                    PLACE("why", json_why(failure->language, &error)), PLACE_ID("line", error.line),
                    PLACE_ID("column", error.column));
    int64_t most = (int64_t)budget.values;
    bool fits = value_read(&budget, root, JSON_LEVELS_MAX, value);
    json_decref(root);
    return fits ? OK
                : fail(failure, ERR_LIMIT, "The JSON has more than {levels} levels or {values} values.",
                       PLACE_INT("levels", JSON_LEVELS_MAX), PLACE_INT("values", most));
}

enum err json_read(struct arena *arena, struct str json, struct json_value *value, struct failure *failure)
{
    return read_whole((struct budget){arena, JSON_VALUES_MAX, false}, json, value, failure);
}

enum err json_read_sent(struct arena *arena, struct str json, struct json_value *value,
                        struct failure *failure)
{
    return read_whole((struct budget){arena, JSON_VALUES_MAX, true}, json, value, failure);
}

enum err json_read_file(struct arena *arena, struct str json, struct json_value *value,
                        struct failure *failure)
{
    /* Editors put a mark of the byte order before a file; it is no part of it (RFC 8259, 8.1). */
    struct str mark = STR("\xef\xbb\xbf");
    struct str text = str_starts(json, mark) ? str_slice(json, mark.len, json.len) : json;
    return read_whole((struct budget){arena, JSON_FILE_VALUES_MAX, true}, text, value, failure);
}

const struct json_value *json_find(const struct json_value *value, struct str name)
{
    for (size_t i = 0; value && value->kind == JSON_KIND_OBJECT && i < value->count; i++)
        if (str_eq(value->list[i].name, name))
            return &value->list[i];
    return NULL;
}

/* ---- objects taken apart ---- */

static struct str kind_name(enum json_kind kind)
{
    static const struct str names[] = {
        [JSON_KIND_NULL] = STR_INIT(N_("null")),          [JSON_KIND_BOOL] = STR_INIT(N_("true or false")),
        [JSON_KIND_INT] = STR_INIT(N_("a whole number")), [JSON_KIND_REAL] = STR_INIT(N_("a number")),
        [JSON_KIND_STR] = STR_INIT(N_("a text")),         [JSON_KIND_ARRAY] = STR_INIT(N_("a list")),
        [JSON_KIND_OBJECT] = STR_INIT(N_("an object")),
    };
    return names[kind];
}

struct json_fields json_fields_of(const struct json_value *object, const char *where, struct failure *failure)
{
    struct json_fields fields = {.object = object, .where = where, .failure = failure};
    if (!object || object->kind != JSON_KIND_OBJECT)
        fields.err = fail(failure, ERR_INPUT, "{where} must be an object.", PLACE("where", str_from(where)));
    else if (object->count > JSON_FIELDS_MAX)
        fields.err = fail(failure, ERR_LIMIT, "{where} has more than {most} members.",
                          PLACE("where", str_from(where)), PLACE_INT("most", JSON_FIELDS_MAX));
    return fields;
}

enum err json_fields_end(struct json_fields *fields)
{
    for (size_t i = 0; !fields->err && i < fields->object->count; i++)
        if (!fields->taken[i])
            fields->err = fail(fields->failure, ERR_INPUT, "{where}: \"{name}\" is not known here.",
                               PLACE("where", str_from(fields->where)),
                               PLACE("name", str_char_prefix(fields->object->list[i].name, 60)));
    return fields->err;
}

/* Marks the member as taken; NULL when there is none or something has gone wrong before. */
static const struct json_value *take(struct json_fields *fields, struct str name)
{
    const struct json_value *found = fields->err ? NULL : json_find(fields->object, name);
    if (found)
        fields->taken[found - fields->object->list] = true;
    return found;
}

static const struct json_value *take_kind(struct json_fields *fields, struct str name, enum json_kind kind)
{
    const struct json_value *found = take(fields, name);
    if (fields->err || (found && found->kind == kind))
        return found;
    fields->err = found
                      ? fail(fields->failure, ERR_INPUT, "{where}: \"{name}\" must be {wanted}, not {found}.",
                             PLACE("where", str_from(fields->where)), PLACE("name", name),
                             PLACE("wanted", say(fields->failure->language, kind_name(kind))),
                             PLACE("found", say(fields->failure->language, kind_name(found->kind))))
                      : fail(fields->failure, ERR_INPUT, "{where}: \"{name}\" is missing.",
                             PLACE("where", str_from(fields->where)), PLACE("name", name));
    return NULL;
}

struct str json_take_str(struct json_fields *fields, struct str name)
{
    const struct json_value *found = take_kind(fields, name, JSON_KIND_STR);
    return found ? found->text : STR_NONE;
}

int64_t json_take_int(struct json_fields *fields, struct str name, int64_t least, int64_t most)
{
    const struct json_value *found = take_kind(fields, name, JSON_KIND_INT);
    if (found && found->integer >= least && found->integer <= most)
        return found->integer;
    if (found)
        fields->err = fail(fields->failure, ERR_INPUT, "{where}: \"{name}\" must be from {least} to {most}.",
                           PLACE("where", str_from(fields->where)), PLACE("name", name),
                           PLACE_INT("least", least), PLACE_INT("most", most));
    return 0;
}

bool json_take_bool(struct json_fields *fields, struct str name)
{
    const struct json_value *found = take_kind(fields, name, JSON_KIND_BOOL);
    return found && found->integer;
}

const struct json_value *json_take_object(struct json_fields *fields, struct str name)
{
    return take_kind(fields, name, JSON_KIND_OBJECT);
}

const struct json_value *json_take_array(struct json_fields *fields, struct str name)
{
    return take_kind(fields, name, JSON_KIND_ARRAY);
}

bool json_has(const struct json_fields *fields, struct str name)
{
    const struct json_value *found = json_find(fields->object, name);
    return found && found->kind != JSON_KIND_NULL;
}

void json_leave(struct json_fields *fields, struct str name)
{
    (void)take(fields, name);
}
