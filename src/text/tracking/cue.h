#ifndef TEXT_TRACKING_CUE_H
#define TEXT_TRACKING_CUE_H
/*
 * What the words around a number say about it: the label of a tracking number, a word of parcels, or a word of other
 * numbers (orders, invoices, telephones); and the name of a carrier. The words are data (carriers/words.json), the names
 * stand in the carriers' files; both are compared folded (text/desk/words.h). For text/tracking*.c only.
 */
#include "text/tracking/tracking.h"

enum track_said { SAID_NOTHING, SAID_OTHER, SAID_PARCEL, SAID_LABEL };

/* A word or name, folded, by the byte that it begins with. */
struct track_cue {
    struct str word;
    enum track_said says;                /* of words */
    const struct track_carrier *carrier; /* of names; NULL for a word */
};

struct track_cues {
    struct track_cue *at[256];
    size_t count[256];
    const struct str *hosts; /* of pages where links with tracking numbers go */
    size_t host_count;
};

/* The longest cue at text[i], a word (or a name, when names are asked for); NULL when none begins there. */
const struct track_cue *track_cue_at(const struct track_cues *cues, struct str text, size_t i, bool name);

/* The last word in the text and how many bytes stand behind it; NULL when there is none. */
const struct track_cue *track_last_word(const struct track_cues *cues, struct str text, size_t *gap);

/* True for a host where carriers and collectors of tracking show parcels. */
bool track_host_is_known(const struct track_cues *cues, struct str host);

#endif
