#ifndef CORE_PEOPLE_PERMIT_H
#define CORE_PEOPLE_PERMIT_H
/*
 * Who may do what: one table, asked by pages before they show a button and by services before they act.
 *
 * A right is held by role, by points (thresholds for small communities), or by being the author; and some
 * posts cannot be acted on whoever asks (a closed question takes no answers). The first rule that says no is
 * the answer.
 */
#include "base/time.h"
#include "core/desk/post.h"

/* Stored in the database: never change a number. */
enum role { ROLE_GUEST = 0, ROLE_MEMBER = 10, ROLE_EXPERT = 20, ROLE_MODERATOR = 80, ROLE_OPERATOR = 100 };

/* "guest", ... and the title that pages show before a handle without a title of its own ("Expert"; empty:
 * none). */
struct str role_name(enum role role);
struct str role_title(enum role role);
/* What people read for its name, to be said: "Guest", ... */
struct str role_label(enum role role);
bool role_from(struct str name, enum role *role);

enum act {
    ACT_ASK,
    ACT_ANSWER,
    ACT_COMMENT,
    ACT_VOTE_UP,
    ACT_VOTE_DOWN,
    ACT_FAVOURITE,
    ACT_FLAG,
    ACT_OBJECT, /* to one's own post being hidden */
    ACT_SOLVED, /* "this solved it for me too" */
    ACT_EDIT,
    ACT_SUGGEST, /* a change of what others wrote */
    ACT_WIKI,    /* that others with WIKI_POINTS may edit it, too */
    ACT_DELETE,
    ACT_UNDELETE,
    ACT_CLOSE,
    ACT_REOPEN,
    ACT_SELECT,  /* the best answer */
    ACT_CONVERT, /* comment into answer and back */
    ACT_REMOVE_PICTURE,
    ACT_HIDE,
    ACT_APPROVE,
    ACT_SEE_HIDDEN,
    ACT_SEE_HISTORY,
    ACT_SKIP_HOLD, /* posts appear at once */
    ACT_BLOCK,
    ACT_PURGE,
    ACT_READY,        /* to keep texts to answer with */
    ACT_READY_SHARED, /* those that all have */
    ACT_EDIT_CATEGORIES,
    ACT_SETTINGS,
    ACT_AUDIT,
    ACT_PEOPLE,
    ACT_MARKETS,
    ACT_COUNT
};

/* Who asks. A guest has person_id 0 and perhaps a guest_id; a marketplace's own system has its market_id alone. */
struct viewer {
    int64_t person_id;
    int64_t guest_id, market_id;
    enum role role;
    int64_t points;
    struct instant blocked_until; /* 0: not blocked */
};
/* Whoever may run the program on its database: an operator without an account. */
extern const struct viewer viewer_system;

/* What is acted on. For acts without a post all is zero. */
struct subject {
    bool own;
    bool closed; /* the question is */
    bool wiki;   /* members with WIKI_POINTS edit it, too */
    enum post_kind kind;
    enum post_state state;
};

enum permit {
    PERMIT_YES,
    PERMIT_BLOCKED, /* the viewer may not post now */
    PERMIT_SIGN_IN, /* a guest; members may */
    PERMIT_OWN,     /* not on one's own post */
    PERMIT_STATE,   /* the post is held, hidden or deleted, or already is what is asked for */
    PERMIT_CLOSED,  /* the question is closed */
    PERMIT_POINTS,  /* members with more points may */
    PERMIT_ROLE,    /* only staff, or the author */
};

enum { WIKI_POINTS = 150 };
enum permit permit(const struct viewer *viewer, enum act act, struct subject subject, struct instant now);

/* True when the viewer wrote what these two ids say (either may be 0). */
bool viewer_owns(const struct viewer *viewer, int64_t person_id, int64_t guest_id);

/* A sentence that says why not, and what one can do instead. */
struct str permit_sentence(enum permit permit, enum act act);
int64_t permit_points(enum act act); /* the threshold, or 0 */

#endif
