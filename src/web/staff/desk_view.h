#ifndef WEB_STAFF_DESK_VIEW_H
#define WEB_STAFF_DESK_VIEW_H
/* What a marketplace's staff shares: who is frozen, what waits for a second person, notes, who looked at what. */
#include "web/kit/form_view.h"
#include "web/order/show.h"
#include "web/staff/view.h"

struct frozen_seller {
    struct str seller, by, words;
    struct time_view at, until;
};
struct waiting_sum {
    struct url order;
    struct str name, amount, act, by, state, second, words;
    struct time_view at;
};
struct desk_page {
    struct layout layout;
    struct str market;
    struct url back, action, notes, audit, reports, sums_csv;
    struct frozen_seller *frozen;
    size_t frozen_count;
    struct waiting_sum *sums;
    size_t sum_count;
    bool leads;
    struct problem_view problem;
    struct input_view seller, until;
    struct field words;
};

struct found_note {
    struct url order;
    struct str name, title, author, words;
    struct time_view at;
};
struct notes_page {
    struct layout layout;
    struct str market;
    struct url back, action, next, csv; /* csv: as it is asked for */
    struct input_view words;
    struct found_note *notes;
    size_t count;
};

struct market_audit_page {
    struct layout layout;
    struct str market;
    struct url back, action, csv; /* csv: as it is asked for */
    struct select_view act;
    struct input_view by, order;
    struct audit_list list;
};

#endif
