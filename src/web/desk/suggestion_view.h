#ifndef WEB_DESK_SUGGESTION_VIEW_H
#define WEB_DESK_SUGGESTION_VIEW_H
/* Suggested changes: the list, and one with what it would change. */
#include "text/desk/diff.h"
#include "web/desk/post_view.h"

struct suggestion_item {
    struct url url;
    struct str title, what; /* of the question; "a change of an answer" */
    struct str by, note, iso, when, state;
    struct str reason;
};

struct suggestions_page {
    struct layout layout;
    struct suggestion_item *waiting, *own;
    size_t waiting_count, own_count;
};

struct suggestion_page {
    struct layout layout;
    struct url action, post;
    struct str title; /* of the question */
    struct str by, note, iso, when, state;
    struct str reason; /* why it was refused */
    struct diff diff;  /* from what the post says now */
    struct str problem;
    struct field why;
    bool open, own, decides;
    bool stale; /* the post was changed since */
};

#endif
