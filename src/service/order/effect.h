#ifndef SERVICE_ORDER_EFFECT_H
#define SERVICE_ORDER_EFFECT_H
/*
 * What becomes of an order to move money: it waits, is sent, failed (and is tried again), and is done or given up.
 *
 * Done and given up are last words: who answers the same again has answered once, who answers the contrary is refused.
 * What was given up can be tried again by the marketplace's staff or its system. A cancel that is answered "never" came
 * too late: what it called off has moved, and is made good by a movement the other way (service/order/movement.h).
 */
#include "service/unit/limit.h"
#include "store/order/effect.h"
#include "text/policy/file.h"

#define EFFECT_REFUND_NAME  "refund"
#define EFFECT_RELEASE_NAME "release"
#define EFFECT_RECOVER_NAME "recover_from_seller"
#define EFFECT_CANCEL_NAME  "cancel_release"
/* Of a refund that a bank has paid meanwhile, and of one that had moved by then: the buyer has it twice. */
#define EFFECT_CANCEL_REFUND_NAME "cancel_refund"
#define EFFECT_RECOVER_BUYER_NAME "recover_from_buyer"
/* Of what a side had to give back and has not, once it is to get as much: by a bank that returns what it took, above all. */
#define EFFECT_CANCEL_RECOVER_NAME       "cancel_recover_from_seller"
#define EFFECT_CANCEL_RECOVER_BUYER_NAME "cancel_recover_from_buyer"
#define EFFECT_REFUND                    STR(EFFECT_REFUND_NAME)
#define EFFECT_RELEASE                   STR(EFFECT_RELEASE_NAME)
#define EFFECT_RECOVER                   STR(EFFECT_RECOVER_NAME)
#define EFFECT_CANCEL                    STR(EFFECT_CANCEL_NAME)
#define EFFECT_CANCEL_REFUND             STR(EFFECT_CANCEL_REFUND_NAME)
#define EFFECT_RECOVER_BUYER             STR(EFFECT_RECOVER_BUYER_NAME)
#define EFFECT_CANCEL_RECOVER            STR(EFFECT_CANCEL_RECOVER_NAME)
#define EFFECT_CANCEL_RECOVER_BUYER      STR(EFFECT_CANCEL_RECOVER_BUYER_NAME)

enum effect_answer {
    EFFECT_ANSWER_DONE,  /* carried out, now or before */
    EFFECT_ANSWER_AGAIN, /* not now: asked again later, thirty times at most */
    EFFECT_ANSWER_NEVER  /* will not be done: somebody has to look at it */
};

/* Whether it only calls another off: the one whose key is `cancels`. */
bool effect_cancels(const struct effect *effect);
/* How long an effect waits after so many attempts: a minute, doubled each time, at most a day. */
struct span effect_pause(int64_t attempts);
/* How long whoever has claimed one may take; afterwards another may claim it. */
struct span effect_lease(void);

/* The next one that is due, claimed; *found false when none is left. */
enum err effect_claim(struct ctx *ctx, struct effect *effect, bool *found) MUST_USE;
/* What became of an effect that was claimed, if the claim still stands. */
enum err effect_settle(struct ctx *ctx, const struct effect *claimed, enum effect_answer answer,
                       struct str said) MUST_USE;

/* What a marketplace's own system tells of an effect; ERR_NOT_FOUND when there is none of that key in the viewer's
 * marketplace, ERR_CONFLICT when the contrary, or another amount, was told before. */
struct effect_telling {
    struct viewer viewer;
    struct str key;
    enum effect_answer answer;
    struct str said;
    int64_t moved_minor; /* with DONE: what has moved in truth; 0: what was ordered */
};
enum err effect_tell(struct ctx *ctx, const struct effect_telling *telling) MUST_USE;
/* Lets one that was given up, or waits for its next try, be tried now: its marketplace's staff, or system. */
enum err effect_retry(struct ctx *ctx, const struct viewer *viewer, struct str key) MUST_USE;
/* It failed or was given up, and may be tried again. */
bool effect_may_be_retried(const struct effect *effect);
/* The same for each of them; one that moves meanwhile is passed over. */
enum err effect_retry_all(struct ctx *ctx, const struct viewer *viewer, const struct str *keys,
                          size_t count) MUST_USE;

/* ---- lists, the oldest first ---- */

enum effect_list {
    EFFECTS_DUE,    /* what is due now: for the marketplace's system alone */
    EFFECTS_FAILED, /* what failed or was given up: for its staff and its system, as the next */
    EFFECTS_OVERDUE /* refunds that wait though the buyer should have them by now */
};
enum { EFFECT_PAGE = 100 };
struct effect_page {
    enum effect_list list;
    int64_t market_id;
    size_t most; /* at most EFFECTS_MAX / 2 */
    struct effect_place after;
    struct effects effects;   /* out; of EFFECTS_OVERDUE fewer than `most` also where there are more */
    struct effect_place next; /* out: `after` of the next page; without a key there is none */
};
/* ERR_NOT_FOUND for those whom it is not for. */
enum err effect_list_page(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                          struct effect_page *page) MUST_USE;
/* A place as addresses have it, and back; false when it is none. The empty text is the beginning. */
struct str effect_place_text(struct arena *arena, struct effect_place place);
bool effect_place_read(struct str text, struct effect_place *place);
/* How many failed or were given up, for those for whom they are. */
enum err effect_failed_count(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                             int64_t *count) MUST_USE;
/* Until when the order's rules want a refund to be with the buyer; unset: not a refund, or they say nothing. */
struct instant effect_due(const struct policy_set *policies, const struct effect *effect);
/* It is a refund that has not moved, and that day is over. */
bool effect_is_overdue(const struct policy_set *policies, const struct effect *effect, struct instant now);
/* All of one order that the viewer may see. */
enum err effect_list_order(struct ctx *ctx, int64_t order_id, struct effects *effects) MUST_USE;
/* How many are in each state that is not its last, of all marketplaces. */
enum err effect_counts(struct ctx *ctx, int64_t counts[EFFECT_STATE_COUNT]) MUST_USE;

#endif
