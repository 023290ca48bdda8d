#ifndef STORE_SITE_SETTING_H
#define STORE_SITE_SETTING_H
/* Settings and categories as rows. */
#include "store/engine/rows.h"

struct setting_line {
    struct str name, value;
};
/* Starts reading all settings, by name; the next of them: false when there is none, and the caller ends the query. */
void setting_query(struct query *q, struct db *db);
bool setting_next(struct query *q, struct arena *arena, struct setting_line *line);
/* Back to its default. */
enum err setting_delete(struct db *db, struct str name) MUST_USE;
enum err setting_put(struct db *db, struct str name, struct str value) MUST_USE;

/* A setting that is a number: 0 when there is none; one more than it was. */
enum err setting_number(struct db *db, struct str name, int64_t *number) MUST_USE;
enum err setting_count_up(struct db *db, struct str name) MUST_USE;

struct category_row {
    int64_t id, parent_id;
    struct str slug, name;
    int64_t position, question_count;
    bool retired;
};
struct category_rows {
    struct category_row *at;
    size_t count;
};
enum { CATEGORIES_MAX = 1000 };

/* All categories by position. ERR_LIMIT when there are more than CATEGORIES_MAX. */
enum err category_load_all(struct db *db, struct arena *arena, struct category_rows *rows) MUST_USE;
enum err category_insert(struct db *db, struct category_row *row) MUST_USE;
/* Writes parent, name, position and retired. */
enum err category_save(struct db *db, const struct category_row *row) MUST_USE;
/* Adds to the count of the category's own live questions. */
enum err category_add(struct db *db, int64_t id, int64_t questions) MUST_USE;

#endif
