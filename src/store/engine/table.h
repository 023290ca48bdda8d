#ifndef STORE_ENGINE_TABLE_H
#define STORE_ENGINE_TABLE_H
/*
 * Whole tables, whatever they are: for moving a database to another engine, and for proving that nothing was lost.
 *
 * Here, as in migrations, SQL is made at run time: of the names that the catalogue has and of nothing else, so that a
 * new table moves without a line about it. Not among them: the history of the schema, and the text that search
 * looks through, which is made of the others.
 */
#include "base/arena.h"
#include "store/engine/db.h"

enum { TABLE_COLUMNS_MAX = 64, TABLE_PARENTS_MAX = 16 };

struct table {
    struct str name, columns; /* "id, name, ...", by the alphabet: the same on both engines */
    struct str key;           /* "id": by which its rows are ordered */
    size_t column_count;
    size_t key_count;
    struct str parents[TABLE_PARENTS_MAX]; /* the tables that it refers to */
    size_t parent_count;
};

struct tables {
    struct table *at;
    size_t count;
};

/* All of them, each behind those that it refers to. */
enum err tables_load(struct db *db, struct arena *arena, struct tables *tables) MUST_USE;

/* Gets one row: the columns in their order; texts and bytes do not outlive the call. */
struct table_reader {
    enum err (*take)(void *arg, const struct value *values, size_t count);
    void *arg;
};
/* Hands over each row by the order of the key, at most `most` of them (0: all). Ends with the first failure. */
enum err table_read(struct db *db, const struct table *table, int64_t most,
                    const struct table_reader *reader) MUST_USE;

/* Rows on their way into one table. */
struct pour {
    struct db *db;
    const struct table *table;
    void *statement; /* the engine's */
};
/* Inside a transaction. From now on nothing else happens on the connection, until pour_end. */
enum err pour_begin(struct pour *pour, struct db *db, const struct table *table) MUST_USE;
enum err pour_row(struct pour *pour, const struct value *values, size_t count) MUST_USE;
/* Also after a failure, which it passes on. */
enum err pour_end(struct pour *pour, enum err before) MUST_USE;
/* References within the transaction are looked at when it ends. */
enum err pour_in_any_order(struct db *db) MUST_USE;
/* Ids that the database gives from now on come behind all that are there. */
enum err tables_ids_behind(struct db *db, const struct tables *tables) MUST_USE;

/* What the engine finds wrong with its file: in its own words, which are English, or a row that refers to what is missing. */
struct table_fault {
    struct str engine; /* or: */
    struct str child, parent;
    int64_t row;
};
enum err table_faults(struct db *db, struct arena *arena,
                      void (*tell)(void *arg, const struct table_fault *fault), void *arg) MUST_USE;

#endif
