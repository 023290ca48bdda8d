/* Whole tables of SQLite. */
#include "base/buf.h"
#include "base/check.h"
#include "store/engine/db_engine.h"
#include "store/engine/db_sqlite_why.h"
#include "store/engine/table_engine.h"

#include <sqlite3.h>

enum { SQL_BYTES_MAX = 64 * 1024 };

static enum err refuse(struct db *db, struct str table)
{
    sqlite3 *handle = db->engine->handle(db);
    return fail(db->failure, sqlite3_errcode(handle) == SQLITE_FULL ? ERR_FULL : ERR_DATABASE,
                "{what}: {why} (SQLite {code})", PLACE_SAID("what", table),
                PLACE_SAID("why", sqlite_why(handle)), PLACE_ID("code", sqlite3_extended_errcode(handle)));
}

static struct value value_at(sqlite3_stmt *rows, int column)
{
    int type = sqlite3_column_type(rows, column);
    if (type == SQLITE_NULL)
        return NIL();
    if (type == SQLITE_INTEGER)
        return INT(sqlite3_column_int64(rows, column));
    check(type == SQLITE_TEXT || type == SQLITE_BLOB); /* tables are STRICT and know no other */
    const char *at = sqlite3_column_blob(rows, column);
    struct str bytes = {at, (size_t)sqlite3_column_bytes(rows, column)};
    return type == SQLITE_TEXT ? TEXT(bytes) : BYTES(bytes);
}

static enum err read_rows(struct db *db, const char *sql, const struct table_reader *reader)
{
    sqlite3_stmt *rows;
    struct value values[TABLE_COLUMNS_MAX];
    enum err err = OK;
    int code = SQLITE_ROW;
    if (sqlite3_prepare_v2(db->engine->handle(db), sql, -1, &rows, NULL) != SQLITE_OK)
        return refuse(db, STR(N_("reading a table")));
    int count = sqlite3_column_count(rows);
    check(count <= TABLE_COLUMNS_MAX);
    while (!err && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        for (int i = 0; i < count; i++)
            values[i] = value_at(rows, i);
        err = reader->take(reader->arg, values, (size_t)count);
    }
    if (!err && code != SQLITE_DONE)
        err = refuse(db, STR(N_("reading a table")));
    sqlite3_finalize(rows);
    return err;
}

static enum err begin(struct pour *pour)
{
    struct buf sql;
    sqlite3_stmt *statement;
    buf_init(&sql, SQL_BYTES_MAX);
    buf_printf(&sql, "INSERT INTO %.*s (%.*s) VALUES (?", STR_ARG(pour->table->name),
               STR_ARG(pour->table->columns));
    for (size_t i = 1; i < pour->table->column_count; i++)
        buf_put(&sql, STR(", ?"));
    buf_put(&sql, STR(")"));
    buf_put_char(&sql, 0);
    check(!sql.overflow);
    int code = sqlite3_prepare_v2(pour->db->engine->handle(pour->db), sql.at, -1, &statement, NULL);
    buf_free(&sql);
    if (code != SQLITE_OK)
        return refuse(pour->db, pour->table->name);
    pour->statement = statement;
    return OK;
}

static int bind_value(sqlite3_stmt *statement, int number, const struct value *value)
{
    const char *at = value->text.len ? value->text.at : "";
    switch (value->kind) {
    case VALUE_NIL:
        return sqlite3_bind_null(statement, number);
    case VALUE_INT:
        return sqlite3_bind_int64(statement, number, value->number);
    case VALUE_TEXT:
        return sqlite3_bind_text64(statement, number, at, value->text.len, SQLITE_STATIC, SQLITE_UTF8);
    case VALUE_BYTES:
        return sqlite3_bind_blob64(statement, number, at, value->text.len, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static enum err put_row(struct pour *pour, const struct value *values, size_t count)
{
    sqlite3_stmt *statement = pour->statement;
    for (size_t i = 0; i < count; i++)
        check(bind_value(statement, (int)i + 1, &values[i]) == SQLITE_OK);
    int code = sqlite3_step(statement);
    enum err err = code == SQLITE_DONE ? OK : refuse(pour->db, pour->table->name);
    sqlite3_reset(statement);
    return err;
}

static enum err end(struct pour *pour, enum err before)
{
    sqlite3_finalize(pour->statement);
    return before;
}

const struct table_engine sqlite_tables = {
    .read = read_rows,
    .begin = begin,
    .row = put_row,
    .end = end,
    .in_any_order = "PRAGMA defer_foreign_keys = ON",
};
