#include "service/staff/purge.h"

#include "service/desk/appear.h"
#include "service/desk/take_away.h"
#include "service/desk/vote.h"
#include "service/reach/guest_mail.h"
#include "service/unit/audit.h"
#include "service/unit/block.h"

static const struct span undo_window = SPAN_MS((int64_t)PURGE_UNDO_HOURS * 60 * 60 * 1000);

/* ---- taking down ---- */

/* How the post stands is kept before it goes. */
static enum err put_aside(struct ctx *ctx, const struct viewer *viewer, int64_t purge_id, struct post_ref ref)
{
    enum err err = purged_post_put(ctx->db, purge_id, ref);
    return err ? err : post_put_away(ctx, viewer, ref);
}

static enum err hide_all(struct ctx *ctx, const struct viewer *viewer, const struct purge *purge,
                         struct purged *purged)
{
    size_t count;
    struct author_ids author = {purge->person_id, purge->guest_id};
    struct post_ref *refs = ARENA_ARRAY(ctx->arena, struct post_ref, PURGE_MAX + 1);
    *purged = (struct purged){0};
    enum err err = purge_insert(ctx->db, purge, &purged->id);
    if (!err)
        err = posts_standing(ctx->db, author, refs, PURGE_MAX + 1, &count);
    if (err)
        return err;
    purged->more = count > PURGE_MAX;
    for (size_t i = 0; !err && i < count && i < PURGE_MAX; i++, purged->posts++)
        err = put_aside(ctx, viewer, purged->id, refs[i]);
    return err;
}

static struct str purge_note(struct ctx *ctx, const struct purged *purged)
{
    return audit_note(ctx->arena, purged->more ? NOTE_PURGE_MORE : NOTE_PURGE,
                      PLACES(PLACE_INT("posts", purged->posts)));
}

static struct purge purge_now(const struct ctx *ctx, const struct viewer *viewer)
{
    return (struct purge){
        .by_id = viewer->person_id, .at = ctx->now, .gone_at = instant_add(ctx->now, undo_window)};
}

/* The end of the block that a purge puts on an account. */
static struct instant for_ever(struct instant at)
{
    return instant_add(at, SPAN_DAYS(FOREVER_DAYS));
}

enum err purge_person(struct ctx *ctx, const struct viewer *viewer, int64_t person_id, struct purged *purged)
{
    struct person person;
    struct purge purge = purge_now(ctx, viewer);
    struct block_wanted block = {*viewer, FOREVER_DAYS, STR("Spam")};
    enum err err = require(ctx, viewer, ACT_PURGE, (struct subject){0});
    if (!err)
        err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (!err)
        err = block_person(ctx, &block, person_id);
    if (!err)
        err = session_delete_others(ctx->db, person_id, STR_NONE);
    if (err)
        return err;
    purge.person_id = person_id;
    purge.blocked_until = person.blocked_until;
    purge.blocked_for = person.blocked_for;
    err = hide_all(ctx, viewer, &purge, purged);
    return err ? err
               : audit_about(ctx, viewer, STR("purge"), audit_person(ctx->arena, person_id),
                             purge_note(ctx, purged));
}

static enum err stop_network(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                             struct purge *purge)
{
    struct network_block before = {0};
    struct block_wanted block = {*viewer, PURGED_NETWORK_DAYS, STR("Spam")};
    enum err err = post_network(ctx->db, ctx->arena, ref, &purge->network);
    if (err || !purge->network.len)
        return err;
    err = network_block_load(ctx->db, ctx->arena, purge->network, ctx->now, &before);
    if (err && err != ERR_NOT_FOUND)
        return err;
    purge->network_until = before.until;
    purge->network_for = before.reason;
    return block_network(ctx, &block, purge->network);
}

static struct str guest_subject(struct ctx *ctx, int64_t guest_id)
{
    return arena_printf(ctx->arena, "guest %lld", (long long)guest_id);
}

