#ifndef SERVICE_ORDER_ORDER_FOLLOW_H
#define SERVICE_ORDER_ORDER_FOLLOW_H
/*
 * Following an order without being a side of it: its marketplace's staff on the order's page, and whoever is shown it with a
 * question (question_order.h) there. Whether somebody still may see it is asked anew whenever there is news.
 */
#include "service/order/order.h"

#define FOLLOW_ORDER STR("order")

struct order_following {
    bool may; /* the viewer may follow it */
    bool follows;
};
/* For the button on the page of an order that was read: its marketplace's staff have it. */
enum err order_follow_of_staff(struct ctx *ctx, const struct viewer *viewer, const struct order *order,
                               struct order_following *following) MUST_USE;
/* For the button beside a question; nothing of it for guests and for the order's sides, who hear anyway. */
enum err order_follow_read(struct ctx *ctx, const struct viewer *viewer, const struct order_head *head,
                           struct order_following *following) MUST_USE;
/* ERR_NOT_FOUND, as for whatever address, for whoever may not see the order; ERR_REFUSED for its sides. */
enum err order_follow_turn(struct ctx *ctx, const struct viewer *viewer, struct str ref, bool on) MUST_USE;

/* The same on the page of a question that carries it: its reference is not for whoever is shown it there. */
enum err order_follow_shown(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                            bool on) MUST_USE;

/* What happened is told to its followers: as the sides hear it, or with the question that carries it. */
enum err order_follow_tell(struct ctx *ctx, const struct order *order, int64_t number,
                           const struct order_event *event) MUST_USE;

#endif
