#ifndef STORE_ENGINE_DB_ENGINE_H
#define STORE_ENGINE_DB_ENGINE_H
/*
 * What stands behind db.h: an engine is a table of functions over one connection.
 *
 * db.c keeps the rules that both engines share (who may nest what, sticky failures, the fault hook); an
 * engine only speaks to its library and turns its errors into an enum err with a sentence in db->failure. For
 * store/db*.c and migrate.c alone.
 */
#include "store/engine/asked.h"

struct table_engine; /* table_engine.h */

struct db_engine {
    enum db_kind kind;
    const char *begin[3]; /* by enum db_mode */
    void (*close)(struct db *db);
    /* Runs statements separated by ';' without arguments and rows. */
    enum err (*script)(struct db *db, const char *sql);
    /* Runs the statement as far as its first row; sets err, rows, column_count, changed and more. */
    void (*start)(struct query *q, const struct value *values, size_t count);
    /* Only while `more`: makes that row the current one. */
    void (*next)(struct query *q);
    int64_t (*integer)(struct query *q, int column);
    struct str (*text)(struct query *q, int column); /* valid until the query moves on */
    struct str (*bytes)(struct query *q, int column, struct arena *arena);
    void (*end)(struct query *q);
    /* NULL where statements run at once. settle waits for all that were sent; both set failed_mark. */
    enum err (*send)(struct db *db, enum statement statement, const struct value *values, size_t count);
    enum err (*settle)(struct db *db);
    /* See ahead.h; NULL where it would save nothing. */
    void (*ahead)(struct db *db, enum statement statement, const struct value *values, size_t count);
    int64_t (*version)(struct db *db);
    int64_t (*changes)(struct db *db); /* see db_changes; NULL where nobody counts */
    enum err (*backup)(struct db *db, struct str path);
    enum err (*set_disposable)(struct db *db); /* NULL where a database is no file */
    void *(*handle)(struct db *db);            /* the library's own, for the rest of the engine */
    const struct table_engine *tables;
    /* See listen.h; NULL where the database tells nobody. */
    enum err (*listen)(struct db *db);
    enum err (*await_news)(struct db *db, int64_t most_ms, bool *news);
};

/* An engine's own connection begins with this. */
struct db {
    const struct db_engine *engine;
    enum db_mode mode;
    struct failure *failure;
    bool in_transaction, in_savepoint;
    enum err broken;    /* why the transaction can only be undone */
    bool met;           /* see met.h */
    char why[400];      /* see db_taken_why in met.h */
    bool lost;          /* the disk has not kept what it was given: what it holds now is not known */
    int64_t fail_after; /* see db_fail_after */
    int64_t mark, failed_mark;
    int open_count; /* queries not ended yet */
    bool is_open[SQL_COUNT];
    struct db_asked asked;
};

/* `location` is what follows "sqlite:". */
enum err sqlite_open(struct str location, enum db_mode mode, bool may_make, struct db **db,
                     struct failure *failure) MUST_USE;
/* The whole url. */
enum err postgres_open(struct str url, enum db_mode mode, struct db **db, struct failure *failure) MUST_USE;

/* Answers err. What the engine said of a conflict, which stands in db->failure, is kept for db_taken_why, and ours is said. */
enum err db_say_taken(struct db *db, enum err err) MUST_USE;

/* Runs statements without arguments: for migrate and for transactions. */
enum err db_script(struct db *db, const char *sql) MUST_USE;

#endif
