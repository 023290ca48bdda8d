#include "store/desk/question.h"

#include "core/desk/points.h"
#include "row_readers.h"
#include "text/desk/markup.h"

enum err question_load(struct db *db, struct arena *arena, int64_t id, struct question *question)
{
    QUERY q;
    db_query(&q, db, SQL_question_by_id, INT(id));
    return one_question(&q, arena, question);
}

int64_t question_plain_of(int64_t version)
{
    enum { WAY = 2, WAYS = 1000 }; /* another way makes other words: add one */
    return version * WAYS + WAY;
}

struct str question_plain_make(struct arena *arena, struct str body)
{
    return markup_plain(arena, body, PLAIN_CHARS);
}

enum err question_set_plain(struct db *db, int64_t id, int64_t version, struct str plain)
{
    return db_send(db, SQL_question_set_plain, TEXT(plain), INT(question_plain_of(version)), INT(id),
                   INT(version));
}

enum err question_insert(struct db *db, struct arena *arena, struct question *question)
{
    QUERY q;
    db_query(&q, db, SQL_question_insert, INT_OR_NIL(question->author.person_id),
             INT_OR_NIL(question->guest_id), TEXT(question->author.name), INT(question->category_id),
             TEXT(question->title), TEXT(question->slug), TEXT(question->body), TEXT(question->tags),
             INT(question->created_at.ms), INT(question->state), TEXT(question->held_for),
             TEXT(question->network), INT(question->hotness), INT_OR_NIL(question->nameless_id),
             TEXT(question_plain_make(arena, question->body)), INT(question_plain_of(1)));
    return query_end_id(&q, &question->id);
}

enum err question_lines_read(struct query *q, struct arena *arena, size_t most, struct question_lines *lines)
{
    *lines = (struct question_lines){.at = ARENA_ARRAY(arena, struct question_line, most)};
    while (lines->count < most && query_next(q))
        row_question_line(q, arena, &lines->at[lines->count++]);
    return query_end(q);
}

enum err similar_lines_read(struct query *q, struct arena *arena, size_t most, struct question_lines *lines)
{
    *lines = (struct question_lines){.at = ARENA_ARRAY(arena, struct question_line, most)};
    while (lines->count < most && query_next(q)) {
        struct question_line *line = &lines->at[lines->count++];
        *line = (struct question_line){0};
        row_similar_line(q, arena, line);
    }
    return query_end(q);
}

enum err question_lines_load(struct db *db, struct arena *arena, struct str ids, size_t most,
                             struct question_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_question_lines_of, TEXT(ids), INT((int64_t)most));
    return similar_lines_read(&q, arena, most, lines);
}

enum err question_line_load(struct db *db, struct arena *arena, int64_t id, struct question_line *line)
{
    QUERY q;
    db_query(&q, db, SQL_question_line, INT(id));
    return one_question_line(&q, arena, line);
}

enum err question_set_taken(struct db *db, int64_t id, struct instant at)
{
    return db_run(db, SQL_question_set_taken, NULL, INT(at.ms), INT(id));
}

enum err question_add_taken(struct db *db, int64_t id)
{
    return db_run(db, SQL_question_add_taken, NULL, INT(id));
}

enum err question_views_add(struct db *db, int64_t id, int64_t count)
{
    return db_run(db, SQL_question_views_add, NULL, INT(count), INT(HOTNESS_PER_VIEW * count), INT(id));
}
