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

/* The lead before what is no return. */
static int lead_of_returns(const struct likeness *likeness)
{
    int lead = INT32_MAX;
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
        if (!is_return((enum parcel_event)event) && likeness->behind[event] < lead)
            lead = likeness->behind[event];
    return lead;
}

/* A phrase that is half of the text, and that the ideas do not gainsay. */
static bool is_full(const struct voices *voices)
{
    enum { HALF = 50 };
    return voices->covered >= HALF && voices->told != PARCEL_UNKNOWN && voices->told == voices->phrase &&
           (voices->ideas == voices->told || voices->ideas == PARCEL_UNKNOWN);
}

/* What makes a person claim a loss needs more than what only tells where the parcel is. */
static int least_lead(const struct voices *voices)
{
    enum {
        AGREED = 14,
        ALARM = 20,   /* of an alarm */
        DOUBTED = 40, /* of one that phrase and ideas do not both tell: "does not mean that it is lost" */
    };
    if (!is_alarm(voices->told))
        return AGREED;
    return voices->phrase == voices->ideas ? ALARM : DOUBTED;
}

/* True when a word of the text would turn what is told, if it belongs to it. */
static bool is_turnable(const struct voices *voices, enum parcel_event told)
{
    switch (told) {
    case PARCEL_ACCEPTED:
    case PARCEL_DEPARTED:
    case PARCEL_ARRIVED:
    case PARCEL_DELIVERED:
    case PARCEL_RETURNING:
    case PARCEL_RETURNED:
    case PARCEL_LOST:
    case PARCEL_DESTROYED:
    case PARCEL_DAMAGED:
        return voices->denied || voices->planned;
    case PARCEL_CUSTOMS:
    case PARCEL_OUT_FOR_DELIVERY:
    case PARCEL_WAITING:
        return voices->denied; /* "awaiting collection", "will be delivered today" */
    case PARCEL_UNKNOWN:
    case PARCEL_NOT_HANDED_OVER:
    case PARCEL_IN_TRANSIT:
    case PARCEL_HELD:
    case PARCEL_ATTEMPT_FAILED:
    case PARCEL_EVENT_COUNT:
        return false; /* these are told by a "not" themselves */
    }
    return false;
}

/* What the voices tell together, by as great a lead as it takes. */
static enum parcel_event heard(const struct voices *voices)
{
    enum {
        ALONE = 15,   /* when the others are silent */
        AGAINST = 25, /* when they tell something else; and of an alarm that they do not tell */
        CLOSE = 12,   /* so near behind the likeliest, words that leave no doubt decide */
        NEAR = 20,    /* and so near, a phrase that is half of the text */
        INSISTS = 60  /* by so much it is heard against words that leave no doubt */
    };
    const struct likeness *likeness = &voices->likeness;
    enum parcel_event like = likeness->event, told = voices->told;
    if (voices->was != PARCEL_UNKNOWN && like == voices->was)
        return voices->phrase == voices->ideas && likeness->lead < ALONE
                   ? told
                   : PARCEL_UNKNOWN; /* "will be ready for collection" is like what is ready */
    if (is_return(told) && is_return(like) && lead_of_returns(likeness) >= ALONE)
        return voices->ideas == like || likeness->behind[told] >= AGAINST ? like : told;
    if (is_full(voices) && !is_alarm(told) && likeness->behind[told] <= NEAR)
        return told;
    bool turned = told != PARCEL_UNKNOWN || voices->was != PARCEL_UNKNOWN;
    bool insists = turned && !is_alarm(told) && !is_alarm(like) && likeness->lead >= INSISTS;
    if (voices->sure && !is_alarm(told) && !insists)
        return likeness->behind[told] <= CLOSE ? told : PARCEL_UNKNOWN;
    if (told == like)
        return likeness->lead >= least_lead(voices) ? told : PARCEL_UNKNOWN;
    if ((voices->sure && !insists) || is_alarm(told))
        return PARCEL_UNKNOWN;
    bool alone = told == PARCEL_UNKNOWN && !is_alarm(like);
    return likeness->lead >= (alone ? ALONE : AGAINST) ? like : PARCEL_UNKNOWN;
}

enum parcel_event voices_agree(const struct voices *voices)
{
    enum { CERTAIN = 40 }; /* the lead by which a "not" or a "will be" is known to belong to something else */
    enum parcel_event told = heard(voices);
    int lead = is_return(told) ? lead_of_returns(&voices->likeness) : voices->likeness.lead;
    bool owned =
        voices->sure && told == voices->ideas && !is_alarm(told); /* "not at home: left with a neighbour" */
    return is_turnable(voices, told) && lead < CERTAIN && !owned ? PARCEL_UNKNOWN : told;
}

bool likeness_denies(const struct likeness *likeness)
{
    enum { DENIES = 15 };
    return likeness->event == PARCEL_UNKNOWN && likeness->lead >= DENIES;
}
