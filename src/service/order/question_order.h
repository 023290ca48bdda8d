#ifndef SERVICE_ORDER_QUESTION_ORDER_H
#define SERVICE_ORDER_QUESTION_ORDER_H
/*
 * A question may carry one of its asker's orders. The asker, the site's staff (moderators and up) and the people whom
 * the asker invites see the order's clock and what to do now; for everybody else there is nothing.
 */
#include "service/order/parcel.h"
#include "store/order/question_order.h"

/* What a viewer sees of it. */
struct question_order {
    bool shown; /* false: there is none, or none for this viewer; the rest is then empty */
    bool own;   /* the viewer asked, and may change it */
    struct order order;
    struct parcel_file parcel;
    struct invited_people invited;
};

/* What the viewer could link; nothing for guests. */
enum err question_order_offer(struct ctx *ctx, const struct viewer *viewer,
                              struct question_order_choices *choices) MUST_USE;

/* What an order is read against. */
struct question_order_rules {
    const struct policy_set *policies;
    const struct track_table *tracking;
};
enum err question_order_read(struct ctx *ctx, struct question_order_rules rules, const struct viewer *viewer,
                             int64_t question_id, struct question_order *order) MUST_USE;

/*
 * What the asker may change. All answer ERR_NOT_FOUND when there is no such question for this viewer, and ERR_REFUSED
 * when somebody else asked it.
 */
/* Links the asker's order, in place of another. ERR_INPUT names the field "order". */
enum err question_order_link(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                             struct str ref) MUST_USE;
/* Takes the order and all invitations away. */
enum err question_order_unlink(struct ctx *ctx, const struct viewer *viewer, int64_t question_id) MUST_USE;
/* ERR_INPUT names the field "handle"; ERR_LIMIT when INVITED_MAX are invited. */
enum err question_order_invite(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                               struct str handle) MUST_USE;
enum err question_order_withdraw(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                                 struct str handle) MUST_USE;

#endif
