#include "service/staff/moderation.h"

#include "service/desk/close.h"
#include "service/unit/audit.h"

enum err moderation_queue(struct ctx *ctx, const struct viewer *viewer, const struct queue_asked *asked,
                          struct waiting *waiting)
{
    *waiting = (struct waiting){0};
    struct queue *queue = &waiting->queue;
    enum err err = require(ctx, viewer, ACT_APPROVE, (struct subject){0});
    if (!err)
        err = queue_load(ctx->db, ctx->arena, asked, queue);
    for (size_t i = 0; !err && i < queue->count && i < QUEUE_PAGE; i++)
        err = picture_of_post(ctx->db, ctx->arena, queue->at[i].ref, &waiting->pictures[i]);
    if (err || queue->count <= QUEUE_PAGE)
        return err;
    queue->count = QUEUE_PAGE;
    const struct waiting_post *last = &queue->at[QUEUE_PAGE - 1];
    waiting->next = (struct list_cursor){last->created_at.ms, last->ref.id};
    return OK;
}

bool verdicts_turn(struct verdicts *verdicts, struct str turn, struct str reason)
{
    verdicts->closes = str_eq(turn, STR("close"));
    verdicts->close = verdicts->closes ? reason : STR_NONE;
    verdicts->keep = verdicts->closes || str_eq(turn, STR("approve"));
    return verdicts->keep || str_eq(turn, STR("hide"));
}

static enum err look_at(struct ctx *ctx, const struct verdicts *verdicts, struct post_ref ref,
                        struct verdict_line *line)
{
    struct post post;
    *line = (struct verdict_line){.ref = ref, .turn = TURN_APPROVE};
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    line->question_id = post.question_id;
    line->waits = post.state != POST_DELETED && (post.state == POST_HELD || post.flag_count);
    if (!verdicts->keep)
        line->turn = post.state == POST_LIVE ? TURN_HIDE : TURN_REJECT;
    line->closes = line->waits && verdicts->closes && !post.question_closed_at.ms;
    return OK;
}

/* A duplicate has a question of its own that it repeats. */
static enum err require_closable(struct ctx *ctx, const struct verdicts *verdicts)
{
    if (!close_sentence(verdicts->close).len || str_eq(verdicts->close, STR("duplicate")))
        return fail_field(&ctx->failure, ERR_INPUT, "reason", "Choose a reason from the list.");
    for (size_t i = 0; i < verdicts->count; i++)
        if (verdicts->refs[i].kind != POST_QUESTION)
            return fail(&ctx->failure, ERR_INPUT,
                        "Only questions can be closed: leave answers and comments out of the choice.");
    return OK;
}

static enum err require_verdicts(struct ctx *ctx, const struct verdicts *verdicts)
{
    enum err err = require(ctx, &verdicts->viewer, ACT_APPROVE, (struct subject){0});
    if (!err && !verdicts->count)
        err = fail(&ctx->failure, ERR_INPUT, "Choose at least one post.");
    return err || !verdicts->closes ? err : require_closable(ctx, verdicts);
}

enum err moderation_look(struct ctx *ctx, const struct verdicts *verdicts, struct verdict_lines *lines)
{
    enum err err = require_verdicts(ctx, verdicts);
    lines->count = 0;
    for (size_t i = 0; !err && i < verdicts->count; i++)
        err = look_at(ctx, verdicts, verdicts->refs[i], &lines->at[lines->count++]);
    return err;
}

static enum err decide_one(struct ctx *ctx, const struct verdicts *verdicts, struct post_ref ref)
{
    struct post_spot spot;
    struct verdict_line line;
    enum err err = look_at(ctx, verdicts, ref, &line);
    struct turning turning = {verdicts->viewer, ref, line.turn, verdicts->why};
    if (err || !line.waits)
        return err;
    err = post_turn(ctx, &turning, &spot);
    struct closing closing = {.question_id = ref.id, .reason = verdicts->close};
    return err || !line.closes ? err : question_shut(ctx, &verdicts->viewer, &closing, &spot);
}

enum err moderation_decide(struct ctx *ctx, const struct verdicts *verdicts)
{
    enum err err = require_verdicts(ctx, verdicts);
    for (size_t i = 0; !err && i < verdicts->count; i++)
        err = decide_one(ctx, verdicts, verdicts->refs[i]);
    return err;
}

/* ---- without a name ---- */

enum err nameless_look(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref, struct post *post)
{
    enum err err = require(ctx, viewer, ACT_SEE_HIDDEN, (struct subject){0});
    if (!err)
        err = post_load_seen(ctx, viewer, ref, post);
    if (!err && !post->nameless)
        err = fail(&ctx->failure, ERR_NOT_FOUND,
                   "Who wrote this stands beside it: it was not asked without a name.");
    return err;
}

enum err nameless_writer(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                         struct person *person)
{
    struct post post;
    enum err err = nameless_look(ctx, viewer, ref, &post);
    if (!err)
        err = person_load(ctx->db, ctx->arena, post.person_id, person);
    return err ? err : audit(ctx, viewer, STR("see writer"), ref, STR_NONE);
}
