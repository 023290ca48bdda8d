#ifndef TEXT_KIT_JSON_ROW_H
#define TEXT_KIT_JSON_ROW_H
/* One line of a JSON-lines file (jsonlines.org) read into declared fields. */
#include "base/arena.h"
#include "base/err.h"

enum row_kind {
    ROW_ID,     /* a whole number from 1; null is 0 where the field is not needed */
    ROW_NUMBER, /* a whole number, also negative */
    ROW_TEXT,
    ROW_TIME,   /* ISO 8601 (see iso_time.h) or Unix seconds; milliseconds in `number` */
    ROW_TAGS,   /* a list of texts, joined by single spaces in `text` */
    ROW_REASON, /* a text, or true for one without; null and false are as if not given */
};

struct row_field {
    struct str name;
    enum row_kind kind;
    bool needed;  /* may neither be left out nor be null */
    size_t chars; /* of a text: the most that fit */
};

struct row_value {
    bool given; /* and not null */
    int64_t number;
    struct str text;
};

enum { ROW_FIELDS_MAX = 16 };

struct row_shape {
    const struct row_field *fields;
    size_t count;
    bool lenient; /* fields that are not declared are passed over */
};

/*
 * values[i] is what the line has for fields[i]; texts live in the arena. ERR_INPUT with a sentence that names
 * the field, or says where the line is not JSON.
 */
enum err json_row_read(struct arena *arena, struct str line, const struct row_shape *shape,
                       struct row_value *values, struct failure *failure) MUST_USE;

#endif
