#ifndef STORE_REACH_INBOX_H
#define STORE_REACH_INBOX_H
/* Mail that came in, as far as it is kept: that it was read, whose turn it is to read, and what bounced. */
#include "store/engine/rows.h"

struct inbox_turn {
    struct instant now, until;
};
/* *mine: nobody else reads before `until`. */
enum err inbox_turn_take(struct db *db, struct inbox_turn turn, bool *mine) MUST_USE;
/* *fresh: it was not there before. */
enum err inbox_mail_insert(struct db *db, struct str key, struct instant now, bool *fresh) MUST_USE;
enum err inbox_mail_forget(struct db *db, struct instant before) MUST_USE;

/* Whose bounce it is, and with which others it counts. */
struct bounce {
    int64_t id; /* a person's; a guest's question's */
    struct instant since, now;
    int64_t most; /* so many, and nothing is sent there any more */
};
enum err mailbox_bounced(struct db *db, const struct bounce *bounce) MUST_USE;
enum err guest_mail_bounced(struct db *db, const struct bounce *bounce) MUST_USE;

#endif
