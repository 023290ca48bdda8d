#include "text/kit/json_write.h"

#include "base/check.h"

void json_begin(struct json *json, struct buf *out)
{
    *json = (struct json){.out = out};
}

bool json_is_whole(const struct json *json)
{
    return json->depth == 0 && json->filled && !json->out->overflow;
}

static bool in_object(const struct json *json)
{
    return json->depth && json->open[json->depth - 1] == '{';
}

/* What stands between the last value and the next. */
static void value_begin(struct json *json)
{
    check(json->named == in_object(json));
    check(json->depth || !json->filled);
    if (!json->named && json->filled)
        buf_put_char(json->out, ',');
    json->named = false;
    json->filled = true;
}

static void level_begin(struct json *json, char open)
{
    value_begin(json);
    check(json->depth < JSON_DEPTH_MAX);
    json->open[json->depth++] = open;
    json->filled = false;
    buf_put_char(json->out, open);
}

static void level_end(struct json *json, char open, char close)
{
    check(json->depth && json->open[json->depth - 1] == open && !json->named);
    json->depth--;
    json->filled = true;
    buf_put_char(json->out, close);
}

void json_object_begin(struct json *json)
{
    level_begin(json, '{');
}

void json_object_end(struct json *json)
{
    level_end(json, '{', '}');
}

void json_array_begin(struct json *json)
{
    level_begin(json, '[');
}

void json_array_end(struct json *json)
{
    level_end(json, '[', ']');
}

/* Bytes that do not stand as they are; DEL is allowed but shown by nobody. */
static bool is_escaped(unsigned char c)
{
    return c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x7F;
}

static void put_escaped(struct buf *out, char c)
{
    switch (c) {
    case '"':
        buf_put(out, STR("\\\""));
        return;
    case '\\':
        buf_put(out, STR("\\\\"));
        return;
    case '\n':
        buf_put(out, STR("\\n"));
        return;
    case '\t':
        buf_put(out, STR("\\t"));
        return;
    }
    buf_printf(out, "\\u%04x", (unsigned)(unsigned char)c);
}

static void put_quoted(struct buf *out, struct str s)
{
    size_t plain = 0; /* where the bytes that need no escape begin */
    buf_put_char(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (!is_escaped((unsigned char)s.at[i]))
            continue;
        buf_put(out, str_slice(s, plain, i));
        put_escaped(out, s.at[i]);
        plain = i + 1;
    }
    buf_put(out, str_slice(s, plain, s.len));
    buf_put_char(out, '"');
}

void json_name(struct json *json, struct str name)
{
    check(in_object(json) && !json->named);
    if (json->filled)
        buf_put_char(json->out, ',');
    put_quoted(json->out, name);
    buf_put_char(json->out, ':');
    json->named = true;
}

void json_value_str(struct json *json, struct str value)
{
    value_begin(json);
    put_quoted(json->out, value);
}

void json_value_int(struct json *json, int64_t value)
{
    value_begin(json);
    buf_put_int(json->out, value);
}

void json_value_bool(struct json *json, bool value)
{
    value_begin(json);
    buf_put(json->out, value ? STR("true") : STR("false"));
}

void json_value_null(struct json *json)
{
    value_begin(json);
    buf_put(json->out, STR("null"));
}

void json_value_whole(struct json *json, struct str value)
{
    value_begin(json);
    buf_put(json->out, value);
}

void json_put_str(struct json *json, struct str name, struct str value)
{
    json_name(json, name);
    json_value_str(json, value);
}

void json_put_int(struct json *json, struct str name, int64_t value)
{
    json_name(json, name);
    json_value_int(json, value);
}

void json_put_bool(struct json *json, struct str name, bool value)
{
    json_name(json, name);
    json_value_bool(json, value);
}
