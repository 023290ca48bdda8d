#ifndef STORE_ORDER_EVIDENCE_H
#define STORE_ORDER_EVIDENCE_H
/* Files, stored once by their SHA-256, and who gave them to which order. Rows in, rows out; nothing is ever changed. */
#include "store/engine/rows.h"

struct file_row {
    struct str hash, mime, bytes;
    int64_t width, height; /* pixels; 0 for what is no picture */
    struct instant created_at;
};

struct evidence_row {
    int64_t id, order_id, event_number, person_id;
    struct str party, kind; /* their names in the law's lists */
    struct str hash, name;
    struct instant created_at;
    struct str mime; /* of the file, with the next three: read, not written */
    int64_t size, width, height;
};
enum { EVIDENCE_ROWS_MAX = 200 };
struct evidence_rows {
    struct evidence_row *at;
    size_t count;
};

/* Keeps what is there already under that hash. */
enum err file_insert(struct db *db, const struct file_row *file) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err file_load(struct db *db, struct arena *arena, struct str hash, struct str *bytes) MUST_USE;

/* Fills row->id. */
enum err evidence_insert(struct db *db, struct evidence_row *row) MUST_USE;
/* In the order in which they were given, at most EVIDENCE_ROWS_MAX. */
enum err evidence_rows_load(struct db *db, struct arena *arena, int64_t order_id,
                            struct evidence_rows *rows) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when the order has none of that id. */
enum err evidence_load(struct db *db, struct arena *arena, int64_t order_id, int64_t id,
                       struct evidence_row *row) MUST_USE;

/* One row with what its event says: to be compared. */
struct evidence_proof {
    int64_t id, event_number, event_bytes, size; /* size 0: the file is not there */
    struct str ref, hash, note;
};
enum { EVIDENCE_PROOFS_MAX = 4 }; /* their files are read whole */
struct evidence_proofs {
    struct evidence_proof at[EVIDENCE_PROOFS_MAX];
    size_t count;
};
/* The next of all orders' rows in the order of their ids, behind one. */
enum err evidence_behind(struct db *db, struct arena *arena, int64_t id,
                         struct evidence_proofs *proofs) MUST_USE;
/* Events that name a file for which there is no row. */
struct evidence_gap {
    struct str ref;
    int64_t event_number;
};
enum err evidence_gaps(struct db *db, struct arena *arena, struct evidence_gap *gaps, size_t most,
                       size_t *count) MUST_USE;

#endif
