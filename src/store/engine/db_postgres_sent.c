/* Statements sent ahead: libpq's pipeline, begun by the first and ended where an answer is needed. */
#include "base/check.h"
#include "store/engine/db_postgres.h"

#include <poll.h>
#include <string.h>

/* ---- sending ---- */

static enum err note_sent(struct db *db, const char *name, int done)
{
    struct postgres *postgres = postgres_of(db);
    if (!done)
        return postgres_refuse(db, NULL, name);
    postgres->sent[postgres->sent_count++] = (struct sent){.name = name, .mark = db->mark};
    return OK;
}

/* A statement and what prepares it. */
static bool has_room(const struct postgres *postgres)
{
    return postgres->sent_count + 2 <= POSTGRES_SENT_MAX;
}

/* What this connection does not know yet is prepared in the same round trip; known from now on, unless its answer is no. */
static enum err prepare_on_the_way(struct db *db, enum statement statement)
{
    struct postgres *postgres = postgres_of(db);
    const struct statement_text *text = &statement_texts[statement];
    if (!postgres_must_prepare(postgres, statement))
        return OK;
    enum err err =
        note_sent(db, text->name, PQsendPrepare(postgres->connection, text->name, text->postgres, 0, NULL));
    if (err == OK)
        postgres->sent[postgres->sent_count - 1].prepares = &postgres->prepared[statement];
    postgres->prepared[statement] = err == OK;
    return err;
}

static enum err be_ready(struct db *db, enum statement statement)
{
    struct postgres *postgres = postgres_of(db);
    enum err err = has_room(postgres) ? OK : postgres_settle_sent(db);
    if (err != OK)
        return err;
    PQenterPipelineMode(postgres->connection);
    return prepare_on_the_way(db, statement);
}

static int send(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    struct postgres *postgres = postgres_of(db);
    const char *texts[POSTGRES_ARGUMENTS_MAX];
    const struct statement_text *text = &statement_texts[statement];
    postgres_arguments(postgres, values, count, texts);
    return postgres_is_planned_anew(statement)
               ? PQsendQueryParams(postgres->connection, text->postgres, (int)count, NULL, texts, NULL, NULL,
                                   0)
               : PQsendQueryPrepared(postgres->connection, text->name, (int)count, texts, NULL, NULL, 0);
}

enum err postgres_send(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    enum err err = be_ready(db, statement);
    if (err == OK)
        err = note_sent(db, statement_texts[statement].name, send(db, statement, values, count));
    if (err == OK)
        postgres_of(db)->opening = false;
    return err;
}

enum err postgres_send_begin(struct db *db, const char *sql)
{
    struct postgres *postgres = postgres_of(db);
    check(postgres->sent_count == 0);
    PQenterPipelineMode(postgres->connection);
    enum err err = note_sent(db, "the database",
                             PQsendQueryParams(postgres->connection, sql, 0, NULL, NULL, NULL, NULL, 0));
    postgres->opening = err == OK && db->mode == DB_READ;
    postgres->begin = sql;
    return err;
}

/* ---- answers ---- */

/* The answer to one, with the NULL that ends it: without the one or the other nobody knows what comes next. */
static PGresult *read_answer(struct postgres *postgres)
{
    PGresult *result = PQgetResult(postgres->connection);
    PGresult *more = result ? PQgetResult(postgres->connection) : NULL;
    if (!result || more)
        postgres_spoil(postgres);
    PQclear(more);
    return result;
}

/* Of the first that waits for its answer: answers come in the order of the queries. None: all were thrown away. */
static void keep_ahead(struct postgres *postgres, PGresult *result)
{
    size_t at = 0;
    while (at < postgres->ahead_count && postgres->ahead[at].result)
        at++;
    if (at < postgres->ahead_count)
        postgres->ahead[at].result = result;
    else
        PQclear(result);
}

