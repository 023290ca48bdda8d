#ifndef WEB_KIT_AUTHOR_H
#define WEB_KIT_AUTHOR_H
/* Whoever wrote something: the name that was typed, and beside it the badge that nobody can type. */
#include "http/door/router.h"
#include "service/desk/question.h"
#include "text/kit/html.h"

/* An icon of the site and a word beside it. */
struct badge_view {
    struct str text; /* "Expert", "guest"; empty: there is none */
    struct str says; /* what the icon is for who hears the page */
    struct str kind; /* the style's: "staff", "expert", "without" */
    struct url icon;
};

struct author_view {
    struct badge_view badge;
    struct str name;    /* the handle, a guest's name, "anonymous", "deleted user" */
    struct str points;  /* "8,630 points"; empty for those who have none */
    struct str initial; /* for the picture */
    struct url url;     /* empty: no profile */
};

struct author_view author_said(struct call *call, const struct author *author);
/* The same in one piece, for the place of a sentence. */
struct safe_html author_html(struct call *call, const struct author *author);
/* Where no icon stands, in a feed: "Expert Ryan (8,630 points)", "Sam (guest)", "anonymous", "deleted user" */
struct str author_text(struct call *call, const struct author *author);
struct url author_url(struct call *call, const struct author *author);

#endif
