#ifndef SERVICE_BULK_WHOLE_PARTS_H
#define SERVICE_BULK_WHOLE_PARTS_H
/* What moving a whole database and writing one into files have in common. */
#include "base/buf.h"
#include "base/secret.h"
#include "service/unit/work.h"
#include "store/engine/table.h"

/* Each row with the hash of all before it: two databases with the same hash hold the same. */
struct hashing {
    struct hash hash;
    struct buf row;
    int64_t rows;
};
/* buf_free(&hashing->row) in the end. */
void hashing_new(struct hashing *hashing);
void hashing_begin(struct hashing *hashing);
void hash_table(struct hashing *hashing, const struct table *table);
void hash_row(struct hashing *hashing, const struct value *values, size_t count);

/* ERR_INPUT unless the database has no row in any of these tables, which are its own. */
enum err whole_has_room(struct ctx *ctx, const struct tables *from) MUST_USE;
/* What is searched is in each database's own shape, and made again. */
enum err whole_write_search_texts(struct ctx *ctx) MUST_USE;

#endif
