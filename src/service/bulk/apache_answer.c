#include "service/bulk/apache_answer.h"

#include "base/check.h"
#include "base/password_old.h"
#include "service/bulk/dump_rows.h"

/* Its constants: states of people and posts. */
enum { MAIL_CONFIRMED = 1, SUSPENDED = 9, DELETED = 10, PENDING = 11, CLOSED = 2, HIDDEN = 2 };
enum { KEPT_BYTES_MAX = 1 << 30, BLOCK_DAYS = 36500, KINDS = 3, TAGS_OF_ONE = 8 };
enum kind { KIND_QUESTION, KIND_ANSWER, KIND_COMMENT };

/* 10010000000000007 is the seventh question, 1002... an answer, 1003... a comment. */
static const int64_t kind_unit = 10000000000000;

struct tags_of {
    int64_t at[TAGS_OF_ONE];
    size_t count;
};

struct answer_site {
    struct arena keep;
    struct map tags, tagged,
        votes; /* places of slugs by tag, of tags_of by question; 1 and -1 by kind of activity */
    struct str *slugs;
    struct tags_of *of;
    size_t slug_count, slug_room, of_count, of_room;
};

/* Numbers of all posts are told apart by their kind; 0: it is none of that kind. */
static int64_t post_number(int64_t id, enum kind kind)
{
    int64_t unit = id / kind_unit, number = id % kind_unit;
    return unit == 1001 + (int)kind && number < kind_unit / KINDS ? number * KINDS + (int)kind : 0;
}

static int64_t post_in(struct dump_row *row, const char *column, enum kind kind)
{
    int64_t id = dump_number(row, column), number = post_number(id, kind);
    if (!row->err && !number)
        row->err = fail_field(&row->reading->ctx->failure, ERR_INPUT, column,
                              "the column \"{column}\" is no number of Apache Answer's",
                              PLACE("column", str_from(column)));
    return number;
}

/* ---- people ---- */

static enum err take_user(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct str hash = dump_text(&row, "pass"), name = dump_text(&row, "username");
    int64_t status = dump_number(&row, "status");
    struct foreign_user given = {.user = {.id = dump_number(&row, "id"),
                                          .handle = name,
                                          .password = password_old_is_bcrypt(hash) ? hash : STR_NONE,
                                          .email = dump_text(&row, "e_mail"),
                                          .role = ROLE_MEMBER,
                                          .has_points = true,
                                          .points = dump_number(&row, "rank"),
                                          .created_at = dump_time(&row, "created_at")},
                                 .old = name,
                                 .unconfirmed = dump_number(&row, "mail_status") != MAIL_CONFIRMED};
    if (row.err || status == DELETED)
        return row.err;
    if (status == SUSPENDED) {
        given.user.blocked_until = instant_add(reading->ctx->now, SPAN_DAYS(BLOCK_DAYS));
        given.user.blocked_for = STR("suspended on the help desk before");
    }
    return foreign_user(&reading->foreign, &given);
}

/* ---- what is kept ---- */

static enum err take_tag(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct answer_site *site = reading->own;
    int64_t id = dump_number(&row, "id");
    struct str slug = dump_text(&row, "slug_name");
    if (row.err || dump_number(&row, "status") == DELETED || map_find_id(&site->tags, id, NULL))
        return row.err;
    site->slugs =
        arena_grow(&site->keep, site->slugs, site->slug_count, &site->slug_room, sizeof *site->slugs);
    map_add_id(&site->tags, id, (int64_t)site->slug_count);
    site->slugs[site->slug_count++] = arena_copy(&site->keep, slug);
    return OK;
}

static enum err take_tagged(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct answer_site *site = reading->own;
    int64_t id = post_number(dump_number(&row, "object_id"), KIND_QUESTION), place = (int64_t)site->of_count;
    int64_t tag = dump_number(&row, "tag_id");
    if (row.err || !id || dump_number(&row, "status") == DELETED)
        return row.err;
    if (!map_find_id(&site->tagged, id, &place)) {
        site->of = arena_grow(&site->keep, site->of, site->of_count, &site->of_room, sizeof *site->of);
        map_add_id(&site->tagged, id, place);
        site->of[site->of_count++] = (struct tags_of){.count = 0};
    }
    struct tags_of *of = &site->of[place];
    if (of->count < TAGS_OF_ONE)
        of->at[of->count++] = tag;
    return OK;
}

/* What kinds of activity mean is told by their names. */
static enum err take_config(struct dump_reading *reading)
{
    static const struct {
        struct str key;
        int64_t vote;
    } keys[] = {{STR_INIT("question.vote_up"), 1},
                {STR_INIT("question.vote_down"), -1},
                {STR_INIT("answer.vote_up"), 1},
                {STR_INIT("answer.vote_down"), -1}};
    struct dump_row row = {reading, OK};
    struct answer_site *site = reading->own;
    int64_t id = dump_number(&row, "id");
    struct str key = dump_text(&row, "key");
    for (size_t i = 0; !row.err && i < COUNT_OF(keys); i++)
        if (str_eq(key, keys[i].key) && !map_find_id(&site->votes, id, NULL))
            map_add_id(&site->votes, id, keys[i].vote);
    return row.err;
}

