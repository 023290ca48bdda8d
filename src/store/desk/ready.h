#ifndef STORE_DESK_READY_H
#define STORE_DESK_READY_H
/* Texts that people keep to answer with. Rows in, rows out. */
#include "store/engine/rows.h"

struct ready_answer {
    int64_t id, person_id; /* person_id 0: all who answer here have it */
    struct str name, body;
};
struct ready_answers {
    struct ready_answer *at;
    size_t count;
};

/* Fills answer->id. */
enum err ready_insert(struct db *db, struct ready_answer *answer) MUST_USE;
enum err ready_update(struct db *db, const struct ready_answer *answer) MUST_USE;
enum err ready_delete(struct db *db, int64_t id) MUST_USE;
/* A person's own: the person leaves. */
enum err ready_erase(struct db *db, int64_t person_id) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err ready_load(struct db *db, struct arena *arena, int64_t id, struct ready_answer *answer) MUST_USE;
/* A person's own, with `shared` then those that all have, without their texts; at most READY_LIST_MAX. */
enum { READY_LIST_MAX = 100 };
enum err ready_list(struct db *db, struct arena *arena, int64_t person_id, bool shared,
                    struct ready_answers *answers) MUST_USE;

#endif
