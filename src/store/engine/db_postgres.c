#include "store/engine/db_postgres.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/memory.h"
#include "store/engine/table_engine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { ARGUMENT_BYTES_MAX = 256 * 1024 * 1024, BOOLEAN_TYPE = 16 };

/* Whoever meets a database that is away may come again then: another one takes over in less than twice that. */
enum { AWAY_MS = 10000 };

/* What a session begins with. A lock is waited for as long as on SQLite; a commit is never cut off. */
static const char for_all[] = "SET timezone TO 'UTC';"
                              "SET standard_conforming_strings TO on;"
                              "SET client_min_messages TO warning;"
                              "SET lock_timeout TO '5s';"
                              "SET statement_timeout TO 0;";
static const char begin_write[] = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE";
static const char begin_rows[] = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
static const char begin_read[] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
static const char for_readers[] = "SET default_transaction_read_only TO on;";

/* ---- failing ---- */

/* https://www.postgresql.org/docs/15/errcodes-appendix.html */
static enum err err_of(const char *state)
{
    static const struct {
        char state[6];
        enum err err;
    } rows[] = {
        {"23505", ERR_CONFLICT}, /* unique_violation */
        {"23503", ERR_CONFLICT}, /* foreign_key_violation */
        {"23P01", ERR_CONFLICT}, /* exclusion_violation */
        {"40001", ERR_BUSY},     /* serialization_failure */
        {"40P01", ERR_BUSY},     /* deadlock_detected */
        {"55P03", ERR_BUSY},     /* lock_not_available */
        {"57P01", ERR_BUSY},     /* admin_shutdown */
        {"57P02", ERR_BUSY},     /* crash_shutdown */
        {"57P03", ERR_BUSY},     /* cannot_connect_now */
        {"53300", ERR_BUSY},     /* too_many_connections */
        {"53100", ERR_FULL},     /* disk_full */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (state && strcmp(rows[i].state, state) == 0)
            return rows[i].err;
    return ERR_DATABASE;
}

/* For whoever asked: where the database is and why it is away is nobody's business but its staff's. */
static enum err away(struct db *db)
{
    return fail_until(
        db->failure, ERR_BUSY, AWAY_MS,
        "The database does not answer at this moment, so nothing was done. Try again in a few seconds.");
}

static struct str first_line(const char *text)
{
    struct str rest = str_from(text);
    return str_trim(str_cut(&rest, '\n'));
}

void postgres_spoil(struct postgres *postgres)
{
    int fd = PQsocket(postgres->connection);
    postgres->spoilt = true;
    if (fd >= 0)
        shutdown(fd, SHUT_RDWR);
}

enum err postgres_refuse(struct db *db, const PGresult *result, const char *what)
{
    struct postgres *postgres = postgres_of(db);
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    struct str line = first_line(message ? message : PQerrorMessage(postgres->connection));
    if (!state && PQresultStatus(result) != PGRES_PIPELINE_ABORTED) /* it does not come from the server */
        postgres_spoil(postgres);
    if (postgres_is_lost(postgres) && (db->in_transaction || db->mode == DB_READ))
        return away(db);
    if (postgres_is_lost(postgres))
        return fail(db->failure, ERR_DATABASE, "{what}: the connection to the database was lost: {why}",
                    PLACE("what", str_from(what)), PLACE("why", line));
    db->met = db->met || (state && strcmp(state, "23505") == 0);
    return db_say_taken(db, fail(db->failure, err_of(state), "{what}: {why} (SQLSTATE {state})",
                                 PLACE("what", str_from(what)), PLACE("why", line),
                                 PLACE("state", str_from(state ? state : "unknown"))));
}

/* Frees the result; OK when it is what was expected. */
static enum err settle(struct db *db, PGresult *result, const char *what)
{
    ExecStatusType status = PQresultStatus(result);
    enum err err = OK;
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        err = postgres_refuse(db, result, what);
    PQclear(result);
    return err;
}

/* ---- preparing ---- */

bool postgres_must_prepare(const struct postgres *postgres, enum statement statement)
{
    return !postgres->prepared[statement] && !postgres_is_planned_anew(statement);
}

/* ---- connecting ---- */

static void ignore_notice(void *context, const PGresult *result)
{
    (void)context, (void)result;
}

/* In SQL_ASCII a text is counted, folded and sorted by its bytes, and other encodings cannot keep what people write. */
static enum err require_utf8(struct db *db)
{
    const char *encoding = PQparameterStatus(postgres_of(db)->connection, "server_encoding");
    if (!encoding || strcmp(encoding, "UTF8") == 0) /* not said: by something in between */
        return OK;
    return fail(
        db->failure, ERR_INPUT,
        "this database keeps its texts in {encoding}, and they have to be in UTF8: make another one with "
        "CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0",
        PLACE("encoding", str_from(encoding)));
}

static enum err set_up(struct db *db)
{
    struct postgres *postgres = postgres_of(db);
    if (postgres_is_lost(postgres))
        return fail(db->failure, ERR_DATABASE, "no connection to PostgreSQL: {why}",
                    PLACE("why", first_line(PQerrorMessage(postgres->connection))));
    enum err fits = require_utf8(db);
    if (fits)
        return fits;
    PQsetNoticeReceiver(postgres->connection, ignore_notice, NULL);
    enum err err = settle(db, PQexec(postgres->connection, for_all), "the session's settings");
    if (err == OK && db->mode == DB_READ)
        err = settle(db, PQexec(postgres->connection, for_readers), "the session's settings");
    return err;
}

/* Statements are prepared again as they are needed: whoever waits for the new connection waits for few of them. */
enum err postgres_reconnect(struct db *db)
{
    struct postgres *postgres = postgres_of(db);
    check(!db->in_transaction || postgres->opening);
    PQreset(postgres->connection);
    postgres->sent_count = 0;
    postgres->opening = postgres->ended = postgres->spoilt = false;
    postgres_drop_ahead(db);
    memset(postgres->prepared, 0, sizeof postgres->prepared);
    enum err err = set_up(db);
    return err != OK && postgres_is_lost(postgres) ? away(db) : err;
}

static enum err be_connected(struct db *db)
{
    return postgres_is_lost(postgres_of(db)) && !db->in_transaction ? postgres_reconnect(db) : OK;
}

/* ---- statements ---- */

/* Bytes in PostgreSQL's own notation, \\x and two digits each: one form for arguments and for rows. */
static void put_bytes(struct buf *out, struct str bytes)
{
    static const char digits[] = "0123456789abcdef";
    buf_put(out, STR("\\x"));
    for (size_t i = 0; i < bytes.len; i++) {
        buf_put_char(out, digits[(unsigned char)bytes.at[i] >> 4]);
        buf_put_char(out, digits[(unsigned char)bytes.at[i] & 15]);
    }
}

void postgres_arguments(struct postgres *postgres, const struct value *values, size_t count,
                        const char **texts)
{
    struct buf *out = &postgres->arguments;
    size_t starts[POSTGRES_ARGUMENTS_MAX];
    check(count <= POSTGRES_ARGUMENTS_MAX);
    buf_clear(out);
    for (size_t i = 0; i < count; i++) {
        starts[i] = out->len;
        if (values[i].kind == VALUE_INT)
            buf_put_int(out, values[i].number);
        else if (values[i].kind == VALUE_BYTES)
            put_bytes(out, values[i].text);
        else
            buf_put(out, values[i].text);
        buf_put_char(out, 0);
    }
    check(!out->overflow);
    for (size_t i = 0; i < count; i++)
        texts[i] = values[i].kind == VALUE_NIL ? NULL : out->at + starts[i];
}

bool postgres_is_planned_anew(enum statement statement)
{
    return statement == SQL_search_newest || statement == SQL_search_newest_filtered ||
           statement == SQL_search_newest_marked || statement == SQL_search_newest_of_few ||
           statement == SQL_search_any;
}

static PGresult *execute(struct query *q, const struct value *values, size_t count)
{
    struct postgres *postgres = postgres_of(q->db);
    const struct statement_text *text = &statement_texts[q->statement];
    const char *texts[POSTGRES_ARGUMENTS_MAX];
    if (postgres_must_prepare(postgres, q->statement))
        return postgres_run_piped(q, values, count);
    postgres_arguments(postgres, values, count, texts);
    q->db->asked.waits++;
    return postgres_is_planned_anew(q->statement)
               ? PQexecParams(postgres->connection, text->postgres, (int)count, NULL, texts, NULL, NULL, 0)
               : PQexecPrepared(postgres->connection, text->name, (int)count, texts, NULL, NULL, 0);
}

/* A reader's statement may be sent again over a new connection, because it has changed nothing; then nothing has failed. */
static PGresult *run_again_when_lost(struct query *q, const struct value *values, size_t count)
{
    bool lost;
    PGresult *result = postgres_run_aside(q, values, count, execute, &lost);
    if (!lost)
        return result;
    PQclear(result);
    q->err = postgres_reconnect(q->db);
    return q->err == OK ? execute(q, values, count) : NULL;
}

static PGresult *run_at_once(struct query *q, const struct value *values, size_t count)
{
    q->err = be_connected(q->db);
    if (q->err != OK)
        return NULL;
    bool reads = q->db->mode == DB_READ && !q->db->in_transaction;
    return reads ? run_again_when_lost(q, values, count) : execute(q, values, count);
}

static void start(struct query *q, const struct value *values, size_t count)
{
    bool found;
    postgres_finish_reading(q->db);
    PGresult *result = postgres_take_ahead(q, values, count, &found);
    if (!found)
        result = postgres_of(q->db)->sent_count ? postgres_run_behind(q, values, count)
                                                : run_at_once(q, values, count);
    if (q->err != OK)
        return;
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        q->err = settle(q->db, result, statement_texts[q->statement].name);
        return;
    }
    q->rows = result;
    q->column_count = PQnfields(result);
    q->more = PQntuples(result) > 0;
    if (!str_to_int(str_from(PQcmdTuples(result)), &q->changed))
        q->changed = 0;
}

