#ifndef TEXT_TRACKING_CONTEXT_H
#define TEXT_TRACKING_CONTEXT_H
/* Whether a piece of running text is a tracking number: what it is, and what stands around it. For text/tracking*.c only. */
#include "text/tracking/cue.h"
#include "text/tracking/tracking.h"

struct track_folded;

/* What stands before a number: it is the same for all numbers that begin there. */
struct track_before {
    bool known;
    size_t from; /* where they begin */
    enum track_said said;
    struct str word; /* that said it; it lives in the table */
    size_t gap;
    size_t name_count; /* of carriers; they are kept from the left, the last ones when there are many */
    struct {
        const struct track_cue *name;
        size_t gap;
    } names[16];
};

struct track_place {
    const struct track_table *table;
    struct str text;
    size_t from, to;             /* of the number */
    bool several;                /* it is written in groups */
    struct track_folded *folded; /* the same text */
    struct track_before *before; /* kept from one place to the next */
};

/* True when the word does not begin at `from` or end at `to`: letters of scripts that use spaces, and `_` and `@`, go on. */
bool track_goes_on(struct str text, size_t from, size_t to);

/*
 * True when what was identified there is a tracking number. A carrier that is named beside it comes first in the result
 * then.
 */
bool track_convinces(const struct track_place *place, struct track_result *result);

/* Bytes of the link that begins at text[i]; 0 when none does. */
size_t track_link_length(struct str text, size_t i);
/* True when the link leads to a page of parcels and has a number, or has one that cannot be anything else. */
bool track_link_convinces(const struct track_table *table, struct str link, struct track_result *result);

#endif
