#ifndef BASE_ERR_H
#define BASE_ERR_H
/*
 * Failures of the world.
 *
 * A fallible function returns an enum err that must be looked at. The sentence for the person is written
 * once, where the cause is known, with fail(); callers pass the value on. Lower floors never log: the door
 * that answers logs and renders. A rule of the domain that says no is a refusal of that domain, not an err.
 */
#include "base/str.h"

enum err {
    OK = 0,
    ERR_INPUT, /* what was given is not well formed */
    ERR_NOT_FOUND,
    ERR_REFUSED,  /* the domain says no; the refusal tells which rule */
    ERR_CONFLICT, /* somebody else was first: a unique value is taken, a version is stale */
    ERR_LIMIT,    /* too much, too many, too often */
    ERR_BUSY,     /* try again: locked, serialization conflict, shutting down */
    ERR_FULL,     /* no space left */
    ERR_IO,       /* a file, socket or process */
    ERR_DATABASE, /* the database said something unexpected */
    ERR_COUNT
};

struct language;

struct failure {
    const struct language *language; /* of whoever will read it; NULL: English */
    enum err err;
    char text[480];
    const char *field;      /* the input it is about; NULL: none (a constant) */
    int64_t retry_after_ms; /* when it is worth trying again; 0: not a matter of time */
};

#define MUST_USE __attribute__((warn_unused_result))

/*
 * Write the sentence (one line, no full stop needed; a literal, so that it is found for the catalogues) in
 * the language of the failure and answer err, so that a caller can: return fail(...); fail_field() names the one input field it is about, fail_until() says when it is possible again. They are
 * macros only so that whoever reads the caller, the static analyzer too, sees that what is answered is never
 * OK.
 */
#define fail(failure, err, ...)                                                                              \
    ({                                                                                                       \
        failure_write((failure), (err), NULL, 0, __VA_ARGS__);                                               \
        (err);                                                                                               \
    })
#define fail_field(failure, err, field, ...)                                                                 \
    ({                                                                                                       \
        failure_write((failure), (err), (field), 0, __VA_ARGS__);                                            \
        (err);                                                                                               \
    })
#define fail_until(failure, err, retry_after_ms, ...)                                                        \
    ({                                                                                                       \
        failure_write((failure), (err), NULL, (retry_after_ms), __VA_ARGS__);                                \
        (err);                                                                                               \
    })

void failure_write(struct failure *failure, enum err err, const char *field, int64_t retry_after_ms,
                   const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The name as it stands in logs: "input", "not_found", ... */
struct str err_name(enum err err);

#endif
