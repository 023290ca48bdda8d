#include "service/bulk/bulk.h"

#include "base/check.h"
#include "base/memory.h"
#include "service/bulk/words.h"
#include "service/desk/wording.h"
#include "store/engine/met.h"
#include "text/desk/slug.h"
#include "text/desk/tags.h"
#include "text/kit/storable.h"
#include "text/people/handle.h"
#include "text/reach/address.h"

#include <stdlib.h>

enum { ROW_BYTES_MAX = 64 << 20 };
static const size_t name_bytes_max = (size_t)1 << 30;

/* ---- beginning and end ---- */

enum err bulk_begin(struct bulk *bulk, struct ctx *ctx, const struct progress *progress)
{
    *bulk = (struct bulk){.ctx = ctx, .progress = progress, .words = bulk_words_new(), .stems = stems_new()};
    arena_init(&bulk->row, ROW_BYTES_MAX);
    arena_init(&bulk->keep, name_bytes_max);
    enum err err = bulk_people(ctx->db, &bulk->keep, &bulk->people, &bulk->handles);
    if (!err)
        err = bulk_categories(ctx->db, &bulk->keep, &bulk->categories, &bulk->slugs);
    if (!err)
        err = bulk_tags(ctx->db, &bulk->keep, &bulk->tags, &bulk->last_tag);
    if (!err)
        err = bulk_questions(ctx->db, &bulk->questions);
    if (!err)
        err = bulk_answers(ctx->db, &bulk->answers);
    return err ? err : bulk_comments(ctx->db, &bulk->comments);
}

void bulk_free(struct bulk *bulk)
{
    struct map *maps[] = {&bulk->people, &bulk->handles,   &bulk->categories, &bulk->slugs,
                          &bulk->tags,   &bulk->questions, &bulk->answers,    &bulk->comments};
    struct bulk_laters *laters[] = {&bulk->parents, &bulk->selections, &bulk->duplicates, &bulk->totals};
    for (size_t i = 0; i < COUNT_OF(maps); i++)
        map_free(maps[i]);
    for (size_t i = 0; i < COUNT_OF(laters); i++)
        free(laters[i]->at);
    bulk_words_free(bulk->words);
    stems_free(bulk->stems);
    arena_free(&bulk->row);
    arena_free(&bulk->keep);
    *bulk = (struct bulk){0};
}

/* ---- what rows have in common ---- */

static void remember(struct bulk *bulk, struct bulk_laters *laters, int64_t id, int64_t to)
{
    if (laters->count == laters->room) {
        laters->room = laters->room ? laters->room * 2 : 256;
        laters->at = memory_more(laters->at, laters->room * sizeof *laters->at);
    }
    laters->at[laters->count++] = (struct bulk_later){id, to, bulk->where.line};
}

static enum err take_id(struct bulk *bulk, struct map *ids, int64_t id, int64_t value)
{
    if (map_add_id(ids, id, value))
        return OK;
    return fail_field(&bulk->ctx->failure, ERR_INPUT, "id", "the field \"id\": {id} is there already",
                      PLACE_ID("id", id));
}

/* A row names another one: 0 is none. */
static enum err require_row(struct bulk *bulk, const struct map *ids, int64_t id, const char *field)
{
    if (id == 0 || map_find_id(ids, id, NULL))
        return OK;
    return fail_field(&bulk->ctx->failure, ERR_INPUT, field, "the field \"{field}\": there is no {id}",
                      PLACE("field", str_from(field)), PLACE_ID("id", id));
}

static enum err say_field(struct bulk *bulk, const char *field, struct str sentence)
{
    return fail_field(&bulk->ctx->failure, ERR_INPUT, field, "the field \"{field}\": {wrong}",
                      PLACE("field", str_from(field)), PLACE("wrong", sentence));
}

/* A question whose page or search text changes. */
static void touch(struct bulk *bulk, int64_t question_id)
{
    if (bulk->first_question == 0 || question_id < bulk->first_question)
        bulk->first_question = question_id;
}

/* How the rows went that were sent to the database: a failure may be that of an earlier row. */
static enum err sent(struct bulk *bulk, enum err err)
{
    if (!err)
        return OK;
    bulk->where.line = db_failed_mark(bulk->ctx->db);
    if (err != ERR_CONFLICT)
        return err;
    if (bulk->where.kind != BULK_VOTES) /* whoever brings the file has to find the row */
        return fail_said(&bulk->ctx->failure, err, NULL, db_taken_why(bulk->ctx->db));
    return fail_field(&bulk->ctx->failure, ERR_INPUT, "user_id",
                      "the field \"user_id\": this person has voted on this post already");
}

