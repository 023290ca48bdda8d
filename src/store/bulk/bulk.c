#include "store/bulk/bulk.h"

#include "row_readers.h"

enum err bulk_person_insert(struct db *db, const struct person *person, struct str handle_key)
{
    return db_send(db, SQL_bulk_person_insert, INT(person->id), TEXT(person->handle), TEXT(handle_key),
                   TEXT(person->password), INT(person->role), TEXT(person->title), INT(person->created_at.ms),
                   INT_OR_NIL(person->blocked_until.ms), TEXT(person->blocked_for));
}

enum err bulk_mailbox_insert(struct db *db, int64_t person_id, struct str email, struct str email_key)
{
    return db_send(db, SQL_bulk_mailbox_insert, INT(person_id), TEXT(email), TEXT(email_key));
}

enum err bulk_category_insert(struct db *db, const struct category_row *row)
{
    return db_send(db, SQL_bulk_category_insert, INT(row->id), TEXT(row->slug), TEXT(row->name),
                   INT(row->position), INT(row->retired));
}

enum err bulk_category_set_parent(struct db *db, int64_t id, int64_t parent_id)
{
    return db_send(db, SQL_bulk_category_set_parent, INT(parent_id), INT(id));
}

enum err bulk_question_insert(struct db *db, const struct question *question)
{
    struct arena scratch;
    arena_init(&scratch, SIZE_MAX);
    enum err err = db_send(
        db, SQL_bulk_question_insert, INT(question->id), INT_OR_NIL(question->author.person_id),
        TEXT(question->author.name), INT(question->category_id), TEXT(question->title), TEXT(question->slug),
        TEXT(question->body), TEXT(question->tags), INT(question->created_at.ms),
        INT_OR_NIL(question->closed_at.ms), TEXT(question->close_reason), INT(question->view_count),
        INT(question->state), TEXT(question_plain_make(&scratch, question->body)), INT(question_plain_of(1)));
    arena_free(&scratch);
    return err;
}

enum err bulk_answer_insert(struct db *db, const struct bulk_reply *answer)
{
    return db_send(db, SQL_bulk_answer_insert, INT(answer->id), INT(answer->question_id),
                   INT_OR_NIL(answer->person_id), TEXT(answer->name), TEXT(answer->body),
                   INT(answer->created_at.ms), INT(answer->state));
}

enum err bulk_comment_insert(struct db *db, const struct bulk_reply *comment)
{
    return db_send(db, SQL_bulk_comment_insert, INT(comment->id), INT(comment->question_id),
                   INT_OR_NIL(comment->answer_id), INT_OR_NIL(comment->person_id), TEXT(comment->name),
                   TEXT(comment->body), INT(comment->created_at.ms), INT(comment->state));
}

enum err bulk_vote_insert(struct db *db, const struct bulk_vote *vote)
{
    return db_send(db, SQL_bulk_vote_insert, INT(vote->ref.kind), INT(vote->ref.id), INT(vote->person_id),
                   INT(vote->vote), INT(vote->created_at.ms));
}

enum err bulk_tag_insert(struct db *db, int64_t id, struct str name)
{
    return db_send(db, SQL_bulk_tag_insert, INT(id), TEXT(name));
}

enum err bulk_question_tag_insert(struct db *db, int64_t tag_id, struct instant created_at,
                                  int64_t question_id)
{
    return db_send(db, SQL_question_tag_insert, INT(tag_id), INT(created_at.ms), INT(question_id));
}

enum err bulk_term_insert(struct db *db, struct str word, int64_t question_id)
{
    return db_send(db, SQL_question_term_insert, TEXT(word), INT(question_id));
}

enum err bulk_select(struct db *db, int64_t question_id, int64_t answer_id)
{
    return db_send(db, SQL_question_select, INT(answer_id), INT(question_id));
}

enum err bulk_set_duplicate(struct db *db, int64_t question_id, int64_t duplicate_of)
{
    return db_send(db, SQL_bulk_set_duplicate, INT(duplicate_of), INT(question_id));
}

enum err bulk_set_bonus(struct db *db, int64_t person_id, int64_t bonus)
{
    return db_run(db, SQL_bulk_set_bonus, NULL, INT(bonus), INT(person_id));
}

/* ---- what is there ---- */

enum err question_any(struct db *db, bool *any)
{
    QUERY q;
    db_query0(&q, db, SQL_question_any);
    return query_end_any(&q, any);
}

static enum err read_names(struct db *db, enum statement statement, struct arena *arena, struct map *ids,
                           struct map *names)
{
    QUERY q;
    db_query0(&q, db, statement);
    while (query_next(&q)) {
        struct bulk_name there = {0};
        row_bulk_name(&q, arena, &there);
        map_add_id(ids, there.id, 0);
        map_add_text(names, there.name, there.id);
    }
    return query_end(&q);
}

enum err bulk_people(struct db *db, struct arena *arena, struct map *ids, struct map *names)
{
    return read_names(db, SQL_bulk_person_names, arena, ids, names);
}

enum err bulk_categories(struct db *db, struct arena *arena, struct map *ids, struct map *names)
{
    return read_names(db, SQL_bulk_category_names, arena, ids, names);
}

enum err bulk_tags(struct db *db, struct arena *arena, struct map *names, int64_t *last)
{
    QUERY q;
    db_query0(&q, db, SQL_bulk_tag_names);
    while (query_next(&q)) {
        struct bulk_name there = {0};
        row_bulk_name(&q, arena, &there);
        *last = there.id;
        map_add_text(names, there.name, there.id);
    }
    return query_end(&q);
}

static enum err read_ids(struct db *db, enum statement statement, struct map *ids)
{
    QUERY q;
    db_query0(&q, db, statement);
    while (query_next(&q)) {
        struct bulk_id there = {0};
        row_bulk_id(&q, NULL, &there);
        map_add_id(ids, there.id, there.of);
    }
    return query_end(&q);
}

enum err bulk_questions(struct db *db, struct map *ids)
{
    return read_ids(db, SQL_bulk_question_ids, ids);
}

enum err bulk_answers(struct db *db, struct map *ids)
{
    return read_ids(db, SQL_bulk_answer_ids, ids);
}

enum err bulk_comments(struct db *db, struct map *ids)
{
    return read_ids(db, SQL_bulk_comment_ids, ids);
}

/* ---- afterwards ---- */

enum err bulk_ids_behind(struct db *db)
{
    QUERY q;
    int64_t tables;
    db_query0(&q, db, SQL_bulk_ids_behind);
    return query_end_id(&q, &tables);
}
