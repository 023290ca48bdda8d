#ifndef STORE_ENGINE_DB_SQLITE_RANK_H
#define STORE_ENGINE_DB_SQLITE_RANK_H
/*
 * search_rank(TABLE, WEIGHT...): how well a row of a full-text table fits what is looked for; less is better, as with
 * FTS5's own bm25(). The weights are those of the columns, in their order.
 *
 * bm25() also weighs a word by how few rows have it, and goes through all rows that have it to know: that grows with
 * the table. Here every word that is looked for must be in the row anyway, so all words weigh the same and a row costs
 * what its own length costs.
 */
struct sqlite3;

/* A code of SQLite. */
int search_rank_add(struct sqlite3 *handle);

#endif
