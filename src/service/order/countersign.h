#ifndef SERVICE_ORDER_COUNTERSIGN_H
#define SERVICE_ORDER_COUNTERSIGN_H
/*
 * Two people for large sums: what the staff gives back of an order's money, as goodwill, by cancelling it or by decisions in
 * all of its disputes, waits above what the marketplace has set until somebody else of the staff has looked at it. A decision
 * waits as a proposal of the panel does (service/panel).
 */
#include "service/order/order.h"
#include "store/caseload/countersign.h"

/* Whether so much more of that order takes two people; of another currency than the marketplace's everything does. */
enum err countersign_needed(struct ctx *ctx, const struct order *order, int64_t amount_minor,
                            bool *needed) MUST_USE;
/* Whether an act of now, which was taken, waits instead of having been done. */
enum err countersign_asked(struct ctx *ctx, const struct viewer *viewer, const struct order *order,
                           enum order_event_kind act, bool *asked) MUST_USE;

/* What waits in that order, for its staff alone; *found false: nothing, or not theirs to see. */
enum err countersign_read(struct ctx *ctx, const struct order *order, struct countersign *second,
                          bool *found) MUST_USE;
/* ERR_REFUSED for whoever asked, and for other roles; ERR_CONFLICT when nothing waits, or
 * whoever asked is not of those any more who may; the law's refusals as order_act. */
struct countersign_verdict {
    struct viewer viewer;
    struct str ref, words;
    bool approves;
};
enum err countersign_answer(struct ctx *ctx, const struct policy_set *policies,
                            const struct countersign_verdict *verdict) MUST_USE;
enum err countersign_list_of(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                             struct countersigns *seconds) MUST_USE;

/* ---- for service/ only ---- */

/* Whether the wish of a member of the staff has to wait. */
enum err countersign_waits(struct ctx *ctx, const struct order *order, const struct order_event *wish,
                           bool *waits) MUST_USE;
/* Keeps the act until a second person answers; refused as the law would refuse it now. */
enum err countersign_ask(struct ctx *ctx, const struct order *order, const struct order_act *act,
                         enum order_refusal *refusal) MUST_USE;
/* Two people agree, and both of those who may: whoever was taken off the staff since asking is none of them. */
enum err countersign_asker_may(struct ctx *ctx, const struct order *order, int64_t by_id,
                               enum order_event_kind act, bool *may) MUST_USE;

#endif