static enum err purge_guest(struct ctx *ctx, const struct purge_wanted *wanted, const struct post *post,
                            struct purged *purged)
{
    struct purge purge = purge_now(ctx, &wanted->viewer);
    purge.guest_id = post->guest_id;
    enum err err = wanted->with_network ? stop_network(ctx, &wanted->viewer, post->ref, &purge) : OK;
    if (!err)
        err = hide_all(ctx, &wanted->viewer, &purge, purged);
    return err ? err
               : audit_about(ctx, &wanted->viewer, STR("purge"), guest_subject(ctx, post->guest_id),
                             purge_note(ctx, purged));
}

/* ---- what it would do ---- */

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

static enum err count_posts(struct ctx *ctx, struct author_ids author, struct purge_outlook *outlook)
{
    size_t count = 0;
    struct post_ref *refs = ARENA_ARRAY(ctx->arena, struct post_ref, PURGE_MAX + 1);
    enum err err = posts_standing(ctx->db, author, refs, PURGE_MAX + 1, &count);
    outlook->more = count > PURGE_MAX;
    outlook->posts = (int64_t)count - outlook->more;
    return err;
}

enum err purge_look(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                    struct purge_outlook *outlook)
{
    struct post *post = &outlook->post;
    *outlook = (struct purge_outlook){0};
    enum err err = load_to_purge(ctx, viewer, ref, post);
    if (!err)
        err = count_posts(ctx, (struct author_ids){post->person_id, post->guest_id}, outlook);
    if (!err && post->guest_id)
        err = post_network(ctx->db, ctx->arena, ref, &outlook->network);
    if (!err && outlook->network.len)
        err =
            network_guests(ctx->db, outlook->network, instant_add(ctx->now, SPAN_DAYS(-NETWORK_SHARED_DAYS)),
                           post->guest_id, &outlook->others);
    return err;
}

enum err purge_look_person(struct ctx *ctx, const struct viewer *viewer, int64_t person_id,
                           struct purge_outlook *outlook)
{
    *outlook = (struct purge_outlook){0};
    enum err err = require(ctx, viewer, ACT_PURGE, (struct subject){0});
    return err ? err : count_posts(ctx, (struct author_ids){.person_id = person_id}, outlook);
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

/* ---- what can still be taken back ---- */

enum err purges_read(struct ctx *ctx, const struct viewer *viewer, struct purges *purges)
{
    enum err err = require(ctx, viewer, ACT_PURGE, (struct subject){0});
    return err ? err : purge_list(ctx->db, ctx->arena, ctx->now, purges);
}

static enum err load_kept(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct purge *purge)
{
    enum err err = require(ctx, viewer, ACT_PURGE, (struct subject){0});
    if (!err)
        err = purge_load(ctx->db, ctx->arena, id, purge);
    if (!err && !instant_before(ctx->now, purge->gone_at))
        err = ERR_NOT_FOUND;
    return err != ERR_NOT_FOUND
               ? err
               : fail(&ctx->failure, ERR_NOT_FOUND,
                      "This purge cannot be taken back any more: it was taken back already, or "
                      "its day is over and the texts are gone.");
}

enum err purge_read(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct purge_kept *kept)
{
    struct purged_posts posts = {0};
    *kept = (struct purge_kept){.posts = ARENA_ARRAY(ctx->arena, struct post, PURGED_SHOWN_MAX)};
    enum err err = load_kept(ctx, viewer, id, &kept->purge);
    if (!err)
        err = purged_post_list(ctx->db, ctx->arena, id, PURGED_SHOWN_MAX, &posts);
    for (; !err && kept->count < posts.count; kept->count++)
        err = post_load(ctx->db, ctx->arena, posts.at[kept->count].ref, &kept->posts[kept->count]);
    return err;
}

static enum err reopen_flags(struct ctx *ctx, struct post_ref ref, struct instant settled_at)
{
    int64_t count = 0;
    enum err err = flags_unsettle(ctx->db, ref, settled_at, &count);
    return err || !count ? err : post_add_flags(ctx->db, ref, count);
}

static enum err accept_again(struct ctx *ctx, struct post_ref ref)
{
    struct post post;
    struct post_spot spot;
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    if (err || post.selected_answer_id)
        return err;
    return answer_select(ctx, &viewer_system, ref.id, true, &spot);
}

/* What was shown again, or deleted, by hand since then is left alone. */
static enum err put_back(struct ctx *ctx, const struct purge *purge, const struct purged_post *kept)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, kept->ref, &post);
    if (!err)
        err = purged_post_delete(ctx->db, kept->ref);
    if (err || post.state != POST_HIDDEN)
        return err;
    err = post_set_state(ctx->db, kept->ref, kept->state, kept->held_for);
    if (!err && kept->state == POST_LIVE)
        err = post_stand_again(ctx, &post);
    if (!err)
        err = reopen_flags(ctx, kept->ref, purge->at);
    return err || !kept->best ? err : accept_again(ctx, kept->ref);
}

