#ifndef TEXT_KIT_JSON_WRITE_H
#define TEXT_KIT_JSON_WRITE_H
/*
 * JSON (RFC 8259) written as it goes: begin an object, name a member, put a value, end.
 *
 * The buf carries the limit and the sticky overflow, asked once at the end. Calls in an order that gives no JSON
 * (a value without a name in an object, an end too many) are bugs and stop the program. '<', '>' and '&' are
 * escaped, so that the text may stand in a script element of a page as it is.
 */
#include "base/buf.h"

enum { JSON_DEPTH_MAX = 32 };

struct json {
    struct buf *out;
    size_t depth;
    char open[JSON_DEPTH_MAX]; /* '{' or '[' for each level */
    bool filled;               /* something stands before in the innermost object or array */
    bool named;                /* a name waits for its value */
};

void json_begin(struct json *json, struct buf *out);
/* True when one whole value has been written and fitted. */
bool json_is_whole(const struct json *json);

void json_object_begin(struct json *json);
void json_object_end(struct json *json);
void json_array_begin(struct json *json);
void json_array_end(struct json *json);

/* The name of the next member. */
void json_name(struct json *json, struct str name);

void json_value_str(struct json *json, struct str value); /* UTF-8 */
void json_value_int(struct json *json, int64_t value);
void json_value_bool(struct json *json, bool value);
void json_value_null(struct json *json);
/* A value that is JSON already: one that was written by this program and stored. */
void json_value_whole(struct json *json, struct str value);

/* A name with its value. */
void json_put_str(struct json *json, struct str name, struct str value);
void json_put_int(struct json *json, struct str name, int64_t value);
void json_put_bool(struct json *json, struct str name, bool value);
#define json_put(json, name, value)                                                                          \
    _Generic((value), struct str                                                                             \
             : json_put_str, int64_t                                                                         \
             : json_put_int, int                                                                             \
             : json_put_int, bool                                                                            \
             : json_put_bool)((json), (name), (value))

#endif
