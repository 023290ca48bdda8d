#ifndef WEB_STAFF_PUBLIC_LOG_VIEW_H
#define WEB_STAFF_PUBLIC_LOG_VIEW_H
/* What was done to posts, day by day. */
#include "web/kit/views.h"

struct public_log_item {
    struct str day;
    struct str sentence;
    struct str reason; /* empty: none */
};

struct public_log_page {
    struct layout layout;
    struct public_log_item *items;
    size_t count;
    struct url next;
};

#endif