static enum err end_block(struct ctx *ctx, const struct purge *purge)
{
    struct person person;
    enum err err = purge_pass_block_on(ctx->db, purge->id, for_ever(purge->at));
    if (!err)
        err = person_load(ctx->db, ctx->arena, purge->person_id, &person);
    if (err || person.blocked_until.ms != for_ever(purge->at).ms)
        return err;
    return person_block(ctx->db, person.id, purge->blocked_until, purge->blocked_for);
}

static enum err end_network(struct ctx *ctx, const struct purge *purge)
{
    struct network_block now, before = {purge->network, purge->network_until, purge->network_for, ctx->now};
    struct instant until = instant_add(purge->at, SPAN_DAYS(PURGED_NETWORK_DAYS));
    enum err err = purge_pass_network_on(ctx->db, purge->id, until);
    if (!err)
        err = network_block_load(ctx->db, ctx->arena, purge->network, ctx->now, &now);
    if (err || now.until.ms != until.ms)
        return err == ERR_NOT_FOUND ? OK : err;
    return before.until.ms ? network_block_put(ctx->db, &before)
                           : network_block_delete(ctx->db, purge->network);
}

enum err purge_undo(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct purge *purge)
{
    struct purged_posts posts = {0};
    enum err err = load_kept(ctx, viewer, id, purge);
    if (!err)
        err = purged_post_list(ctx->db, ctx->arena, id, PURGE_MAX, &posts);
    for (size_t i = 0; !err && i < posts.count; i++)
        err = put_back(ctx, purge, &posts.at[i]);
    if (!err && purge->person_id)
        err = end_block(ctx, purge);
    if (!err && purge->network.len)
        err = end_network(ctx, purge);
    if (!err)
        err = purge_end(ctx->db, id, ctx->now);
    struct str subject =
        purge->person_id ? audit_person(ctx->arena, purge->person_id) : guest_subject(ctx, purge->guest_id);
    struct str note =
        audit_note(ctx->arena, NOTE_PURGE_UNDONE, PLACES(PLACE_INT("posts", (int64_t)posts.count)));
    return err ? err : audit_about(ctx, viewer, STR("undo-purge"), subject, note);
}

/* ---- when the day is over ---- */

static enum err wipe(struct ctx *ctx, const struct purged_post *kept)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, kept->ref, &post);
    if (!err)
        err = purged_post_delete(ctx->db, kept->ref);
    if (err || post.state != POST_HIDDEN)
        return err;
    if (kept->ref.kind == POST_QUESTION)
        err = guest_mail_end(ctx, post.question_id);
    return err ? err : desk_wipe(ctx, &viewer_system, kept->ref);
}

enum err purge_round(struct ctx *ctx)
{
    int64_t id;
    struct purged_posts posts = {0};
    enum err err = purge_due(ctx->db, ctx->now, &id);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    err = purged_post_list(ctx->db, ctx->arena, id, PURGE_WIPE_BATCH, &posts);
    for (size_t i = 0; !err && i < posts.count; i++)
        err = wipe(ctx, &posts.at[i]);
    return err || posts.count ? err : purge_end(ctx->db, id, ctx->now);
}
