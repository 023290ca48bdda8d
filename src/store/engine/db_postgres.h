#ifndef STORE_ENGINE_DB_POSTGRES_H
#define STORE_ENGINE_DB_POSTGRES_H
/*
 * What the parts of the engine for PostgreSQL share. Statements without rows are sent ahead: their answers are read with
 * that of the next statement that has rows, or of the commit, so that many cost one round trip. For
 * store/engine/db_postgres*.c alone.
 */
#include "base/buf.h"
#include "store/engine/db_engine.h"

#include <libpq-fe.h>

/* So few that their answers fit into the socket while we still send: nobody waits for the other. */
enum { POSTGRES_SENT_MAX = 256, POSTGRES_ARGUMENTS_MAX = 64 };

struct postgres {
    struct db db;
    PGconn *connection;
    bool all_prepared; /* asked for once, so that a new connection has them too */
    bool prepared[SQL_COUNT];
    struct buf arguments; /* null-terminated texts of the running statement's arguments */
    struct sent {
        const char *name; /* for the sentence of a failure */
        int64_t mark;
        struct query *query;   /* who waits for the rows; NULL: nobody */
    } sent[POSTGRES_SENT_MAX]; /* their answers are still to be read */
    size_t sent_count;
};

static inline struct postgres *postgres_of(struct db *db)
{
    return (struct postgres *)db;
}

static inline bool postgres_is_lost(const struct postgres *postgres)
{
    return PQstatus(postgres->connection) != CONNECTION_OK;
}

/*
 * Says why `what` failed. A connection that is lost before the commit, or while reading, has changed nothing, so the
 * unit may be tried again; elsewhere nobody knows.
 */
enum err postgres_refuse(struct db *db, const PGresult *result, const char *what) MUST_USE;
enum err postgres_prepare(struct db *db, enum statement statement) MUST_USE;
/* Writes the arguments as texts, valid until the next; pointers are set last, when the buffer no longer moves. */
void postgres_arguments(struct postgres *postgres, const struct value *values, size_t count,
                        const char **texts);

enum err postgres_listen(struct db *db) MUST_USE;
enum err postgres_await_news(struct db *db, int64_t most_ms, bool *news) MUST_USE;

/* ---- ahead ---- */

enum err postgres_send(struct db *db, enum statement statement, const struct value *values,
                       size_t count) MUST_USE;
enum err postgres_ask(struct query *q, const struct value *values, size_t count) MUST_USE;
/* Hands the rows of an answer, or why there are none, to its query. */
void postgres_hand_over(struct query *q, PGresult *result);
/* The beginning of a transaction, sent with its first statement. */
enum err postgres_send_begin(struct db *db, const char *sql) MUST_USE;
/* Reads the answers to all that was sent; the first failure. */
enum err postgres_settle_sent(struct db *db) MUST_USE;
/* Runs a query behind what was sent, in the same round trip; sets q->err. */
PGresult *postgres_run_behind(struct query *q, const struct value *values, size_t count) MUST_USE;
/* COMMIT behind what was sent, in the same round trip; *result is its answer, or NULL. */
enum err postgres_commit(struct db *db, PGresult **result) MUST_USE;

#endif
