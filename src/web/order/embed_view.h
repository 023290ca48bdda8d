#ifndef WEB_ORDER_EMBED_VIEW_H
#define WEB_ORDER_EMBED_VIEW_H
/* What the page in a shop's frame shows. */
#include "web/kit/views.h"

struct embed_page {
    struct layout layout;
    struct str sentence, iso; /* iso: the date in it; empty: there is none */
    struct url order;
};

#endif
