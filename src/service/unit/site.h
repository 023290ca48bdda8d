#ifndef SERVICE_UNIT_SITE_H
#define SERVICE_UNIT_SITE_H
/*
 * What everybody shares: the settings and the category tree, read once and then never changed in place. After
 * a change a new site is loaded and takes the place of the old one; whoever holds the old one goes on with
 * it.
 */
#include "core/desk/points.h"
#include "core/value/bucket.h"
#include "store/engine/db.h"

struct category {
    int64_t id;
    int64_t parent_id; /* 0: at the top */
    struct str slug, name;
    int64_t position;
    bool retired;           /* takes no new questions */
    int64_t question_count; /* its own and its descendants' live questions */
    int depth;              /* 0 at the top */
    size_t tree_end;        /* index behind its last descendant in site->categories */
};

/* THE settings that pages can change; the table of their names, defaults and limits is in site.c. */
enum setting {
    SETTING_SITE_NAME,
    SETTING_WELCOME,
    SETTING_BASE_URL,
    SETTING_SECURITY_CONTACT, /* of /.well-known/security.txt; empty: there is none */
    SETTING_POINT_PRESET,
    SETTING_HOLD_WORDS,
    SETTING_REJECT_WORDS,
    SETTING_HOLD_FIRST_POSTS,
    SETTING_FLAGS_TO_HIDE,
    SETTING_SIGN_UP,
    SETTING_SECOND_STEP, /* "staff": nothing but their account is open to who works here without one */
    SETTING_TITLE_MIN,
    SETTING_ANSWER_MIN,
    SETTING_COMMENT_MIN,
    SETTING_PROVIDER,         /* who moves the money of hosted orders */
    SETTING_API_ORIGINS,      /* sites whose pages may call the API, one a line */
    SETTING_AFTERSHIP_SECRET, /* of tracking services' messages; empty: none are taken */
    SETTING_EASYPOST_SECRET,
    SETTING_SHIPPO_SECRET,
    SETTING_ZONE,          /* of whoever has chosen none */
    SETTING_LANGUAGE,      /* of whoever asks for none; empty: what the program was started with */
    SETTING_COLOUR_MAIN,   /* of links and buttons; empty: the program's own */
    SETTING_COLOUR_SECOND, /* of the edge and of what has the focus */
    SETTING_RULES_PAGE,    /* the texts of the site's own pages: see service/staff/own_page.h */
    SETTING_IMPRINT_PAGE,
    SETTING_PRIVACY_PAGE,
    SETTING_TERMS_PAGE,
    SETTING_ACCESSIBILITY_PAGE,
    SETTING_LOGO,     /* not shown: "image/png;base64,..." */
    SETTING_SET_UP,   /* not shown: how far the set-up is, see service/staff/set_up.h */
    SETTING_SECRET,   /* not shown: the key of CSRF codes */
    SETTING_PUSH_KEY, /* not shown: the private key that proves to push services who sends */
    SETTING_CASE_KEY, /* not shown: the secret that signs case files */
    SETTING_COUNT
};

struct setting_row {
    struct str name;
    struct str label, hint;
    struct str standard;
    size_t max_chars; /* 0: not for the settings page */
    enum {
        SETTING_LINE,
        SETTING_TEXT,
        SETTING_NUMBER,
        SETTING_CHOICE,
        SETTING_URL,
        SETTING_CONTACT,
        SETTING_HIDDEN,
        SETTING_OF_ZONE,
        SETTING_OF_LANGUAGE,
        SETTING_COLOUR,
        SETTING_PAGE /* a page of the site's own, Markdown */
    } kind;
    struct str choices; /* of SETTING_CHOICE, separated by spaces */
    int64_t from, to;   /* of SETTING_NUMBER; 0 and 0: any that is not negative */
};

const struct setting_row *setting_row(enum setting setting);

struct site {
    struct arena arena;
    struct str settings[SETTING_COUNT];
    struct point_rules points;
    int64_t limits[LIMIT_COUNT][2]; /* per person, per network */
    struct category *categories;    /* as a tree is read: parents before children, siblings by position */
    size_t category_count;
    int64_t version;    /* of the settings and categories in the database: see site_touch */
    int64_t generation; /* how often it was replaced before */
    int holders;        /* counted by site_hold and site_drop */
};

/* Reads settings and categories. The site has one holder: the caller. */
enum err site_load(struct db *db, struct site **site, struct failure *failure) MUST_USE;
/*
 * Whoever changes a setting or a category says so in the same unit of work; every server compares the version with that
 * of its own site, and loads another when they differ.
 */
enum err site_touch(struct db *db) MUST_USE;
enum err site_version(struct db *db, int64_t *version) MUST_USE;
struct site *site_hold(struct site *site);
void site_drop(struct site *site);

/*
 * A code in hex that only this site makes of "what/from": what forms and cookies carry proves itself by it. The short one, of
 * "what/number", is for links in mails.
 */
struct str site_seal(const struct site *site, struct arena *arena, const char *what, struct str from);
struct str site_seal_short(const struct site *site, struct arena *arena, const char *what, int64_t number);

/* The point rules of the chosen preset, before any value is set apart from it. */
struct point_rules site_preset(const struct site *site);
int64_t site_number(const struct site *site, enum setting setting);
/* NULL when there is none. */
const struct category *site_category(const struct site *site, int64_t id);
const struct category *site_category_by_slug(const struct site *site, struct str slug);

#endif
