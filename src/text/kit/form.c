#include "text/kit/form.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Decodes one byte at s[*i] and moves *i behind it; -1 for a wrong percent sequence. */
static int decode_byte(struct str s, size_t *i, bool plus_is_space)
{
    char c = s.at[(*i)++];
    if (c == '+' && plus_is_space)
        return ' ';
    if (c != '%')
        return (unsigned char)c;
    if (s.len - *i < 2)
        return -1;
    int high = hex_digit(s.at[*i]), low = hex_digit(s.at[*i + 1]);
    *i += 2;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static bool decode(struct arena *arena, struct str s, bool plus_is_space, struct str *decoded)
{
    char *out = arena_take(arena, s.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len;) {
        int byte = decode_byte(s, &i, plus_is_space);
        if (byte < 0)
            return false;
        out[len++] = (char)byte;
    }
    *decoded = (struct str){out, len};
    return str_is_utf8(*decoded);
}

bool form_decode_segment(struct arena *arena, struct str segment, struct str *decoded)
{
    return decode(arena, segment, false, decoded);
}

/* CR LF and lone CR become LF, in place: the bytes are the arena's and nobody else has seen them. */
static struct str with_line_feeds(struct str s)
{
    char *out = (char *)s.at;
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '\r' && i + 1 < s.len && s.at[i + 1] == '\n')
            continue;
        out[len++] = s.at[i] == '\r' ? '\n' : s.at[i];
    }
    return (struct str){out, len};
}

static bool is_list(struct form_lists lists, struct str name)
{
    for (size_t i = 0; i < lists.count; i++)
        if (str_eq(lists.names[i], name))
            return true;
    return false;
}

static enum err check_name(const struct form *form, struct form_lists lists, struct str name,
                           struct failure *failure)
{
    if (name.len == 0)
        return fail(failure, ERR_INPUT, "a field has no name");
    if (name.len > FORM_NAME_MAX)
        return fail(failure, ERR_LIMIT, "the name of a field is longer than {most} bytes",
                    PLACE_INT("most", FORM_NAME_MAX));
    if (form_has(form, name) && !is_list(lists, name))
        return fail(failure, ERR_INPUT, "the field \"{name}\" came twice", PLACE("name", name));
    return OK;
}

static enum err add_field(struct arena *arena, struct str part, struct form_lists lists, struct form *form,
                          struct failure *failure)
{
    if (form->count == FORM_FIELDS_MAX)
        return fail(failure, ERR_LIMIT, "more than {most} fields", PLACE_INT("most", FORM_FIELDS_MAX));
    struct form_field field;
    if (!decode(arena, str_cut(&part, '='), true, &field.name))
        return fail(failure, ERR_INPUT, "the name of field {number} is not percent-encoded UTF-8",
                    PLACE_INT("number", (int64_t)(form->count + 1)));
    enum err err = check_name(form, lists, field.name, failure);
    if (err != OK)
        return err;
    if (!decode(arena, part, true, &field.value))
        return fail(failure, ERR_INPUT, "the field \"{name}\" is not percent-encoded UTF-8",
                    PLACE("name", field.name));
    field.value = with_line_feeds(field.value);
    form->fields[form->count++] = field;
    return OK;
}

enum err form_parse_lists(struct arena *arena, struct str encoded, struct form_lists lists, struct form *form,
                          struct failure *failure)
{
    form->count = 0;
    while (encoded.len) {
        struct str part = str_cut(&encoded, '&');
        if (part.len == 0)
            continue;
        enum err err = add_field(arena, part, lists, form, failure);
        if (err != OK)
            return err;
    }
    return OK;
}

enum err form_parse(struct arena *arena, struct str encoded, struct form *form, struct failure *failure)
{
    return form_parse_lists(arena, encoded, (struct form_lists){NULL, 0}, form, failure);
}

bool form_next(const struct form *form, struct str name, size_t *index, struct str *value)
{
    while (*index < form->count) {
        const struct form_field *field = &form->fields[(*index)++];
        if (!str_eq(field->name, name))
            continue;
        *value = field->value;
        return true;
    }
    return false;
}

struct str form_get(const struct form *form, struct str name)
{
    size_t index = 0;
    struct str value;
    return form_next(form, name, &index, &value) ? value : STR_NONE;
}

bool form_has(const struct form *form, struct str name)
{
    size_t index = 0;
    struct str value;
    return form_next(form, name, &index, &value);
}

static bool is_unreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void form_encode(struct buf *out, struct str s)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char byte = (unsigned char)s.at[i];
        if (is_unreserved(s.at[i]))
            continue;
        const char encoded[] = {'%', digits[byte >> 4], digits[byte & 15]};
        buf_put(out, str_slice(s, done, i));
        buf_put_bytes(out, encoded, sizeof encoded);
        done = i + 1;
    }
    buf_put(out, str_slice(s, done, s.len));
}

void form_put(struct buf *out, struct str name, struct str value)
{
    if (out->len && out->at[out->len - 1] != '?')
        buf_put_char(out, '&');
    form_encode(out, name);
    buf_put_char(out, '=');
    form_encode(out, value);
}
