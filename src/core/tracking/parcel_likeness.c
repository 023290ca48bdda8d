#include "core/tracking/parcel_likeness.h"

static int root_of(size_t count)
{
    int root = 0;
    while ((size_t)(root + 1) * (size_t)(root + 1) <= count)
        root++;
    return root;
}

static bool is_known(const int8_t weights[PARCEL_EVENT_COUNT])
{
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
        if (weights[event])
            return true;
    return false;
}

/* Adds what the runs speak for each event; answers how many of them are known. */
static size_t add_runs(const struct run_set *runs, int sums[PARCEL_EVENT_COUNT])
{
    size_t known = 0;
    for (size_t bucket = 0; bucket < RUN_BUCKETS; bucket++) {
        if (!runs->bits[bucket / 64])
            bucket += 63; /* none of these */
        else if ((runs->bits[bucket / 64] >> bucket % 64 & 1) && is_known(packed_likeness[bucket])) {
            known++;
            for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
                sums[event] += packed_likeness[bucket][event];
        }
    }
    return known;
}

struct likeness likeness_of(struct str text)
{
    int sums[PARCEL_EVENT_COUNT] = {0}, best = 0, next = 1;
    struct run_set runs;
    runs_of(text, &runs);
    size_t known = add_runs(&runs, sums);
    for (int event = 1; event < PARCEL_EVENT_COUNT; event++) {
        if (sums[event] > sums[best]) {
            next = best;
            best = event;
        } else if (event == 1 || sums[event] > sums[next]) {
            next = event;
        }
    }
    int lead = known ? (sums[best] - sums[next]) * 10 / (RUN_SCALE * (root_of(known) + 1)) : 0;
    return (struct likeness){(enum parcel_event)best, lead};
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
        HEARD = 5,        /* against an alarm */
        LIKELY = 30,      /* the lead that counts beside another voice */
        DOUBTED = 60,     /* and against all others, for saying nothing */
        CLEAR = 80,       /* alone */
        SHORT_BYTES = 14, /* a phrase that may stand there by chance */
        LONG_BYTES = 36   /* one that says all */
    };
    enum parcel_event like = voices->likeness.event, told = voices->told;
    bool both = told != PARCEL_UNKNOWN && voices->phrase == told && voices->ideas == told;
    if (is_return(told) && is_return(like) && (voices->ideas == PARCEL_UNKNOWN || is_return(voices->ideas)))
        return voices->ideas == like ? like : told;
    if (is_alarm(told) && !is_alarm(like) && voices->likeness.lead >= HEARD)
        return PARCEL_UNKNOWN;
    if (told == PARCEL_DELIVERED && voices->ideas == PARCEL_OUT_FOR_DELIVERY) /* "delivered", and "today" */
        return like == told ? told : PARCEL_UNKNOWN;
    bool likely = voices->likeness.lead >= (like == PARCEL_UNKNOWN ? DOUBTED : LIKELY),
         silent = voices->ideas == PARCEL_UNKNOWN;
    if (voices->sure || (both && (!likely || voices->phrase_bytes >= SHORT_BYTES)))
        return told;
    if (told == like)
        return likely || voices->ideas == told || (silent && voices->phrase_bytes >= SHORT_BYTES)
                   ? told
                   : PARCEL_UNKNOWN;
    if (told == PARCEL_UNKNOWN)
        return voices->likeness.lead >= CLEAR ? like : PARCEL_UNKNOWN;
    if (both)
        return PARCEL_UNKNOWN;
    if (told == voices->phrase && voices->phrase_bytes >= LONG_BYTES)
        return told;
    if (!silent)
        return voices->ideas == like && likely ? like : PARCEL_UNKNOWN;
    if (voices->phrase_bytes >= (likely ? 2 * SHORT_BYTES : SHORT_BYTES))
        return told;
    return likely && voices->phrase_bytes < SHORT_BYTES ? like : PARCEL_UNKNOWN;
}
