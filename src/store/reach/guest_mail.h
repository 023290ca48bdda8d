#ifndef STORE_REACH_GUEST_MAIL_H
#define STORE_REACH_GUEST_MAIL_H
/* Addresses that guests left with their questions. Rows in, rows out. */
#include "store/engine/rows.h"

struct guest_mail {
    int64_t question_id;
    struct str email, language;
    struct str key_hash; /* written, not read */
    struct instant asked_at, confirmed_at;
};

enum err guest_mail_insert(struct db *db, const struct guest_mail *mail) MUST_USE;
/* Both ERR_NOT_FOUND (without a sentence) when there is none; by the key, none asked for after `since`. */
enum err guest_mail_load(struct db *db, struct arena *arena, int64_t question_id,
                         struct guest_mail *mail) MUST_USE;
enum err guest_mail_load_by_key(struct db *db, struct arena *arena, struct str key_hash, struct instant since,
                                struct guest_mail *mail) MUST_USE;
enum err guest_mail_set_confirmed(struct db *db, int64_t question_id, struct instant now) MUST_USE;
enum err guest_mail_erase(struct db *db, int64_t question_id) MUST_USE;
enum { GUEST_MAILS_MAX = 50 };
/* The questions of a guest with an address, as many as fit. */
enum err guest_mail_questions(struct db *db, int64_t guest_id, int64_t ids[GUEST_MAILS_MAX],
                              size_t *count) MUST_USE;
/* What nobody has confirmed, asked for before that, and what of it still waits to be sent. */
enum err guest_mail_forget(struct db *db, struct instant before) MUST_USE;
/* What leaves the house under keys from the first to before the second, whatever its state. */
enum err outgoing_erase_keys(struct db *db, struct str from, struct str behind) MUST_USE;

#endif