enum err bulk_turn_to(struct bulk *bulk, enum bulk_kind kind)
{
    enum err err = sent(bulk, db_settle(bulk->ctx->db));
    if (!err)
        bulk->where = (struct bulk_where){.kind = kind};
    return err;
}

void bulk_at_line(struct bulk *bulk, int64_t line)
{
    bulk->where.line = line;
    db_mark(bulk->ctx->db, line);
}

/* ---- people and categories ---- */

enum err bulk_add_user(struct bulk *bulk, const struct bulk_user *user)
{
    arena_reset(&bulk->row);
    struct str wrong = handle_wrong(&bulk->row, bulk->ctx->failure.language, user->handle);
    if (wrong.len)
        return say_field(bulk, "handle", wrong);
    struct str key = arena_copy(&bulk->keep, handle_key(&bulk->row, user->handle));
    enum err err = take_id(bulk, &bulk->people, user->id, 0);
    if (!err && !map_add_text(&bulk->handles, key, user->id))
        err = say_field(bulk, "handle", STR("somebody has this name already"));
    if (err)
        return err;
    if (user->has_points)
        bulk_add_points(bulk, user->id, user->points);
    struct arena *arena = &bulk->row;
    struct person person = {.id = user->id,
                            .handle = user->handle,
                            .password = user->password,
                            .role = user->role ? user->role : ROLE_MEMBER,
                            .title = storable_line(arena, user->title),
                            .created_at = user->created_at,
                            .blocked_until = user->blocked_until,
                            .blocked_for = storable_line(arena, user->blocked_for)};
    err = sent(bulk, bulk_person_insert(bulk->ctx->db, &person, key));
    if (err || !user->email.len)
        return err;
    struct str folded = email_key(&bulk->row, user->email);
    return sent(bulk, bulk_mailbox_insert(bulk->ctx->db, user->id, user->email, folded));
}

void bulk_add_points(struct bulk *bulk, int64_t person_id, int64_t points)
{
    remember(bulk, &bulk->totals, person_id, points);
}

static bool is_slug(struct str slug)
{
    bool fits = slug.len > 0;
    for (size_t i = 0; i < slug.len; i++) {
        char c = slug.at[i];
        fits &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (unsigned char)c >= 0x80;
    }
    return fits;
}

enum err bulk_add_category(struct bulk *bulk, const struct category_row *category)
{
    if (!is_slug(category->slug))
        return say_field(bulk, "slug", STR("use small letters, digits and hyphens"));
    if (bulk->categories.count == CATEGORIES_MAX)
        return fail(&bulk->ctx->failure, ERR_INPUT, "there are more than {most} categories",
                    PLACE_INT("most", CATEGORIES_MAX));
    enum err err = take_id(bulk, &bulk->categories, category->id, category->parent_id);
    if (!err && !map_add_text(&bulk->slugs, arena_copy(&bulk->keep, category->slug), category->id))
        err = say_field(bulk, "slug", STR("another category has it already"));
    if (err)
        return err;
    if (category->parent_id)
        remember(bulk, &bulk->parents, category->id, category->parent_id);
    struct category_row row = *category;
    row.position = (int64_t)bulk->categories.count;
    row.name = storable_line(&bulk->row, row.name);
    return sent(bulk, bulk_category_insert(bulk->ctx->db, &row));
}

/* ---- questions ---- */

/* The id of a tag, which is made when it is new. */
static enum err know_tag(struct bulk *bulk, struct str name, int64_t *id)
{
    if (map_find_text(&bulk->tags, name, id))
        return OK;
    *id = ++bulk->last_tag;
    map_add_text(&bulk->tags, arena_copy(&bulk->keep, name), *id);
    return sent(bulk, bulk_tag_insert(bulk->ctx->db, *id, name));
}

static enum err add_tags(struct bulk *bulk, const struct question *question, const struct tags *tags)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < tags->count; i++) {
        int64_t tag_id = 0;
        err = know_tag(bulk, tags->at[i], &tag_id);
        if (!err)
            err = sent(bulk,
                       bulk_question_tag_insert(bulk->ctx->db, tag_id, question->created_at, question->id));
    }
    return err;
}

/* "duplicate of 12" is a reason and a question; any other reason stands as it is. */
static void take_reason(struct bulk *bulk, const struct bulk_question *from, struct question *question)
{
    struct str of = STR("duplicate of ");
    int64_t duplicate_of;
    if (!from->closed)
        return;
    question->closed_at = from->closed_at.ms ? from->closed_at : from->created_at;
    question->close_reason = storable_line(&bulk->row, from->close_reason);
    if (!str_starts(from->close_reason, of))
        return;
    if (!str_to_int(str_slice(from->close_reason, of.len, from->close_reason.len), &duplicate_of))
        return;
    question->close_reason = STR("duplicate");
    remember(bulk, &bulk->duplicates, from->id, duplicate_of);
}

