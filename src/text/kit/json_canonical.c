#include "text/kit/json_canonical.h"

#include <stdlib.h>

static void put_text(struct buf *out, struct str text)
{
    static const char shorts[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};
    size_t plain = 0;
    buf_put_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        char brief = c < sizeof shorts ? shorts[c] : 0;
        if (c >= ' ' && !brief)
            continue;
        buf_put(out, str_slice(text, plain, i));
        if (brief)
            buf_printf(out, "\\%c", brief);
        else
            buf_printf(out, "\\u%04x", c);
        plain = i + 1;
    }
    buf_put(out, str_slice(text, plain, text.len));
    buf_put_char(out, '"');
}

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct json_value *)a)->name, ((const struct json_value *)b)->name);
}

static bool is_ascii(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] > 0x7E)
            return false;
    return true;
}

static bool put_object(struct arena *arena, const struct json_value *object, struct buf *out)
{
    struct json_value *members = ARENA_ARRAY(arena, struct json_value, object->count + 1);
    for (size_t i = 0; i < object->count; i++)
        members[i] = object->list[i];
    qsort(members, object->count, sizeof members[0], by_name);
    buf_put_char(out, '{');
    for (size_t i = 0; i < object->count; i++) {
        if (i)
            buf_put_char(out, ',');
        put_text(out, members[i].name);
        buf_put_char(out, ':');
        if (!is_ascii(members[i].name) || !json_canonical_put(arena, &members[i], out))
            return false;
    }
    buf_put_char(out, '}');
    return true;
}

static bool put_array(struct arena *arena, const struct json_value *array, struct buf *out)
{
    buf_put_char(out, '[');
    for (size_t i = 0; i < array->count; i++) {
        if (i)
            buf_put_char(out, ',');
        if (!json_canonical_put(arena, &array->list[i], out))
            return false;
    }
    buf_put_char(out, ']');
    return true;
}

bool json_canonical_put(struct arena *arena, const struct json_value *value, struct buf *out)
{
    switch (value->kind) {
    case JSON_KIND_NULL:
        buf_put(out, STR("null"));
        return true;
    case JSON_KIND_BOOL:
        buf_put(out, value->integer ? STR("true") : STR("false"));
        return true;
    case JSON_KIND_INT:
        buf_put_int(out, value->integer);
        return true;
    case JSON_KIND_STR:
        put_text(out, value->text);
        return true;
    case JSON_KIND_ARRAY:
        return put_array(arena, value, out);
    case JSON_KIND_OBJECT:
        return put_object(arena, value, out);
    case JSON_KIND_REAL:
        break;
    }
    return false;
}
