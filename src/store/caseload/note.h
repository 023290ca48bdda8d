#ifndef STORE_CASELOAD_NOTE_H
#define STORE_CASELOAD_NOTE_H
/* What the staff note for each other. Rows in, rows out. */
#include "store/engine/rows.h"

struct staff_note {
    int64_t id;
    struct str ref, number, title; /* of the order */
    struct str author, words;
    struct instant written_at;
};
struct staff_notes {
    struct staff_note *at;
    size_t count;
};
enum { STAFF_NOTES_MAX = 201 };

struct new_note {
    int64_t order_id, market_id, person_id;
    struct str words, folded;
    struct instant at;
};
enum err note_insert(struct db *db, const struct new_note *note) MUST_USE;
/* Of one order, the newest first. */
enum err note_list(struct db *db, struct arena *arena, int64_t order_id, struct staff_notes *notes) MUST_USE;
enum err note_count(struct db *db, int64_t order_id, int64_t *count) MUST_USE;
/* Of a marketplace, the newest first, older than `before`: those that fit the pattern of LIKE (its escape is !), or of that order. */
struct note_search {
    int64_t market_id, before; /* before 0: from the newest */
    struct str pattern, words;
    size_t most;
};
enum err note_find(struct db *db, struct arena *arena, const struct note_search *search,
                   struct staff_notes *notes) MUST_USE;

#endif
