#include "store/desk/guest.h"

#include "base/check.h"
#include "row_readers.h"

enum err guest_question_ids(struct db *db, int64_t guest_id, int64_t *ids, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_guest_question_ids, INT(guest_id), INT(GUEST_QUESTIONS_MAX));
    return query_end_ids(&q, ids, GUEST_QUESTIONS_MAX, count);
}

enum err guest_posts_to_person(struct db *db, int64_t guest_id, int64_t person_id)
{
    static const enum statement moves[] = {SQL_guest_set_person, SQL_guest_questions_to_person,
                                           SQL_guest_answers_to_person, SQL_guest_comments_to_person};
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(moves); i++)
        err = db_run(db, moves[i], NULL, INT(person_id), INT(guest_id));
    return err;
}

enum err votes_on_own(struct db *db, struct arena *arena, int64_t person_id, struct own_votes *votes)
{
    QUERY q;
    *votes = (struct own_votes){ARENA_ARRAY(arena, struct own_vote, OWN_VOTES_MAX), 0};
    db_query(&q, db, SQL_person_votes_on_own, INT(person_id));
    while (votes->count < OWN_VOTES_MAX && query_next(&q)) {
        struct own_vote *vote = &votes->at[votes->count++];
        row_own_vote(&q, NULL, vote);
    }
    return query_end(&q);
}

enum err person_set_counts(struct db *db, int64_t person_id, int64_t points,
                           const struct point_counts *counts)
{
    return db_run(db, SQL_person_set_counts, NULL, INT(points), INT(counts->questions), INT(counts->answers),
                  INT(person_id));
}
