#include "store/desk/suggestion.h"

#include "row_readers.h"

enum err suggestion_insert(struct db *db, struct suggestion *s)
{
    QUERY q;
    db_query(&q, db, SQL_suggestion_insert, INT(s->ref.kind), INT(s->ref.id), INT(s->version),
             INT(s->person_id), TEXT(s->text.title), TEXT(s->text.body), TEXT(s->text.tags),
             INT_OR_NIL(s->text.category_id), TEXT(s->note), INT(s->made_at.ms));
    return query_end_id(&q, &s->id);
}

enum err suggestion_load(struct db *db, struct arena *arena, int64_t id, struct suggestion *suggestion)
{
    QUERY q;
    db_query(&q, db, SQL_suggestion_by_id, INT(id));
    return one_suggestion(&q, arena, suggestion);
}

enum err suggestion_load_own(struct db *db, struct arena *arena, struct post_ref ref, int64_t person_id,
                             struct suggestion *suggestion)
{
    QUERY q;
    db_query(&q, db, SQL_suggestion_mine, INT(ref.kind), INT(ref.id), INT(person_id));
    return one_suggestion(&q, arena, suggestion);
}

enum err suggestion_replace(struct db *db, const struct suggestion *s)
{
    return db_run(db, SQL_suggestion_replace, NULL, INT(s->version), TEXT(s->text.title), TEXT(s->text.body),
                  TEXT(s->text.tags), INT_OR_NIL(s->text.category_id), TEXT(s->note), INT(s->made_at.ms),
                  INT(s->id));
}

enum err suggestion_decide(struct db *db, const struct suggestion_decision *decision)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_suggestion_decide, &changed, TEXT(decision->state), INT(decision->at.ms),
                          INT_OR_NIL(decision->by), TEXT(decision->reason), INT(decision->id));
    return err || changed ? err : ERR_CONFLICT;
}

static enum err read_lines(struct query *q, struct arena *arena, size_t most, struct suggestion_lines *lines)
{
    *lines = (struct suggestion_lines){.at = ARENA_ARRAY(arena, struct suggestion_line, most)};
    while (lines->count < most && query_next(q))
        row_suggestion_line(q, arena, &lines->at[lines->count++]);
    return query_end(q);
}

enum err suggestions_open(struct db *db, struct arena *arena, struct suggestions_wanted wanted,
                          struct suggestion_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_suggestions_open, INT(wanted.person_id), INT(wanted.all), INT((int64_t)wanted.most));
    return read_lines(&q, arena, wanted.most, lines);
}

enum err suggestions_of_person(struct db *db, struct arena *arena, int64_t person_id, size_t most,
                               struct suggestion_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_suggestions_of_person, INT(person_id), INT((int64_t)most));
    return read_lines(&q, arena, most, lines);
}

enum err suggestions_erase_of_post(struct db *db, struct post_ref ref)
{
    return db_run(db, SQL_suggestions_erase_of_post, NULL, INT(ref.kind), INT(ref.id));
}

enum err suggestions_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_suggestions_erase, NULL, INT(person_id));
}

enum err post_set_wiki(struct db *db, struct post_ref ref, bool wiki)
{
    switch (ref.kind) {
    case POST_QUESTION:
        return db_run(db, SQL_question_set_wiki, NULL, INT(wiki), INT(ref.id));
    case POST_ANSWER:
        return db_run(db, SQL_answer_set_wiki, NULL, INT(wiki), INT(ref.id));
    case POST_COMMENT:
        return ERR_INPUT;
    }
    return ERR_INPUT;
}
