#ifndef WEB_ORDER_NEW_VIEW_H
#define WEB_ORDER_NEW_VIEW_H
/* What the form of an order to watch shows. */
#include "web/kit/form_view.h"

struct order_new_page {
    struct layout layout;
    struct str error;
    struct url error_at;
    struct select_view policy, currency, paid_by;
    struct input_view inputs[9];
    size_t input_count, first_count; /* first_count: those to look at; the rest is folded */
    bool pasted, found;              /* it comes from a pasted text, in which something was found */
    bool empty;                      /* nothing is known yet: a text can be pasted */
    struct hidden_view hidden[4];    /* what a plan knows besides */
    size_t hidden_count;
};

#endif
