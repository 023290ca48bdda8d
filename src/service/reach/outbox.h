#ifndef SERVICE_REACH_OUTBOX_H
#define SERVICE_REACH_OUTBOX_H
/*
 * Whatever leaves the house is a row of the outbox, written in the unit of work that causes it, and delivered at least
 * once, by one server at a time: claimed for OUTBOX_LEASE_MS by one unit, handed over outside of any, settled by another.
 * Who claimed it and ended is succeeded after the lease.
 */
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/reach/outbox.h"

enum {
    OUTBOX_BATCH_MAX = 50,
    OUTBOX_SAID = 300,
    OUTBOX_STUCK_MAX = 200,
    OUTBOX_KEPT_DAYS = 7,
    OUTBOX_GIVEN_UP_DAYS = 30, /* since it was given up, the last time */
    OUTBOX_TRIES_MAX = 10,
    MAILBOX_REFUSED_MAX = 3
};

/* key, kind, person_id (or 0), destination and payload are filled in. The same key twice is one message. */
enum err outbox_put(struct ctx *ctx, struct outgoing outgoing) MUST_USE;

/* What a way takes (http/reach/way.h). */
struct outbox_asked {
    struct str kind;
    size_t most;   /* up to OUTBOX_BATCH_MAX */
    bool together; /* only what has the destination of the one that is due longest */
    size_t calls;  /* so many claims a second, of all servers together; 0: as many as there is work for */
};
/* Claims what is due of that kind; nothing while the second's calls are taken. */
enum err outbox_claim(struct ctx *ctx, const struct outbox_asked *asked, struct outgoings *claimed) MUST_USE;
/* How long it rests after so many tries, before the next. */
struct span outbox_pause(int64_t attempts);
/* A call that begins now ends before others may claim the same. */
bool outbox_has_time(const struct outgoing *claimed, struct instant now);
bool outbox_is_due(struct ctx *ctx, struct str kind);

enum delivery {
    DELIVERED, /* it is somebody else's now */
    LATER,     /* not now: it is tried again, ever more rarely, OUTBOX_TRIES_MAX times within four days */
    NEVER,     /* they will not have it */
    PUT_OFF,   /* nobody has looked at it: it is tried again after `wait`, and counts as no try */
};
/* What came of one, and who said what when it was not taken. */
struct handed {
    enum delivery delivery;
    struct span wait;   /* of PUT_OFF; of LATER the least that was asked for, 0 when nothing was */
    bool refused;       /* of a mail: its server has nobody of this address */
    struct span rest;   /* nobody answered there: its receiver is not called again before; 0: at any time */
    bool unsent;        /* of DELIVERED: nobody waits for it any more, so nobody was asked to take it */
    const void *answer; /* the way's own, for its settling */
    char said[OUTBOX_SAID];
};
/* Whether that was its last try: only a person has it tried again (outbox_again). */
bool outbox_gives_up(const struct outgoing *claimed, const struct handed *came);
/* Whose a row is: how its key begins, "hook 3 ", "push 12 ". */
struct str outbox_receiver(struct str key);
/*
 * What came of one that was claimed. While its receiver rests, what else is due for it is put off. Of a claim that has run out nothing is changed. A person whose mail is refused
 * MAILBOX_REFUSED_MAX times in a row is not written to any more until they confirm their address again.
 */
enum err outbox_settle(struct ctx *ctx, const struct outgoing *claimed, const struct handed *came) MUST_USE;

/* What does not arrive, for those who may change settings; and another try of it, at once. */
enum err outbox_stuck(struct ctx *ctx, const struct viewer *viewer, struct outgoings *stuck) MUST_USE;
enum err outbox_again(struct ctx *ctx, const struct viewer *viewer, int64_t id) MUST_USE;

/* How many are in each state that is not its last. */
enum err outbox_counts(struct ctx *ctx, int64_t counts[OUTGOING_STATE_COUNT]) MUST_USE;
enum err outbox_forget(struct ctx *ctx) MUST_USE;

#endif
