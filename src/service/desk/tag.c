#include "service/desk/tag.h"

#include "service/desk/appear.h"
#include "service/desk/find.h"
#include "service/reach/follow.h"
#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "store/desk/tag.h"
#include "text/desk/tags.h"

static enum err load_named(struct ctx *ctx, struct str name, struct tag *tag)
{
    enum err err = tag_load_named(ctx, name, tag);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_NOT_FOUND, "No question has this tag.");
    return err;
}

enum err tag_describe(struct ctx *ctx, const struct viewer *viewer, struct str name, struct str about)
{
    struct tag tag;
    enum err err = require(ctx, viewer, ACT_EDIT_CATEGORIES, (struct subject){0});
    if (!err)
        err = require_length(ctx, "about", about, 0, TAG_ABOUT_MAX);
    if (!err)
        err = load_named(ctx, name, &tag);
    if (!err)
        err = tag_set_about(ctx->db, tag.id, about);
    struct str subject = arena_printf(ctx->arena, "tag %.*s", STR_ARG(name));
    return err ? err
               : audit_about(ctx, viewer, STR("tag"), subject,
                             audit_note(ctx->arena, NOTE_TAG_DESCRIBED, PLACES_OR_NONE()));
}

/* ---- moving ---- */

/* The tags with one in the place of another; what is there already counts once. */
static struct str replaced(struct ctx *ctx, struct str tags, const struct tag_move *move)
{
    struct tags before = tags_stored(tags), after = {.count = 0};
    for (size_t i = 0; i < before.count; i++) {
        struct str tag = str_eq(before.at[i], move->from) ? move->to : before.at[i];
        bool known = tag.len == 0;
        for (size_t k = 0; k < after.count; k++)
            known |= str_eq(after.at[k], tag);
        if (!known)
            after.at[after.count++] = tag;
    }
    return tags_joined(ctx->arena, &after);
}

/* A live question leaves its lists and comes back with the other tag. */
static enum err retag(struct ctx *ctx, int64_t question_id, const struct tag_move *move)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, (struct post_ref){POST_QUESTION, question_id}, &post);
    if (err)
        return err;
    bool live = post.state == POST_LIVE;
    if (live)
        err = post_vanish(ctx, &post);
    if (!err)
        err = question_set_tags(ctx->db, question_id, replaced(ctx, post.tags, move));
    if (!err && live)
        err = post_stand_again(ctx, &post);
    return err;
}

static enum err check_target(struct ctx *ctx, const struct tag_move *move)
{
    struct tags read;
    struct tag other;
    if (move->to.len == 0)
        return OK;
    enum err err = tags_read(ctx->arena, move->to, &read, &ctx->failure);
    if (err) {
        ctx->failure.field = "to";
        return err;
    }
    if (read.count != 1 || !str_eq(read.at[0], move->to) || str_eq(move->to, move->from))
        return fail_field(&ctx->failure, ERR_INPUT, "to",
                          "Enter one other tag: lower-case letters, digits and hyphens.");
    err = tag_load(ctx->db, ctx->arena, move->to, &other);
    bool known = !err && other.question_count > 0;
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (known && !move->merge)
        return fail_field(&ctx->failure, ERR_CONFLICT, "to",
                          "This tag exists already. Merge the two if they mean the same.");
    if (!known && move->merge)
        return fail_field(&ctx->failure, ERR_INPUT, "to", "No question has this tag. Rename instead.");
    return OK;
}

static enum err retag_all(struct ctx *ctx, const struct tag *tag, const struct tag_move *move,
                          int64_t *questions)
{
    struct question_ids ids;
    enum err err = tag_questions(ctx->db, ctx->arena, tag, RETAG_MAX + 1, &ids);
    if (!err && ids.count > RETAG_MAX)
        return fail(&ctx->failure, ERR_LIMIT,
                    "More than {most} questions have this tag: that is too much for one step.",
                    PLACE_INT("most", RETAG_MAX));
    for (size_t i = 0; !err && i < ids.count; i++)
        err = retag(ctx, ids.at[i], move);
    *questions = (int64_t)ids.count;
    return err;
}

static enum err tell(struct ctx *ctx, const struct viewer *viewer, const struct tag_move *move,
                     int64_t questions)
{
    struct str subject = arena_printf(ctx->arena, "tag %.*s", STR_ARG(move->from));
    enum audit_note note = move->to.len == 0 ? NOTE_TAG_REMOVED
                           : move->merge     ? NOTE_TAG_MERGED
                                             : NOTE_TAG_RENAMED;
    return audit_about(
        ctx, viewer, STR("tag"), subject,
        audit_note(ctx->arena, note, PLACES(PLACE("tag", move->to), PLACE_INT("questions", questions))));
}

/* What a renamed tag was about, it is about under its new name. */
static enum err take_text_along(struct ctx *ctx, const struct tag *from, struct str to)
{
    struct tag tag;
    enum err err = tag_load(ctx->db, ctx->arena, to, &tag);
    if (err == ERR_NOT_FOUND)
        return OK; /* no live question has it */
    return err ? err : tag_set_about(ctx->db, tag.id, from->about);
}

/* Who followed the tag follows what it became. */
static enum err take_followers_along(struct ctx *ctx, const struct tag *from, struct str to)
{
    struct tag tag = {0};
    struct followed followed = {FOLLOW_TAG, from->id};
    enum err err = to.len ? tag_load(ctx->db, ctx->arena, to, &tag) : OK;
    if (err && err != ERR_NOT_FOUND)
        return err;
    return follow_move(ctx->db, &followed, tag.id);
}

enum err tag_move(struct ctx *ctx, const struct viewer *viewer, const struct tag_move *move,
                  int64_t *questions)
{
    struct tag tag;
    enum err err = require(ctx, viewer, ACT_EDIT_CATEGORIES, (struct subject){0});
    if (!err)
        err = load_named(ctx, move->from, &tag);
    if (!err)
        err = check_target(ctx, move);
    if (!err)
        err = retag_all(ctx, &tag, move, questions);
    if (!err && move->to.len && !move->merge && tag.about.len)
        err = take_text_along(ctx, &tag, move->to);
    if (!err)
        err = take_followers_along(ctx, &tag, move->to);
    if (!err)
        err = tag_delete(ctx->db, tag.id);
    if (!err)
        err = tag_alias_set(ctx->db, move->from, move->to);
    return err ? err : tell(ctx, viewer, move, *questions);
}
