#ifndef WEB_ORDER_LISTED_VIEW_H
#define WEB_ORDER_LISTED_VIEW_H
/* A shop's list of orders, pasted, or a table of somebody's own, and what was found in it. */
#include "web/kit/form_view.h"

struct listed_line {
    struct str title, number, amount, day, iso;
    struct url url; /* empty: it was noted before */
};
/* What was found; page_listed_found prints it. */
struct listed_found {
    bool done;
    struct str found; /* empty where nothing was read yet */
    struct str says[4];
    size_t says_count;
    struct listed_line *lines;
    size_t count;
};
struct listed_page {
    struct layout layout;
    struct problem_view problem;
    struct field text;
    struct listed_found found;
};

/* A table, whose columns can be chosen once it was read. */
struct noted_table_page {
    struct layout layout;
    struct problem_view problem;
    struct field text;
    struct str file_error;
    bool too_long; /* for the field of text: the file is chosen once more */
    struct listed_found found;
    struct select_view policy, currency, days;
    struct input_view since;
    struct select_view *columns;
    size_t column_count;
};

#endif