/* The first failure is the pipeline's, what follows it was skipped by the server. */
static enum err read_sent(struct db *db, const struct sent *sent, enum err before)
{
    PGresult *result = read_answer(postgres_of(db));
    enum err err = before;
    ExecStatusType status = PQresultStatus(result);
    bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK; /* a lock answers with rows */
    if (sent->prepares)
        *sent->prepares = done;
    if (before == OK && !done) {
        err = postgres_refuse(db, result, sent->name);
        db->failed_mark = sent->mark;
    }
    if (done && sent->ahead)
        keep_ahead(postgres_of(db), result);
    else
        PQclear(result);
    return err;
}

/* A library that has no memory for the end of the pipeline says so in its message and waits for it for ever. */
static bool end_comes(PGconn *connection)
{
    size_t said = strlen(PQerrorMessage(connection));
    struct pollfd waited = {.fd = PQsocket(connection), .events = POLLIN};
    while (PQisBusy(connection)) {
        if (strlen(PQerrorMessage(connection)) != said)
            return false;
        poll(&waited, 1, -1);
        if (!PQconsumeInput(connection))
            return false;
    }
    return true;
}

/* Reads the end of the pipeline, behind all answers. */
static void end_pipeline(struct postgres *postgres)
{
    bool comes = !postgres_is_lost(postgres) && end_comes(postgres->connection);
    PGresult *end = comes ? PQgetResult(postgres->connection) : NULL;
    bool whole = PQresultStatus(end) == PGRES_PIPELINE_SYNC && PQexitPipelineMode(postgres->connection);
    PQclear(end);
    if (!whole && !postgres_is_lost(postgres))
        postgres_spoil(postgres);
}

/* The answers to what was sent before the last sync and, where there is a `last`, the one behind them. */
static enum err read_answers(struct db *db, PGresult **last)
{
    struct postgres *postgres = postgres_of(db);
    enum err err = OK;
    for (size_t i = 0; i < postgres->sent_count && !(err && postgres_is_lost(postgres)); i++)
        err = read_sent(db, &postgres->sent[i], err);
    postgres->sent_count = 0;
    postgres->opening = false;
    if (last && !postgres_is_lost(postgres))
        *last = read_answer(postgres);
    end_pipeline(postgres);
    return err;
}

static enum err read_all(struct db *db, PGresult **last)
{
    db->asked.waits++;
    if (!PQpipelineSync(postgres_of(db)->connection))
        postgres_spoil(postgres_of(db));
    return read_answers(db, last);
}

enum err postgres_settle_sent(struct db *db)
{
    postgres_finish_reading(db);
    return postgres_of(db)->sent_count ? read_all(db, NULL) : OK;
}

PGresult *postgres_run_piped(struct query *q, const struct value *values, size_t count)
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

/* Nothing of the transaction has been answered, so that it may be begun again over a new connection. */
static PGresult *begin_again(struct query *q, const struct value *values, size_t count)
{
    struct postgres *postgres = postgres_of(q->db);
    postgres->opening = true;
    q->err = postgres_reconnect(q->db);
    if (q->err == OK)
        q->err = postgres_send_begin(q->db, postgres->begin);
    return q->err == OK ? postgres_run_piped(q, values, count) : NULL;
}

PGresult *postgres_run_aside(struct query *q, const struct value *values, size_t count,
                             PGresult *(*run)(struct query *q, const struct value *values, size_t count),
                             bool *lost)
{
    struct failure first = *q->db->failure, *watched = q->db->failure;
    q->db->failure = &first;
    PGresult *result = run(q, values, count);
    q->db->failure = watched;
    *lost = postgres_is_lost(postgres_of(q->db));
    if (!*lost)
        *watched = first;
    return result;
}

PGresult *postgres_run_behind(struct query *q, const struct value *values, size_t count)
{
    bool lost;
    if (!postgres_of(q->db)->opening)
        return postgres_run_piped(q, values, count);
    PGresult *result = postgres_run_aside(q, values, count, postgres_run_piped, &lost);
    return q->err && lost ? begin_again(q, values, count) : result;
}

/* ---- queries before they are asked ---- */

