#include "text/kit/json_line.h"

struct cursor {
    struct str text;
    size_t at;
    int line;
};

static char peek(const struct cursor *cursor)
{
    return cursor->at < cursor->text.len ? cursor->text.at[cursor->at] : '\0';
}

static void step(struct cursor *cursor)
{
    cursor->line += peek(cursor) == '\n';
    cursor->at += cursor->at < cursor->text.len;
}

static void skip_space(struct cursor *cursor)
{
    while (peek(cursor) == ' ' || peek(cursor) == '\t' || peek(cursor) == '\r' || peek(cursor) == '\n')
        step(cursor);
}

/* Past the string that begins here; answers what stands between its quotes, escapes as they are. */
static struct str take_string(struct cursor *cursor)
{
    step(cursor);
    size_t begin = cursor->at;
    while (peek(cursor) != '"' && cursor->at < cursor->text.len) {
        if (peek(cursor) == '\\')
            step(cursor);
        step(cursor);
    }
    struct str between = str_slice(cursor->text, begin, cursor->at);
    step(cursor);
    return between;
}

/* Past a whole value: brackets are counted, so that depth costs no stack. */
static void skip_value(struct cursor *cursor)
{
    int depth = 0;
    skip_space(cursor);
    while (cursor->at < cursor->text.len) {
        char c = peek(cursor);
        if (c == '"') {
            take_string(cursor);
        } else {
            if (depth == 0 && (c == ',' || c == '}' || c == ']'))
                return;
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
            step(cursor);
        }
        if (depth == 0 && (c == '"' || c == '}' || c == ']'))
            return;
    }
}

/* To the next member or element; false at the end of the object or list. */
static bool next(struct cursor *cursor)
{
    skip_space(cursor);
    if (peek(cursor) != ',')
        return false;
    step(cursor);
    skip_space(cursor);
    return true;
}

/* From an object to the value of its member; *line is that of its name. */
static bool enter_member(struct cursor *cursor, struct str name, int *line)
{
    skip_space(cursor);
    if (peek(cursor) != '{')
        return false;
    step(cursor);
    skip_space(cursor);
    do {
        int here = cursor->line;
        if (peek(cursor) != '"')
            return false;
        bool found = str_eq(take_string(cursor), name);
        skip_space(cursor);
        step(cursor); /* the colon */
        if (found) {
            *line = here;
            return true;
        }
        skip_value(cursor);
    } while (next(cursor));
    return false;
}

static bool enter_element(struct cursor *cursor, int64_t index, int *line)
{
    skip_space(cursor);
    if (peek(cursor) != '[')
        return false;
    step(cursor);
    skip_space(cursor);
    for (int64_t i = 0; i < index; i++) {
        skip_value(cursor);
        if (!next(cursor))
            return false;
    }
    *line = cursor->line;
    return true;
}

int json_line_of(struct str json, struct str path)
{
    struct cursor cursor = {json, 0, 1};
    skip_space(&cursor);
    int line = cursor.line;
    while (path.len) {
        struct str part = str_cut(&path, '.'), name = str_cut(&part, '[');
        int64_t index;
        if (!enter_member(&cursor, name, &line))
            break;
        if (part.len == 0)
            continue;
        if (!str_to_int(str_slice(part, 0, part.len - 1), &index) || !enter_element(&cursor, index, &line))
            break;
    }
    return line;
}
