#include "store/engine/db.h"

#include "base/check.h"
#include "store/engine/ahead.h"
#include "store/engine/alone.h"
#include "store/engine/db_engine.h"
#include "store/engine/db_sqlite_file.h"
#include "store/engine/listen.h"
#include "store/engine/met.h"
#include "store/engine/migrate.h"
#include "store/engine/savepoint.h"

#include <stdio.h>

/* ---- opening ---- */

enum err db_url_check(struct str url, struct failure *failure)
{
    static const struct str schemes[] = {STR_INIT("sqlite:"), STR_INIT("postgresql://"),
                                         STR_INIT("postgres://")};
    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (str_starts(url, schemes[i]) && url.len > schemes[i].len)
            return OK;
    return fail(failure, ERR_INPUT, "a database is given as sqlite:FILE or postgresql://..., not as {url}",
                PLACE("url", url));
}

/* Opens without looking at the schema; may_make: a SQLite file that is not there is made. */
static enum err connect_to(struct str url, enum db_mode mode, bool may_make, struct db **db,
                           struct failure *failure)
{
    struct str sqlite = STR("sqlite:");
    *db = NULL;
    enum err err = db_url_check(url, failure);
    if (err)
        return err;
    if (str_starts(url, sqlite))
        return sqlite_open(str_slice(url, sqlite.len, url.len), mode, may_make, db, failure);
    return postgres_open(url, mode, db, failure);
}

enum err db_open(struct str url, enum db_mode mode, struct db **db, struct failure *failure)
{
    enum err err = connect_to(url, mode, false, db, failure);
    if (err == OK)
        err = migrate_check(*db);
    if (err == OK)
        return OK;
    db_close(*db);
    *db = NULL;
    return err;
}

enum err db_open_bare(struct str url, struct db **db, struct failure *failure)
{
    return connect_to(url, DB_WRITE, true, db, failure);
}

static enum err no_other_session(struct str url, struct failure *failure)
{
    struct db *db;
    struct query q;
    int64_t others = 0;
    enum err err = db_open_bare(url, &db, failure);
    if (err)
        return err;
    db_query0(&q, db, SQL_table_sessions);
    if (query_next(&q))
        others = query_int(&q);
    err = query_end(&q);
    if (!err && others)
        err = fail(failure, ERR_BUSY,
                   "another program is connected to the database: stop the server first (systemctl stop "
                   "recourse)");
    db_close(db);
    return err;
}

enum err db_is_free(struct str url, struct failure *failure)
{
    struct str sqlite = STR("sqlite:");
    if (str_starts(url, sqlite))
        return sqlite_file_free(str_slice(url, sqlite.len, url.len), failure);
    return no_other_session(url, failure);
}

enum err db_hold(struct str url, int *held, struct failure *failure)
{
    struct str sqlite = STR("sqlite:");
    return str_starts(url, sqlite) ? sqlite_file_hold(str_slice(url, sqlite.len, url.len), held, failure)
                                   : OK;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    check(db->open_count == 0);
    if (db->in_transaction)
        db_rollback(db);
    db->engine->close(db);
}

enum db_kind db_kind(const struct db *db)
{
    return db->engine->kind;
}

void db_watch(struct db *db, struct failure *failure)
{
    db->failure = failure;
}

int64_t db_version(struct db *db)
{
    return db->engine->version(db);
}

enum err db_backup(struct db *db, struct str path)
{
    return db->engine->backup(db, path);
}

enum err db_set_disposable(struct db *db)
{
    check(!db->in_transaction && db->open_count == 0);
    return db->engine->set_disposable ? db->engine->set_disposable(db) : OK;
}

/* ---- news ---- */

bool db_tells(const struct db *db)
{
    return db->engine->listen != NULL;
}

enum err db_listen(struct db *db)
{
    return db->engine->listen(db);
}

enum err db_await_news(struct db *db, int64_t most_ms, bool *news)
{
    return db->engine->await_news(db, most_ms, news);
}

/* ---- failing ---- */

int64_t db_fail_after(struct db *db, int64_t calls)
{
    check(calls == -1 || calls >= 1);
    int64_t left = db->fail_after ? db->fail_after : -1;
    db->fail_after = calls == -1 ? 0 : calls;
    return left;
}

/* Why the next step may not be taken: an earlier failure of this transaction, or the fault that a test asked
 * for. */
