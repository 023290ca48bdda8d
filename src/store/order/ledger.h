#ifndef STORE_ORDER_LEDGER_H
#define STORE_ORDER_LEDGER_H
/* Postings and effects of hosted orders. Rows in, rows out. */
#include "store/engine/rows.h"

struct posting_row {
    int64_t event_number, amount_minor;
    struct str account;
};
struct posting_rows {
    struct posting_row *at;
    size_t count;
};
enum { POSTING_ROWS_MAX = 4000 };

enum err posting_insert(struct db *db, int64_t order_id, const struct posting_row *row) MUST_USE;
/* In the order of the events, and of the names of the accounts within one. */
enum err postings_load(struct db *db, struct arena *arena, int64_t order_id,
                       struct posting_rows *rows) MUST_USE;

enum effect_state { EFFECT_WAITING, EFFECT_DONE, EFFECT_DEAD };

struct effect {
    struct str key, ref; /* ref and market_id are the order's */
    int64_t market_id, event_number;
    struct str kind; /* "refund", "release" */
    int64_t amount_minor;
    struct str currency;
    enum effect_state state;
    int64_t attempts;
    struct instant next_try_at, made_at, done_at; /* 0: none */
    struct str said;
};
struct effects {
    struct effect *at;
    size_t count;
};
enum { EFFECTS_MAX = 1000 };

/* A new one waits and is due at once. */
enum err effect_insert(struct db *db, int64_t order_id, const struct effect *effect) MUST_USE;
enum err effects_load(struct db *db, struct arena *arena, int64_t order_id, struct effects *effects) MUST_USE;
/* At most EFFECTS_MAX of those that wait: due at `now`, the longest due first; and of a marketplace, the oldest first. */
enum err effects_load_due(struct db *db, struct arena *arena, struct instant now,
                          struct effects *effects) MUST_USE;
enum err effects_load_market(struct db *db, struct arena *arena, int64_t market_id,
                             struct effects *effects) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err effect_load(struct db *db, struct arena *arena, struct str key, struct effect *effect) MUST_USE;
/* State, attempts, times and what was said, if it still waits; *changed says whether. */
enum err effect_set(struct db *db, const struct effect *effect, bool *changed) MUST_USE;
/* Puts off its next try to `until`, unless somebody has meanwhile: *claimed says whether. */
enum err effect_claim(struct db *db, const struct effect *effect, struct instant until, bool *claimed) MUST_USE;
enum err effects_count_waiting(struct db *db, int64_t *count) MUST_USE;

/* The simulated provider's book: the same key twice is one entry. */
enum err simulated_payment_apply(struct db *db, const struct effect *effect, struct instant now) MUST_USE;
enum err simulated_payment_count(struct db *db, int64_t *count) MUST_USE;

#endif
