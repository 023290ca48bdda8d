#ifndef WEB_STAFF_ORIGINS_VIEW_H
#define WEB_STAFF_ORIGINS_VIEW_H
/* Where each setting comes from. */
#include "web/staff/view.h"

struct origin_item {
    struct str name, value, meaning, origin;
    struct url page; /* where it is changed; empty: on no page */
};
struct origin_list {
    struct origin_item *at;
    size_t count;
};
struct origins_page {
    struct layout layout;
    struct staff_nav nav;
    struct origin_list program, site;
};

#endif
