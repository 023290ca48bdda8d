#ifndef STORE_ENGINE_DB_POSTGRES_H
#define STORE_ENGINE_DB_POSTGRES_H
/*
 * What the parts of the engine for PostgreSQL share. Statements without rows are sent ahead: their answers are read with
 * that of the next statement that has rows, or of the commit, so that many cost one round trip. A reader's BEGIN goes
 * with its first statement, and its ROLLBACK is not waited for. For store/engine/db_postgres*.c alone.
 */
#include "base/buf.h"
#include "store/engine/db_engine.h"

#include <libpq-fe.h>

/* So few that their answers fit into the socket while we still send: nobody waits for the other. */
enum { POSTGRES_SENT_MAX = 256, POSTGRES_ARGUMENTS_MAX = 64, POSTGRES_AHEAD_MAX = 16 };

/* A query that was sent before somebody asked. */
struct ahead {
    enum statement statement;
    uint64_t values;  /* a digest */
    PGresult *result; /* NULL: its answer is still to be read */
};

struct postgres {
    struct db db;
    PGconn *connection;
    bool prepared[SQL_COUNT];
    struct buf arguments; /* null-terminated texts of the running statement's arguments */
    struct sent {
        const char *name; /* for the sentence of a failure */
        int64_t mark;
        bool ahead;
        bool *prepares;        /* set to whether it was, or NULL */
    } sent[POSTGRES_SENT_MAX]; /* their answers are still to be read */
    size_t sent_count;
    struct ahead ahead[POSTGRES_AHEAD_MAX]; /* in the order in which they were sent */
    size_t ahead_count;
    const char *begin; /* with what the transaction began */
    bool opening;      /* all that was sent is the BEGIN of a reader */
    bool ended;        /* all that was sent is the ROLLBACK of a reader */
    bool spoilt;       /* see postgres_spoil */
};

static inline struct postgres *postgres_of(struct db *db)
{
    return (struct postgres *)db;
}

static inline bool postgres_is_lost(const struct postgres *postgres)
{
    return postgres->spoilt || PQstatus(postgres->connection) != CONNECTION_OK;
}

/*
 * The library had no memory for a question or an answer, and which answers are still to come is not known: the connection is
 * ended, so that nobody waits for one, and counts as lost.
 */
void postgres_spoil(struct postgres *postgres);

/*
 * Says why `what` failed. A connection that is lost before the commit, or while reading, has changed nothing, so the
 * unit may be tried again; elsewhere nobody knows.
 */
enum err postgres_refuse(struct db *db, const PGresult *result, const char *what) MUST_USE;
/* A lost connection is made anew; never where something of the transaction has been answered. */
enum err postgres_reconnect(struct db *db) MUST_USE;
/* Of a statement that this connection does not know yet, which goes with what prepares it in one round trip. */
bool postgres_must_prepare(const struct postgres *postgres, enum statement statement);
/*
 * Of searches, each is planned for its own words: a plan for any words walks through all questions when none of the newest has
 * them. PostgreSQL would make such a plan after a few, and keep it.
 */
bool postgres_is_planned_anew(enum statement statement);
/* Writes the arguments as texts, valid until the next; pointers are set last, when the buffer no longer moves. */
void postgres_arguments(struct postgres *postgres, const struct value *values, size_t count,
                        const char **texts);

enum err postgres_listen(struct db *db) MUST_USE;
enum err postgres_await_news(struct db *db, int64_t most_ms, bool *news) MUST_USE;

/* ---- ahead ---- */

enum err postgres_send(struct db *db, enum statement statement, const struct value *values,
                       size_t count) MUST_USE;
/* The beginning of a transaction, sent with its first statement. */
enum err postgres_send_begin(struct db *db, const char *sql) MUST_USE;
/* Reads the answers to all that was sent; the first failure. */
enum err postgres_settle_sent(struct db *db) MUST_USE;
/* See ahead.h. */
void postgres_ahead(struct db *db, enum statement statement, const struct value *values, size_t count);
/* The answer to a query that was sent ahead, or NULL: *found tells whether it was; sets q->err. */
PGresult *postgres_take_ahead(struct query *q, const struct value *values, size_t count, bool *found);
/* Throws away what nobody asked for. */
void postgres_drop_ahead(struct db *db);
/* ROLLBACK of a reader, whose answer is read when the connection is used again. */
enum err postgres_end_reading(struct db *db) MUST_USE;
/* Reads that answer. */
void postgres_finish_reading(struct db *db);
/* Runs a query, with what prepares it, in one round trip behind what was sent, if anything was; sets q->err. */
PGresult *postgres_run_piped(struct query *q, const struct value *values, size_t count) MUST_USE;
/* Runs it so that nothing has failed when the connection was lost over it: whoever calls does it over another one. */
PGresult *postgres_run_aside(struct query *q, const struct value *values, size_t count,
                             PGresult *(*run)(struct query *q, const struct value *values, size_t count),
                             bool *lost) MUST_USE;
/* The same, begun again over a new connection where all that was lost is a reader's BEGIN. */
PGresult *postgres_run_behind(struct query *q, const struct value *values, size_t count) MUST_USE;
/* COMMIT behind what was sent, in the same round trip; *result is its answer, or NULL. */
enum err postgres_commit(struct db *db, PGresult **result) MUST_USE;

#endif
