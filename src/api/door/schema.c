/* JSON Schema (2020-12, as OpenAPI 3.1 has it) made from the notation of describe.h. */
#include "api/door/describe.h"
#include "base/check.h"
#include "core/advice/advice.h"
#include "core/order/words.h"
#include "core/policy/words.h"
#include "core/tracking/parcel.h"
#include "service/order/effect.h"

/* ---- closed lists ---- */

static struct str parcel_word(int member)
{
    return member < PARCEL_EVENT_COUNT ? parcel_event_name((enum parcel_event)member) : STR_NONE;
}

static struct str word_of(struct str list, int member)
{
    static const struct {
        struct str name;
        const struct names *names;
    } lists[] = {
        {STR_INIT("shipment"), &shipment_names},   {STR_INIT("protection"), &protection_names},
        {STR_INIT("extension"), &extension_names}, {STR_INIT("dispute"), &dispute_names},
        {STR_INIT("money"), &money_place_names},   {STR_INIT("deadline"), &deadline_names},
        {STR_INIT("event"), &order_event_names},   {STR_INIT("party"), &party_names},
        {STR_INIT("line_kind"), &line_kind_names}, {STR_INIT("remedy"), &remedy_names},
        {STR_INIT("evidence"), &evidence_names},   {STR_INIT("favour"), &favour_names},
        {STR_INIT("effect"), &effect_state_names}, {STR_INIT("paid"), &advice_paid_names},
    };
    if (str_eq(list, STR("parcel")))
        return parcel_word(member);
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (str_eq(lists[i].name, list))
            return member < lists[i].names->count ? names_at(lists[i].names, member) : STR_NONE;
    check(false && "a closed list of this name");
    return STR_NONE;
}

static void put_enum(struct json *json, struct str type, bool or_null)
{
    struct str words = str_slice(type, 1, type.len);
    json_name(json, STR("enum"));
    json_array_begin(json);
    if (type.at[0] == '@') {
        struct str word;
        for (int i = 0; (word = word_of(words, i)).len; i++)
            json_value_str(json, word);
    }
    while (type.at[0] == '=' && words.len)
        json_value_str(json, str_cut(&words, '|'));
    if (or_null)
        json_value_null(json);
    json_array_end(json);
}

/* ---- types ---- */

static void put_type(struct json *json, struct str type, bool or_null)
{
    json_name(json, STR("type"));
    if (!or_null) {
        json_value_str(json, type);
        return;
    }
    json_array_begin(json);
    json_value_str(json, type);
    json_value_str(json, STR("null"));
    json_array_end(json);
}

static void put_ref(struct json *json, struct str name)
{
    char text[80];
    struct buf ref;
    buf_init(&ref, sizeof text);
    buf_printf(&ref, "#/components/schemas/%.*s", STR_ARG(name));
    json_put_str(json, STR("$ref"), buf_str(&ref));
    buf_free(&ref);
}

static void put_ref_or_null(struct json *json, struct str name)
{
    json_name(json, STR("anyOf"));
    json_array_begin(json);
    json_object_begin(json);
    put_ref(json, name);
    json_object_end(json);
    json_object_begin(json);
    json_put_str(json, STR("type"), STR("null"));
    json_object_end(json);
    json_array_end(json);
}

/* Texts of a form. */
static bool put_form(struct json *json, struct str type, bool or_null)
{
    static const struct {
        struct str type, key, value, example;
    } forms[] = {
        {STR_INIT("time"), STR_INIT("format"), STR_INIT("date-time"), STR_INIT("2026-11-26T09:00:00Z")},
        {STR_INIT("money"), STR_INIT("pattern"), STR_INIT("^-?[0-9]+(\\.[0-9]+)?$"), STR_INIT("12.50")},
        {STR_INIT("url"), STR_INIT("format"), STR_INIT("uri-reference"), STR_INIT("/help")},
        {STR_INIT("file"), STR_INIT("format"), STR_INIT("binary"), STR_INIT("its bytes")},
    };
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        if (!str_eq(forms[i].type, type))
            continue;
        put_type(json, STR("string"), or_null);
        json_put_str(json, forms[i].key, forms[i].value);
        json_name(json, STR("examples"));
        json_array_begin(json);
        json_value_str(json, forms[i].example);
        json_array_end(json);
        return true;
    }
    return false;
}

