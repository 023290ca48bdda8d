/* Whole tables of PostgreSQL: read row by row as they come, written by COPY. */
#include "base/buf.h"
#include "base/check.h"
#include "base/memory.h"
#include "store/engine/db_engine.h"
#include "store/engine/table_engine.h"

#include <libpq-fe.h>
#include <stdlib.h>

/* Of types: https://www.postgresql.org/docs/15/catalog-pg-type.html, pg_type.dat */
enum { BYTEA_TYPE = 17, INT8_TYPE = 20, SQL_BYTES_MAX = 64 * 1024 };
static const size_t row_bytes_max = (size_t)512 << 20;

static PGconn *connection_of(struct db *db)
{
    return db->engine->handle(db);
}

static enum err refuse(struct db *db, struct str what)
{
    struct str rest = str_from(PQerrorMessage(connection_of(db)));
    return fail(db->failure, ERR_DATABASE, "{what}: {why}", PLACE("what", what),
                PLACE("why", str_trim(str_cut(&rest, '\n'))));
}

/* ---- reading ---- */

static int digit_value(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* "\x6162" is "ab". */
static struct str bytes_of(struct arena *arena, struct str hex)
{
    check(hex.len % 2 == 0 && str_starts(hex, STR("\\x")));
    size_t count = hex.len / 2 - 1;
    char *at = arena_take(arena, count + 1);
    for (size_t i = 0; i < count; i++)
        at[i] = (char)(digit_value(hex.at[2 * i + 2]) << 4 | digit_value(hex.at[2 * i + 3]));
    return (struct str){at, count};
}

static struct value value_at(struct arena *arena, const PGresult *row, int column)
{
    int64_t number = 0;
    struct str text = {PQgetvalue(row, 0, column), (size_t)PQgetlength(row, 0, column)};
    if (PQgetisnull(row, 0, column))
        return NIL();
    if (PQftype(row, column) == BYTEA_TYPE)
        return BYTES(bytes_of(arena, text));
    if (PQftype(row, column) != INT8_TYPE)
        return TEXT(text);
    check(str_to_int(text, &number));
    return INT(number);
}

static enum err take_row(struct arena *arena, const PGresult *row, const struct table_reader *reader)
{
    struct value values[TABLE_COLUMNS_MAX];
    int count = PQnfields(row);
    check(count <= TABLE_COLUMNS_MAX);
    for (int i = 0; i < count; i++)
        values[i] = value_at(arena, row, i);
    enum err err = reader->take(reader->arg, values, (size_t)count);
    arena_reset(arena);
    return err;
}

static enum err read_rows(struct db *db, const char *sql, const struct table_reader *reader)
{
    PGconn *connection = connection_of(db);
    struct arena arena;
    enum err err = OK;
    PGresult *result;
    if (!PQsendQuery(connection, sql) || !PQsetSingleRowMode(connection))
        return refuse(db, STR("reading a table"));
    arena_init(&arena, row_bytes_max);
    while ((result = PQgetResult(connection)) != NULL) { /* to the end, whatever fails */
        ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_SINGLE_TUPLE && !err)
            err = take_row(&arena, result, reader);
        else if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK && !err)
            err = refuse(db, STR("reading a table"));
        PQclear(result);
    }
    arena_free(&arena);
    return err;
}

/* ---- writing ---- */

static enum err begin(struct pour *pour)
{
    struct buf *line = memory_new(sizeof *line);
    buf_init(line, row_bytes_max);
    pour->statement = line;
    buf_printf(line, "COPY %.*s (%.*s) FROM STDIN", STR_ARG(pour->table->name),
               STR_ARG(pour->table->columns));
    buf_put_char(line, 0);
    PGresult *result = PQexec(connection_of(pour->db), line->at);
    enum err err = PQresultStatus(result) == PGRES_COPY_IN ? OK : refuse(pour->db, pour->table->name);
    PQclear(result);
    if (!err)
        return OK;
    buf_free(line);
    free(line);
    pour->statement = NULL;
    return err;
}

/* https://www.postgresql.org/docs/15/sql-copy.html, "Text Format" */
static void put_text(struct buf *line, struct str text)
{
    static const char special[] = "\\\n\r\t", written[] = "\\nrt";
    for (size_t i = 0; i < text.len; i++) {
        size_t at = str_find_char(STR("\\\n\r\t"), text.at[i]);
        if (at < sizeof special - 1) {
            buf_put_char(line, '\\');
            buf_put_char(line, written[at]);
        } else {
            buf_put_char(line, text.at[i]);
        }
    }
}

static void put_bytes(struct buf *line, struct str bytes)
{
    static const char digits[] = "0123456789abcdef";
    buf_put(line, STR("\\\\x"));
    for (size_t i = 0; i < bytes.len; i++) {
        buf_put_char(line, digits[(unsigned char)bytes.at[i] >> 4]);
        buf_put_char(line, digits[(unsigned char)bytes.at[i] & 15]);
    }
}

static void put_value(struct buf *line, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NIL:
        buf_put(line, STR("\\N"));
        break;
    case VALUE_INT:
        buf_put_int(line, value->number);
        break;
    case VALUE_TEXT:
        put_text(line, value->text);
        break;
    case VALUE_BYTES:
        put_bytes(line, value->text);
        break;
    }
}

static enum err put_row(struct pour *pour, const struct value *values, size_t count)
{
    struct buf *line = pour->statement;
    buf_clear(line);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_put_char(line, '\t');
        put_value(line, &values[i]);
    }
    buf_put_char(line, '\n');
    check(!line->overflow && line->len <= INT32_MAX);
    if (PQputCopyData(connection_of(pour->db), line->at, (int)line->len) == 1)
        return OK;
    return refuse(pour->db, pour->table->name);
}

static enum err end(struct pour *pour, enum err before)
{
    PGconn *connection = connection_of(pour->db);
    enum err err = before;
    PGresult *result;
    if (PQputCopyEnd(connection, before ? "not all rows came" : NULL) != 1 && !err)
        err = refuse(pour->db, pour->table->name);
    while ((result = PQgetResult(connection)) != NULL) {
        if (!err && PQresultStatus(result) != PGRES_COMMAND_OK)
            err = refuse(pour->db, pour->table->name);
        PQclear(result);
    }
    buf_free(pour->statement);
    free(pour->statement);
    return err;
}

const struct table_engine postgres_tables = {
    .read = read_rows,
    .begin = begin,
    .row = put_row,
    .end = end,
    .gives_ids = true,
};
