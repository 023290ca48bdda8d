#ifndef WEB_STAFF_SERVICES_VIEW_H
#define WEB_STAFF_SERVICES_VIEW_H
#include "web/staff/view.h"

/* The tracking services that are asked. */
struct service_item {
    struct str title, today; /* "7 of 100", or "7" */
    int64_t followed, month;
};
struct trouble_item {
    struct str service, cause, when, when_iso;
    int64_t times;
};
struct refused_item {
    struct str number, said, when, when_iso;
};
struct services_page {
    struct layout layout;
    struct staff_nav nav;
    struct service_item *services;
    size_t count;
    int64_t waiting;
    struct trouble_item *troubles;
    size_t trouble_count;
    struct refused_item *refused;
    size_t refused_count;
};

#endif
