#ifndef STORE_REACH_MAILBOX_H
#define STORE_REACH_MAILBOX_H
/* Where people can be reached by mail. Rows in, rows out. */
#include "store/engine/rows.h"

struct mailbox {
    int64_t person_id;
    struct str email; /* confirmed by its owner; empty: none is */
    struct str asked; /* waits to be confirmed; empty: none does */
    int64_t refused;  /* mails that its server would not have, one after another */
    struct instant paused_at;
    struct instant stopped_at; /* its owner wants no notices there; 0: wants them */
};

/* ERR_NOT_FOUND (without a sentence) when the person has none. */
enum err mailbox_load(struct db *db, struct arena *arena, int64_t person_id,
                      struct mailbox *mailbox) MUST_USE;
/* Who has a mailbox, without what is asked and refused there, and the tag of the language that they
 * read and the name of their zone; empty: not said. */
struct mail_receiver {
    struct mailbox mailbox;
    struct str language, zone;
};
struct mail_receivers {
    struct mail_receiver *at;
    size_t count;
};
/* Those of the people who have one, in the order of the list. */
enum err mailbox_receivers(struct db *db, struct arena *arena, const int64_t *people, size_t count,
                           struct mail_receivers *receivers) MUST_USE;
/* Of a confirmed address, folded. */
enum err mailbox_load_by_email(struct db *db, struct arena *arena, struct str email_key,
                               struct mailbox *mailbox) MUST_USE;
enum err mailbox_set_asked(struct db *db, int64_t person_id, struct str asked) MUST_USE;
/* What was asked becomes the address. Nobody else may have it: look first. */
enum err mailbox_confirm(struct db *db, int64_t person_id, struct str email_key) MUST_USE;
enum err mailbox_set_refused(struct db *db, const struct mailbox *mailbox) MUST_USE;
/* at 0: notices are wanted again. */
enum err mailbox_set_stopped(struct db *db, int64_t person_id, struct instant at) MUST_USE;
enum err mailbox_erase(struct db *db, int64_t person_id) MUST_USE;

#endif
