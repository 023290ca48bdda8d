#ifndef STORE_CASELOAD_COUNTERSIGN_H
#define STORE_CASELOAD_COUNTERSIGN_H
/* Acts of the staff that give money back and wait for a second person, and what became of them. Rows in, rows out. */
#include "store/engine/rows.h"

struct countersign {
    int64_t id, order_id, market_id, amount_minor, by_id;
    struct str currency, act, words,
        state; /* act: the event's name; state: "waiting", "approved", "refused" */
    struct str ref, number, by, second, second_words;
    struct instant at, second_at;
};
struct countersigns {
    struct countersign *at;
    size_t count;
};
enum { COUNTERSIGNS_MAX = 200 };

/* Whose act waits. ERR_CONFLICT (without a sentence) when another of that order does. */
enum err countersign_insert(struct db *db, const struct countersign *second) MUST_USE;
struct countersign_answer {
    int64_t id, person_id;
    struct str state, words;
    struct instant at;
};
/* *changed false: it does not wait any more. */
enum err countersign_set(struct db *db, const struct countersign_answer *answer, bool *changed) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when none of the order waits. */
enum err countersign_of_order(struct db *db, struct arena *arena, int64_t order_id,
                              struct countersign *second) MUST_USE;
/* Of a marketplace: what waits first, then the newest. */
enum err countersign_list(struct db *db, struct arena *arena, int64_t market_id,
                          struct countersigns *seconds) MUST_USE;

#endif