static enum err check_question(struct bulk *bulk, const struct bulk_question *question, struct tags *tags)
{
    enum err err = take_id(bulk, &bulk->questions, question->id, 0);
    if (!err)
        err = require_row(bulk, &bulk->people, question->person_id, "user_id");
    if (!err)
        err = require_row(bulk, &bulk->categories, question->category_id, "category_id");
    if (!err && question->views < 0)
        err = say_field(bulk, "views", STR("there cannot be fewer than none"));
    return err ? err : tags_read(&bulk->row, question->tags, tags, &bulk->ctx->failure);
}

enum err bulk_add_question(struct bulk *bulk, const struct bulk_question *from)
{
    struct tags tags;
    arena_reset(&bulk->row);
    enum err err = check_question(bulk, from, &tags);
    if (err)
        return err;
    struct str title = storable_line(&bulk->row, from->title);
    struct str name = from->person_id ? STR_NONE : storable_line(&bulk->row, from->name);
    struct question question = {
        .id = from->id,
        .author = {.person_id = from->person_id, .name = name},
        .category_id = from->category_id,
        .title = title,
        .slug = slug_of(&bulk->row, title),
        .body = from->body,
        .tags = tags_joined(&bulk->row, &tags),
        .created_at = from->created_at,
        .view_count = from->views,
        .state = from->state,
    };
    take_reason(bulk, from, &question);
    if (from->selected_answer_id)
        remember(bulk, &bulk->selections, from->id, from->selected_answer_id);
    touch(bulk, from->id);
    err = sent(bulk, bulk_question_insert(bulk->ctx->db, &question));
    if (err || question.state != POST_LIVE)
        return err;
    err = add_tags(bulk, &question, &tags);
    struct words words = words_of_question(bulk->stems, &bulk->row, question.title, question.tags);
    return err ? err : sent(bulk, bulk_words_add(bulk->words, bulk->ctx, question.id, &words));
}

/* ---- answers, comments, votes ---- */

/* As a question has it: who has an account is named by that. */
static struct str author_name(struct bulk *bulk, const struct bulk_reply *reply)
{
    arena_reset(&bulk->row);
    return reply->person_id ? STR_NONE : storable_line(&bulk->row, reply->name);
}

enum err bulk_add_answer(struct bulk *bulk, const struct bulk_reply *answer)
{
    struct bulk_reply reply = *answer;
    reply.name = author_name(bulk, answer);
    enum err err = take_id(bulk, &bulk->answers, answer->id, answer->question_id);
    if (!err)
        err = require_row(bulk, &bulk->questions, answer->question_id, "question_id");
    if (!err)
        err = require_row(bulk, &bulk->people, answer->person_id, "user_id");
    touch(bulk, answer->question_id);
    return err ? err : sent(bulk, bulk_answer_insert(bulk->ctx->db, &reply));
}

enum err bulk_add_comment(struct bulk *bulk, const struct bulk_reply *comment)
{
    struct bulk_reply reply = *comment;
    reply.name = author_name(bulk, comment);
    enum err err = take_id(bulk, &bulk->comments, comment->id, 0);
    if (!err && reply.answer_id)
        err = require_row(bulk, &bulk->answers, reply.answer_id, "parent_id");
    else if (!err)
        err = require_row(bulk, &bulk->questions, reply.question_id, "parent_id");
    if (!err)
        err = require_row(bulk, &bulk->people, reply.person_id, "user_id");
    if (err)
        return err;
    if (reply.answer_id)
        map_find_id(&bulk->answers, reply.answer_id, &reply.question_id);
    return sent(bulk, bulk_comment_insert(bulk->ctx->db, &reply));
}

enum err bulk_add_vote(struct bulk *bulk, const struct bulk_vote *vote)
{
    const struct map *posts = vote->ref.kind == POST_QUESTION ? &bulk->questions : &bulk->answers;
    enum err err = require_row(bulk, posts, vote->ref.id, "post_id");
    if (!err)
        err = require_row(bulk, &bulk->people, vote->person_id, "user_id");
    if (!err && vote->vote != 1 && vote->vote != -1)
        err = say_field(bulk, "vote", STR("it is 1 or -1"));
    return err ? err : sent(bulk, bulk_vote_insert(bulk->ctx->db, vote));
}
