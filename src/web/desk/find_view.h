#ifndef WEB_DESK_FIND_VIEW_H
#define WEB_DESK_FIND_VIEW_H
/* Pages beside the lists: search, categories and tags, help. */
#include "web/kit/views.h"

struct links_page {
    struct layout layout;
    struct links links;
    struct str wanted; /* what the names begin with, as typed */
    struct url csv;    /* the same as a table */
};

struct category_view {
    struct link_view link;
    int64_t unanswered; /* of its own */
    struct url unanswered_url;
    struct str title; /* of its newest question; empty: there is none */
    struct url url;
    struct str iso, when, exactly;
};

struct category_list_page {
    struct layout layout;
    struct category_view *at;
    size_t count;
};

struct search_page {
    struct layout layout;
    struct str typed, category, tag, user, answered, votes; /* as typed */
    struct category_options categories;
    struct str *slugs;  /* of the categories, in their order */
    bool asked;         /* something was typed */
    struct str unknown; /* the filter that names nothing; empty: all do */
    struct question_items items;
    int64_t count,
        count_most;     /* how many there are, above count_most: more than that; below 1: not counted */
    bool loosened;      /* none has all of the words */
    struct str missing; /* words that no question has */
    struct str meant;   /* what may have been meant; empty: nothing comes near */
    struct url meant_url;
    size_t first; /* number of the first item, from 1 */
    struct url previous, next, track;
    bool keeps; /* a member looks, who may keep the search */
    bool stale; /* the words of questions are being made again */
};

/* The numbers that decide, as they are set now. */
struct help_page {
    struct layout layout;
    int64_t ask, answer, selected;
    int64_t vote_down, close, edit; /* points that give the right */
};

#endif
