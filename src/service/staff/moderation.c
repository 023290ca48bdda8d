#include "service/staff/moderation.h"

#include "service/unit/audit.h"

enum err moderation_queue(struct ctx *ctx, const struct viewer *viewer, struct list_cursor after,
                          struct waiting *waiting)
{
    *waiting = (struct waiting){0};
    struct queue *queue = &waiting->queue;
    enum err err = require(ctx, viewer, ACT_APPROVE, (struct subject){0});
    if (!err)
        err = queue_load(ctx->db, ctx->arena, after, queue);
    for (size_t i = 0; !err && i < queue->count && i < QUEUE_PAGE; i++)
        err = picture_of_post(ctx->db, ctx->arena, queue->at[i].ref, &waiting->pictures[i]);
    if (err || queue->count <= QUEUE_PAGE)
        return err;
    queue->count = QUEUE_PAGE;
    const struct waiting_post *last = &queue->at[QUEUE_PAGE - 1];
    waiting->next = (struct list_cursor){last->created_at.ms, last->ref.id};
    return OK;
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
