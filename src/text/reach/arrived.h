#ifndef TEXT_REACH_ARRIVED_H
#define TEXT_REACH_ARRIVED_H
/*
 * A mail that came in (RFC 5322, MIME): read by GMime, in the process without rights that strangers' files are decoded in;
 * its charsets are ICU's. Only its text is looked at, and of that only what its writer wrote (text/reach/own_words.h).
 *
 * Programs that write by themselves are told apart: RFC 3834 (Auto-Submitted), lists, bulk mail, mail without a sender, and
 * the site's own. A bounce is a report of RFC 3464.
 */
#include "base/arena.h"
#include "base/err.h"

enum { ARRIVED_BYTES_MAX = 1024 * 1024, ARRIVED_TEXT_MAX = 64 * 1024 };

enum arrived_kind {
    ARRIVED_LETTER,    /* a person wrote it */
    ARRIVED_AUTOMATIC, /* nobody did: it is never answered and never posted */
    ARRIVED_BOUNCE,    /* a mail of ours cannot be delivered, for good */
    ARRIVED_KIND_COUNT
};

struct arrived {
    enum arrived_kind kind;
    struct str id;   /* of the mail, without < >; empty: it has none */
    struct str from; /* the address of its writer */
    struct str to;   /* every address that it went to, in lower case, a blank between */
    struct str text; /* of a letter; empty: nothing of its own is in it */
};

/* Of a mail's bytes, or of its head alone. What cannot be read is empty. */
void arrived_read(struct arena *arena, struct str bytes, struct arrived *arrived);

/* On its way out of that process, and into the server: ERR_INPUT for what is none. */
struct str arrived_write(struct arena *arena, const struct arrived *arrived);
enum err arrived_from(struct arena *arena, struct str json, struct arrived *arrived,
                      struct failure *failure) MUST_USE;

#endif
