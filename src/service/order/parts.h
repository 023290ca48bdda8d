#ifndef SERVICE_ORDER_PARTS_H
#define SERVICE_ORDER_PARTS_H
/* What the parts of order share: an order in memory that follows what is written of it. For service/ only. */
#include "core/people/duty.h"
#include "service/order/order.h"

/* Lines, events, policy and state of order->head. */
enum err order_load_rest(struct ctx *ctx, const struct policy_set *policies, struct order *order) MUST_USE;
/* Whether they are here. */
bool order_has_rules(const struct policy_set *policies, const struct order_head *head);
/* The policy of order->head, or a failure that says which rules are missing. */
enum err order_find_rules(struct ctx *ctx, const struct policy_set *policies, struct order *order) MUST_USE;
/* The whole order, whoever looks. */
enum err order_read_by_id(struct ctx *ctx, const struct policy_set *policies, int64_t id,
                          struct order *order) MUST_USE;
/* Lets strike what is due now in one order; nothing in one that is unreadable. */
enum err order_tick_one(struct ctx *ctx, const struct policy_set *policies, int64_t id) MUST_USE;
/* The state from the lines and the events. */
enum err order_fold(struct ctx *ctx, struct order *order) MUST_USE;
/* All that is stored of an order, and then its rules and its state; ERR_NOT_FOUND without a sentence. */
enum err order_find(struct ctx *ctx, struct str ref, struct order *order) MUST_USE;
enum err order_find_state(struct ctx *ctx, const struct policy_set *policies, struct order *order) MUST_USE;
/* The order with what the viewer is in it; deadlines have not struck yet. ERR_NOT_FOUND as order_read says. */
enum err order_load_own(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                        struct str ref, struct order *order) MUST_USE;
/* The same for whoever writes to it: nobody else does until the unit of work ends. */
enum err order_load_held(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct str ref, struct order *order) MUST_USE;
/* Appends what the law gave and moves the state with it; `words` go with the first. */
enum err order_append(struct ctx *ctx, struct order *order, const struct order_events *events,
                      struct str words) MUST_USE;
/* Lets strike what is due at `until`, once each, in the order in which they were due; kept where it writes. */
enum err order_advance(struct ctx *ctx, struct order *order, struct instant until, bool writes) MUST_USE;
/* Asks the law for the command at ctx->now and keeps what it gives; a refusal as order_act says it. */
enum err order_do(struct ctx *ctx, struct order *order, const struct order_command *command, struct str words,
                  enum order_refusal *refusal) MUST_USE;
/* What the head says of the state. The last step of everything that writes. */
enum err order_save(struct ctx *ctx, struct order *order) MUST_USE;
/* What of a marketplace's staff the act needs. */
enum staff_right order_act_right(enum order_event_kind act);
/* The law's no to an act as a failure: its sentence, and the field of the act that it is about. */
enum err order_refuse(struct ctx *ctx, const struct order *order, enum order_event_kind act,
                      enum order_refusal refusal) MUST_USE;

#endif
