#ifndef SERVICE_UNIT_AUDIT_H
#define SERVICE_UNIT_AUDIT_H
/* The list of everything that moderators and operators do, for ever; and who signed in, for AUDIT_SIGN_IN_DAYS. */
#include "service/unit/work.h"
#include "store/desk/post.h"
#include "store/staff/moderation.h"

/* subject: what was acted on, such as "person 3", "category 7", "setting site_name". */
enum err audit_about(struct ctx *ctx, const struct viewer *viewer, struct str act, struct str subject,
                     struct str note) MUST_USE;
/* The same of what a marketplace's staff did, which its leads may read, too. */
enum err audit_of_market(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                         const struct audit *what) MUST_USE;
#define AUDIT_LOOK       STR("look")
#define AUDIT_ADD_PERSON STR("add person") /* its note is the name of a role */
/* The acts of signing in, which are forgotten after a while, because they tell from where. */
#define AUDIT_SIGN_IN        STR("sign-in")
#define AUDIT_WRONG_PASSWORD STR("wrong password")
#define AUDIT_WRONG_CODE     STR("wrong code")
#define AUDIT_SECOND_STEP    "second step"
enum { AUDIT_SIGN_IN_DAYS = 90 };
/*
 * What is written down besides an act, where it is not somebody's own words: whole sentences, kept in English, so that
 * the list says the same to everybody; audit_note_said() finds them again and says them in the reader's language.
 */
enum audit_note {
    NOTE_SETTING,
    NOTE_BLOCK,
    NOTE_PURGE,
    NOTE_PURGE_MORE,
    NOTE_PURGE_UNDONE,
    NOTE_CATEGORY,
    NOTE_CATEGORY_RETIRED,
    NOTE_TAG_DESCRIBED,
    NOTE_TAG_REMOVED,
    NOTE_TAG_MERGED,
    NOTE_TAG_RENAMED,
    NOTE_ROLE,
    NOTE_PASSWORD_LINK,
    NOTE_PASSKEY_NEW,
    NOTE_PASSKEY_REMOVED,
    NOTE_PASSKEY_BACKWARDS,
    NOTE_PROVIDER_NEW,
    NOTE_PROVIDER_LINKED,
    NOTE_PROVIDER_UNLINKED,
    NOTE_SECOND_CODES,
    NOTE_SECOND_OFF,
    NOTE_SECOND_OFF_BY_OPERATOR,
    NOTE_SECOND_CODE_USED,
    NOTE_SECOND_ON,
    NOTE_TOKEN_MADE,
    NOTE_TOKEN_REVOKED,
    NOTE_HOOK_ADDED,
    NOTE_HOOK_ON,
    NOTE_HOOK_OFF,
    NOTE_HOOK_SECRET,
    NOTE_HOOK_REMOVED,
    NOTE_MARKET_HERE,
    NOTE_MARKET_ELSEWHERE,
    NOTE_MARKET_LEAVES,
    NOTE_MARKET_STAFF_ROLE,
    NOTE_MARKET_STAFF,
    NOTE_MARKET_SELLER,
    NOTE_READY_NEW,
    NOTE_READY_CHANGED,
    NOTE_READY_REMOVED,
    AUDIT_NOTE_COUNT
};
struct str audit_note(struct arena *arena, enum audit_note note, struct word_places places);
/* What a line of the list notes, and what it is about ("person 3"), in that language; other words are as they are. */
struct str audit_note_said(struct arena *arena, const struct language *language,
                           const struct audit_line *line);
struct str audit_subject_said(struct arena *arena, const struct language *language, struct str subject);
/* Whom a note begins with, "person 3 is staff": audit_read puts the name that they have now in its place; 0: nobody. */
int64_t audit_note_person(const struct audit_line *line);
/* "person 3": also in a note, so that the name goes with the account. */
struct str audit_person(struct arena *arena, int64_t person_id);

enum { AUDIT_PAGE = AUDIT_LOADED_MAX - 1 };

struct audit_found {
    struct audit_lines lines; /* newest first, at most AUDIT_PAGE */
    int64_t next;             /* audit_filter.before of the next page; 0: this was the last */
};
/* ERR_REFUSED unless the viewer may read it. */
enum err audit_read(struct ctx *ctx, const struct viewer *viewer, const struct audit_filter *filter,
                    struct audit_found *found) MUST_USE;
/* The same where somebody else has asked the right: filter->market_id is set. */
enum err audit_read_market(struct ctx *ctx, const struct audit_filter *filter,
                           struct audit_found *found) MUST_USE;

#endif
