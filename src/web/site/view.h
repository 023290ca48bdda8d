#ifndef WEB_SITE_VIEW_H
#define WEB_SITE_VIEW_H
/* Pages about the site itself. */
#include "web/kit/show.h"

struct problem_item {
    struct str code, sentence;
    struct url url;
};

struct problems_page {
    struct layout layout;
    struct problem_item *items;
    size_t count;
    bool one; /* the page of one of them */
};

#endif
