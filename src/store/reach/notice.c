#include "store/reach/notice.h"

#include "base/check.h"
#include "row_readers.h"

enum { VALUES_MAX = 32 };

/* The arguments that the inserts for many begin with, in their statements' order; answers how many. */
static size_t begin(struct value values[VALUES_MAX], const struct new_notice *notice,
                    const struct notice_habit *habit)
{
    size_t count = values_new_notice(notice, values);
    values[count++] = INT(habit->on_page);
    values[count++] = TEXT(habit->mail);
    values[count++] = INT(habit->push);
    values[count++] = TEXT(habit->choice);
    check(count < VALUES_MAX - 4);
    return count;
}

enum err notice_insert(struct db *db, const struct new_notice *notice, const struct notice_habit *habit,
                       int64_t person_id)
{
    struct value values[VALUES_MAX] = {INT(habit->on_page), INT(person_id), TEXT(habit->choice),
                                       TEXT(habit->mail), INT(habit->push)};
    size_t count = 5 + values_new_notice(notice, values + 5);
    check(count <= VALUES_MAX);
    return db_run_values(db, SQL_notice_insert, NULL, values, count);
}

enum err notice_insert_followers(struct db *db, const struct new_notice *notice,
                                 const struct notice_habit *habit, const struct notice_followed *of)
{
    struct value values[VALUES_MAX];
    size_t count = begin(values, notice, habit);
    values[count++] = TEXT(of->kind);
    values[count++] = INT(of->subject_id);
    values[count++] = INT(of->author_id);
    return db_run_values(db, SQL_notice_insert_followers, NULL, values, count);
}

enum err notice_insert_commenters(struct db *db, const struct new_notice *notice,
                                  const struct notice_habit *habit, const struct notice_commented *of)
{
    struct value values[VALUES_MAX];
    size_t count = begin(values, notice, habit);
    values[count++] = INT(of->on_question);
    values[count++] = INT_OR_NIL(of->on_answer);
    values[count++] = INT(of->comment_id);
    values[count++] = INT(of->author_id);
    return db_run_values(db, SQL_notice_insert_commenters, NULL, values, count);
}

enum err notice_insert_of_order(struct db *db, const struct notice_of_order *news,
                                const struct notice_habit *habit)
{
    return db_run(db, SQL_notice_insert_of_order, NULL, TEXT(news->event), TEXT(news->kind),
                  TEXT(news->shown_kind), INT(news->order_id), TEXT(news->reason), INT(news->event_number),
                  INT(news->made_at.ms), INT(habit->on_page), TEXT(habit->mail), INT(habit->push),
                  INT(news->market_id), TEXT(habit->choice), INT(news->author_id));
}

enum err notice_insert_reporters(struct db *db, const struct new_notice *notice,
                                 const struct notice_habit *habit, struct post_ref post, int64_t settler_id)
{
    struct value values[VALUES_MAX];
    size_t count = begin(values, notice, habit);
    values[count++] = INT(post.kind);
    values[count++] = INT(post.id);
    values[count++] = INT(settler_id);
    return db_run_values(db, SQL_notice_insert_reporters, NULL, values, count);
}

enum err notices_load(struct db *db, struct arena *arena, struct notice_list list, struct notices *notices)
{
    QUERY q;
    *notices = (struct notices){.at = ARENA_ARRAY(arena, struct notice, list.most)};
    db_query(&q, db, SQL_notices_of_person, INT(list.person_id), INT(list.before ? list.before : INT64_MAX),
             INT((int64_t)list.most));
    while (notices->count < list.most && query_next(&q))
        row_notice(&q, arena, &notices->at[notices->count++]);
    return query_end(&q);
}

enum err notices_set_read(struct db *db, int64_t person_id, int64_t newest, struct instant now)
{
    return db_run(db, SQL_notices_read, NULL, INT(now.ms), INT(person_id), INT(newest));
}

enum err notices_set_read_of(struct db *db, int64_t person_id, int64_t question_id, struct instant until,
                             struct instant now)
{
    return db_run(db, SQL_notices_read_of_question, NULL, INT(now.ms), INT(person_id), INT(question_id),
                  INT(until.ms));
}

enum err notices_set_read_of_past(struct db *db, struct instant before, struct instant now)
{
    return db_run(db, SQL_notices_read_of_past, NULL, INT(now.ms), INT(before.ms));
}

