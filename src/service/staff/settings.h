#ifndef SERVICE_STAFF_SETTINGS_H
#define SERVICE_STAFF_SETTINGS_H
/* Changing what the site is: one row a setting drives the form, the checks and what is written. */
#include "core/people/permit.h"
#include "service/reach/quiet.h"
#include "service/unit/site.h"
#include "service/unit/work.h"

/* Makes the key of form codes and the one that signs case files when the database has none. For the start, on a connection of its own. */
enum err settings_ensure_secret(struct db *db, struct failure *failure) MUST_USE;

/* The pages of the settings. */
enum settings_group {
    SETTINGS_SITE,
    SETTINGS_LOOK,
    SETTINGS_PAGES,
    SETTINGS_LIMITS,
    SETTINGS_POINTS,
    SETTINGS_TRACKING,
    SETTINGS_GROUP_COUNT
};

/* As in /admin/settings/CODE. */
struct str settings_group_code(enum settings_group group);

enum setting_kind {
    KIND_LINE,
    KIND_TEXT,
    KIND_NUMBER, /* whole, not negative */
    KIND_LOSS,   /* whole, not positive */
    KIND_CHOICE,
    KIND_CONTACT,  /* mailto:, https: or tel:, or empty */
    KIND_URL,      /* http or https, or empty */
    KIND_ZONE,     /* of IANA; which there are, the caller knows */
    KIND_LANGUAGE, /* a tag, or empty; the same */
    KIND_COLOUR,   /* "#0d4a59", or empty */
    KIND_PAGE,     /* Markdown */
    KIND_HIDDEN,   /* a secret: written, never shown again; "-" takes it away */
};

/* One setting as a page shows it. */
struct setting_item {
    struct str name, label, hint; /* label and hint in English, for say() */
    int64_t minutes;              /* in which a limit counts, instead of a hint; 0: not a limit */
    struct str standard;          /* what holds when nothing is set */
    struct str value;             /* what holds now */
    enum setting_kind kind;
    size_t max_chars;
    struct str choices; /* of KIND_CHOICE, separated by spaces */
    int64_t from, to;   /* of KIND_NUMBER; 0 and 0: any that is not negative */
};
enum { SETTING_ITEMS_MAX = 40 };

struct setting_items {
    struct setting_item at[SETTING_ITEMS_MAX];
    size_t count;
};

/* The settings of a group with the values of the site; texts live as long as the site and the arena. */
void settings_items(const struct site *site, struct arena *arena, enum settings_group group,
                    struct setting_items *items);

/* The one of that name, and its group (may be NULL); false when there is none. */
bool settings_find(const struct site *site, struct arena *arena, struct str name, struct setting_item *item,
                   enum settings_group *group);

/* These alone, in their order. */
void settings_items_of(const struct site *site, const enum setting *which, size_t count,
                       struct setting_items *items);

/* What a setting may name: the zones of this machine, the languages that the program speaks. */
struct setting_names {
    struct zone_finder zones;
    bool made_up_languages;
};

/* What is wrong with a value, as a sentence in that language; empty when nothing is. */
struct str setting_wrong(struct arena *arena, const struct language *language,
                         const struct setting_item *item, struct str value,
                         const struct setting_names *names);

/*
 * Writes the values (in the order of the items) that are not what the site has, and an audit line for each;
 * what is the standard again is forgotten. When point rules change, everybody's points are counted again in
 * the same unit. The caller has found nothing wrong. Afterwards the site is to be loaded again.
 */
enum err settings_save(struct ctx *ctx, const struct viewer *viewer, const struct setting_items *items,
                       const struct str *values) MUST_USE;

/* The logo of the site: a picture that was made harmless, or none (no bytes). ERR_INPUT about "logo" for one that is too large. */
enum err settings_save_logo(struct ctx *ctx, const struct viewer *viewer, struct str mime,
                            struct str bytes) MUST_USE;
/* False when there is none. */
bool settings_logo(const struct site *site, struct arena *arena, struct str *mime, struct str *bytes);

#endif
