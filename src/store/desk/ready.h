#ifndef STORE_DESK_READY_H
#define STORE_DESK_READY_H
/* Texts that people keep to answer with. Rows in, rows out. */
#include "store/engine/rows.h"

struct ready_answer {
    int64_t id, person_id,
        market_id; /* of nobody: the staff of that marketplace have it; market_id 0: all who answer here */
    struct str name, body;
    struct str market, market_name; /* the marketplace's slug and name */
    struct str role;                /* the reader's among its staff; empty: none of them */
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
enum err ready_load(struct db *db, struct arena *arena, int64_t id, int64_t reader_id,
                    struct ready_answer *answer) MUST_USE;

enum { READY_LIST_MAX = 1000, READY_ANY_MARKET = -1 };
struct ready_scope {
    int64_t reader_id;
    int64_t
        market_id; /* whose staff the reader is of: that one's, too; READY_ANY_MARKET: all of them; 0: none */
    bool shared;   /* those that all have, too */
};
/* The reader's own, then the marketplaces', then those that all have, without their texts; at most READY_LIST_MAX. */
enum err ready_list(struct db *db, struct arena *arena, const struct ready_scope *scope,
                    struct ready_answers *answers) MUST_USE;

#endif
