#include "core/tracking/parcel_likeness.h"

static int root_of(size_t count)
{
    int root = 0;
    while ((size_t)(root + 1) * (size_t)(root + 1) <= count)
        root++;
    return root;
}

/* Adds what the runs speak for each event. */
static void add_runs(const struct run_set *runs, int sums[PARCEL_EVENT_COUNT])
{
    for (size_t bucket = 0; bucket < RUN_BUCKETS; bucket++) {
        if (!runs->bits[bucket / 64])
            bucket += 63; /* none of these */
        else if (runs->bits[bucket / 64] >> bucket % 64 & 1)
            for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
                sums[event] += packed_likeness[bucket][event];
    }
}

struct likeness likeness_of(const struct phrase_text *text, struct idea_set ideas)
{
    int sums[PARCEL_EVENT_COUNT] = {0}, best = 0;
    struct run_set runs;
    struct likeness likeness = {.lead = INT32_MAX};
    runs_of(text, ideas, &runs);
    add_runs(&runs, sums);
    for (int event = 1; event < PARCEL_EVENT_COUNT; event++)
        if (sums[event] > sums[best])
            best = event;
    likeness.event = (enum parcel_event)best;
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++) {
        likeness.behind[event] = (sums[best] - sums[event]) * 10 / (RUN_SCALE * root_of(runs.count));
        if (event != best && likeness.behind[event] < likeness.lead)
            likeness.lead = likeness.behind[event];
    }
    return likeness;
}

/* Going back, or back: the words hardly differ, and the advice does not. */
static bool is_return(enum parcel_event event)
{
    return event == PARCEL_RETURNING || event == PARCEL_RETURNED;
}

/* What makes a person claim a loss; who says so in passing ("a visibly damaged parcel") has not lost anything. */
static bool is_alarm(enum parcel_event event)
{
    return event == PARCEL_LOST || event == PARCEL_DESTROYED || event == PARCEL_DAMAGED || is_return(event);
}

enum parcel_event voices_agree(const struct voices *voices)
{
    enum {
        AGREED = 12,  /* the lead that counts when phrase and ideas tell the same */
        ALONE = 15,   /* when one of them does, or both are silent */
        AGAINST = 25, /* when they tell something else; and of an alarm that they do not tell */
        CLOSE = 3     /* so near behind the likeliest, words that leave no doubt decide */
    };
    const struct likeness *likeness = &voices->likeness;
    enum parcel_event like = likeness->event, told = voices->told;
    if (voices->was != PARCEL_UNKNOWN && like == voices->was)
        return PARCEL_UNKNOWN; /* "will be ready for collection" is like what is ready */
    if (is_return(told) && is_return(like))
        return voices->ideas == like ? like : told;
    if (told == like)
        return likeness->lead >= AGREED ? told : PARCEL_UNKNOWN;
    if (voices->sure)
        return likeness->behind[told] <= CLOSE ? told : PARCEL_UNKNOWN;
    bool heard =
        like == voices->phrase || like == voices->ideas || (told == PARCEL_UNKNOWN && !is_alarm(like));
    return likeness->lead >= (heard ? ALONE : AGAINST) ? like : PARCEL_UNKNOWN;
}
