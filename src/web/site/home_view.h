#ifndef WEB_SITE_HOME_VIEW_H
#define WEB_SITE_HOME_VIEW_H
/* The first page: what this place is, the ways in, and for members what waits for them. */
#include "web/kit/views.h"
#include "web/order/view.h"

enum { HOME_CASES = 4 };

struct home_page {
    struct layout layout;
    bool guest;
    struct link_view cases[HOME_CASES]; /* what happens most, as searches */
    struct order_sections orders;       /* of a member: those that run, with their clocks */
    bool has_orders;
    struct question_items helped; /* with an accepted answer, the most voted first */
    struct question_items recent; /* for members, and for everybody while nobody has been helped yet */
};

#endif
