#include "service/staff/moderation.h"

#include "service/unit/audit.h"
#include "service/unit/block.h"

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

/* ---- purging ---- */

static enum err hide_all(struct ctx *ctx, const struct viewer *viewer, struct author_ids author,
                         struct purged *purged)
{
    size_t count;
    struct post_ref *refs = ARENA_ARRAY(ctx->arena, struct post_ref, PURGE_MAX + 1);
    enum err err = posts_standing(ctx->db, author, refs, PURGE_MAX + 1, &count);
    *purged = (struct purged){.more = count > PURGE_MAX};
    for (size_t i = 0; !err && i < count && i < PURGE_MAX; i++, purged->posts++)
        err = post_put_away(ctx, viewer, refs[i]);
    return err;
}

static struct str purge_note(struct ctx *ctx, const struct purged *purged)
{
    return audit_note(ctx->arena, purged->more ? NOTE_PURGE_MORE : NOTE_PURGE,
                      PLACES(PLACE_INT("posts", purged->posts)));
}

enum err purge_person(struct ctx *ctx, const struct viewer *viewer, int64_t person_id, struct purged *purged)
{
    struct block_wanted block = {*viewer, FOREVER_DAYS, STR("Spam")};
    enum err err = require(ctx, viewer, ACT_PURGE, (struct subject){0});
    if (!err)
        err = block_person(ctx, &block, person_id);
    if (!err)
        err = session_delete_others(ctx->db, person_id, STR_NONE);
    if (!err)
        err = hide_all(ctx, viewer, (struct author_ids){.person_id = person_id}, purged);
    return err ? err
               : audit_about(ctx, viewer, STR("purge"), audit_person(ctx->arena, person_id),
                             purge_note(ctx, purged));
}

static enum err stop_network(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref)
{
    struct str network;
    struct block_wanted block = {*viewer, PURGED_NETWORK_DAYS, STR("Spam")};
    enum err err = post_network(ctx->db, ctx->arena, ref, &network);
    return err || !network.len ? err : block_network(ctx, &block, network);
}

static enum err purge_guest(struct ctx *ctx, const struct purge_wanted *wanted, const struct post *post,
                            struct purged *purged)
{
    enum err err = wanted->with_network ? stop_network(ctx, &wanted->viewer, post->ref) : OK;
    if (!err)
        err = hide_all(ctx, &wanted->viewer, (struct author_ids){.guest_id = post->guest_id}, purged);
    struct str guest = arena_printf(ctx->arena, "guest %lld", (long long)post->guest_id);
    return err ? err : audit_about(ctx, &wanted->viewer, STR("purge"), guest, purge_note(ctx, purged));
}

/* The post, for whoever may purge; ERR_REFUSED when nobody knows its author. */
static enum err load_to_purge(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                              struct post *post)
{
    enum err err = require(ctx, viewer, ACT_PURGE, (struct subject){0});
    if (!err)
        err = post_load_seen(ctx, viewer, ref, post);
    if (!err && !post->person_id && !post->guest_id)
        err = fail(&ctx->failure, ERR_REFUSED,
                   "Nobody is known to have written this post: it came with an import. Hide it instead.");
    return err;
}

enum err purge_look(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                    struct purge_outlook *outlook)
{
    size_t count = 0;
    struct post *post = &outlook->post;
    struct post_ref *refs = ARENA_ARRAY(ctx->arena, struct post_ref, PURGE_MAX + 1);
    *outlook = (struct purge_outlook){0};
    enum err err = load_to_purge(ctx, viewer, ref, post);
    if (!err)
        err = posts_standing(ctx->db, (struct author_ids){post->person_id, post->guest_id}, refs,
                             PURGE_MAX + 1, &count);
    outlook->more = count > PURGE_MAX;
    outlook->posts = (int64_t)count - outlook->more;
    if (!err && post->guest_id)
        err = post_network(ctx->db, ctx->arena, ref, &outlook->network);
    if (!err && outlook->network.len)
        err =
            network_guests(ctx->db, outlook->network, instant_add(ctx->now, SPAN_DAYS(-NETWORK_SHARED_DAYS)),
                           post->guest_id, &outlook->others);
    return err;
}

enum err purge_author_of(struct ctx *ctx, const struct purge_wanted *wanted, struct purged *purged)
{
    struct post post;
    enum err err = load_to_purge(ctx, &wanted->viewer, wanted->ref, &post);
    if (err)
        return err;
    return post.person_id ? purge_person(ctx, &wanted->viewer, post.person_id, purged)
                          : purge_guest(ctx, wanted, &post, purged);
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
