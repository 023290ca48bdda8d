#include "store/order/evidence.h"

#include "row_readers.h"

enum err file_insert(struct db *db, const struct file_row *file)
{
    return db_run(db, SQL_file_insert, NULL, TEXT(file->hash), TEXT(file->mime),
                  INT((int64_t)file->bytes.len), INT(file->width), INT(file->height), BYTES(file->bytes),
                  INT(file->created_at.ms));
}

enum err file_load(struct db *db, struct arena *arena, struct str hash, struct str *bytes)
{
    QUERY q;
    struct file_bytes file = {0};
    db_query(&q, db, SQL_file_bytes, TEXT(hash));
    enum err err = one_file_bytes(&q, arena, &file);
    *bytes = file.bytes;
    return err;
}

enum err evidence_insert(struct db *db, struct evidence_row *row)
{
    QUERY q;
    db_query(&q, db, SQL_evidence_insert, INT(row->order_id), INT(row->event_number), TEXT(row->party),
             INT_OR_NIL(row->person_id), TEXT(row->kind), TEXT(row->hash), TEXT(row->name),
             INT(row->created_at.ms));
    return query_end_id(&q, &row->id);
}

enum err evidence_rows_load(struct db *db, struct arena *arena, int64_t order_id, struct evidence_rows *rows)
{
    QUERY q;
    *rows = (struct evidence_rows){ARENA_ARRAY(arena, struct evidence_row, EVIDENCE_ROWS_MAX), 0};
    db_query(&q, db, SQL_evidence_all, INT(order_id), INT(EVIDENCE_ROWS_MAX));
    while (rows->count < EVIDENCE_ROWS_MAX && query_next(&q)) {
        struct evidence_row *row = &rows->at[rows->count++];
        row->order_id = order_id;
        row_evidence_row(&q, arena, row);
    }
    return query_end(&q);
}

enum err evidence_load(struct db *db, struct arena *arena, int64_t order_id, int64_t id,
                       struct evidence_row *row)
{
    QUERY q;
    *row = (struct evidence_row){0};
    db_query(&q, db, SQL_evidence_by_id, INT(order_id), INT(id));
    enum err err = one_evidence_row(&q, arena, row);
    row->order_id = order_id;
    return err;
}

enum err evidence_behind(struct db *db, struct arena *arena, int64_t id, struct evidence_proofs *proofs)
{
    QUERY q;
    proofs->count = 0;
    db_query(&q, db, SQL_evidence_behind, INT(id), INT(EVIDENCE_PROOFS_MAX));
    while (proofs->count < EVIDENCE_PROOFS_MAX && query_next(&q)) {
        struct evidence_proof *proof = &proofs->at[proofs->count++];
        row_evidence_proof(&q, arena, proof);
    }
    return query_end(&q);
}

enum err evidence_gaps(struct db *db, struct arena *arena, struct evidence_gap *gaps, size_t most,
                       size_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_evidence_missing, INT((int64_t)most));
    while (*count < most && query_next(&q))
        row_evidence_gap(&q, arena, &gaps[(*count)++]);
    return query_end(&q);
}
