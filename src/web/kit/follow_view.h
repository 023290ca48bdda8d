#ifndef WEB_KIT_FOLLOW_VIEW_H
#define WEB_KIT_FOLLOW_VIEW_H
/* The button with which somebody follows what a page is about. */
#include "web/kit/views.h"

struct follow_view {
    struct url action; /* empty: no button, as for guests */
    bool on;
};
struct follow_page {
    const struct follow_view *follow;
    const struct layout *layout;
};

/* kind and id as store/reach/follow.h has them; by_itself: as service/reach/follow.h. */
enum err follow_view_of(struct call *call, struct str kind, int64_t id, bool by_itself,
                        struct follow_view *view) MUST_USE;

#endif
