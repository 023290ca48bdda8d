#ifndef STORE_BULK_EXPORT_H
#define STORE_BULK_EXPORT_H
/*
 * What export writes, page by page. Each function starts a query behind a place (0: the beginning) for at
 * most `count` rows; the readers take one row of it each. Only live posts; a deleted person is nobody.
 */
#include "store/bulk/bulk.h"

void export_people(struct query *q, struct db *db, int64_t after, int64_t count);
void export_read_person(struct query *q, struct arena *arena, struct person *person);

void export_questions(struct query *q, struct db *db, int64_t after, int64_t count);
/* Also closed_at, close_reason, duplicate_of (0: none, or not live) and selected_answer_id (likewise). */
void export_read_question(struct query *q, struct arena *arena, struct question *question);

void export_answers(struct query *q, struct db *db, int64_t after, int64_t count);
void export_read_answer(struct query *q, struct arena *arena, struct bulk_reply *answer);
void export_comments(struct query *q, struct db *db, int64_t after, int64_t count);
void export_read_comment(struct query *q, struct arena *arena, struct bulk_reply *comment);

/* Behind the vote `after`, which may be zeroed. */
void export_votes(struct query *q, struct db *db, const struct bulk_vote *after, int64_t count);
void export_read_vote(struct query *q, struct bulk_vote *vote);

#endif
