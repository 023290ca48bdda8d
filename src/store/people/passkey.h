#ifndef STORE_PEOPLE_PASSKEY_H
#define STORE_PEOPLE_PASSKEY_H
/* Passkeys, and the challenges that browsers are to answer with one. */
#include "store/engine/rows.h"

struct passkey {
    int64_t id, person_id;
    struct str credential;
    int algorithm;
    struct str public_key;
    int64_t counter;
    struct str name;
    struct instant made_at;
    struct instant used_at;    /* 0: never */
    struct instant doubted_at; /* 0: it is good */
};
enum { PASSKEYS_MAX = 20 };
struct passkeys {
    struct passkey *at;
    size_t count;
};

/* *fresh is false, and nothing is kept, when the credential is somebody's already. */
enum err passkey_insert(struct db *db, const struct passkey *passkey, bool *fresh) MUST_USE;
/* The oldest first. */
enum err passkeys_load(struct db *db, struct arena *arena, int64_t person_id,
                       struct passkeys *passkeys) MUST_USE;
/* ERR_NOT_FOUND when it is nobody's. */
enum err passkey_load(struct db *db, struct arena *arena, struct str credential,
                      struct passkey *passkey) MUST_USE;
enum err passkey_set_used(struct db *db, int64_t id, int64_t counter, struct instant now) MUST_USE;
enum err passkey_set_doubted(struct db *db, int64_t id, struct instant now) MUST_USE;
/* *removed is false when the person has none of that id. */
enum err passkey_delete(struct db *db, int64_t person_id, int64_t id, bool *removed) MUST_USE;
/* With the challenges that name the person. */
enum err passkeys_erase(struct db *db, int64_t person_id) MUST_USE;

struct passkey_challenge {
    struct str hash;
    struct str bound;  /* whose browser may answer */
    int64_t person_id; /* 0: nobody was named */
    struct instant until;
};
enum err passkey_challenge_put(struct db *db, const struct passkey_challenge *challenge) MUST_USE;
/* Those that are too old go. */
enum err passkey_challenge_forget(struct db *db, struct instant now) MUST_USE;
/* It is gone afterwards. ERR_NOT_FOUND when there was none for that browser; *person_id as above. */
enum err passkey_challenge_take(struct db *db, const struct passkey_challenge *challenge, struct instant now,
                                int64_t *person_id) MUST_USE;

#endif
