#ifndef STORE_ORDER_DISPUTE_DRAFT_H
#define STORE_ORDER_DISPUTE_DRAFT_H
/* Disputes that are being described: one row for a person and an order. */
#include "store/engine/rows.h"

struct dispute_draft {
    int64_t revision; /* 0: nothing is kept yet */
    uint64_t lines;   /* 0: not answered; the same for the empty texts, no amount and no day */
    int64_t pieces;   /* of the only line */
    struct str reason, remedy, story;
    int64_t amount_minor;
    struct instant opened_at, updated_at;
};

/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err dispute_draft_load(struct db *db, struct arena *arena, int64_t order_id, int64_t person_id,
                            struct dispute_draft *draft) MUST_USE;
enum err dispute_draft_put(struct db *db, int64_t order_id, int64_t person_id,
                           const struct dispute_draft *draft) MUST_USE;
enum err dispute_draft_delete(struct db *db, int64_t order_id, int64_t person_id) MUST_USE;
/* All of the person. */
enum err dispute_draft_erase(struct db *db, int64_t person_id) MUST_USE;
/* All that were not touched since. */
enum err dispute_draft_forget(struct db *db, struct instant before) MUST_USE;

#endif