static enum err before_step(struct db *db)
{
    if (db->broken != OK)
        return db->broken;
    if (db->fail_after == 0 || --db->fail_after > 0)
        return OK;
    return fail(db->failure, ERR_DATABASE, "the database failed because a test asked for it");
}

/* Remembers a failure for the transaction that it broke. */
static enum err after_step(struct db *db, enum err err)
{
    if (err != OK && db->in_transaction)
        db->broken = err;
    return err;
}

const struct db_asked *db_asked(const struct db *db)
{
    return &db->asked;
}

enum err db_script(struct db *db, const char *sql)
{
    enum err err = before_step(db);
    db->asked.statements++;
    if (err == OK)
        err = db->engine->script(db, sql);
    return after_step(db, err);
}

/* ---- transactions ---- */

enum err db_begin(struct db *db, enum db_mode mode)
{
    check(!db->in_transaction && db->open_count == 0);
    check(mode == DB_READ || db->mode == DB_WRITE);
    if (db->lost && mode != DB_READ)
        return fail(
            db->failure, ERR_DATABASE,
            "the disk has not kept what it was given (fsync failed), so nothing more is written; look at the "
            "disk, then start again and run check");
    db->met = false;
    enum err err = db_script(db, db->engine->begin[mode]);
    db->in_transaction = err == OK;
    return err;
}

bool db_met_another(const struct db *db)
{
    return db->met;
}

struct str db_taken_why(const struct db *db)
{
    return str_from(db->why);
}

enum err db_say_taken(struct db *db, enum err err)
{
    if (err != ERR_CONFLICT)
        return err;
    snprintf(db->why, sizeof db->why, "%.390s", db->failure->text);
    return fail(db->failure, ERR_CONFLICT,
                "Somebody has changed this at the same moment, so nothing was done. Look at it again.");
}

/* Ends a transaction that must leave nothing, without touching the sentence of the failure that made it so.
 */
static void abandon(struct db *db)
{
    struct failure ignored = {0}, *watched = db->failure;
    db->failure = &ignored;
    db->asked.statements++;
    (void)!db->engine->script(db, "ROLLBACK");
    db->failure = watched;
    db->in_transaction = db->in_savepoint = false;
    db->broken = OK;
}

enum err db_commit(struct db *db)
{
    check(db->in_transaction && !db->in_savepoint && db->open_count == 0);
    enum err err = db_script(db, "COMMIT");
    if (err != OK)
        abandon(db);
    db->in_transaction = false;
    return err;
}

void db_rollback(struct db *db)
{
    check(db->in_transaction && db->open_count == 0);
    abandon(db);
}

enum err db_read_anew(struct db *db)
{
    check(db->in_transaction && db->open_count == 0);
    if (db->engine->kind == DB_SQLITE || db->broken)
        return db->broken;
    abandon(db);
    enum err err = db_begin(db, DB_READ);
    db->in_transaction = true; /* whoever began it ends it */
    db->broken = err;
    return err;
}

enum err db_savepoint(struct db *db)
{
    check(db->in_transaction && !db->in_savepoint && db->open_count == 0);
    enum err err = db_script(db, "SAVEPOINT unit");
    db->in_savepoint = err == OK;
    return err;
}

enum err db_release(struct db *db)
{
    check(db->in_savepoint && db->open_count == 0);
    enum err err = db_script(db, "RELEASE SAVEPOINT unit");
    db->in_savepoint = err != OK;
    return err;
}

enum err db_undo(struct db *db)
{
    check(db->in_savepoint && db->open_count == 0);
    enum err err = db->engine->script(db, "ROLLBACK TO SAVEPOINT unit; RELEASE SAVEPOINT unit");
    db->in_savepoint = false;
    db->broken = err;
    return err;
}

int64_t db_changes(struct db *db)
{
    check(db->engine->changes != NULL);
    return db->engine->changes(db);
}

bool db_is_broken(const struct db *db)
{
    return db->broken != OK;
}

/* ---- statements ---- */

static void check_values(enum statement statement, const struct value *values, size_t count)
{
    check(statement < SQL_COUNT && count == (size_t)statement_texts[statement].parameter_count);
    for (size_t i = 0; i < count; i++)
        check(values[i].kind != VALUE_TEXT || str_find_char(values[i].text, 0) == values[i].text.len);
}

