#include "store/desk/question.h"

#include "core/desk/points.h"

static void read_question(struct query *q, struct arena *arena, struct question *question)
{
    question->id = query_int(q);
    question->author.person_id = query_int(q);
    question->guest_id = query_int(q);
    question->author.name = query_text(q, arena);
    question->category_id = query_int(q);
    question->title = query_text(q, arena);
    question->slug = query_text(q, arena);
    question->body = query_text(q, arena);
    question->tags = query_text(q, arena);
    question->created_at = query_instant(q);
    question->edited_at = query_instant(q);
    question->active_at = query_instant(q);
    question->state = (enum post_state)query_int(q);
    question->held_for = query_text(q, arena);
    question->network = query_text(q, arena);
    question->closed_at = query_instant(q);
    question->close_reason = query_text(q, arena);
    question->duplicate_of = query_int(q);
    question->selected_answer_id = query_int(q);
    question->version = query_int(q);
    question->up_votes = query_int(q);
    question->down_votes = query_int(q);
    question->votes = query_int(q);
    question->answer_count = query_int(q);
    question->comment_count = query_int(q);
    question->flag_count = query_int(q);
    question->favourite_count = query_int(q);
    question->view_count = query_int(q);
    question->hotness = query_int(q);
    author_read(q, arena, &question->author);
}

enum err question_load(struct db *db, struct arena *arena, int64_t id, struct question *question)
{
    QUERY q;
    db_query(&q, db, SQL_question_by_id, INT(id));
    bool found = query_next(&q);
    if (found)
        read_question(&q, arena, question);
    return query_end_one(&q, found);
}

enum err question_insert(struct db *db, struct question *question)
{
    QUERY q;
    db_query(&q, db, SQL_question_insert, INT_OR_NIL(question->author.person_id),
             INT_OR_NIL(question->guest_id), TEXT(question->author.name), INT(question->category_id),
             TEXT(question->title), TEXT(question->slug), TEXT(question->body), TEXT(question->tags),
             INT(question->created_at.ms), INT(question->state), TEXT(question->held_for),
             TEXT(question->network), INT(question->hotness));
    return query_end_id(&q, &question->id);
}

static void read_line(struct query *q, struct arena *arena, struct question_line *line)
{
    line->id = query_int(q);
    line->title = query_text(q, arena);
    line->slug = query_text(q, arena);
    line->category_id = query_int(q);
    line->tags = query_text(q, arena);
    line->created_at = query_instant(q);
    line->active_at = query_instant(q);
    line->state = (enum post_state)query_int(q);
    line->closed = query_int(q) != 0;
    line->selected_answer_id = query_int(q);
    line->votes = query_int(q);
    line->answer_count = query_int(q);
    line->view_count = query_int(q);
    line->hotness = query_int(q);
    line->author.person_id = query_int(q);
    line->author.name = query_text(q, arena);
    author_read(q, arena, &line->author);
    line->body = query_text(q, arena);
}

enum err question_lines_read(struct query *q, struct arena *arena, size_t most, struct question_lines *lines)
{
    *lines = (struct question_lines){.at = ARENA_ARRAY(arena, struct question_line, most)};
    while (lines->count < most && query_next(q))
        read_line(q, arena, &lines->at[lines->count++]);
    return query_end(q);
}

enum err question_line_load(struct db *db, struct arena *arena, int64_t id, struct question_line *line)
{
    QUERY q;
    db_query(&q, db, SQL_question_line, INT(id));
    bool found = query_next(&q);
    if (found)
        read_line(&q, arena, line);
    return query_end_one(&q, found);
}

enum err question_views_add(struct db *db, int64_t id, int64_t count)
{
    return db_run(db, SQL_question_views_add, NULL, INT(count), INT(HOTNESS_PER_VIEW * count), INT(id));
}
