#ifndef WEB_DESK_SAVED_VIEW_H
#define WEB_DESK_SAVED_VIEW_H
/* Searches that a member keeps. */
#include "web/kit/form_view.h"

enum { SAVED_SEARCH_INPUTS = 6, SEEN_INPUTS = 1 };
extern const struct input saved_search_inputs[SAVED_SEARCH_INPUTS], seen_inputs[SEEN_INPUTS];

struct saved_item {
    struct url url, all, remove; /* all: the search itself */
    struct str words, fresh;     /* "3 new" */
    bool any;
};

struct saved_searches_page {
    struct layout layout;
    struct problem_view problem;
    struct saved_item *items;
    size_t count;
};

struct saved_search_page {
    struct layout layout;
    struct saved_item item;
    struct url seen;
    int64_t newest; /* of the questions that are shown */
    struct question_items items;
    bool more;
};

#endif