static void put_plain(struct json *json, struct str type, bool or_null)
{
    static const struct {
        struct str type, name;
    } plain[] = {{STR_INIT("text"), STR_INIT("string")},
                 {STR_INIT("int"), STR_INIT("integer")},
                 {STR_INIT("number"), STR_INIT("number")},
                 {STR_INIT("bool"), STR_INIT("boolean")},
                 {STR_INIT("object"), STR_INIT("object")}};
    for (size_t i = 0; i < COUNT_OF(plain); i++)
        if (str_eq(plain[i].type, type))
            put_type(json, plain[i].name, or_null);
}

static void put_members(struct json *json, const char *type, const char *says)
{
    struct str text = str_from(type);
    bool or_null = str_ends(text, STR("?"));
    text = str_slice(text, 0, text.len - or_null);
    check(text.len > 0);
    bool is_shape = text.at[0] >= 'A' && text.at[0] <= 'Z';
    if (says && says[0])
        json_put_str(json, STR("description"), str_from(says));
    if (text.at[0] == '[') {
        char inner[64];
        struct str item = str_slice(text, 1, text.len - 1);
        check(item.len < sizeof inner);
        for (size_t i = 0; i <= item.len; i++)
            inner[i] = i < item.len ? item.at[i] : '\0';
        put_type(json, STR("array"), or_null);
        json_name(json, STR("items"));
        schema_put(json, inner, NULL);
    } else if (text.at[0] == '=' || text.at[0] == '@') {
        put_type(json, STR("string"), or_null);
        put_enum(json, text, or_null);
    } else if (is_shape && or_null)
        put_ref_or_null(json, text);
    else if (is_shape)
        put_ref(json, text);
    else if (!put_form(json, text, or_null))
        put_plain(json, text, or_null);
}

void schema_put(struct json *json, const char *type, const char *says)
{
    json_object_begin(json);
    put_members(json, type, says);
    json_object_end(json);
}

/* ---- shapes ---- */

static const struct shape *shape_named(struct str name)
{
    const struct shape *lists[] = {api_shapes, api_desk_shapes, api_staff_shapes};
    for (size_t k = 0; k < COUNT_OF(lists); k++)
        for (const struct shape *shape = lists[k]; shape->name; shape++)
            if (str_eq(str_from(shape->name), name))
                return shape;
    check(false && "a shape of this name");
    return NULL;
}

static bool takes_in(const struct shape_field *field)
{
    return str_eq(str_from(field->name), STR("..."));
}

/* The name without its mark; *may_miss tells whether it has one. */
static struct str name_of(const struct shape_field *field, bool *may_miss)
{
    struct str name = str_from(field->name);
    *may_miss = str_ends(name, STR("?"));
    return str_slice(name, 0, name.len - *may_miss);
}

static void put_properties(struct json *json, const struct shape *shape)
{
    bool may_miss;
    for (const struct shape_field *field = shape->fields; field->name; field++) {
        if (takes_in(field)) {
            put_properties(json, shape_named(str_from(field->type)));
            continue;
        }
        json_name(json, name_of(field, &may_miss));
        schema_put(json, field->type, field->says);
    }
}

static void put_required(struct json *json, const struct shape *shape)
{
    for (const struct shape_field *field = shape->fields; field->name; field++) {
        bool may_miss;
        struct str name = name_of(field, &may_miss);
        if (takes_in(field))
            put_required(json, shape_named(str_from(field->type)));
        else if (!may_miss)
            json_value_str(json, name);
    }
}

static void put_shape(struct json *json, const struct shape *shape)
{
    json_name(json, str_from(shape->name));
    json_object_begin(json);
    json_put_str(json, STR("type"), STR("object"));
    json_put_str(json, STR("description"), str_from(shape->says));
    json_name(json, STR("properties"));
    json_object_begin(json);
    put_properties(json, shape);
    json_object_end(json);
    json_name(json, STR("required"));
    json_array_begin(json);
    put_required(json, shape);
    json_array_end(json);
    json_object_end(json);
}

void schema_put_all(struct json *json)
{
    const struct shape *lists[] = {api_shapes, api_desk_shapes, api_staff_shapes};
    for (size_t k = 0; k < COUNT_OF(lists); k++)
        for (const struct shape *shape = lists[k]; shape->name; shape++)
            put_shape(json, shape);
}
