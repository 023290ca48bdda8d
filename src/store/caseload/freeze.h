#ifndef STORE_CASELOAD_FREEZE_H
#define STORE_CASELOAD_FREEZE_H
/* Sellers whose orders wait. Rows in, rows out. */
#include "store/engine/rows.h"

struct seller_freeze {
    int64_t id, market_id, seller_id, person_id;
    struct str seller, by, words;
    struct instant at, until; /* until 0: until somebody ends it */
};
struct seller_freezes {
    struct seller_freeze *at;
    size_t count;
};
enum { SELLER_FREEZES_MAX = 200 };

/* ERR_CONFLICT (without a sentence) when the seller is frozen there. */
enum err seller_freeze_insert(struct db *db, const struct seller_freeze *freeze) MUST_USE;
/* Says that this will be read (engine/ahead.h). */
void seller_freeze_ahead(struct db *db, int64_t market_id, int64_t seller_id);
/* The one that has not ended; ERR_NOT_FOUND (without a sentence) when there is none. */
enum err seller_freeze_load(struct db *db, struct arena *arena, int64_t market_id, int64_t seller_id,
                            struct seller_freeze *freeze) MUST_USE;
/* person_id 0: its time was over. */
enum err seller_freeze_end(struct db *db, int64_t id, int64_t person_id, struct instant at) MUST_USE;
/* Ends those whose time is over. */
enum err seller_freeze_end_due(struct db *db, struct instant now) MUST_USE;
enum err seller_freeze_list(struct db *db, struct arena *arena, int64_t market_id,
                            struct seller_freezes *freezes) MUST_USE;
/* Orders that a freeze of their seller, or its end, has not reached yet, of rules that are here (`known`: as struct due_by). */
enum err freeze_unreached(struct db *db, struct str known, int64_t *ids, size_t most, size_t *count) MUST_USE;

#endif
