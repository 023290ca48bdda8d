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

struct own_page_view {
    struct layout layout;
    struct safe_html text;
};

struct offline_page {
    struct layout layout;
    struct url script;
};

#endif
