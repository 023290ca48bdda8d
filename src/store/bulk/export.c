#include "store/bulk/export.h"

void export_people(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_people, INT(after), INT(count));
}

void export_read_person(struct query *q, struct arena *arena, struct person *person)
{
    person->id = query_int(q);
    person->handle = query_text(q, arena);
    person->title = query_text(q, arena);
    person->created_at = query_instant(q);
    person->points = query_int(q);
}

void export_questions(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_questions, INT(after), INT(count));
}

void export_read_question(struct query *q, struct arena *arena, struct question *question)
{
    question->id = query_int(q);
    question->author.person_id = query_int(q);
    question->author.name = query_text(q, arena);
    question->category_id = query_int(q);
    question->title = query_text(q, arena);
    question->body = query_text(q, arena);
    question->tags = query_text(q, arena);
    question->created_at = query_instant(q);
    question->view_count = query_int(q);
    question->selected_answer_id = query_int(q);
    question->closed_at = query_instant(q);
    question->close_reason = query_text(q, arena);
    question->duplicate_of = query_int(q);
}

void export_answers(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_answers, INT(after), INT(count));
}

void export_read_answer(struct query *q, struct arena *arena, struct bulk_reply *answer)
{
    answer->id = query_int(q);
    answer->question_id = query_int(q);
    answer->person_id = query_int(q);
    answer->body = query_text(q, arena);
    answer->created_at = query_instant(q);
}

void export_comments(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_comments, INT(after), INT(count));
}

void export_read_comment(struct query *q, struct arena *arena, struct bulk_reply *comment)
{
    comment->id = query_int(q);
    comment->question_id = query_int(q);
    comment->answer_id = query_int(q);
    comment->person_id = query_int(q);
    comment->body = query_text(q, arena);
    comment->created_at = query_instant(q);
}

void export_votes(struct query *q, struct db *db, const struct bulk_vote *after, int64_t count)
{
    db_query(q, db, SQL_export_votes, INT(after->ref.kind), INT(after->ref.id), INT(after->person_id),
             INT(count));
}

void export_read_vote(struct query *q, struct bulk_vote *vote)
{
    vote->ref.kind = (enum post_kind)query_int(q);
    vote->ref.id = query_int(q);
    vote->person_id = query_int(q);
    vote->vote = query_int(q);
    vote->created_at = query_instant(q);
}