static void next(struct query *q)
{
    q->more = q->row < PQntuples(q->rows);
}

static struct str text(struct query *q, int column)
{
    int row = q->row - 1;
    return (struct str){PQgetvalue(q->rows, row, column), (size_t)PQgetlength(q->rows, row, column)};
}

static char digit_value(char c)
{
    return (char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static struct str bytes(struct query *q, int column, struct arena *arena)
{
    struct str hex = text(q, column);
    size_t count = hex.len > 2 ? hex.len / 2 - 1 : 0;
    char *at = arena_take(arena, count + 1);
    check(hex.len == 0 || (hex.len % 2 == 0 && str_starts(hex, STR("\\x"))));
    for (size_t i = 0; i < count; i++)
        at[i] = (char)(digit_value(hex.at[2 * i + 2]) << 4 | digit_value(hex.at[2 * i + 3]));
    return (struct str){at, count};
}

static int64_t integer(struct query *q, int column)
{
    int64_t number = 0;
    if (PQgetisnull(q->rows, q->row - 1, column))
        return 0;
    if (PQftype(q->rows, column) == BOOLEAN_TYPE)
        return str_eq(text(q, column), STR("t"));
    check(str_to_int(text(q, column), &number));
    return number;
}

static void end(struct query *q)
{
    PQclear(q->rows);
}

/* ---- scripts ---- */

/* A COMMIT of a failed transaction answers ROLLBACK, and one whose answer is lost may have been done. */
static enum err commit(struct db *db)
{
    struct postgres *postgres = postgres_of(db);
    PGresult *result = NULL;
    enum err err = postgres_commit(db, &result);
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK && strcmp(PQcmdStatus(result), "COMMIT") == 0;
    if (!err && PQresultStatus(result) != PGRES_COMMAND_OK && !PQresultErrorField(result, PG_DIAG_SQLSTATE))
        postgres_spoil(postgres); /* its answer could not be read */
    if (postgres_is_lost(postgres))
        err = fail(db->failure, ERR_UNSURE,
                   "The connection to the database was lost while this was being saved, so that it may have "
                   "been done. "
                   "Look whether it is there before you send it again.");
    else if (!err && !done && PQresultStatus(result) == PGRES_COMMAND_OK)
        err = fail(db->failure, ERR_DATABASE, "the database rolled the transaction back");
    else if (!err && !done)
        err = postgres_refuse(db, result, "commit");
    PQclear(result);
    return err;
}

/* Whoever begins to write says so with the first statement; a reader, whose statement may be said again, at once. */
static enum err script(struct db *db, const char *sql)
{
    struct postgres *postgres = postgres_of(db);
    if (strcmp(sql, "COMMIT") == 0)
        return commit(db);
    if (strcmp(sql, "ROLLBACK") == 0 && db->mode == DB_READ)
        return postgres_end_reading(db);
    bool back = str_starts(str_from(sql), STR("ROLLBACK"));
    enum err err = postgres_settle_sent(db);
    if (back)
        postgres_drop_ahead(db);
    if (err != OK && !back)
        return err;
    err = be_connected(db);
    if (err != OK)
        return err;
    if (sql == begin_write || sql == begin_rows || (sql == begin_read && db->mode == DB_READ))
        return postgres_send_begin(db, sql);
    db->asked.waits++;
    PGresult *result = PQexec(postgres->connection, sql);
    if (postgres_is_lost(postgres) && !db->in_transaction) { /* a BEGIN, which may be said again */
        PQclear(result);
        err = postgres_reconnect(db);
        result = err == OK ? PQexec(postgres->connection, sql) : NULL;
    }
    return err == OK ? settle(db, result, "the database") : err;
}

static int64_t version(struct db *db)
{
    (void)db;
    return 0;
}

static enum err backup(struct db *db, struct str path)
{
    return fail(db->failure, ERR_INPUT,
                "on PostgreSQL a backup is made with: pg_dump --format=custom --file={path} URL",
                PLACE("path", path));
}

/* ---- opening and closing ---- */

static void close_postgres(struct db *db)
{
    struct postgres *postgres = postgres_of(db);
    postgres_drop_ahead(db);
    PQfinish(postgres->connection);
    buf_free(&postgres->arguments);
    free(postgres);
}

static void *handle(struct db *db)
{
    return postgres_of(db)->connection;
}

static const struct db_engine engine = {
    .kind = DB_POSTGRES,
    .begin = {[DB_READ] = begin_read, [DB_WRITE] = begin_write, [DB_WRITE_ROWS] = begin_rows},
    .close = close_postgres,
    .script = script,
    .start = start,
    .next = next,
    .integer = integer,
    .text = text,
    .bytes = bytes,
    .end = end,
    .send = postgres_send,
    .settle = postgres_settle_sent,
    .ahead = postgres_ahead,
    .version = version,
    .backup = backup,
    .handle = handle,
    .tables = &postgres_tables,
    .listen = postgres_listen,
    .await_news = postgres_await_news,
};

/*
 * What stands before dbname is a default that the url may change, what stands behind is not. Kerberos is not asked for a key
 * unless the url wants it: its library takes memory that it does not get for there, and ends the process.
 */
static PGconn *connect_to(const char *url)
{
    const char *const names[] = {"connect_timeout", "tcp_user_timeout", "gssencmode", "application_name",
                                 "dbname",          "client_encoding",  NULL};
    const char *const values[] = {"10", "15000", "disable", "recourse", url, "UTF8", NULL};
    return PQconnectdbParams(names, values, 1);
}

enum err postgres_open(struct str url, enum db_mode mode, struct db **db, struct failure *failure)
{
    struct postgres *postgres = memory_new(sizeof *postgres);
    postgres->db = (struct db){.engine = &engine, .mode = mode, .failure = failure};
    buf_init(&postgres->arguments, ARGUMENT_BYTES_MAX);
    buf_put(&postgres->arguments, url);
    buf_put_char(&postgres->arguments, 0);
    postgres->connection = connect_to(postgres->arguments.at);
    enum err err = set_up(&postgres->db);
    if (err != OK)
        close_postgres(&postgres->db);
    else
        *db = &postgres->db;
    return err;
}
