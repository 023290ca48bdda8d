#include "store/site/setting.h"

#include "row_readers.h"

void setting_query(struct query *q, struct db *db)
{
    db_query0(q, db, SQL_setting_all);
}

bool setting_next(struct query *q, struct arena *arena, struct setting_line *line)
{
    bool found = query_next(q);
    if (found)
        row_setting_line(q, arena, line);
    return found;
}

enum err setting_put(struct db *db, struct str name, struct str value)
{
    return db_run(db, SQL_setting_put, NULL, TEXT(name), TEXT(value));
}

enum err setting_number(struct db *db, struct str name, int64_t *number)
{
    QUERY q;
    struct arena arena;
    struct str text;
    arena_init(&arena, 4096);
    db_query(&q, db, SQL_setting_load, TEXT(name));
    enum err err = query_end_word(&q, &arena, &text);
    if (!str_to_int(text, number))
        *number = 0;
    arena_free(&arena);
    return err;
}

enum err setting_count_up(struct db *db, struct str name)
{
    return db_run(db, SQL_setting_count_up, NULL, TEXT(name));
}

enum err category_load_all(struct db *db, struct arena *arena, struct category_rows *rows)
{
    QUERY q;
    *rows = (struct category_rows){.at = ARENA_ARRAY(arena, struct category_row, CATEGORIES_MAX)};
    db_query0(&q, db, SQL_category_all);
    while (query_next(&q)) {
        if (rows->count == CATEGORIES_MAX)
            return ERR_LIMIT;
        struct category_row *row = &rows->at[rows->count++];
        row_category_row(&q, arena, row);
    }
    return query_end(&q);
}

enum err category_insert(struct db *db, struct category_row *row)
{
    QUERY q;
    db_query(&q, db, SQL_category_insert, INT_OR_NIL(row->parent_id), TEXT(row->slug), TEXT(row->name),
             INT(row->position), INT(row->retired));
    enum err err = query_end_id(&q, &row->id);
    return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

enum err category_save(struct db *db, const struct category_row *row)
{
    return db_run(db, SQL_category_save, NULL, INT_OR_NIL(row->parent_id), TEXT(row->name),
                  INT(row->position), INT(row->retired), INT(row->id));
}

enum err category_add(struct db *db, int64_t id, int64_t questions)
{
    return db_run(db, SQL_category_add, NULL, INT(questions), INT(id));
}

enum err setting_delete(struct db *db, struct str name)
{
    return db_run(db, SQL_setting_delete, NULL, TEXT(name));
}
