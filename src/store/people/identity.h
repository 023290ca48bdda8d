#ifndef STORE_PEOPLE_IDENTITY_H
#define STORE_PEOPLE_IDENTITY_H
/* Who somebody is to a provider that signs people in. */
#include "store/engine/rows.h"

/* ERR_NOT_FOUND when it is nobody's. */
enum err identity_load(struct db *db, struct str issuer, struct str subject, int64_t *person_id) MUST_USE;
/* ERR_CONFLICT when it is somebody's, or the person has one there. */
enum err identity_insert(struct db *db, struct str issuer, struct str subject, int64_t person_id,
                         struct instant now) MUST_USE;
enum err identity_any(struct db *db, int64_t person_id, struct str issuer, bool *any) MUST_USE;
enum err identity_delete(struct db *db, int64_t person_id, struct str issuer) MUST_USE;
enum err identity_erase(struct db *db, int64_t person_id) MUST_USE;
/* Somebody as the issuer knows them: the name here, and its own number; empty: the account is gone, it has none. */
struct known_buyer {
    struct str handle, number;
};
enum err identity_known_buyer(struct db *db, struct arena *arena, int64_t person_id, struct str issuer,
                              struct known_buyer *known) MUST_USE;

#endif
