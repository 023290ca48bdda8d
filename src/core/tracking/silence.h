#ifndef CORE_TRACKING_SILENCE_H
#define CORE_TRACKING_SILENCE_H
/*
 * What it means that nothing is heard of a parcel, by its class, its route and where it was seen last.
 *
 * The thresholds are rows of one table, each with its source; services' cut-offs and forwarders' experience, no
 * evidence of loss. They say when to act, never that a parcel is gone.
 */
#include "core/tracking/parcel.h"

/* How the number's class is followed. */
enum parcel_class {
    CLASS_UNKNOWN,
    CLASS_UNTRACKED,  /* ordinary letter post: dark after export */
    CLASS_LETTER,     /* tracked letter packet: delivery scan where the destination takes part */
    CLASS_REGISTERED, /* registered or insured */
    CLASS_PARCEL,
    CLASS_EXPRESS,
    CLASS_COUNT
};

enum parcel_route { ROUTE_UNKNOWN, ROUTE_DOMESTIC, ROUTE_ABROAD, ROUTE_COUNT };

enum silence {
    SILENCE_NORMAL,
    SILENCE_DARK,     /* nothing more can be seen, and that is expected */
    SILENCE_SLOW,     /* longer than usual */
    SILENCE_LOST,     /* probably lost */
    SILENCE_NOT_SENT, /* announced, and never handed over */
    SILENCE_UNSEEN,   /* nobody has told anything of it: nothing follows */
    SILENCE_OVER,     /* it has arrived, or will not: silence says nothing any more */
    SILENCE_COUNT
};

struct silence_verdict {
    enum silence silence;
    int32_t days;        /* since the last event */
    int32_t normal_days; /* up to here it is normal */
    int32_t lost_days;   /* from here it is probably lost; 0: silence alone never says so */
    struct instant next; /* when the judgement changes if nothing is heard; 0: it does not */
    struct str change;   /* what would change it */
    struct str source;   /* of the figures */
};

/* Everything that silence is judged by. */
struct silence_case {
    enum parcel_class class;
    enum parcel_route route;
    enum parcel_event event; /* the latest; UNKNOWN: nothing was ever seen */
    bool departed;
    struct instant since; /* the latest event, or when it was sent or ordered */
};

struct silence_verdict silence_judge(const struct silence_case *silent, struct instant now);
/* "normal", as the interfaces write it. */
struct str silence_name(enum silence silence);
/* A sentence without its full stop: "This is normal". */
struct str silence_text(enum silence silence);

#endif
