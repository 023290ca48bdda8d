#ifndef WEB_STAFF_TAKE_VIEW_H
#define WEB_STAFF_TAKE_VIEW_H
/* A marketplace's orders from a shop's file: the form, and what came of it or would come of it. */
#include "web/kit/form_view.h"

enum { TAKEN_LINES = 6, TAKEN_ORDERS_MAX = 1000 };

struct take_orders_page {
    struct layout layout;
    struct problem_view problem;
    struct str market, error; /* error: beside the file */
    struct url action, back;
    struct input_view seller;
    int64_t most;
    bool make_buyers, done, looked; /* done: they are here; looked: they would be */
    struct str lines[TAKEN_LINES];
    size_t line_count;
};

#endif
