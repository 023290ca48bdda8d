#ifndef TEXT_KIT_JSON_READ_H
#define TEXT_KIT_JSON_READ_H
/*
 * JSON (RFC 8259) read whole into an arena, doubled names refused; and its objects taken apart strictly: what is
 * missing, of the wrong kind or not known is named in the failure.
 */
#include "base/arena.h"
#include "base/err.h"

enum { JSON_LEVELS_MAX = 32, JSON_VALUES_MAX = 100000 };

enum json_kind {
    JSON_KIND_NULL,
    JSON_KIND_BOOL,
    JSON_KIND_INT,
    JSON_KIND_REAL,
    JSON_KIND_STR,
    JSON_KIND_ARRAY,
    JSON_KIND_OBJECT
};

struct json_value {
    enum json_kind kind;
    struct str name;               /* of a member of an object */
    struct str text;               /* STR */
    int64_t integer;               /* INT; BOOL: 0 or 1 */
    double real;                   /* REAL */
    const struct json_value *list; /* ARRAY: the values; OBJECT: the members in their order */
    size_t count;
};

/*
 * ERR_INPUT with line and column for what is not JSON, ERR_LIMIT for deeper nesting than JSON_LEVELS_MAX and for more
 * values than JSON_VALUES_MAX: two bytes of text become a value of eighty, so the number is what bounds the arena.
 */
enum err json_read(struct arena *arena, struct str json, struct json_value *value,
                   struct failure *failure) MUST_USE;
/* The same of what others send: its texts and names are storable (text/kit/storable.h). */
enum err json_read_sent(struct arena *arena, struct str json, struct json_value *value,
                        struct failure *failure) MUST_USE;
/* The same of a whole file that an operator gives: more values, of which each takes some eighty bytes. */
enum { JSON_FILE_VALUES_MAX = 10 * 1000 * 1000 };
enum err json_read_file(struct arena *arena, struct str json, struct json_value *value,
                        struct failure *failure) MUST_USE;
/* The member of that name, or NULL; also NULL when value is not an object. */
const struct json_value *json_find(const struct json_value *value, struct str name);

/*
 * The members of one object taken one by one. The first thing that is wrong sticks, with its sentence in the
 * failure (`where` and the name tell what); what is taken afterwards is empty. json_fields_end also refuses
 * members that nobody has taken. An object that is none (or NULL) is wrong from the start.
 */
enum { JSON_FIELDS_MAX = 64 };

struct json_fields {
    const struct json_value *object;
    const char *where; /* "policy buyer-protection"; a constant or as long-lived as this */
    struct failure *failure;
    enum err err;
    bool taken[JSON_FIELDS_MAX];
};

struct json_fields json_fields_of(const struct json_value *object, const char *where,
                                  struct failure *failure);
enum err json_fields_end(struct json_fields *fields) MUST_USE;

/* Members that must be there. An integer must lie from least to most. */
struct str json_take_str(struct json_fields *fields, struct str name);
int64_t json_take_int(struct json_fields *fields, struct str name, int64_t least, int64_t most);
bool json_take_bool(struct json_fields *fields, struct str name);
const struct json_value *json_take_object(struct json_fields *fields, struct str name);
const struct json_value *json_take_array(struct json_fields *fields, struct str name);

/* True when there is a member of that name other than null: for what need not be there. */
bool json_has(const struct json_fields *fields, struct str name);
/* Takes a member without looking at it. */
void json_leave(struct json_fields *fields, struct str name);

#endif
