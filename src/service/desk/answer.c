#include "service/desk/answer.h"

#include "service/desk/appear.h"
#include "service/desk/once_form.h"
#include "service/desk/picture.h"
#include "service/desk/question.h"
#include "service/reach/follow.h"
#include "service/reach/tell.h"

/* The post that is written to, as far as this writer may see it. */
static enum err load_target(struct ctx *ctx, const struct writer *writer, struct post_ref ref,
                            struct post *post)
{
    enum err err = post_load_seen(ctx, &writer->viewer, ref, post);
    if (!err && ref.kind == POST_COMMENT)
        return fail(&ctx->failure, ERR_INPUT, "Comments stand on questions and answers only.");
    return err;
}

static struct subject subject_of(const struct post *post, const struct writer *writer)
{
    return post_subject(post, &writer->viewer);
}

/* Whoever asked without a name stays without one below the question. */
static enum err owner_below(struct ctx *ctx, const struct writer *writer, int64_t question_id,
                            struct post_owner *owner)
{
    struct post question;
    int64_t person_id = writer->viewer.person_id;
    *owner = post_owner_of(person_id, false);
    if (!person_id)
        return OK;
    enum err err = post_load(ctx->db, ctx->arena, (struct post_ref){POST_QUESTION, question_id}, &question);
    if (!err)
        *owner = post_owner_of(person_id, question.nameless && question.person_id == person_id);
    return err;
}

static void tell_place(const struct post *on, int64_t id, struct str held_for, struct posted *posted)
{
    *posted = (struct posted){id, on->question_id, on->slug, held_for, false};
}

/* What the same form posted before. */
static enum err posted_again(struct ctx *ctx, struct post_ref ref, struct posted *posted)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    if (err)
        return err;
    struct str held_for = post.state == POST_HELD ? STR("held") : STR_NONE;
    tell_place(&post, ref.id, held_for, posted);
    posted->repeated = true;
    return OK;
}

enum err answer_post(struct ctx *ctx, const struct answer_draft *draft, struct posted *posted)
{
    struct post question;
    struct post_owner owner;
    struct post_entry entry;
    int64_t before;
    enum err err = once_form_find(ctx, &draft->writer, &before);
    if (!err && before)
        return posted_again(ctx, (struct post_ref){POST_ANSWER, before}, posted);
    if (!err)
        err = require_length(ctx, "body", draft->body, least(ctx, SETTING_ANSWER_MIN), ANSWER_BODY_MAX);
    if (!err)
        err =
            load_target(ctx, &draft->writer, (struct post_ref){POST_QUESTION, draft->question_id}, &question);
    if (!err)
        err = post_enter(ctx, &draft->writer, ACT_ANSWER, subject_of(&question, &draft->writer), draft->body,
                         &entry);
    if (!err)
        err = owner_below(ctx, &draft->writer, question.question_id, &owner);
    if (err)
        return err;
    struct answer answer = {
        .question_id = question.question_id,
        .guest_id = entry.guest_id,
        .nameless_id = owner.nameless_id,
        .author = {.person_id = owner.person_id, .name = draft->writer.guest_name},
        .body = draft->body,
        .created_at = ctx->now,
        .state = entry.state,
        .held_for = entry.held_for,
    };
    err = answer_insert(ctx->db, &answer, draft->writer.viewer.person_id ? STR_NONE : draft->writer.network);
    if (!err)
        err =
            pictures_keep(ctx, &draft->writer, (struct post_ref){POST_ANSWER, answer.id}, answer.question_id);
    if (!err && answer.state == POST_LIVE)
        err = post_appear(ctx, &(struct post){.ref = {POST_ANSWER, answer.id},
                                              .question_id = answer.question_id,
                                              .person_id = answer.author.person_id});
    if (!err)
        err = follow_by_itself(ctx, draft->writer.viewer.person_id, answer.question_id);
    if (!err)
        err = tell_posted(ctx, (struct post_ref){POST_ANSWER, answer.id}, answer.held_for);
    tell_place(&question, answer.id, entry.held_for, posted);
    return err ? err : once_form_note(ctx, &draft->writer, answer.id);
}

/* One that nobody is shown is not taken. */
static enum err require_comment_room(struct ctx *ctx, int64_t question_id)
{
    bool room = true;
    enum err err = comment_room(ctx->db, question_id, &room);
    return err || room ? err
                       : fail(&ctx->failure, ERR_LIMIT,
                              "There are {most} comments here, and no more fit. Write an answer, or ask a "
                              "question of your own.",
                              PLACE_INT("most", COMMENTS_MAX));
}

enum err comment_post(struct ctx *ctx, const struct comment_draft *draft, struct posted *posted)
{
    struct post on;
    struct post_owner owner;
    struct post_entry entry;
    int64_t before;
    enum err err = once_form_find(ctx, &draft->writer, &before);
    if (!err && before)
        return posted_again(ctx, (struct post_ref){POST_COMMENT, before}, posted);
    if (!err)
        err = require_length(ctx, "body", draft->body, least(ctx, SETTING_COMMENT_MIN), COMMENT_MAX);
    if (!err)
        err = load_target(ctx, &draft->writer, draft->on, &on);
    if (!err)
        err = require_comment_room(ctx, on.question_id);
    if (!err)
        err = post_enter(ctx, &draft->writer, ACT_COMMENT, subject_of(&on, &draft->writer), draft->body,
                         &entry);
    if (!err)
        err = owner_below(ctx, &draft->writer, on.question_id, &owner);
    if (err)
        return err;
    struct comment comment = {
        .question_id = on.question_id,
        .answer_id = on.ref.kind == POST_ANSWER ? on.ref.id : 0,
        .guest_id = entry.guest_id,
        .nameless_id = owner.nameless_id,
        .author = {.person_id = owner.person_id, .name = draft->writer.guest_name},
        .body = draft->body,
        .created_at = ctx->now,
        .state = entry.state,
        .held_for = entry.held_for,
    };
    err =
        comment_insert(ctx->db, &comment, draft->writer.viewer.person_id ? STR_NONE : draft->writer.network);
    if (!err)
        err = pictures_keep(ctx, &draft->writer, (struct post_ref){POST_COMMENT, comment.id},
                            comment.question_id);
    if (!err && comment.state == POST_LIVE)
        err = post_add_comments(ctx->db, comment.question_id, comment.answer_id, 1);
    if (!err)
        err = tell_posted(ctx, (struct post_ref){POST_COMMENT, comment.id}, comment.held_for);
    tell_place(&on, comment.id, entry.held_for, posted);
    return err ? err : once_form_note(ctx, &draft->writer, comment.id);
}
