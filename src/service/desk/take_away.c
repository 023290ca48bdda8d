#include "service/desk/take_away.h"

#include "service/desk/appear.h"
#include "service/desk/change.h"
#include "store/desk/picture.h"
#include "store/desk/question.h"
#include "store/desk/suggestion.h"
#include "store/people/own_data.h"

/* Instead of a title, in every language. */
#define TAKEN_TITLE "[\u2026]"

static enum err remove_pictures(struct ctx *ctx, const struct viewer *writer, struct post_ref ref)
{
    struct picture_rows rows;
    enum err err = picture_of_post(ctx->db, ctx->arena, ref, &rows);
    for (size_t i = 0; !err && i < rows.count; i++)
        err = picture_remove(ctx->db, &rows.at[i], writer->person_id, ctx->now);
    return err;
}

enum err desk_wipe(struct ctx *ctx, const struct viewer *writer, struct post_ref ref)
{
    enum err err = remove_pictures(ctx, writer, ref);
    if (!err)
        err = revisions_erase(ctx->db, ref);
    if (!err)
        err = suggestions_erase_of_post(ctx->db, ref);
    return err ? err : post_wipe(ctx->db, ref, STR(TAKEN_TITLE));
}

/* Answers and comments: gone, and counted where they stood. */
static enum err take_reply(struct ctx *ctx, const struct viewer *writer, struct post_ref ref)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    if (!err)
        err = post_withdraw(ctx, writer, ref);
    if (!err)
        err = desk_wipe(ctx, writer, ref);
    return err || post.state != POST_LIVE ? err : question_add_taken(ctx->db, post.question_id);
}

static enum err take_question(struct ctx *ctx, const struct viewer *writer, struct post_ref ref)
{
    struct post post;
    struct question question;
    enum err err = question_load(ctx->db, ctx->arena, ref.id, &question);
    if (!err)
        err = post_load(ctx->db, ctx->arena, ref, &post);
    if (err)
        return err;
    bool stays = question.state == POST_LIVE && (question.answer_count > 0 || question.comment_count > 0);
    err = stays ? post_vanish(ctx, &post) : post_withdraw(ctx, writer, ref);
    if (!err)
        err = desk_wipe(ctx, writer, ref);
    if (!err)
        err = question_set_taken(ctx->db, ref.id, ctx->now);
    return err || !stays ? err : post_stand_again(ctx, &post);
}

/* What its writer opened for others to edit, and others did: it is theirs as well, and stays without the writer's name. */
static enum err is_shared(struct ctx *ctx, const struct viewer *writer, struct post_ref ref, bool *shared)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    *shared = false;
    return err || !post.wiki ? err : revision_by_another(ctx->db, ref, writer->person_id, shared);
}

static enum err take(struct ctx *ctx, const struct viewer *writer, struct post_ref ref)
{
    bool shared;
    enum err err = is_shared(ctx, writer, ref, &shared);
    if (err || shared)
        return err;
    return ref.kind == POST_QUESTION ? take_question(ctx, writer, ref) : take_reply(ctx, writer, ref);
}

static enum err take_all(struct ctx *ctx, const struct viewer *writer, enum post_kind kind)
{
    enum err err = OK;
    struct own_posts posts = {.count = OWN_PAGE};
    struct own_from behind = {.person_id = writer->person_id};
    while (!err && posts.count == OWN_PAGE) {
        err = own_posts_next(ctx->db, ctx->arena, kind, &behind, &posts);
        for (size_t i = 0; !err && i < posts.count; i++)
            err = take(ctx, writer, (struct post_ref){kind, posts.at[i].id});
    }
    return err;
}

enum err desk_take_away(struct ctx *ctx, const struct viewer *writer)
{
    enum err err = take_all(ctx, writer, POST_COMMENT);
    if (!err)
        err = take_all(ctx, writer, POST_ANSWER);
    return err ? err : take_all(ctx, writer, POST_QUESTION);
}
