#ifndef STORE_ENGINE_DB_SQLITE_RANK_H
#define STORE_ENGINE_DB_SQLITE_RANK_H
/*
 * search_rank(TABLE, MOST, WEIGHT, WEIGHT, WEIGHT, WEIGHT): how well a row of a full-text table fits what is looked for, in
 * millionths; more is better. The weights are those of the columns, in their order. Whoever wants only the best MOST rows of
 * a query gets those as they are; of one that cannot come among them, no more than that it fits no better than they do.
 *
 * bm25() also weighs a word by how few rows have it, and goes through all rows that have it to know: that grows with
 * the table. Here every word that is looked for must be in the row anyway, so all words weigh the same and a row costs
 * what its own length costs.
 */
struct sqlite3;

/* A code of SQLite. */
int search_rank_add(struct sqlite3 *handle);

#endif
