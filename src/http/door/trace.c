#include "http/door/trace.h"

#include "base/secret.h"

/* "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" */
enum { VERSION = 2, ID = 32, ID_AT = 3, STEP = 16, STEP_AT = 36, FLAGS_AT = 53, WHOLE = 55 };

struct str trace_id(struct str trace)
{
    return str_slice(trace, ID_AT, ID_AT + ID);
}

struct str trace_step(struct str trace)
{
    return str_slice(trace, STEP_AT, STEP_AT + STEP);
}

static bool is_hex(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!((text.at[i] >= '0' && text.at[i] <= '9') || (text.at[i] >= 'a' && text.at[i] <= 'f')))
            return false;
    return true;
}

/* A number of zeros alone is none. */
static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '0')
            return is_hex(text);
    return false;
}

/* Of a version to come its beginning is read as this one's. */
static bool is_trace(struct str trace)
{
    struct str version = str_slice(trace, 0, VERSION);
    bool known = str_eq(version, STR("00")), whole = trace.len == WHOLE;
    if (trace.len < WHOLE || (known && !whole) || (!whole && trace.at[WHOLE] != '-'))
        return false;
    bool parted = trace.at[VERSION] == '-' && trace.at[ID_AT + ID] == '-' && trace.at[STEP_AT + STEP] == '-';
    return parted && is_hex(version) && !str_eq(version, STR("ff")) && is_number(trace_id(trace)) &&
           is_number(trace_step(trace)) && is_hex(str_slice(trace, FLAGS_AT, WHOLE));
}

struct str trace_of(struct arena *arena, const struct request *request)
{
    struct str taken = request_header(request, STR("traceparent"));
    if (!is_trace(taken))
        return STR_NONE;
    struct token token = token_new();
    struct hash hash = hash_of(str_from(token.text));
    return arena_printf(arena, "00-%.*s-%.*s-%.*s", STR_ARG(trace_id(taken)), STEP, hash.text,
                        STR_ARG(str_slice(taken, FLAGS_AT, WHOLE)));
}
