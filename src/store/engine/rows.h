#ifndef STORE_ENGINE_ROWS_H
#define STORE_ENGINE_ROWS_H
/* The ends that most queries have. */
#include "core/policy/words.h"
#include "store/engine/db.h"

/* Ends a query of at most one row: ERR_NOT_FOUND (without a sentence) when it had none. */
enum err query_end_one(struct query *q, bool found) MUST_USE;
/*
 * Of a statement that has one column there is nothing to mix up: these read it and end. Whatever has more is a row, which is
 * read by its names (tools/pack_sql.h).
 */

/* ERR_NOT_FOUND (without a sentence) when there was no row. */
enum err query_end_id(struct query *q, int64_t *id) MUST_USE;
enum err query_end_text(struct query *q, struct arena *arena, struct str *text) MUST_USE;
/* 0, or an empty text, when there was no row. */
enum err query_end_number(struct query *q, int64_t *number) MUST_USE;
enum err query_end_word(struct query *q, struct arena *arena, struct str *word) MUST_USE;
/* Is there a row? What stands in it is passed over. */
enum err query_end_any(struct query *q, bool *any) MUST_USE;
/* As many as fit. */
enum err query_end_ids(struct query *q, int64_t *ids, size_t most, size_t *count) MUST_USE;
enum err query_end_words(struct query *q, struct arena *arena, struct str *words, size_t most,
                         size_t *count) MUST_USE;

/* Reads how many rows stand in each state ({state_count}), by the states' names, and ends; other names are passed over. */
enum err query_end_states(struct query *q, struct arena *arena, const struct names *names,
                          int64_t *counts) MUST_USE;

/* Lists as statements take them, "[3,7]": both databases read JSON. */
struct str list_of_ids(struct arena *arena, const int64_t *ids, size_t count);
struct str list_of_words(struct arena *arena, const struct str *words, size_t count);

/* A place in a list: behind the line with this value of the ordering column and this id. id 0: the beginning. */
struct list_cursor {
    int64_t value, id;
};
/* For lists that go down: the cursor itself, or one before which nothing is. */
struct list_cursor list_cursor_begin(struct list_cursor after);

#endif
