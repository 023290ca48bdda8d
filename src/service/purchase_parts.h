#ifndef SERVICE_PURCHASE_PARTS_H
#define SERVICE_PURCHASE_PARTS_H
/* What the parts of purchase share: an order in memory that follows what is written of it. For service/ only. */
#include "service/purchase.h"

/* Lines, events, policy and state of purchase->head. */
enum err purchase_load_rest(struct ctx *ctx, const struct policy_set *policies,
                            struct purchase *purchase) MUST_USE;
/* The whole order, whoever looks. */
enum err purchase_load_by_id(struct ctx *ctx, const struct policy_set *policies, int64_t id,
                             struct purchase *purchase) MUST_USE;
/* Lets strike what is due now in one order. */
enum err purchase_tick_one(struct ctx *ctx, const struct policy_set *policies, int64_t id) MUST_USE;
/* The state from the lines and the events. */
enum err purchase_fold(struct ctx *ctx, struct purchase *purchase) MUST_USE;
/* The order with what the viewer is in it; deadlines have not struck yet. ERR_NOT_FOUND as purchase_read says. */
enum err purchase_load_own(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct purchase *purchase) MUST_USE;
/* A new order: its head (with a fresh ref) and lines are stored, its state is that of one just placed. */
enum err purchase_insert(struct ctx *ctx, const struct policy *policy, struct purchase *purchase) MUST_USE;
/* Appends what the law gave and moves the state with it; `words` go with the first. */
enum err purchase_append(struct ctx *ctx, struct purchase *purchase, const struct order_events *events,
                         struct str words) MUST_USE;
/* Lets strike what is due at `until`, once each, in the order in which they were due; kept where it writes. */
enum err purchase_advance(struct ctx *ctx, struct purchase *purchase, struct instant until,
                          bool writes) MUST_USE;
/* Asks the law for the command at ctx->now and keeps what it gives; a refusal as purchase_act says it. */
enum err purchase_do(struct ctx *ctx, struct purchase *purchase, const struct order_command *command,
                     struct str words, enum order_refusal *refusal) MUST_USE;
/* What the head says of the state. The last step of everything that writes. */
enum err purchase_save(struct ctx *ctx, struct purchase *purchase) MUST_USE;
/* The law's sentence as a failure. */
enum err purchase_refuse(struct ctx *ctx, enum order_refusal refusal) MUST_USE;

#endif
