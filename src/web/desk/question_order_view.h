#ifndef WEB_DESK_QUESTION_ORDER_VIEW_H
#define WEB_DESK_QUESTION_ORDER_VIEW_H
/* The order that a question carries, for those who may see it. */
#include "service/order/order_follow.h"
#include "service/order/question_order.h"
#include "text/desk/ready.h"
#include "web/desk/post_view.h"
#include "web/order/view.h"

struct invited_view {
    struct str handle;
    struct url profile;
};

struct question_order_view {
    struct url url; /* to the order; empty: the viewer is not its buyer */
    struct url action;
    struct str heading, title, marketplace, clock_class, clock_sentence;
    struct time_view ends;
    struct str now_heading, now_title, now_what, now_why;
    struct time_view now_by;
    struct order_deadline_view deadlines[DEADLINE_COUNT];
    size_t deadline_count;
    struct invited_view invited[INVITED_MAX];
    size_t invited_count;
    struct field handle;
    bool own;
    struct order_following following; /* for those who are shown it and are no side of it */
};

/* A fragment, and what its forms need. */
struct question_order_page {
    const struct question_order_view *order;
    struct str csrf;
};

/* *view stays NULL when this viewer sees none. */
enum err question_order_view_of(struct call *call, int64_t question_id,
                                struct question_order_view **view) MUST_USE;
/* What of it goes into a text to answer with: nothing when this viewer sees none. */
enum err question_order_facts(struct call *call, int64_t question_id, struct ready_facts *facts) MUST_USE;
/* The orders that the asker can choose from, with the one chosen; count 0: there are none. */
enum err question_order_select(struct call *call, struct str chosen, struct select_view *select) MUST_USE;

#endif
