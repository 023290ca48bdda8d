#ifndef STORE_ENGINE_DB_H
#define STORE_ENGINE_DB_H
/*
 * The seam to the databases: one connection, its prepared statements, and one loop over rows.
 *
 * Statements have names; their texts are packed from store/sql by tools/pack_sql, and no SQL is built at run time.
 * Arguments stand in the order in which the :names first appear in the statement; columns are read in their order, each
 * exactly once per row (both are checked). Text handed out lives in the arena that the reader names.
 *
 * A connection serves one thread at a time. Functions that fail write the sentence into the failure given to
 * db_watch and return an err: ERR_CONFLICT for a unique or foreign key that says no, ERR_BUSY for what may be
 * tried again (lock, serialization conflict), ERR_FULL for a full disk, ERR_DATABASE for the rest.
 *
 * A failure inside a transaction sticks, on both engines: every further statement answers the same err and
 * nothing is committed until db_undo or db_rollback. Who expects a conflict writes ON CONFLICT DO NOTHING.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/time.h"
#include "statements.h"
#include "store/engine/value.h"

struct db;
enum db_kind { DB_SQLITE, DB_POSTGRES };
enum db_mode { DB_READ, DB_WRITE, DB_WRITE_ROWS /* of db_begin alone */ };

/*
 * Opens "sqlite:FILE" or "postgresql://...". DB_READ refuses to write. A schema that is older than the
 * binary (see migrate.h) is ERR_DATABASE. Each statement is prepared when it is first run, on PostgreSQL in
 * the same round trip: all of them on every connection were most of the time of a start.
 */
enum err db_open(struct str url, enum db_mode mode, struct db **db, struct failure *failure) MUST_USE;
/* Opens without preparing anything: for migrate only. */
enum err db_open_bare(struct str url, struct db **db, struct failure *failure) MUST_USE;
/* Rolls back what is open. NULL is nothing to close. */
void db_close(struct db *db);

/* ERR_INPUT when it is neither sqlite:FILE nor postgresql://... */
enum err db_url_check(struct str url, struct failure *failure) MUST_USE;
enum db_kind db_kind(const struct db *db);
/* Where failures are written from now on; the failure outlives its use or is replaced by another db_watch. */
void db_watch(struct db *db, struct failure *failure);

/*
 * Changes whenever another connection, of this process or not, has committed a change (SQLite's
 * data_version). 0 where the engine cannot say (PostgreSQL).
 */
int64_t db_version(struct db *db);

/*
 * Copies the whole database, as of one instant, into a new file while others go on writing. SQLite only:
 * ERR_INPUT, with the tool to use, on PostgreSQL, and when the file already exists.
 */
enum err db_backup(struct db *db, struct str path) MUST_USE;

/*
 * For tests of what happens when the database fails: the calls-th step from now (a begin, commit, savepoint,
 * release, statement or row; 1 is the next) fails once with ERR_DATABASE; -1 turns it off. Answers how many
 * steps were left of the setting before, or -1 when it had struck or was off.
 */
int64_t db_fail_after(struct db *db, int64_t calls);

/* ---- transactions (service/unit/work.c alone calls these) ---- */

/* Begins. DB_WRITE takes the write lock at once (SQLite) or is SERIALIZABLE (PostgreSQL); DB_WRITE_ROWS there is READ
 * COMMITTED: each statement sees what was committed before it began, and only locked rows are safe from others. */
enum err db_begin(struct db *db, enum db_mode mode) MUST_USE;
/*
 * ERR_BUSY when the whole transaction must be tried again. After any failure the transaction is rolled back,
 * but for one: when the connection is lost while committing, nobody knows, and ERR_UNSURE says so.
 */
enum err db_commit(struct db *db) MUST_USE;
void db_rollback(struct db *db);
/*
 * Of a reader (DB_READ): what follows is read as it is now, and no longer as it was when the first statement was asked. On
 * SQLite nothing changes. After a failure the transaction is broken.
 */
enum err db_read_anew(struct db *db) MUST_USE;

/* ---- statements ---- */

/*
 * A statement that returns no rows. *changed receives the number of rows it changed. Where it is NULL, inside a
 * transaction, PostgreSQL is not waited for: a failure is answered by what comes next, at the latest by db_commit.
 */
enum err db_run_values(struct db *db, enum statement statement, int64_t *changed, const struct value *values,
                       size_t count) MUST_USE;
#define db_run(db, statement, changed, ...)                                                                  \
    db_run_values((db), (statement), (changed), DB_VALUES(__VA_ARGS__))
#define db_run0(db, statement, changed) db_run_values((db), (statement), (changed), NULL, 0)

/*
 * The same, for many in a row of which the failed one is to be found: PostgreSQL gets them without waiting for each
 * answer, SQLite runs them at once. The failure of one is answered by a later statement or by db_settle, which waits for
 * all of them. `mark` is the caller's own number for what is sent from now on; db_failed_mark answers the one of the
 * statement that failed.
 */
enum err db_send_values(struct db *db, enum statement statement, const struct value *values,
                        size_t count) MUST_USE;
#define db_send(db, statement, ...) db_send_values((db), (statement), DB_VALUES(__VA_ARGS__))
enum err db_settle(struct db *db) MUST_USE;
void db_mark(struct db *db, int64_t mark);
int64_t db_failed_mark(const struct db *db);

struct query {
    struct db *db;
    enum statement statement;
    enum err err;
    int column;       /* the next to be read */
    int column_count; /* 0: no row is being read */
    int row;          /* rows handed out so far */
    int64_t changed;  /* rows that the statement changed */
    bool more;        /* the engine has a row that was not handed out */
    void *rows;       /* the engine's handle; NULL when ended */
};

/* Ends the query when the variable goes out of scope. */
#define QUERY __attribute__((cleanup(query_cleanup))) struct query

/*
 * Starts a statement that returns rows. A failure sticks in the query: query_next answers false and query_end
 * says it. Use: QUERY q; db_query(&q, db, SQL_x, INT(id)); while (query_next(&q)) {...} return query_end(&q);
 */
void query_start(struct query *q, struct db *db, enum statement statement, const struct value *values,
                 size_t count);
#define db_query(q, db, statement, ...) query_start((q), (db), (statement), DB_VALUES(__VA_ARGS__))
#define db_query0(q, db, statement)     query_start((q), (db), (statement), NULL, 0)

bool query_next(struct query *q);
/* NULL reads as 0, PostgreSQL's booleans as 0 and 1. The column is an integer on both engines: else a bug. */
int64_t query_int(struct query *q);
struct str query_text(struct query *q, struct arena *arena); /* NULL reads as the empty string */
struct str query_bytes(struct query *q, struct arena *arena);
static inline bool query_bool(struct query *q)
{
    return query_int(q) != 0;
}
static inline struct instant query_instant(struct query *q)
{
    return (struct instant){query_int(q)};
}
/* Ends it and says how it went; harmless when called twice. A row that was begun has been read whole. */
enum err query_end(struct query *q) MUST_USE;
void query_cleanup(struct query *q);

#endif
