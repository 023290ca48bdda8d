#include "base/check.h"
#include "base/memory.h"
#include "base/why.h"
#include "store/engine/db_engine.h"
#include "store/engine/db_sqlite_rank.h"
#include "store/engine/db_sqlite_why.h"
#include "store/engine/table_engine.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUSY_WAIT_MS = 5000, PATH_ROOM = 4096, SMALL_PIECE = 256, SMALL_PIECES = 512 };

struct sqlite {
    struct db db;
    sqlite3 *handle;
    sqlite3_stmt *statements[SQL_COUNT];
    sqlite3_stmt *data_version;
};

/*
 * Before anything else. WAL lets readers and the writer pass each other; FULL makes a commit durable when it
 * returns; the cache is 16 MiB a connection, and pages beyond it are read through the map.
 */
static const char for_all[] = "PRAGMA foreign_keys = ON;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -16384;"
                              "PRAGMA mmap_size = 1073741824;";
static const char for_writers[] = "PRAGMA journal_mode = WAL;"
                                  "PRAGMA wal_autocheckpoint = 4000;"
                                  "PRAGMA journal_size_limit = 67108864;";
static const char for_readers[] = "PRAGMA query_only = ON;";

static struct sqlite *sqlite_of(struct db *db)
{
    return (struct sqlite *)db;
}

/* ---- failing ---- */

static enum err err_of(int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return ERR_CONFLICT;
    }
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_BUSY;
    case SQLITE_FULL:
        return ERR_FULL;
    }
    return ERR_DATABASE;
}

/*
 * Says what went wrong with `what`. After a failed fsync nobody knows what the disk holds: a second
 * one may succeed though the first's pages are gone, so that nothing after it can be promised.
 */
static enum err refuse(struct db *db, int code, const char *what)
{
    db->lost = db->lost || code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
    return db_say_taken(db,
                        fail(db->failure, err_of(code), "{what}: {why} (SQLite {code})",
                             PLACE_SAID("what", str_from(what)),
                             PLACE_SAID("why", sqlite_why(sqlite_of(db)->handle)), PLACE_ID("code", code)));
}

/* ---- statements ---- */

static enum err prepare(struct db *db, enum statement statement)
{
    struct sqlite *sqlite = sqlite_of(db);
    const struct statement_text *text = &statement_texts[statement];
    if (sqlite->statements[statement])
        return OK;
    int code = sqlite3_prepare_v3(sqlite->handle, text->sqlite, -1, SQLITE_PREPARE_PERSISTENT,
                                  &sqlite->statements[statement], NULL);
    if (code != SQLITE_OK)
        return refuse(db, code, text->name);
    check(sqlite3_bind_parameter_count(sqlite->statements[statement]) == text->parameter_count);
    return OK;
}

/* Texts are copied where rows are read after the caller's strings may be gone. */
static int bind(sqlite3_stmt *statement, int number, struct value value, sqlite3_destructor_type lives)
{
    switch (value.kind) {
    case VALUE_NIL:
        return sqlite3_bind_null(statement, number);
    case VALUE_INT:
        return sqlite3_bind_int64(statement, number, value.number);
    case VALUE_TEXT:
        return sqlite3_bind_text64(statement, number, value.text.len ? value.text.at : "", value.text.len,
                                   lives, SQLITE_UTF8);
    case VALUE_BYTES:
        return sqlite3_bind_blob64(statement, number, value.text.len ? value.text.at : "", value.text.len,
                                   lives);
    }
    return SQLITE_MISUSE;
}

/* Goes to the next row, or to the end. */
static void step(struct query *q)
{
    int code = sqlite3_step(q->rows);
    q->more = code == SQLITE_ROW;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        q->err = refuse(q->db, code, statement_texts[q->statement].name);
}

static void start(struct query *q, const struct value *values, size_t count)
{
    q->err = prepare(q->db, q->statement);
    if (q->err != OK)
        return;
    struct sqlite *sqlite = sqlite_of(q->db);
    sqlite3_stmt *statement = sqlite->statements[q->statement];
    bool at_once = statement_texts[q->statement].kind == STATEMENT_RUN;
    q->rows = statement;
    q->column_count = sqlite3_column_count(statement);
    for (size_t i = 0; i < count; i++) {
        int code = bind(statement, (int)i + 1, values[i], at_once ? SQLITE_STATIC : SQLITE_TRANSIENT);
        if (code != SQLITE_OK) {
            q->err = refuse(q->db, code, statement_texts[q->statement].name);
            return;
        }
    }
    step(q);
    q->changed = q->err == OK ? sqlite3_changes64(sqlite->handle) : 0;
}

