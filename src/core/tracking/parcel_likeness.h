#ifndef CORE_TRACKING_PARCEL_LIKENESS_H
#define CORE_TRACKING_PARCEL_LIKENESS_H
/*
 * What a line is like: how much its runs of characters and its ideas, alone and two by two, speak for each event, by the
 * phrases and the lines whose event is known (phrases/ and phrases/lines/). tools/pack_likeness learns the weights when the
 * program is built (a softmax regression): so a "not" or an "if" weighs what it changed in lines that are known, in whatever
 * language. What it has never seen weighs nothing, and makes it less certain.
 */
#include "base/str.h"
#include "core/tracking/parcel.h"
#include "core/tracking/parcel_ideas.h"

enum {
    RUN_BUCKETS = 1 << 17, /* runs are told apart by a hash of so many values */
    RUN_SCALE = 12         /* a weight is so many times what it adds to the logarithm of the odds */
};

/* The buckets of what is weighed of a text; each counts once. */
struct run_set {
    uint64_t bits[RUN_BUCKETS / 64];
    size_t count;
};

struct likeness {
    enum parcel_event event;        /* UNKNOWN: most like what says nothing about where the parcel is */
    int lead;                       /* tenths of the logarithm of the odds, before the next event */
    int behind[PARCEL_EVENT_COUNT]; /* the same of each event, behind the likeliest */
};

/* What three readers make of one text. */
struct voices {
    enum parcel_event phrase; /* of the longest phrase, turned by its negation or future */
    enum parcel_event was;    /* of it before it was turned; UNKNOWN: nothing turned it */
    bool denied, planned;     /* a "not", a "will be" stands somewhere in it */
    size_t covered;           /* hundredths of the text that the phrase is */
    bool sure; /* words that leave no doubt: a "not", a "will be", a phrase that is the whole text */
    enum parcel_event ideas;
    enum parcel_event told; /* what phrase and ideas tell together */
    struct likeness likeness;
};

extern const int8_t packed_likeness[RUN_BUCKETS][PARCEL_EVENT_COUNT];

/* Runs of 4, 6 and 8 characters, or of 1 to 4 where a script sets no spaces; and the ideas that the text has. */
void runs_of(const struct phrase_text *text, struct idea_set ideas, struct run_set *runs);
struct likeness likeness_of(const struct phrase_text *text, struct idea_set ideas);
/* The text is clearly like what says nothing about where the parcel is. */
bool likeness_denies(const struct likeness *likeness);
/*
 * What the text is like decides, by as great a lead as the others leave doubt. UNKNOWN: they disagree, or it is like nothing
 * clearly. A line that stays unread costs little, one that is misread a lot.
 */
enum parcel_event voices_agree(const struct voices *voices);

#endif