/* Of the arguments as they were written last. */
static uint64_t digest_of_arguments(const struct postgres *postgres)
{
    return str_hash(buf_str(&postgres->arguments));
}

/* Only where nothing has to be waited for: a failure that was read here would be nobody's. */
void postgres_ahead(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    struct postgres *postgres = postgres_of(db);
    if (postgres->ahead_count == POSTGRES_AHEAD_MAX || !has_room(postgres))
        return;
    if (be_ready(db, statement) != OK ||
        note_sent(db, statement_texts[statement].name, send(db, statement, values, count)) != OK)
        return;
    postgres->opening = false;
    postgres->sent[postgres->sent_count - 1].ahead = true;
    postgres->ahead[postgres->ahead_count++] =
        (struct ahead){.statement = statement, .values = digest_of_arguments(postgres)};
}

static size_t find_ahead(struct postgres *postgres, enum statement statement, const struct value *values,
                         size_t count)
{
    const char *texts[POSTGRES_ARGUMENTS_MAX];
    size_t at = 0;
    if (postgres->ahead_count == 0)
        return 0;
    postgres_arguments(postgres, values, count, texts);
    uint64_t digest = digest_of_arguments(postgres);
    while (at < postgres->ahead_count &&
           !(postgres->ahead[at].statement == statement && postgres->ahead[at].values == digest))
        at++;
    return at;
}

static void take_out(struct postgres *postgres, size_t at)
{
    postgres->ahead_count--;
    for (size_t i = at; i < postgres->ahead_count; i++)
        postgres->ahead[i] = postgres->ahead[i + 1];
}

PGresult *postgres_take_ahead(struct query *q, const struct value *values, size_t count, bool *found)
{
    struct postgres *postgres = postgres_of(q->db);
    size_t at = find_ahead(postgres, q->statement, values, count);
    *found = at < postgres->ahead_count;
    if (!*found)
        return NULL;
    if (!postgres->ahead[at].result)
        q->err = postgres_settle_sent(q->db);
    PGresult *result = postgres->ahead[at].result;
    if (q->err == OK && !result)
        q->err = postgres_refuse(q->db, NULL, statement_texts[q->statement].name);
    take_out(postgres, at);
    if (q->err == OK)
        return result;
    PQclear(result);
    return NULL;
}

void postgres_drop_ahead(struct db *db)
{
    struct postgres *postgres = postgres_of(db);
    for (size_t i = 0; i < postgres->ahead_count; i++)
        PQclear(postgres->ahead[i].result);
    postgres->ahead_count = 0;
}

/* ---- the end of a transaction ---- */

enum err postgres_end_reading(struct db *db)
{
    struct postgres *postgres = postgres_of(db);
    PGconn *connection = postgres->connection;
    (void)!postgres_settle_sent(db); /* behind something that failed it would be skipped */
    postgres_drop_ahead(db);
    PQenterPipelineMode(connection);
    int done = PQsendQueryParams(connection, "ROLLBACK", 0, NULL, NULL, NULL, NULL, 0);
    enum err err = note_sent(db, "the database", done && PQpipelineSync(connection));
    postgres->ended = err == OK;
    return err;
}

void postgres_finish_reading(struct db *db)
{
    struct failure ignored = {0}, *watched = db->failure;
    if (!postgres_of(db)->ended)
        return;
    postgres_of(db)->ended = false;
    db->failure = &ignored;
    (void)!read_answers(db,
                        NULL); /* the transaction is over, or the connection lost, which the next one finds */
    db->failure = watched;
}

enum err postgres_commit(struct db *db, PGresult **result)
{
    struct postgres *postgres = postgres_of(db);
    PGconn *connection = postgres->connection;
    postgres_drop_ahead(db);
    if (postgres->sent_count == 0) {
        db->asked.waits++;
        *result = PQexec(connection, "COMMIT");
        return OK;
    }
    if (!PQsendQueryParams(connection, "COMMIT", 0, NULL, NULL, NULL, NULL, 0))
        return postgres_refuse(db, NULL, "commit");
    return read_all(db, result);
}