static void next(struct query *q)
{
    if (q->row > 0) /* start has stepped to the first */
        step(q);
}

static int64_t integer(struct query *q, int column)
{
    int type = sqlite3_column_type(q->rows, column);
    check(type == SQLITE_INTEGER || type == SQLITE_NULL);
    return sqlite3_column_int64(q->rows, column);
}

static struct str text(struct query *q, int column)
{
    const char *at = sqlite3_column_blob(q->rows, column); /* a text of it would be copied for its end */
    return (struct str){at, (size_t)sqlite3_column_bytes(q->rows, column)};
}

static struct str bytes(struct query *q, int column, struct arena *arena)
{
    const char *at = sqlite3_column_blob(q->rows, column);
    return arena_copy(arena, (struct str){at, (size_t)sqlite3_column_bytes(q->rows, column)});
}

/* A statement that was not read to its end may only now fail to commit. */
static void end(struct query *q)
{
    bool failed = q->err != OK;
    int code = sqlite3_reset(q->rows);
    if (!failed && code != SQLITE_OK)
        q->err = refuse(q->db, code, statement_texts[q->statement].name);
}

/* Undoing must not want for memory: a transaction that stayed open would refuse every one that comes after it. */
static enum err script(struct db *db, const char *sql)
{
    sqlite3 *handle = sqlite_of(db)->handle;
    bool undoes = strcmp(sql, "ROLLBACK") == 0;
    int code = sqlite3_exec(handle, sql, NULL, NULL, NULL);
    for (; code == SQLITE_NOMEM && undoes && !sqlite3_get_autocommit(handle);
         code = sqlite3_exec(handle, sql, NULL, NULL, NULL))
        memory_open(sql);
    return code == SQLITE_OK ? OK : refuse(db, code, N_("the database"));
}

static int64_t version(struct db *db)
{
    sqlite3_stmt *statement = sqlite_of(db)->data_version;
    int64_t version = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return version;
}

static int64_t changes(struct db *db)
{
    return sqlite3_total_changes64(sqlite_of(db)->handle);
}

/*
 * A journal of what is undone is kept for the pages that were there; those that come have none. WAL would hold each page of the one
 * large transaction and look for it among all others at each reading. The cache is all of the file that is in memory (mapped, it
 * would be there as a whole): a quarter of the machine's at most, and two gigabytes, what the indexes of a million questions jump
 * about in. What does not fit is written and read again.
 */
