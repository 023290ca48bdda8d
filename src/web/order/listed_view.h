#ifndef WEB_ORDER_LISTED_VIEW_H
#define WEB_ORDER_LISTED_VIEW_H
/* A shop's list of orders, pasted, and what was found in it. */
#include "web/kit/form_view.h"

struct listed_line {
    struct str title, number, amount, day, iso;
    struct url url; /* empty: it was noted before */
};
struct listed_page {
    struct layout layout;
    struct problem_view problem;
    struct field text;
    bool done;
    struct str found, known; /* found: empty where nothing was read yet */
    struct listed_line *lines;
    size_t count;
};

#endif
