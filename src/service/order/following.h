#ifndef SERVICE_ORDER_FOLLOWING_H
#define SERVICE_ORDER_FOLLOWING_H
/*
 * Numbers of orders that tracking services are asked about: each is registered at one service, the next when that one
 * refuses it; asked anew when nothing was heard for a day; let go when it is over. What is to be asked is a row of the
 * outbox, of the kind that the service is called (text/tracking/webhook.h), with the act as its destination.
 */
#include "service/order/parcel.h"
#include "service/reach/outbox.h"
#include "store/order/following.h"
#include "text/tracking/service.h"

enum {
    FOLLOWING_REST_DAYS = 15,   /* after the delivery it is still asked about: it may have been a mistake */
    FOLLOWING_SILENT_DAYS = 30, /* then it is asked about every FOLLOWING_RARE_DAYS */
    FOLLOWING_RARE_DAYS = 3,
    FOLLOWING_AGAIN_HOURS = 24, /* after a service could not be asked until the outbox gave it up */
    FOLLOWING_LAST_DAYS = 180
};

/*
 * The number stands on an order now: it is asked about, at once or when that person's share of the day has come back
 * (LIMIT_FOLLOW). In the unit that adds it.
 */
enum err following_begin(struct ctx *ctx, const struct viewer *viewer, struct str number) MUST_USE;
/* The order is over: what no other order waits for is let go with the next round. In the unit that ends it. */
enum err following_end(struct ctx *ctx, int64_t order_id) MUST_USE;
/* A service has told something of it. */
enum err following_heard(struct ctx *ctx, struct str number, bool knows) MUST_USE;

/* Who asks one service. */
struct following_desk {
    const struct service_settings *settings;
    const struct policy_set *policies;
    const struct track_table *tracking;
    enum webhook service;
};
/* Whether a round would find something: cheap, on a connection that reads. */
bool following_is_due(struct ctx *ctx, const struct following_desk *desk);
/*
 * When the service whose turn it is takes another number, where its quota of the day is used up: at the earliest then. 0: at once,
 * or nobody knows.
 */
struct instant following_room_from(struct ctx *ctx, const struct service_settings *settings,
                                   const struct following *following);
/* Writes into the outbox what is to be asked now; *done says of how many. */
enum err following_round(struct ctx *ctx, const struct following_desk *desk, size_t *done) MUST_USE;

/* The number of a row of the outbox; texts live in the arena. */
struct service_number following_number(struct arena *arena, const struct outgoing *outgoing);
/* What the service said of a row that it took. */
enum err following_answered(struct ctx *ctx, const struct following_desk *desk,
                            const struct outgoing *outgoing, const struct service_answer *answer) MUST_USE;
/* Why a row was not taken; and when it was its last try: the number is registered anew after FOLLOWING_AGAIN_HOURS. */
enum err following_failed(struct ctx *ctx, const struct outgoing *outgoing, struct str cause,
                          bool gives_up) MUST_USE;

/*
 * A person who may see the order says which carrier has the number: a code of carriers/. ERR_INPUT names the field
 * "carrier".
 */
struct following_choice {
    struct viewer viewer;
    struct str ref, number, carrier;
};
enum err following_choose(struct ctx *ctx, const struct policy_set *policies,
                          const struct following_choice *choice) MUST_USE;

/* For those who may change settings. */
struct service_standing {
    enum webhook service;
    int64_t followed, today, month; /* numbers that it follows; that it took in a day and in 30 */
};
struct following_report {
    struct service_standing services[WEBHOOK_COUNT];
    size_t service_count;
    int64_t waiting; /* numbers that are to be registered */
    struct service_troubles troubles;
    struct followings refused; /* by all services, at most FOLLOWING_REFUSED_MAX */
};
enum { FOLLOWING_REFUSED_MAX = 100 };
enum err following_report(struct ctx *ctx, const struct viewer *viewer,
                          const struct service_settings *settings, struct following_report *report) MUST_USE;

#endif
