#ifndef STORE_ORDER_EFFECT_H
#define STORE_ORDER_EFFECT_H
/* What hosted orders ask of whoever moves money. Rows in, rows out. */
#include "core/policy/words.h"
#include "store/engine/rows.h"

enum effect_state {
    EFFECT_WAITING,   /* ordered; nobody has tried yet */
    EFFECT_SENT,      /* one server has claimed it and hands it over; next_try_at is the end of its claim */
    EFFECT_FAILED,    /* it did not work; it is tried again at next_try_at */
    EFFECT_DONE,      /* carried out */
    EFFECT_GIVEN_UP,  /* it will not be tried again unless somebody says so */
    EFFECT_WITHDRAWN, /* not to be carried out any more */
    EFFECT_STATE_COUNT
};

struct effect {
    struct str key, ref; /* ref and market_id are the order's */
    int64_t order_id, market_id, event_number;
    /* "refund", "release", "recover_from_seller", "recover_from_buyer", and each behind "cancel_" */
    struct str kind;
    int64_t amount_minor;
    struct str currency;
    struct str
        cancels; /* of a cancel: the key of what it calls off; of what makes that good: of the cancel that came too late */
    enum effect_state state;
    struct str state_name; /* as stored, when it is read */
    int64_t attempts;
    struct instant next_try_at, made_at, done_at; /* 0: none */
    struct str said;
    int64_t moved_minor;            /* what really moved, as it was told; 0: nobody has told an amount */
    struct str policy, policy_hash; /* the rules of its order */
    int64_t policy_version;
};
struct effects {
    struct effect *at;
    size_t count;
};
enum { EFFECTS_MAX = 1000 };
extern const struct names effect_state_names;

/* Reads rows of effects, at most EFFECTS_MAX, and ends the query. */
enum err effects_end(struct query *q, struct arena *arena, struct effects *effects) MUST_USE;
/* A new one waits and is due at once. */
enum err effect_insert(struct db *db, int64_t order_id, const struct effect *effect) MUST_USE;
enum err effects_load(struct db *db, struct arena *arena, int64_t order_id, struct effects *effects) MUST_USE;
/* At most `most` that are due at `now`, the longest due first: what waits, and what was claimed and never answered. */
enum err effects_load_due(struct db *db, struct arena *arena, struct instant now, size_t most,
                          struct effects *effects) MUST_USE;
/* Behind which one a list goes on; all zero: at its beginning. */
struct effect_place {
    struct instant made_at;
    struct str key;
};
struct effect_question {
    int64_t market_id;
    struct effect_place after;
    size_t most;        /* at most EFFECTS_MAX */
    struct instant now; /* of what is due */
};
/* Of a marketplace, the oldest first: due at `now`; and what failed or was given up. */
enum err effects_load_market(struct db *db, struct arena *arena, const struct effect_question *question,
                             struct effects *effects) MUST_USE;
enum err effects_load_failed(struct db *db, struct arena *arena, const struct effect_question *question,
                             struct effects *effects) MUST_USE;
enum err effects_count_failed(struct db *db, int64_t market_id, int64_t *count) MUST_USE;
/* Refunds of a marketplace that wait, or were handed over, the oldest first. */
enum err effects_load_refunds_open(struct db *db, struct arena *arena, const struct effect_question *question,
                                   struct effects *effects) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err effect_load(struct db *db, struct arena *arena, struct str key, struct effect *effect) MUST_USE;
/* State, attempts, times and what was said, if it still is as `before`; *changed says whether. */
enum err effect_set(struct db *db, const struct effect *effect, const struct effect *before,
                    bool *changed) MUST_USE;
/* How many are in each state that is not its last. */
enum err effects_count_open(struct db *db, struct arena *arena, int64_t counts[EFFECT_STATE_COUNT]) MUST_USE;

/* The simulated provider's book: the same key twice is one entry. */
enum err simulated_payment_apply(struct db *db, const struct effect *effect, struct instant now) MUST_USE;
/* Of the entry of that key; empty when there is none. */
enum err simulated_payment_kind(struct db *db, struct arena *arena, struct str key,
                                struct str *kind) MUST_USE;

#endif
