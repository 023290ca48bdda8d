#include "store/engine/table.h"

#include "base/buf.h"
#include "base/check.h"
#include "row_readers.h"
#include "store/engine/db_engine.h"
#include "store/engine/table_engine.h"

enum { TABLES_MAX = 256, SQL_BYTES_MAX = 64 * 1024 };

/* ---- the catalogue ---- */

static struct table *find_table(struct tables *tables, struct str name)
{
    for (size_t i = 0; i < tables->count; i++)
        if (str_eq(tables->at[i].name, name))
            return &tables->at[i];
    return NULL;
}

static struct table *take_table(struct tables *tables, struct str name)
{
    struct table *table = find_table(tables, name);
    if (table)
        return table;
    check(tables->count < TABLES_MAX);
    tables->at[tables->count].name = name;
    return &tables->at[tables->count++];
}

static struct str joined(struct arena *arena, struct str list, struct str name)
{
    return list.len ? arena_printf(arena, "%.*s, %.*s", STR_ARG(list), STR_ARG(name)) : name;
}

/* Rows come by the alphabet, keys by their places: of a key of several columns the first is met when it is met. */
static enum err load_columns(struct db *db, struct arena *arena, struct tables *tables)
{
    struct str keys[TABLES_MAX][TABLE_PARENTS_MAX] = {0};
    QUERY q;
    db_query0(&q, db, SQL_table_columns);
    while (query_next(&q)) {
        struct table *table = take_table(tables, query_text(&q, arena));
        struct str column = query_text(&q, arena);
        int64_t place = query_int(&q);
        check(place >= 0 && place <= TABLE_PARENTS_MAX && table->column_count < TABLE_COLUMNS_MAX);
        table->columns = joined(arena, table->columns, column);
        table->column_count++;
        if (place)
            keys[table - tables->at][place - 1] = column;
    }
    for (size_t i = 0; i < tables->count; i++)
        for (struct table *table = &tables->at[i]; keys[i][table->key_count].len; table->key_count++)
            table->key = joined(arena, table->key, keys[i][table->key_count]);
    return query_end(&q);
}

static enum err load_parents(struct db *db, struct arena *arena, struct tables *tables)
{
    QUERY q;
    db_query0(&q, db, SQL_table_parents);
    while (query_next(&q)) {
        struct table *table = find_table(tables, query_text(&q, arena));
        struct str parent = query_text(&q, arena);
        check(table && table->parent_count < TABLE_PARENTS_MAX);
        table->parents[table->parent_count++] = parent;
    }
    return query_end(&q);
}

static bool has_its_parents(struct tables *placed, const struct table *table)
{
    for (size_t i = 0; i < table->parent_count; i++)
        if (!find_table(placed, table->parents[i]))
            return false;
    return true;
}

/* Each round places whose parents are placed; tables that refer to each other would never be. */
static void place_parents_first(struct arena *arena, struct tables *tables)
{
    struct tables placed = {ARENA_ARRAY(arena, struct table, tables->count + 1), 0};
    while (placed.count < tables->count) {
        size_t before = placed.count;
        for (size_t i = 0; i < tables->count; i++)
            if (!find_table(&placed, tables->at[i].name) && has_its_parents(&placed, &tables->at[i]))
                placed.at[placed.count++] = tables->at[i];
        check(placed.count > before);
    }
    *tables = placed;
}

enum err tables_load(struct db *db, struct arena *arena, struct tables *tables)
{
    *tables = (struct tables){ARENA_ARRAY(arena, struct table, TABLES_MAX), 0};
    enum err err = load_columns(db, arena, tables);
    if (!err)
        err = load_parents(db, arena, tables);
    if (err)
        return err;
    for (size_t i = 0; i < tables->count; i++)
        check(tables->at[i].key_count > 0);
    place_parents_first(arena, tables);
    return OK;
}

/* ---- rows ---- */

/* A failure inside a transaction sticks, as it does for statements. */
static enum err sticks(struct db *db, enum err err)
{
    if (err && db->in_transaction)
        db->broken = err;
    return err;
}

enum err table_read(struct db *db, const struct table *table, int64_t most, const struct table_reader *reader)
{
    struct buf sql;
    buf_init(&sql, SQL_BYTES_MAX);
    buf_printf(&sql, "SELECT %.*s FROM %.*s ORDER BY %.*s", STR_ARG(table->columns), STR_ARG(table->name),
               STR_ARG(table->key));
    if (most)
        buf_printf(&sql, " LIMIT %lld", (long long)most);
    buf_put_char(&sql, 0);
    check(!sql.overflow);
    enum err err = db_settle(db);
    if (!err)
        err = sticks(db, db->engine->tables->read(db, sql.at, reader));
    buf_free(&sql);
    return err;
}

enum err pour_begin(struct pour *pour, struct db *db, const struct table *table)
{
    *pour = (struct pour){.db = db, .table = table};
    check(db->in_transaction);
    enum err err = db_settle(db);
    return err ? err : sticks(db, db->engine->tables->begin(pour));
}

enum err pour_row(struct pour *pour, const struct value *values, size_t count)
{
    check(count == pour->table->column_count);
    return sticks(pour->db, pour->db->engine->tables->row(pour, values, count));
}

enum err pour_end(struct pour *pour, enum err before)
{
    if (!pour->statement)
        return before;
    return sticks(pour->db, pour->db->engine->tables->end(pour, before));
}

enum err pour_in_any_order(struct db *db)
{
    const char *script = db->engine->tables->in_any_order;
    return script ? db_script(db, script) : OK;
}

enum err tables_ids_behind(struct db *db, const struct tables *tables)
{
    struct buf sql;
    if (!db->engine->tables->gives_ids)
        return OK;
    buf_init(&sql, SQL_BYTES_MAX);
    for (size_t i = 0; i < tables->count; i++)
        if (str_eq(tables->at[i].key, STR("id")))
            buf_printf(&sql,
                       "SELECT setval(pg_get_serial_sequence('%.*s', 'id'), MAX(id)) FROM %.*s "
                       "HAVING MAX(id) IS NOT NULL;",
                       STR_ARG(tables->at[i].name), STR_ARG(tables->at[i].name));
    buf_put_char(&sql, 0);
    check(!sql.overflow);
    enum err err = db_script(db, sql.at);
    buf_free(&sql);
    return err;
}

enum err table_faults(struct db *db, struct arena *arena,
                      void (*tell)(void *arg, const struct table_fault *fault), void *arg)
{
    QUERY q;
    struct table_fault fault = {0};
    db_query0(&q, db, SQL_table_faults);
    while (query_next(&q)) {
        row_table_fault(&q, arena, &fault);
        if (!str_eq(fault.engine, STR("ok")))
            tell(arg, &fault);
    }
    return query_end(&q);
}
