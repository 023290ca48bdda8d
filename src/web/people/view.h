#ifndef WEB_PEOPLE_VIEW_H
#define WEB_PEOPLE_VIEW_H
/* Pages about people: lists, profiles, one's own account. */
#include "service/people/profile.h"
#include "text/people/handle.h"
#include "web/desk/question_view.h"
#include "web/kit/follow_view.h"
#include "web/kit/form_view.h"
#include "web/people/proving.h"

struct person_item {
    struct author_view author;
    struct str facts; /* "12 questions, 3 answers" */
    struct str since_iso, since;
};

struct person_item person_item_of(struct call *call, const struct person_line *line);

struct users_page {
    struct layout layout;
    struct tab tabs[PEOPLE_SORT_COUNT];
    struct str name; /* what names were looked for */
    struct person_item *people;
    size_t count;
    bool cut;        /* more names begin so */
    struct url next; /* empty: the last page */
};

/* An answer in a list: under its question's title. */
struct answer_item {
    struct url url;
    struct str title, excerpt, iso, when, votes;
    bool selected, held;
};
struct answer_items {
    struct answer_item *at;
    size_t count;
};
struct answer_items answer_items_of(struct call *call, const struct answer_lines *lines);

/* Until when and why posting is paused; empty when it is not. */
struct str blocked_text(struct call *call, struct instant until, struct str why);

struct profile_page {
    struct layout layout;
    struct author_view author;
    struct str about;
    struct str points;             /* "8,630 points" */
    struct str questions, answers; /* grouped numbers */
    struct str since_iso, since;
    struct str blocked; /* until when and why; empty: not, or not for this viewer to know */
    bool own;
    struct tab tabs[3]; /* the favourites stand on one's own page alone */
    size_t tab_count;
    struct question_items question_items;
    struct answer_items answer_items;
    enum written_kind shows;
    struct url next;
    struct follow_view follow;
    struct url block, manage; /* for the staff; empty: not for this viewer */
};

/* A browser in which one is signed in. */
struct session_view {
    struct str name, browser;
    struct str iso, since, exactly;
    struct str end; /* what the button does, for those who do not see beside what it stands */
    bool own;       /* the one that shows this page */
};
struct session_views {
    struct session_view *at;
    size_t count;
};

struct account_page {
    struct layout layout;
    struct str error;
    struct url error_at;
    struct input_view handle;
    struct field about;
    struct select_view zone, language;
    struct input_view password_now, password;
    struct input_view password_to_leave;
    bool ends_programs; /* what the form says becomes of tokens */
    bool take_away;     /* what the form says becomes of the posts */
    struct str blocked;
    bool was_guest;   /* this browser has posts that are nobody's yet */
    bool mails;       /* mail can be sent */
    bool keeps_ready; /* an expert, or of the staff: has texts to answer with */
    struct str email; /* where to; empty: nowhere yet */
    struct session_views sessions;
    struct str provider; /* that people may sign in with; empty: there is none */
    int64_t passkeys;
    bool second; /* signing in asks for a code */
    int64_t recovery_codes;
    enum proving_way proving; /* what leaving asks for */
    struct sign_again again;
};

/* The file with everything of one's own. */
enum { OWN_DATA_INPUTS = 1 };
extern const struct input own_data_inputs[OWN_DATA_INPUTS];
struct own_data_page {
    struct layout layout;
    struct problem_view problem;
    enum proving_way proving;
    struct sign_again again;
    struct input_view password;
};

enum { MAILBOX_INPUTS = 2, MAILBOX_REMOVE_INPUTS = 1 };
extern const struct input mailbox_inputs[MAILBOX_INPUTS], mailbox_remove_inputs[MAILBOX_REMOVE_INPUTS];
struct mailbox_page {
    struct layout layout;
    struct str error;
    struct url error_at;
    struct str email; /* that mail goes to; empty: none */
    struct str asked; /* that is not confirmed yet; empty: none */
    bool paused;      /* its server refused too often */
    bool stopped;     /* its owner wants no notices there */
    enum proving_way proving;
    struct sign_again again;
    struct input_view input, password, password_to_remove;
};

struct mine_page {
    struct layout layout;
    struct question_items questions;
    struct answer_items answers;
    struct url private_link; /* the way back on another device; empty: not a guest who has written */
    struct str key;          /* of a link that another browser made; empty: none */
    bool takes_along;        /* the link's posts can come to the signed-in account */
    bool replaces;           /* this browser is another guest already */
};

#endif