/* ---- posts ---- */

static struct str tags_of(struct dump_reading *reading, int64_t question_id)
{
    const struct answer_site *site = reading->own;
    struct str tags = STR_NONE;
    int64_t place, slug;
    if (!map_find_id(&site->tagged, question_id, &place))
        return tags;
    const struct tags_of *of = &site->of[place];
    for (size_t i = 0; i < of->count; i++)
        if (map_find_id(&site->tags, of->at[i], &slug))
            tags = arena_printf(&reading->foreign.row, "%.*s%s%.*s", STR_ARG(tags), tags.len ? "," : "",
                                STR_ARG(site->slugs[slug]));
    return tags;
}

static enum post_state state_of(int64_t status)
{
    return status == DELETED ? POST_HIDDEN : status == PENDING ? POST_HELD : POST_LIVE;
}

static enum err take_question(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    int64_t status = dump_number(&row, "status"), accepted = dump_number(&row, "accepted_answer_id");
    struct bulk_question question = {.id = post_in(&row, "id", KIND_QUESTION),
                                     .person_id = dump_number(&row, "user_id"),
                                     .title = dump_text(&row, "title"),
                                     .body = dump_text(&row, "original_text"),
                                     .created_at = dump_time(&row, "created_at"),
                                     .views = dump_number(&row, "view_count"),
                                     .selected_answer_id = post_number(accepted, KIND_ANSWER),
                                     .closed = status == CLOSED,
                                     .state = state_of(status)};
    if (dump_number(&row, "show") == HIDDEN && question.state == POST_LIVE)
        question.state = POST_HIDDEN;
    if (row.err)
        return row.err;
    question.tags = tags_of(reading, question.id);
    return foreign_question(&reading->foreign, &question, 0);
}

static struct bulk_reply reply_in(struct dump_row *row, enum kind kind)
{
    return (struct bulk_reply){.id = post_in(row, "id", kind),
                               .person_id = dump_number(row, "user_id"),
                               .body = dump_text(row, "original_text"),
                               .state = state_of(dump_number(row, "status")),
                               .created_at = dump_time(row, "created_at")};
}

static enum err take_answer(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct bulk_reply answer = reply_in(&row, KIND_ANSWER);
    answer.question_id = post_in(&row, "question_id", KIND_QUESTION);
    return row.err ? row.err : foreign_answer(&reading->foreign, &answer);
}

/* Of a question or of an answer. */
static int64_t object_in(struct dump_row *row)
{
    int64_t id = dump_number(row, "object_id"), question = post_number(id, KIND_QUESTION);
    return question ? question : post_number(id, KIND_ANSWER);
}

static enum err take_comment(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct bulk_reply comment = reply_in(&row, KIND_COMMENT);
    comment.question_id = object_in(&row);
    return row.err ? row.err : foreign_comment(&reading->foreign, &comment);
}

static enum err take_activity(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    const struct answer_site *site = reading->own;
    int64_t vote = 0, kind = dump_number(&row, "activity_type");
    if (row.err || dump_number(&row, "cancelled") || !map_find_id(&site->votes, kind, &vote))
        return row.err;
    struct bulk_vote made = {.ref.id = object_in(&row),
                             .person_id = dump_number(&row, "user_id"),
                             .vote = vote,
                             .created_at = dump_time(&row, "created_at")};
    return row.err ? row.err : foreign_vote(&reading->foreign, &made);
}

/* kind of rows, tables and what is made of their rows */
static const struct dump_pass passes[] = {
    {BULK_USERS, {{STR_INIT("user"), take_user}}},
    {BULK_CATEGORIES,
     {{STR_INIT("tag"), take_tag}, {STR_INIT("tag_rel"), take_tagged}, {STR_INIT("config"), take_config}}},
    {BULK_QUESTIONS, {{STR_INIT("question"), take_question}}},
    {BULK_ANSWERS, {{STR_INIT("answer"), take_answer}}},
    {BULK_COMMENTS, {{STR_INIT("comment"), take_comment}}},
    {BULK_VOTES, {{STR_INIT("activity"), take_activity}}},
};

static const struct dump_program program = {.table = STR_INIT("tag_rel"),
                                            .name = STR_INIT("Apache Answer"),
                                            .passes = passes,
                                            .pass_count = COUNT_OF(passes),
                                            .apart = true};

enum err import_apache_answer(struct ctx *ctx, struct import_dump *import)
{
    struct answer_site site = {.slug_count = 0};
    arena_init(&site.keep, KEPT_BYTES_MAX);
    enum err err = dump_rows_take(ctx, &program, import, &site);
    map_free(&site.tags);
    map_free(&site.tagged);
    map_free(&site.votes);
    arena_free(&site.keep);
    return err;
}
