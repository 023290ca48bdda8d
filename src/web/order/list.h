#ifndef WEB_ORDER_LIST_H
#define WEB_ORDER_LIST_H
/* Lists of orders, what needs the viewer first. */
#include "web/order/view.h"

/* Which of the orders a list shows. */
struct order_choice {
    bool (*shows)(const struct order *order); /* NULL: all */
    size_t most[PLACE_COUNT];                 /* of each section; 0: all */
};
/*
 * The orders of the heads as the viewer sees them, by where they stand: those that wait for the viewer, by the viewer's
 * next deadline; those that run, by theirs; those that are over.
 */
enum err order_sections_of(struct call *call, const struct order_heads *heads, struct order_choice choice,
                           struct order_sections *sections) MUST_USE;

/* The functions behind their rows of web/door/routes.c. */

#endif
