/* What people say about posts: votes, favourites, "solved it for me too", flags. */
#include "store/desk/answer.h"

#include "row_readers.h"

enum err vote_mine(struct db *db, struct post_ref ref, int64_t person_id, int64_t *vote)
{
    QUERY q;
    *vote = 0;
    db_query(&q, db, SQL_vote_mine, INT(ref.kind), INT(ref.id), INT(person_id));
    enum err err = query_end_id(&q, vote);
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err vote_put(struct db *db, struct post_ref ref, int64_t person_id, int64_t vote, struct instant now)
{
    if (vote == 0)
        return db_run(db, SQL_vote_delete, NULL, INT(ref.kind), INT(ref.id), INT(person_id));
    return db_run(db, SQL_vote_put, NULL, INT(ref.kind), INT(ref.id), INT(person_id), INT(vote), INT(now.ms));
}

enum err favourite_set(struct db *db, int64_t person_id, int64_t question_id, bool on, struct instant now)
{
    int64_t changed = 0;
    enum err err = on ? db_run(db, SQL_favourite_put, &changed, INT(person_id), INT(question_id), INT(now.ms))
                      : db_run(db, SQL_favourite_delete, &changed, INT(person_id), INT(question_id));
    if (err || !changed)
        return err;
    return db_run(db, SQL_question_add_favourites, NULL, INT(on ? 1 : -1), INT(question_id));
}

enum err solved_set(struct db *db, int64_t person_id, int64_t answer_id, bool on, struct instant now)
{
    int64_t changed = 0;
    enum err err = on ? db_run(db, SQL_solved_put, &changed, INT(answer_id), INT(person_id), INT(now.ms))
                      : db_run(db, SQL_solved_delete, &changed, INT(answer_id), INT(person_id));
    if (err || !changed)
        return err;
    return db_run(db, SQL_answer_add_solved, NULL, INT(on ? 1 : -1), INT(answer_id));
}

static struct mark *mark_of(struct marks *marks, int64_t answer_id)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->answers[i].answer_id == answer_id)
            return &marks->answers[i];
    size_t index = marks->count < ANSWERS_MAX ? marks->count++ : ANSWERS_MAX - 1;
    marks->answers[index] = (struct mark){.answer_id = answer_id};
    return &marks->answers[index];
}

/* As the statement numbers what it answers. */
enum mark_kind {
    MARK_QUESTION_VOTE = 1,
    MARK_ANSWER_VOTE,
    MARK_SOLVED,
    MARK_FAVOURITE,
    MARK_FOLLOW,
    MARK_UNREAD,
    MARK_ORDER,
    MARK_SUGGESTION
};

static void set_mark(struct marks *marks, enum mark_kind kind, int64_t answer_id, int64_t number)
{
    switch (kind) {
    case MARK_QUESTION_VOTE:
        marks->question_vote = number;
        return;
    case MARK_ANSWER_VOTE:
        mark_of(marks, answer_id)->vote = number;
        return;
    case MARK_SOLVED:
        mark_of(marks, answer_id)->solved = true;
        return;
    case MARK_FAVOURITE:
        marks->favourite = true;
        return;
    case MARK_FOLLOW:
        marks->follow_said = true;
        marks->follows = number == 1;
        return;
    case MARK_UNREAD:
        marks->unread = number;
        return;
    case MARK_ORDER:
        marks->has_order = true;
        return;
    case MARK_SUGGESTION:
        *(answer_id ? &mark_of(marks, answer_id)->suggestion : &marks->suggestion) = number;
        return;
    }
}

enum err marks_load(struct db *db, int64_t person_id, int64_t question_id, struct marks *marks)
{
    QUERY q;
    marks->count = 0;
    marks->question_vote = marks->unread = marks->suggestion = 0;
    marks->favourite = marks->follow_said = marks->follows = marks->has_order = false;
    db_query(&q, db, SQL_marks_on_page, INT(person_id), INT(question_id));
    while (query_next(&q)) {
        struct mark_line line = {0};
        row_mark_line(&q, NULL, &line);
        set_mark(marks, (enum mark_kind)line.kind, line.answer_id, line.number);
    }
    return query_end(&q);
}

static enum err put_of_guest(struct db *db, const struct flag *flag, int64_t *changed)
{
    return db_run(db, SQL_guest_flag_put, changed, INT(flag->ref.kind), INT(flag->ref.id),
                  TEXT(flag->network), TEXT(flag->neighbourhood), TEXT(flag->reason), TEXT(flag->note),
                  INT(flag->created_at.ms));
}

enum err flag_put(struct db *db, const struct flag *flag, bool *added)
{
    int64_t changed = 0;
    enum err err = flag->person_id ? db_run(db, SQL_flag_put, &changed, INT(flag->ref.kind),
                                            INT(flag->ref.id), INT(flag->person_id), TEXT(flag->reason),
                                            TEXT(flag->note), INT(flag->created_at.ms))
                                   : put_of_guest(db, flag, &changed);
    *added = changed > 0;
    return err;
}

enum err flag_settle(struct db *db, struct post_ref ref, struct instant now)
{
    enum err err = db_run(db, SQL_flag_settle, NULL, INT(now.ms), INT(ref.kind), INT(ref.id));
    return err ? err : db_run(db, SQL_guest_flag_settle, NULL, INT(now.ms), INT(ref.kind), INT(ref.id));
}

enum err objection_settled(struct db *db, struct post_ref ref, struct instant at, bool *settled)
{
    QUERY q;
    int64_t count = 0;
    db_query(&q, db, SQL_objection_settled, INT(ref.kind), INT(ref.id), INT(at.ms));
    enum err err = query_end_number(&q, &count);
    *settled = !err && count > 0;
    return err;
}

enum err flag_members(struct db *db, struct post_ref ref, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_flag_members, INT(ref.kind), INT(ref.id));
    return query_end_number(&q, count);
}

enum err guest_flags_open(struct db *db, const struct flag *flag, struct guest_flags_open *open)
{
    QUERY q;
    db_query(&q, db, SQL_guest_flags_open, TEXT(flag->neighbourhood), TEXT(flag->network));
    return one_guest_flags_open(&q, NULL, open);
}

enum err guest_flags_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_guest_flags_forget, NULL, INT(before.ms));
}
