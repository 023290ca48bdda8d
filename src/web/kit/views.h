#ifndef WEB_KIT_VIEWS_H
#define WEB_KIT_VIEWS_H
/*
 * What pages show: one struct a page, filled by its handler, printed by web/pages/NAME.html. Nothing here is
 * looked up while printing; every text is ready and every right is decided.
 */
#include "http/door/router.h"
#include "service/desk/find.h"
#include "service/desk/question.h"
#include "text/desk/tags.h"
#include "text/kit/html.h"
#include "web/kit/author.h"
#include "web/kit/menu.h"

/* One of the languages to choose from, named in itself. */
struct tongue {
    struct str tag, name, pressed; /* pressed: "true" for the one of this page */
};
struct tongues {
    struct tongue *at;
    size_t count;
};

/* A name that leads somewhere, with the number of what is there. */
struct link_view {
    struct str label;
    struct url url;
    int64_t number;
    size_t depth; /* in a tree; 0 at the top */
};
struct links {
    struct link_view *at;
    size_t count;
};

/* What every page has around it. */
struct layout {
    const struct site *site;
    struct call *call;
    struct str title;  /* of the window, without the site's name */
    struct str handle; /* of the signed-in viewer; empty: a guest */
    struct str initial;
    int64_t unread;  /* notices */
    int64_t waiting; /* posts for the staff to look at; 0 for others */
    struct url profile, sign_in;
    bool staff;    /* shows the way to moderation */
    bool operates; /* shows the way to the settings */
    struct str csrf;
    struct url here;                /* path and query of this page, to come back to */
    struct url canonical;           /* absolute, or empty: this page is not for search engines */
    struct str description;         /* of a page whose link is shared: its first words; empty: none */
    struct url picture;             /* that stands beside such a link, absolute; empty: none */
    struct url feed;                /* of this page's Atom feed; empty: none */
    struct str draft_done;          /* beside it, which drafts are done; empty: whatever this tab sent */
    struct str notice;              /* one sentence said once, such as "Your question is posted." */
    struct str language, direction; /* of the page: "de", "ltr" */
    struct tongues tongues;         /* to choose from; count 0: there is only one */
    struct str theme;               /* "light", "dark", or empty: as the system says */
    struct str theme_auto, theme_light, theme_dark; /* "true" for the chosen one */
    struct url style, print_style, script, favicon;
    struct str account;       /* by which a device tells accounts apart; empty: a guest */
    struct url colours, logo; /* empty: the program's own */
    struct links own_pages;   /* of the site: imprint, privacy, ... */
    struct str shape;         /* "with-side", "narrow", or empty */
    bool with_side;           /* the welcome panel stands beside */
    struct safe_html welcome;
    const struct menu *menu;
};

/* A form field as it comes back: what was typed, and what is wrong with it. */
struct field {
    struct str value, error;
};

struct category_option {
    int64_t id;
    struct str label; /* indented by depth */
    bool chosen;
};

struct category_options {
    struct category_option *at;
    size_t count;
};

/* One line of a list of questions. */
struct question_item {
    struct url url;
    struct str title, excerpt;
    struct safe_html marked_title,
        marked_excerpt; /* with the words that were searched; empty: not a search */
    struct str category;
    struct url category_url;
    struct str asked_iso, asked, asked_exactly; /* "2016-06-16T12:00:00Z", "Jun 16, 2016", with the hour */
    struct safe_html author;
    struct tags tags;
    int64_t votes, answers, views;
    bool accepted, closed;
    struct str votes_said; /* "+1 vote", where it stands among other facts; or as a figure: */
    struct figure votes_figure;
    struct url tag_urls[TAGS_MAX];
};

struct question_items {
    struct question_item *at;
    size_t count;
};

struct tab {
    struct str label;
    struct url url;
    bool chosen;
    bool own; /* what operators named it: it has its own direction */
};

struct follow_view;

struct list_page {
    struct layout layout;
    struct str heading, about; /* about: a sentence below; may be empty */
    struct link_view parent;   /* of a category; its url is empty at the top */
    struct links children;
    const struct follow_view *follow; /* NULL: nothing to follow */
    struct tab tabs[8];
    size_t tab_count;
    struct question_items items;
    struct url next; /* empty: the last page */
    struct url csv;  /* the same as a table */
};

/* Something went wrong: what, and the way out. */
struct error_page {
    struct layout layout;
    int status;
    struct str heading, sentence;
    const struct form *form; /* what was typed, shown so that nothing is lost; NULL: nothing was */
    bool send_again;         /* a button sends it once more */
    struct url action;
};

/* The head of a page without the site's frame: page_bare_head. */
struct bare_head {
    const struct layout *layout;
    bool alone;        /* not within another site's page: it has an icon, and the site's name in its title */
    struct url script; /* empty: none */
};

#endif
