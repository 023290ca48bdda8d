#ifndef WEB_ORDER_CALENDAR_VIEW_H
#define WEB_ORDER_CALENDAR_VIEW_H
/* The page of the link by which calendars read one's deadlines. */
#include "web/kit/views.h"

struct calendar_page {
    struct layout layout;
    struct str fresh; /* the link, this once; else empty */
    struct url opens; /* the same, as programs of calendars are opened by */
    struct str since; /* of the link that there is; empty: there is none */
};

#endif
