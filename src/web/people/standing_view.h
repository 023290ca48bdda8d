#ifndef WEB_PEOPLE_STANDING_VIEW_H
#define WEB_PEOPLE_STANDING_VIEW_H
/* What one's points come from, and one's votes. */
#include "web/kit/views.h"

struct point_line {
    struct url url;
    struct str title, kind, iso, when;
    struct str written, votes, chosen, sum; /* "+20"; chosen empty: it earned nothing by that */
};
struct points_page {
    struct layout layout;
    struct url profile, older;
    struct str points, begun, posts, cast, other; /* other empty: there is nothing else */
    struct point_line *lines;
    size_t count;
};

struct vote_line {
    struct url url;
    struct str title, what, iso, when;
};
struct own_votes_page {
    struct layout layout;
    struct url profile, older;
    struct vote_line *lines;
    size_t count;
};

#endif