enum err notices_forget(struct db *db, struct instant before, size_t most)
{
    return db_run(db, SQL_notices_forget, NULL, INT((int64_t)most), INT(before.ms));
}

enum err notices_erase(struct db *db, int64_t person_id)
{
    enum err err = db_run(db, SQL_notices_erase, NULL, INT(person_id));
    if (!err)
        err = db_run(db, SQL_quiet_hours_erase, NULL, INT(person_id));
    return err ? err : db_run(db, SQL_notice_choices_erase, NULL, INT(person_id));
}

enum err notice_choose(struct db *db, int64_t person_id, const struct chosen_notice *chosen)
{
    return db_run(db, SQL_notice_choice_put, NULL, INT(person_id), TEXT(chosen->choice), INT(chosen->on_page),
                  TEXT(chosen->mail), INT(chosen->push));
}

enum err notice_choices(struct db *db, struct arena *arena, int64_t person_id,
                        struct chosen_notice chosen[CHOSEN_MAX], size_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_notice_choices, INT(person_id));
    while (*count < CHOSEN_MAX && query_next(&q))
        row_chosen_notice(&q, arena, &chosen[(*count)++]);
    return query_end(&q);
}

/* ---- to be mailed ---- */

static enum err read_ids(struct query *q, struct arena *arena, size_t most, struct notice_ids *ids)
{
    *ids = (struct notice_ids){.at = ARENA_ARRAY(arena, int64_t, most)};
    return query_end_ids(q, ids->at, most, &ids->count);
}

enum err notice_mail_once(struct db *db, struct arena *arena, size_t most, struct notice_ids *ids)
{
    QUERY q;
    db_query(&q, db, SQL_notice_mail_once, INT((int64_t)most));
    return read_ids(&q, arena, most, ids);
}

enum err notice_mail_first(struct db *db, struct str mail, struct instant until, int64_t *person_id)
{
    QUERY q;
    db_query(&q, db, SQL_notice_mail_first, TEXT(mail), INT(until.ms));
    return query_end_id(&q, person_id);
}

enum err notice_mail_turns(struct db *db, struct arena *arena, struct str mail, size_t most,
                           struct notice_turns *turns)
{
    QUERY q;
    *turns = (struct notice_turns){.at = ARENA_ARRAY(arena, struct notice_turn, most)};
    db_query(&q, db, SQL_notice_mail_turns, TEXT(mail), INT((int64_t)most));
    while (turns->count < most && query_next(&q))
        row_notice_turn(&q, arena, &turns->at[turns->count++]);
    return query_end(&q);
}

enum err notice_mail_of_people(struct db *db, struct arena *arena, const struct notice_people *people,
                               struct waiting_notices *waiting)
{
    QUERY q;
    *waiting = (struct waiting_notices){.at = ARENA_ARRAY(arena, struct waiting_notice, people->most)};
    db_query(&q, db, SQL_notice_mail_of_people, TEXT(list_of_ids(arena, people->at, people->count)),
             TEXT(people->mail), INT((int64_t)people->most));
    while (waiting->count < people->most && query_next(&q))
        row_waiting_notice(&q, arena, &waiting->at[waiting->count++]);
    return query_end(&q);
}

enum err notice_rows_of(struct db *db, struct arena *arena, const struct notice_ids *ids,
                        struct notices *notices)
{
    QUERY q;
    *notices = (struct notices){.at = ARENA_ARRAY(arena, struct notice, ids->count)};
    db_query(&q, db, SQL_notice_rows_of, TEXT(list_of_ids(arena, ids->at, ids->count)));
    while (notices->count < ids->count && query_next(&q))
        row_notice(&q, arena, &notices->at[notices->count++]);
    return query_end(&q);
}

enum err notice_set_mailed_of(struct db *db, struct arena *arena, const struct notice_ids *ids,
                              struct instant now)
{
    return db_run(db, SQL_notice_set_mailed_of, NULL, INT(now.ms),
                  TEXT(list_of_ids(arena, ids->at, ids->count)));
}

enum err notice_load(struct db *db, struct arena *arena, int64_t id, struct notice *notice)
{
    QUERY q;
    db_query(&q, db, SQL_notice_by_id, INT(id));
    return one_notice(&q, arena, notice);
}

enum err notice_set_mailed(struct db *db, int64_t id, struct instant now)
{
    return db_run(db, SQL_notice_set_mailed, NULL, INT(now.ms), INT(id));
}
