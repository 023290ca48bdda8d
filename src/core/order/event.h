#ifndef CORE_ORDER_EVENT_H
#define CORE_ORDER_EVENT_H
/*
 * One thing that happened to an order, and the wish that it happen: both are flat, so that a row of a table, a line
 * of the hash chain and a JSON object hold them field by field. A field that a kind does not use is zero.
 */
#include "core/clock/clock.h"
#include "core/order/words.h"
#include "core/value/money.h"

/* As many lines as a mask of them is exact in every number of JSON. */
enum { ORDER_LINES_MAX = 50, ORDER_EVENTS_MAX = 6 };

/* How long a freeze lasts where nobody says until when: left alone, every order ends. */
#define ORDER_FREEZE SPAN_DAYS(180)

static inline uint64_t line_bit(size_t line)
{
    return UINT64_C(1) << line;
}

struct order_event {
    enum order_event_kind kind;
    enum party by;
    struct instant at; /* when it happened: never before the event before it */
    struct instant
        until; /* PROTECTION_NOTED, EXTENSION_VETOED: the end; DELIVERED, noted later: when it came; PROTECTION_WAITS: the same, ended the dispute now; SHIPPED: promised day; OUTAGE_ENDED: its beginning; a bank's: its date */
    uint64_t lines; /* line_bit(n) is line n of the order */
    int32_t pieces; /* of the one line that it is about; 0: all that are left of it */
    int64_t amount_minor;
    struct currency currency;
    int32_t days;
    int32_t reason; /* position in policy.reasons; stored by id */
    int32_t code;   /* position in policy.codes; stored by id */
    enum remedy remedy;
    enum evidence_kind evidence;
    int64_t bytes;          /* of the file given as evidence */
    enum favour favour;     /* of a chargeback's end */
    enum came came;         /* of the wish to open a dispute alone: what happened of it is EVENT_CAME */
    enum deadline deadline; /* of DEADLINE */
    int64_t person, text;   /* who, and the words that go with it: keys of the store, not read by the law */
};

/*
 * wish.by is whose act it is; wish.at is read for an external order alone, 0 for now. For EVENT_DEADLINE, `deadline`
 * is all that is read of the wish.
 */
struct order_command {
    struct order_event wish;
    enum party noted_by; /* external orders: who writes down what was seen, the buyer or staff */
    int32_t version;     /* of the state that the actor saw */
};

/* Nobody could act here, from then to then. */
struct outage_time {
    struct instant from, at;
};
enum { OUTAGES_KEPT = 4 };

/*
 * How long the buyer's time has stood still: in all; before all had come, before protection ended, and before the present
 * dispute. The outages that were excused and may still matter, the first first: what one has moved may lie in the next.
 */
struct time_waited {
    struct span all, came_after, ended_after, opened_after;
    struct instant dispute_from; /* where protection waits for a dispute: all time from then on */
    struct outage_time outages[OUTAGES_KEPT];
    int32_t outage_count;
};

/* What one command made happen, in order: the wish itself first, then what follows from it at once. */
struct order_events {
    struct order_event at[ORDER_EVENTS_MAX];
    int32_t count;
};

#endif
