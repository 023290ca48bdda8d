#ifndef WEB_STAFF_PURGE_VIEW_H
#define WEB_STAFF_PURGE_VIEW_H
/* The pages of purges: the question before one, those that can still be taken back, and what one took down. */
#include "web/staff/view.h"

struct purge_page {
    struct layout layout;
    struct url action, back;
    struct str title, person; /* the post whose author it is, or a member by name: one of them is empty */
    int64_t posts;            /* that are hidden */
    bool more;                /* there are further ones */
    bool member;
    struct str network; /* of a guest; empty: not known */
    int64_t others, days, hours;
};

struct purge_view {
    struct url page, undo;
    struct str author, by; /* by: empty: the system itself */
    struct str iso, when;
    struct str gone_iso, gone; /* when its texts go */
    int64_t posts;
};

struct purge_card_page {
    const struct purge_view *purge;
    struct str csrf;
};

struct purges_page {
    struct layout layout;
    struct staff_nav nav;
    struct purge_view *purges;
    size_t count;
};

struct purged_view {
    struct str kind;
    struct str title; /* of the question */
    struct safe_html body;
    struct url url;
    bool shown; /* somebody showed it again since */
};

struct purged_page {
    struct layout layout;
    struct purge_view purge;
    struct purged_view *posts;
    size_t count;
    int64_t hidden; /* that are not listed */
};

#endif
