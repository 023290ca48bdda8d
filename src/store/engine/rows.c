#include "store/engine/rows.h"

#include "base/check.h"
#include "row_readers.h"
#include "text/kit/json_write.h"

enum err query_end_one(struct query *q, bool found)
{
    enum err err = query_end(q);
    if (err)
        return err;
    return found ? OK : ERR_NOT_FOUND;
}

enum err query_end_id(struct query *q, int64_t *id)
{
    bool found = query_next(q);
    if (found)
        *id = query_int(q);
    return query_end_one(q, found);
}

enum err query_end_text(struct query *q, struct arena *arena, struct str *text)
{
    bool found = query_next(q);
    if (found)
        *text = query_text(q, arena);
    return query_end_one(q, found);
}

/* It may be missing. */
static enum err or_none(enum err err)
{
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err query_end_number(struct query *q, int64_t *number)
{
    *number = 0;
    return or_none(query_end_id(q, number));
}

enum err query_end_word(struct query *q, struct arena *arena, struct str *word)
{
    *word = STR_NONE;
    return or_none(query_end_text(q, arena, word));
}

enum err query_end_any(struct query *q, bool *any)
{
    int64_t one = 0;
    enum err err = query_end_id(q, &one);
    *any = err == OK;
    return or_none(err);
}

enum err query_end_ids(struct query *q, int64_t *ids, size_t most, size_t *count)
{
    *count = 0;
    while (*count < most && query_next(q))
        ids[(*count)++] = query_int(q);
    return query_end(q);
}

enum err query_end_words(struct query *q, struct arena *arena, struct str *words, size_t most, size_t *count)
{
    *count = 0;
    while (*count < most && query_next(q))
        words[(*count)++] = query_text(q, arena);
    return query_end(q);
}

enum err query_end_states(struct query *q, struct arena *arena, const struct names *names, int64_t *counts)
{
    while (query_next(q)) {
        struct state_count row = {0};
        row_state_count(q, arena, &row);
        int state = names_find(names, row.state);
        if (state >= 0)
            counts[state] = row.count;
    }
    return query_end(q);
}

/* The room is enough: a byte of a word becomes six at most. */
static struct str list_of(struct arena *arena, const int64_t *ids, const struct str *words, size_t count)
{
    struct buf out;
    struct json json;
    size_t room = 2;
    for (size_t i = 0; i < count; i++)
        room += words ? 6 * words[i].len + 3 : 24;
    buf_init(&out, room);
    json_begin(&json, &out);
    json_array_begin(&json);
    for (size_t i = 0; i < count; i++)
        if (words)
            json_value_str(&json, words[i]);
        else if (ids)
            json_value_int(&json, ids[i]);
    json_array_end(&json);
    check(json_is_whole(&json));
    struct str list = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return list;
}

struct str list_of_ids(struct arena *arena, const int64_t *ids, size_t count)
{
    return list_of(arena, ids, NULL, count);
}

struct str list_of_words(struct arena *arena, const struct str *words, size_t count)
{
    return list_of(arena, NULL, words, count);
}

struct list_cursor list_cursor_begin(struct list_cursor after)
{
    return after.id ? after : (struct list_cursor){INT64_MAX, INT64_MAX};
}
