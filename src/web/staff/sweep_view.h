#ifndef WEB_STAFF_SWEEP_VIEW_H
#define WEB_STAFF_SWEEP_VIEW_H
/* One act on many orders: what would happen, and what has happened. */
#include "service/caseload/sweep.h"
#include "web/kit/form_view.h"

struct sweep_line_view {
    struct url url;
    struct str name, pick, ref, why; /* why: it cannot be done; empty: it can */
};
struct sweep_page {
    struct layout layout;
    struct str market, act, act_name, handle, words, key, can, cannot;
    struct url back, action;
    struct sweep_line_view *lines;
    size_t count, possible;
    bool done, before, cut; /* cut: more match than one sweep takes */
};

#endif
