#include "store/bulk/export.h"

#include "row_readers.h"

void export_people(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_people, INT(after), INT(count));
}

void export_read_person(struct query *q, struct arena *arena, struct person *person)
{
    row_export_person(q, arena, person);
}

void export_questions(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_questions, INT(after), INT(count));
}

void export_read_question(struct query *q, struct arena *arena, struct question *question)
{
    row_export_question(q, arena, question);
}

void export_answers(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_answers, INT(after), INT(count));
}

void export_read_answer(struct query *q, struct arena *arena, struct bulk_reply *answer)
{
    row_export_answer(q, arena, answer);
}

void export_comments(struct query *q, struct db *db, int64_t after, int64_t count)
{
    db_query(q, db, SQL_export_comments, INT(after), INT(count));
}

void export_read_comment(struct query *q, struct arena *arena, struct bulk_reply *comment)
{
    row_export_comment(q, arena, comment);
}

void export_votes(struct query *q, struct db *db, const struct bulk_vote *after, int64_t count)
{
    db_query(q, db, SQL_export_votes, INT(after->ref.kind), INT(after->ref.id), INT(after->person_id),
             INT(count));
}

void export_read_vote(struct query *q, struct bulk_vote *vote)
{
    row_export_vote(q, NULL, vote);
}
