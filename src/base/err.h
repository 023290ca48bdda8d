#ifndef BASE_ERR_H
#define BASE_ERR_H
/*
 * Failures of the world.
 *
 * A fallible function returns an enum err that must be looked at. The sentence for the person is written
 * once, where the cause is known, with fail(); callers pass the value on. Lower floors never log: the door
 * that answers logs and renders. A rule of the domain that says no is a refusal of that domain, not an err.
 */
#include "base/words.h"

enum err {
    OK = 0,
    ERR_INPUT, /* what was given is not well formed */
    ERR_NOT_FOUND,
    ERR_REFUSED,  /* the domain says no; the refusal tells which rule */
    ERR_CONFLICT, /* somebody else was first: a unique value is taken, a version is stale */
    ERR_LIMIT,    /* too much, too many, too often */
    /* Those above say no to what was asked; those below are the world's. */
    ERR_BUSY,     /* try again: locked, serialization conflict, shutting down */
    ERR_FULL,     /* no space left */
    ERR_IO,       /* a file, socket or process */
    ERR_DATABASE, /* the database said something unexpected */
    ERR_UNSURE,   /* the connection was lost while committing: nobody knows whether it was done */
    ERR_COUNT
};

struct failure {
    const struct language *language; /* of whoever will read it; NULL: English */
    enum err err;
    char text[480];
    const char *field;      /* the input it is about; NULL: none (a constant) */
    int64_t retry_after_ms; /* when it is worth trying again; 0: not a matter of time */
    bool signed_in_may;     /* refused to somebody without an account alone */
};

#define MUST_USE __attribute__((warn_unused_result))

/*
 * Each answers err, so that a caller can: return fail(...). The sentence is a literal, so that it is found for
 * the catalogues, one line without a full stop at need, with named places; it is said in the language of the
 * failure: fail(failure, ERR_NOT_FOUND, "There is no question {id} here.", PLACE_ID("id", id)).
 * fail_field() names the one input field it is about, fail_until() says when it is possible again. They are
 * macros only so that whoever reads the caller, the static analyzer too, sees that what is answered is never
 * OK.
 */
#define fail(failure, err, english, ...)                                                                     \
    FAIL((failure), (err), NULL, 0, STR(english), PLACES_OR_NONE(__VA_ARGS__))
#define fail_field(failure, err, field, english, ...)                                                        \
    FAIL((failure), (err), (field), 0, STR(english), PLACES_OR_NONE(__VA_ARGS__))
#define fail_until(failure, err, retry_after_ms, english, ...)                                               \
    FAIL((failure), (err), NULL, (retry_after_ms), STR(english), PLACES_OR_NONE(__VA_ARGS__))
/* A sentence of a table, where it is marked with N_(); the field may be NULL. */
#define fail_row(failure, err, field, english, ...)                                                          \
    FAIL((failure), (err), (field), 0, (english), PLACES_OR_NONE(__VA_ARGS__))
/* A text that is said already is passed on as it is; the field may be NULL. */
#define fail_said(failure, err, field, text)                                                                 \
    ({                                                                                                       \
        failure_pass((failure), (err), (field), (text));                                                     \
        (err);                                                                                               \
    })

#define FAIL(failure, err, field, retry_after_ms, english, places)                                           \
    ({                                                                                                       \
        failure_write((failure), &(struct failing){(err), (field), (retry_after_ms)}, (english), (places));  \
        (err);                                                                                               \
    })

/* What a failure is, but for its sentence. */
struct failing {
    enum err err;
    const char *field;
    int64_t retry_after_ms;
};

/* What the macros call. A place is cut where it is very long, so that what stands behind it is still told. */
void failure_write(struct failure *failure, const struct failing *failing, struct str english,
                   struct word_places places);
void failure_pass(struct failure *failure, enum err err, const char *field, struct str text);

/* The name as it stands in logs: "input", "not_found", ... */
struct str err_name(enum err err);

#endif
