#ifndef STORE_PEOPLE_SECOND_H
#define STORE_PEOPLE_SECOND_H
/* The second step of signing in: secrets of apps, and recovery codes by their hashes. */
#include "store/engine/rows.h"

struct second_step {
    int64_t person_id;
    struct str secret; /* base32 */
    struct instant made_at;
    struct instant confirmed_at; /* 0: nobody has proved yet that an app has it */
    int64_t used_step;
    int64_t codes; /* recovery codes that are left */
};

/* ERR_NOT_FOUND when the person has none. */
enum err second_step_load(struct db *db, struct arena *arena, int64_t person_id,
                          struct second_step *step) MUST_USE;
/* In the place of one that is not confirmed; a confirmed one stays as it is. */
enum err second_step_put(struct db *db, const struct second_step *step) MUST_USE;
enum err second_step_confirm(struct db *db, int64_t person_id, struct instant now) MUST_USE;
/* *fresh is false when a code of that step, or of a later one, was taken already. */
enum err second_step_use(struct db *db, int64_t person_id, int64_t step, bool *fresh) MUST_USE;

/* *owed: works here and signs in by a password alone; who comes by another server's word has theirs there. */
enum err second_step_owed(struct db *db, int64_t person_id, bool *owed) MUST_USE;

enum err recovery_code_insert(struct db *db, int64_t person_id, struct str hash) MUST_USE;
/* *fits: it was there, and is not any more. */
enum err recovery_code_use(struct db *db, int64_t person_id, struct str hash, bool *fits) MUST_USE;
enum err recovery_codes_erase(struct db *db, int64_t person_id) MUST_USE;
/* With the recovery codes. */
enum err second_step_erase(struct db *db, int64_t person_id) MUST_USE;

#endif
