#ifndef STORE_REACH_FOLLOW_H
#define STORE_REACH_FOLLOW_H
/* What people follow. */
#include "store/engine/rows.h"

struct followed {
    struct str kind; /* "question", "tag", "category", "person" */
    int64_t subject_id;
};
enum err follow_put(struct db *db, int64_t person_id, const struct followed *what, bool wanted,
                    struct instant now) MUST_USE;
/* Nothing happens when the person has said something about it before. */
enum err follow_put_new(struct db *db, int64_t person_id, const struct followed *what,
                        struct instant now) MUST_USE;
/* *said tells whether the person has said anything about it. */
enum err follow_load(struct db *db, int64_t person_id, const struct followed *what, bool *said,
                     bool *wanted) MUST_USE;
/* Who follows `from` follows `to` instead; to 0: nothing. */
enum err follow_move(struct db *db, const struct followed *from, int64_t to) MUST_USE;
enum err follow_erase(struct db *db, int64_t person_id) MUST_USE;

#endif
