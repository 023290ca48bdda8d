#ifndef TEXT_KIT_FORM_H
#define TEXT_KIT_FORM_H
/*
 * Form bodies and query strings (application/x-www-form-urlencoded, WHATWG URL Standard) read strictly: what
 * a browser never sends is refused instead of guessed.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum {
    FORM_FIELDS_MAX = 256,
    FORM_NAME_MAX = 64 /* bytes */
};

struct form_field {
    struct str name, value;
};

struct form {
    struct form_field fields[FORM_FIELDS_MAX];
    size_t count;
};

/* Names that may come more than once (check boxes, selects of several). */
struct form_lists {
    const struct str *names;
    size_t count;
};

/*
 * Reads the fields in their order. Values are decoded, UTF-8 without NUL, and their line ends are LF; they
 * live in the arena. ERR_INPUT: a wrong percent sequence, bytes that are not UTF-8, a field without a name, a
 * name that comes twice. ERR_LIMIT: too many fields, a name too long.
 */
enum err form_parse(struct arena *arena, struct str encoded, struct form *form,
                    struct failure *failure) MUST_USE;
/* The same, but these names may repeat. */
enum err form_parse_lists(struct arena *arena, struct str encoded, struct form_lists lists, struct form *form,
                          struct failure *failure) MUST_USE;

/* The value of the first field of that name, or the empty string. */
struct str form_get(const struct form *form, struct str name);
bool form_has(const struct form *form, struct str name);
/*
 * The values of a name one by one: index begins at 0 and is moved. Loop with: while (form_next(&form, name,
 * &index, &value)) {...}
 */
bool form_next(const struct form *form, struct str name, size_t *index, struct str *value);

/*
 * One segment of a path decoded ('+' stays). False for a wrong percent sequence and for what is not UTF-8
 * without NUL.
 */
bool form_decode_segment(struct arena *arena, struct str segment, struct str *decoded);

/* Appends s with everything but A-Z a-z 0-9 - . _ ~ (RFC 3986, 2.3) percent-encoded. */
void form_encode(struct buf *out, struct str s);
/* Appends name=value, encoded; '&' comes before unless out is empty or ends with '?'. */
void form_put(struct buf *out, struct str name, struct str value);

#endif