static void note_asked(struct db *db, enum statement statement)
{
    db->asked.statements++;
    db->asked.of[statement]++;
}

void query_start(struct query *q, struct db *db, enum statement statement, const struct value *values,
                 size_t count)
{
    check_values(statement, values, count);
    check(!db->is_open[statement]); /* its rows are still being read */
    *q = (struct query){.db = db, .statement = statement};
    note_asked(db, statement);
    q->err = before_step(db);
    if (q->err == OK)
        db->engine->start(q, values, count);
    (void)after_step(db, q->err);
    if (!q->rows)
        return;
    db->is_open[statement] = true;
    db->open_count++;
}

void db_ahead_now_values(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    check_values(statement, values, count);
    check(statement_texts[statement].kind != STATEMENT_RUN);
    if (db->engine->ahead && db->in_transaction && db->broken == OK)
        db->engine->ahead(db, statement, values, count);
}

void db_ahead_values(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    if (db->mode == DB_READ)
        db_ahead_now_values(db, statement, values, count);
}

/* Every column of a row that was handed out has been read. */
static void check_row_read(const struct query *q)
{
    check(q->err != OK || q->row == 0 || q->column == q->column_count);
}

bool query_next(struct query *q)
{
    check(statement_texts[q->statement].kind != STATEMENT_RUN);
    check_row_read(q);
    if (q->err != OK || !q->rows || !q->more)
        return false;
    q->err = before_step(q->db);
    if (q->err == OK)
        q->db->engine->next(q);
    if (after_step(q->db, q->err) != OK || !q->more)
        return false;
    check(q->row == 0 || statement_texts[q->statement].kind == STATEMENT_MANY);
    q->row++;
    q->column = 0;
    return true;
}

int64_t query_int(struct query *q)
{
    check(q->rows && q->row > 0 && q->column < q->column_count);
    return q->db->engine->integer(q, q->column++);
}

struct str query_text(struct query *q, struct arena *arena)
{
    check(q->rows && q->row > 0 && q->column < q->column_count);
    struct str text = q->db->engine->text(q, q->column++);
    return text.len ? arena_copy(arena, text) : STR(""); /* most columns of a history are empty */
}

struct str query_bytes(struct query *q, struct arena *arena)
{
    check(q->rows && q->row > 0 && q->column < q->column_count);
    return q->db->engine->bytes(q, q->column++, arena);
}

static void close_rows(struct query *q)
{
    if (!q->rows)
        return;
    q->db->engine->end(q);
    q->rows = NULL;
    q->db->is_open[q->statement] = false;
    q->db->open_count--;
    (void)after_step(q->db, q->err);
}

enum err query_end(struct query *q)
{
    check(q->db != NULL);
    if (q->rows)
        check_row_read(q);
    close_rows(q);
    return q->err;
}

void query_cleanup(struct query *q)
{
    close_rows(q);
}

enum err db_run_values(struct db *db, enum statement statement, int64_t *changed, const struct value *values,
                       size_t count)
{
    struct query q;
    check(statement < SQL_COUNT && statement_texts[statement].kind == STATEMENT_RUN);
    if (!changed && db->in_transaction && db->engine->send)
        return db_send_values(db, statement, values, count);
    query_start(&q, db, statement, values, count);
    check(!q.more);
    if (changed)
        *changed = q.changed;
    return query_end(&q);
}

/* ---- statements sent ahead ---- */

enum err db_send_values(struct db *db, enum statement statement, const struct value *values, size_t count)
{
    check(db->in_transaction);
    db->failed_mark = db->mark;
    if (!db->engine->send)
        return db_run_values(db, statement, NULL, values, count);
    check_values(statement, values, count);
    check(statement_texts[statement].kind == STATEMENT_RUN);
    note_asked(db, statement);
    enum err err = before_step(db);
    if (err == OK)
        err = db->engine->send(db, statement, values, count);
    return after_step(db, err);
}

enum err db_settle(struct db *db)
{
    if (db->broken != OK || !db->engine->settle)
        return db->broken;
    return after_step(db, db->engine->settle(db));
}

void db_mark(struct db *db, int64_t mark)
{
    db->mark = mark;
}

int64_t db_failed_mark(const struct db *db)
{
    return db->failed_mark;
}
