/* Statements sent ahead: libpq's pipeline, begun by the first and ended where an answer is needed. */
#include "base/check.h"
#include "store/engine/db_postgres.h"

/* ---- sending ---- */

static enum err note_sent(struct db *db, struct sent sent, int done)
{
    struct postgres *postgres = postgres_of(db);
    if (!done)
        return postgres_refuse(db, NULL, sent.name);
    postgres->sent[postgres->sent_count++] = sent;
    return OK;
}

/* A statement that this connection does not know yet is prepared outside the pipeline. */
static enum err be_ready(struct db *db, enum statement statement)
{
    struct postgres *postgres = postgres_of(db);
    bool pause = postgres->sent_count == POSTGRES_SENT_MAX || !postgres->prepared[statement];
    enum err err = pause ? postgres_settle_sent(db) : OK;
    if (err == OK)
        err = postgres_prepare(db, statement);
    if (err == OK)
        PQenterPipelineMode(postgres->connection);
    return err;
}

static int send(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    struct postgres *postgres = postgres_of(db);
    const char *texts[POSTGRES_ARGUMENTS_MAX];
    postgres_arguments(postgres, values, count, texts);
    return PQsendQueryPrepared(postgres->connection, statement_texts[statement].name, (int)count, texts, NULL,
                               NULL, 0);
}

enum err postgres_send(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    struct sent sent = {statement_texts[statement].name, db->mark, NULL};
    enum err err = be_ready(db, statement);
    return err ? err : note_sent(db, sent, send(db, statement, values, count));
}

enum err postgres_ask(struct query *q, const struct value *values, size_t count)
{
    struct db *db = q->db;
    struct sent sent = {statement_texts[q->statement].name, db->mark, q};
    enum err err = be_ready(db, q->statement);
    if (!err)
        err = note_sent(db, sent, send(db, q->statement, values, count));
    q->awaited = err == OK;
    return err;
}

enum err postgres_send_begin(struct db *db, const char *sql)
{
    struct postgres *postgres = postgres_of(db);
    check(postgres->sent_count == 0);
    PQenterPipelineMode(postgres->connection);
    return note_sent(db, (struct sent){"the database", db->mark, NULL},
                     PQsendQueryParams(postgres->connection, sql, 0, NULL, NULL, NULL, NULL, 0));
}

/* ---- answers ---- */

/* The answer to one, with the NULL that ends it. */
static PGresult *read_answer(PGconn *connection)
{
    PGresult *result = PQgetResult(connection);
    PQclear(PQgetResult(connection));
    return result;
}

/* The first failure is the pipeline's, what follows it was skipped by the server. */
static enum err read_sent(struct db *db, const struct sent *sent, enum err before)
{
    PGresult *result = read_answer(postgres_of(db)->connection);
    enum err err = before;
    ExecStatusType status = PQresultStatus(result);
    bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK; /* a lock answers with rows */
    if (before == OK && !done) {
        err = postgres_refuse(db, result, sent->name);
        db->failed_mark = sent->mark;
    }
    if (err || !sent->query) {
        PQclear(result);
        return err;
    }
    sent->query->awaited = false;
    postgres_hand_over(sent->query, result);
    return sent->query->err;
}

/* The answers to what was sent and, where there is a `last`, the one behind them. */
static enum err read_all(struct db *db, PGresult **last)
{
    struct postgres *postgres = postgres_of(db);
    enum err err = OK;
    PQpipelineSync(postgres->connection);
    for (size_t i = 0; i < postgres->sent_count && !(err && postgres_is_lost(postgres)); i++)
        err = read_sent(db, &postgres->sent[i], err);
    postgres->sent_count = 0;
    if (last && !postgres_is_lost(postgres))
        *last = read_answer(postgres->connection);
    PQclear(PQgetResult(postgres->connection)); /* the end of the pipeline */
    check(PQexitPipelineMode(postgres->connection) || postgres_is_lost(postgres));
    return err;
}

enum err postgres_settle_sent(struct db *db)
{
    return postgres_of(db)->sent_count ? read_all(db, NULL) : OK;
}

PGresult *postgres_run_behind(struct query *q, const struct value *values, size_t count)
{
    PGresult *result = NULL;
    const char *name = statement_texts[q->statement].name;
    q->err = be_ready(q->db, q->statement);
    if (q->err == OK && !send(q->db, q->statement, values, count))
        q->err = postgres_refuse(q->db, NULL, name);
    if (q->err == OK)
        q->err = read_all(q->db, &result);
    if (q->err == OK && !result)
        q->err = postgres_refuse(q->db, NULL, name);
    if (q->err == OK)
        return result;
    PQclear(result);
    return NULL;
}

enum err postgres_commit(struct db *db, PGresult **result)
{
    struct postgres *postgres = postgres_of(db);
    PGconn *connection = postgres->connection;
    if (postgres->sent_count == 0) {
        *result = PQexec(connection, "COMMIT");
        return OK;
    }
    if (!PQsendQueryParams(connection, "COMMIT", 0, NULL, NULL, NULL, NULL, 0))
        return postgres_refuse(db, NULL, "commit");
    return read_all(db, result);
}