static enum err set_disposable(struct db *db)
{
    static const struct {
        int64_t machine_gb;
        const char *cache;
    } rows[] = {{8, "PRAGMA cache_size = -2097152;"},
                {2, "PRAGMA cache_size = -524288;"},
                {0, "PRAGMA cache_size = -65536;"}};
    int64_t bytes = (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
    size_t row = 0;
    while (rows[row].machine_gb << 30 > bytes && row + 1 < COUNT_OF(rows))
        row++;
    enum err err = script(db, "PRAGMA journal_mode = DELETE;"
                              "PRAGMA locking_mode = EXCLUSIVE;"
                              "PRAGMA synchronous = OFF;"
                              "PRAGMA mmap_size = 0;");
    return err ? err : script(db, rows[row].cache);
}

/* ---- backup ---- */

/* Copies all pages in one step: one read transaction, which holds up nobody. */
static int copy_pages(sqlite3 *from, const char *path, sqlite3 **to)
{
    int code =
        sqlite3_open_v2(path, to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return code;
    sqlite3_backup *copy = sqlite3_backup_init(*to, "main", from, "main");
    if (!copy)
        return sqlite3_extended_errcode(*to);
    sqlite3_backup_step(copy, -1);
    return sqlite3_backup_finish(copy);
}

/* The copy gets its name only when it is complete. */
static enum err backup(struct db *db, struct str path)
{
    char name[PATH_ROOM], part[PATH_ROOM + 8];
    if (path.len == 0 || path.len >= sizeof name)
        return fail(db->failure, ERR_INPUT, "a backup's path has 1 to {most} bytes",
                    PLACE_INT("most", PATH_ROOM - 1));
    snprintf(name, sizeof name, "%.*s", STR_ARG(path));
    snprintf(part, sizeof part, "%s.part", name);
    if (access(name, F_OK) == 0)
        return fail(db->failure, ERR_INPUT, "{path} already exists; a backup goes into a new file",
                    PLACE("path", str_from(name)));
    unlink(part); /* what an earlier try left */
    sqlite3 *to = NULL;
    enum err err = OK;
    int code = copy_pages(sqlite_of(db)->handle, part, &to);
    if (code != SQLITE_OK)
        err = fail(db->failure, err_of(code), "the backup to {path} failed: {why}",
                   PLACE("path", str_from(name)), PLACE("why", str_from(sqlite3_errstr(code))));
    sqlite3_close(to);
    if (err == OK && rename(part, name) != 0)
        err = fail(db->failure, ERR_IO, "{path} cannot be made: {why}", PLACE("path", str_from(name)),
                   PLACE_ERRNO("why", errno));
    if (err != OK)
        unlink(part);
    return err;
}

/* ---- opening and closing ---- */

static void close_sqlite(struct db *db)
{
    struct sqlite *sqlite = sqlite_of(db);
    for (int i = 0; i < SQL_COUNT; i++)
        sqlite3_finalize(sqlite->statements[i]);
    sqlite3_finalize(sqlite->data_version);
    check(sqlite3_close(sqlite->handle) == SQLITE_OK);
    free(sqlite);
}

static void *handle(struct db *db)
{
    return sqlite_of(db)->handle;
}

static const struct db_engine engine = {
    .kind = DB_SQLITE,
    .begin = {[DB_READ] = "BEGIN", [DB_WRITE] = "BEGIN IMMEDIATE", [DB_WRITE_ROWS] = "BEGIN IMMEDIATE"},
    .close = close_sqlite,
    .script = script,
    .start = start,
    .next = next,
    .integer = integer,
    .text = text,
    .bytes = bytes,
    .end = end,
    .version = version,
    .changes = changes,
    .backup = backup,
    .set_disposable = set_disposable,
    .handle = handle,
    .tables = &sqlite_tables,
};

/* A word in double quotes is a name and never, by a typing error, a string. */
static void refuse_misspelt_names(sqlite3 *handle)
{
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static enum err set_up(struct sqlite *sqlite)
{
    struct db *db = &sqlite->db;
    sqlite3_db_config(sqlite->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, SMALL_PIECE, SMALL_PIECES);
    sqlite3_extended_result_codes(sqlite->handle, 1);
    sqlite3_busy_timeout(sqlite->handle, BUSY_WAIT_MS);
    refuse_misspelt_names(sqlite->handle);
    enum err err = script(db, for_all);
    if (err == OK)
        err = script(db, db->mode == DB_WRITE ? for_writers : for_readers);
    if (err != OK)
        return err;
    int code = search_rank_add(sqlite->handle);
    if (code != SQLITE_OK)
        return refuse(db, code, "search_rank");
    code = sqlite3_prepare_v3(sqlite->handle, "PRAGMA data_version", -1, SQLITE_PREPARE_PERSISTENT,
                              &sqlite->data_version, NULL);
    return code == SQLITE_OK ? OK : refuse(db, code, "data_version");
}

enum err sqlite_open(struct str location, enum db_mode mode, bool may_make, struct db **db,
                     struct failure *failure)
{
    char path[PATH_ROOM];
    if (location.len == 0 || location.len >= sizeof path)
        return fail(failure, ERR_INPUT, "after sqlite: comes a file's path of 1 to {most} bytes",
                    PLACE_INT("most", PATH_ROOM - 1));
    snprintf(path, sizeof path, "%.*s", STR_ARG(location));
    struct sqlite *sqlite = memory_new(sizeof *sqlite);
    /* Nobody asks SQLite how much memory it has, and counting takes a lock of the process at each piece. After the first
     * connection of a process this changes nothing. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite->db = (struct db){.engine = &engine, .mode = mode, .failure = failure};
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (may_make ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(path, &sqlite->handle, flags, NULL);
    enum err err = OK;
    if (code != SQLITE_OK)
        err = fail(failure, ERR_DATABASE, "the database {path} cannot be opened: {why}",
                   PLACE("path", str_from(path)), PLACE_SAID("why", sqlite_why(sqlite->handle)));
    if (err == OK)
        err = set_up(sqlite);
    if (err != OK)
        close_sqlite(&sqlite->db);
    else
        *db = &sqlite->db;
    return err;
}
