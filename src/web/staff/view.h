#ifndef WEB_STAFF_VIEW_H
#define WEB_STAFF_VIEW_H
/* What the pages of moderators and operators share. */
#include "web/desk/picture_view.h"
#include "web/kit/form_view.h"
#include "web/people/view.h"

enum staff_page {
    STAFF_QUEUE,
    STAFF_FIGURES,
    STAFF_NETWORKS,
    STAFF_CATEGORIES,
    STAFF_TAGS,
    STAFF_AUDIT,
    STAFF_PEOPLE,
    STAFF_MARKETS,
    STAFF_SIMULATE,
    STAFF_HOOKS,
    STAFF_OUTBOX,
    STAFF_SERVICES,
    STAFF_SET_UP,
    STAFF_SETTINGS,
    STAFF_PAGE_COUNT
};

/* The pages that this viewer may open. */
struct staff_nav {
    struct tab tabs[STAFF_PAGE_COUNT];
    size_t count;
};
struct staff_nav staff_nav_of(struct call *call, enum staff_page chosen);

/* Which of the recorded acts are shown: `all`, said already, stands for no choice among them. */
struct select_view act_select(struct call *call, const struct str *acts, size_t count, struct str all,
                              struct str chosen);

/* ---- moderation ---- */

struct flag_view {
    struct str reason, note, by, when;
};

struct waiting_view {
    struct str kind; /* "Question", "Answer", "Comment" */
    struct url url;  /* the post on its page */
    struct str title;
    struct safe_html body;
    struct pictures_view pictures;
    bool goes_on; /* this is only its beginning */
    struct author_view author;
    struct str iso, when, exactly; /* "3 hours ago", and the minute */
    struct str pick;               /* "question.12" */
    struct str why;                /* "Held: a guest's first link", "Flagged twice" */
    bool bad;                      /* hidden already */
    struct flag_view *flags;
    size_t flag_count;
    struct str network; /* of a guest */
    struct url network_url, person_url;
    struct url act, purge;
    struct url writer; /* who wrote it without a name; empty: it has one */
    struct str keep_label, away_label, away_turn;
};

struct queue_page {
    struct layout layout;
    struct staff_nav nav;
    struct select_view what, kind; /* which posts are shown */
    struct select_view close;
    struct str asked_what, asked_kind;
    struct waiting_view *waiting;
    size_t count;
    struct url next;
};

struct suspect_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct author_view author;
    struct str posts, since; /* "3 questions, 2 answers" */
    struct str blocked;
    struct select_view days;
    struct input_view reason;
    struct url block, purge;
};

struct network_view {
    struct str network, until, reason;
};

struct networks_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct network_view *blocks;
    size_t count;
    struct input_view network, reason;
    struct select_view days;
};

struct audit_item {
    struct str iso, when, act, subject, note;
    struct author_view author;
    struct url subject_url; /* empty: there is no page about it */
};

/* The table of both pages, and the way to what is older. */
struct audit_list {
    struct audit_item *items;
    size_t count;
    struct url next;
};

struct audit_page {
    struct layout layout;
    struct staff_nav nav;
    struct audit_list list;
    struct select_view act;
    struct str by; /* the handle that was filtered by */
    struct url csv;
};

/* One message that does not arrive. */
struct outbox_item {
    struct url try_again;
    struct str to, said, made, made_iso;
    struct str again, again_iso; /* when it is tried again; empty: given up */
    bool given_up;
};

struct outbox_page {
    struct layout layout;
    struct staff_nav nav;
    struct outbox_item *items;
    size_t count;
    bool cut;   /* there are older ones */
    bool mails; /* a server for mail is set */
};

#endif
