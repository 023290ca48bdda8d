#ifndef CORE_TRACKING_PARCEL_LIKENESS_H
#define CORE_TRACKING_PARCEL_LIKENESS_H
/*
 * What a line is like: how much its runs of characters speak for each event, by the phrases and the lines whose event is
 * known (phrases/ and phrases/lines/). tools/pack_likeness counts them when the program is built: a naive Bayes of what
 * speaks for an event against what speaks for all others. It sees no order and no negation, and so never decides alone.
 */
#include "base/str.h"
#include "core/tracking/parcel.h"

enum {
    RUN_BUCKETS = 1 << 17, /* runs are told apart by a hash of so many values */
    RUN_SCALE = 12         /* a weight is so many times the logarithm of the odds */
};

/* The buckets of the runs that stand in a text; each counts once. */
struct run_set {
    uint64_t bits[RUN_BUCKETS / 64];
    size_t count;
};

struct likeness {
    enum parcel_event event; /* UNKNOWN: most like what says nothing about where the parcel is */
    int lead;                /* tenths, before the next event; 0: nothing of it is known */
};

/* What three readers make of one text. */
struct voices {
    enum parcel_event phrase; /* of the longest phrase, turned by its negation or future */
    size_t phrase_bytes;      /* 0: no phrase stands in it */
    bool sure; /* words that leave no doubt: a "not", a "will be", a phrase that is the whole text */
    enum parcel_event ideas;
    enum parcel_event told; /* what phrase and ideas tell together */
    struct likeness likeness;
};

extern const int8_t packed_likeness[RUN_BUCKETS][PARCEL_EVENT_COUNT];

/* The text is plain_text's: runs of 4, 6 and 8 characters, or of 1 to 4 where a script sets no spaces. */
void runs_of(struct str text, struct run_set *runs);
struct likeness likeness_of(struct str text);
/*
 * Two of three decide; who stands alone is believed only when nobody else says anything and it speaks clearly. UNKNOWN: they
 * disagree. A line that stays unread costs little, one that is misread a lot.
 */
enum parcel_event voices_agree(const struct voices *voices);

#endif
