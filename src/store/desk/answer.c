#include "store/desk/answer.h"

#include "base/check.h"
#include "row_readers.h"
#include "store/desk/find.h"
#include "store/desk/picture.h"
#include "store/engine/ahead.h"
#include "text/desk/markup.h"

/* By enum answer_sort. */
static const struct {
    struct str name;
    int statement;
} sorts[ANSWER_SORT_COUNT] = {
    [ANSWERS_BEST] = {STR_INIT("best"), SQL_answer_list},
    [ANSWERS_NEWEST] = {STR_INIT("newest"), SQL_answer_list_newest},
    [ANSWERS_OLDEST] = {STR_INIT("oldest"), SQL_answer_list_oldest},
};

struct str answer_sort_name(enum answer_sort sort)
{
    check(sort < ANSWER_SORT_COUNT);
    return sorts[sort].name;
}

bool answer_sort_from(struct str name, enum answer_sort *sort)
{
    for (size_t i = 0; i < ANSWER_SORT_COUNT; i++)
        if (str_eq(sorts[i].name, name)) {
            *sort = (enum answer_sort)i;
            return true;
        }
    return false;
}

/* Rows are few on most pages: the array grows by doubling within the arena. */
enum { FIRST_ROOM = 8 };

static void *grown(struct arena *arena, void *at, size_t count, size_t size)
{
    if (count && (count < FIRST_ROOM || (count & (count - 1))))
        return at;
    char *more = arena_take_array(arena, size, count ? count * 2 : FIRST_ROOM);
    if (count)
        __builtin_memcpy(more, at, count * size);
    return more;
}

enum err answer_list(struct db *db, struct arena *arena, int64_t question_id, struct answer_range range,
                     struct answers *answers)
{
    QUERY q;
    size_t bytes = 0;
    *answers = (struct answers){0};
    db_query(&q, db, sorts[range.sort].statement, INT(question_id), INT((int64_t)range.from));
    while (!answers->next && query_next(&q)) {
        struct answer answer = {0};
        row_answer(&q, arena, &answer);
        if (bytes >= ANSWERS_HTML_MAX) {
            answers->next = range.from + answers->count;
            continue;
        }
        answers->at = grown(arena, answers->at, answers->count, sizeof *answers->at);
        answers->at[answers->count++] = answer;
        bytes += markup_bytes_max(answer.body.len);
    }
    return query_end(&q);
}

enum err comment_list(struct db *db, struct arena *arena, int64_t question_id, struct comments *comments)
{
    QUERY q;
    *comments = (struct comments){0};
    db_query(&q, db, SQL_comment_list, INT(question_id));
    while (comments->count < COMMENTS_MAX && query_next(&q)) {
        comments->at = grown(arena, comments->at, comments->count, sizeof *comments->at);
        row_comment(&q, arena, &comments->at[comments->count++]);
    }
    return query_end(&q);
}

enum err comment_room(struct db *db, int64_t question_id, bool *room)
{
    QUERY q;
    int64_t id = 0;
    db_query(&q, db, SQL_comment_last_that_fits, INT(question_id), INT(COMMENTS_MAX - 1));
    enum err err = query_end_number(&q, &id);
    *room = !err && id == 0;
    return err;
}

void question_page_ahead(struct db *db, int64_t question_id, struct answer_range range, int64_t person_id)
{
    db_ahead(db, sorts[range.sort].statement, INT(question_id), INT((int64_t)range.from));
    db_ahead(db, SQL_comment_list, INT(question_id));
    db_ahead(db, SQL_picture_of_question, INT(question_id), INT(PICTURES_OF_QUESTION_MAX));
    db_ahead(db, SQL_related_lines, INT(question_id), INT(RELATED_SHOWN));
    db_ahead(db, SQL_terms_rarest_of_question, INT(question_id), INT(RARE_WORDS));
    if (person_id)
        db_ahead(db, SQL_marks_on_page, INT(person_id), INT(question_id));
}

enum err answer_insert(struct db *db, struct answer *answer, struct str network)
{
    QUERY q;
    db_query(&q, db, SQL_answer_insert, INT(answer->question_id), INT_OR_NIL(answer->author.person_id),
             INT_OR_NIL(answer->guest_id), TEXT(answer->author.name), TEXT(answer->body),
             INT(answer->created_at.ms), INT(answer->state), TEXT(answer->held_for), TEXT(network),
             INT_OR_NIL(answer->nameless_id));
    return query_end_id(&q, &answer->id);
}

enum err comment_insert(struct db *db, struct comment *comment, struct str network)
{
    QUERY q;
    db_query(&q, db, SQL_comment_insert, INT(comment->question_id), INT_OR_NIL(comment->answer_id),
             INT_OR_NIL(comment->author.person_id), INT_OR_NIL(comment->guest_id), TEXT(comment->author.name),
             TEXT(comment->body), INT(comment->created_at.ms), INT(comment->state), TEXT(comment->held_for),
             TEXT(network), INT_OR_NIL(comment->nameless_id));
    return query_end_id(&q, &comment->id);
}

enum err question_newest_answer(struct db *db, int64_t question_id, int64_t *answers, struct instant *newest)
{
    QUERY q;
    db_query(&q, db, SQL_question_newest_answer, INT(question_id));
    struct newest_answer row = {0};
    enum err err = one_newest_answer(&q, NULL, &row);
    *answers = row.answers;
    *newest = row.newest;
    return err;
}

enum err question_set_answers(struct db *db, int64_t question_id, int64_t answers, struct instant active_at,
                              int64_t hotness)
{
    return db_run(db, SQL_question_set_answers, NULL, INT(answers), INT(active_at.ms), INT(hotness),
                  INT(question_id));
}

enum err question_answer_texts(struct db *db, struct arena *arena, int64_t question_id, size_t most,
                               struct str *texts)
{
    QUERY q;
    struct buf all;
    buf_init(&all, most);
    db_query(&q, db, SQL_question_answer_texts, INT(question_id));
    while (query_next(&q)) {
        struct answer_text row = {0};
        row_answer_text(&q, arena, &row);
        buf_put(&all, row.body);
        buf_put_char(&all, '\n');
    }
    *texts = arena_copy(arena, buf_str(&all));
    buf_free(&all);
    return query_end(&q);
}

enum err question_select(struct db *db, int64_t question_id, int64_t answer_id)
{
    return db_run(db, SQL_question_select, NULL, INT_OR_NIL(answer_id), INT(question_id));
}

enum err question_close(struct db *db, int64_t question_id, struct instant closed_at, struct str reason,
                        int64_t duplicate_of)
{
    return db_run(db, SQL_question_close, NULL, INT_OR_NIL(closed_at.ms), TEXT(reason),
                  INT_OR_NIL(duplicate_of), INT(question_id));
}

enum err answer_comments_to_question(struct db *db, int64_t answer_id, int64_t question_id)
{
    enum err err = db_run(db, SQL_answer_comments_to_question, NULL, INT(answer_id));
    if (!err)
        err = db_run(db, SQL_answer_recount_comments, NULL, INT(answer_id));
    return err ? err : db_run(db, SQL_question_recount_comments, NULL, INT(question_id));
}
