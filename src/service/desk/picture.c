#include "service/desk/picture.h"

#include "base/secret.h"
#include "service/desk/change.h"
#include "store/order/evidence.h"

enum err pictures_admit(struct ctx *ctx, const struct writer *writer)
{
    enum err err = OK;
    for (size_t i = 0; !err && writer->pictures && i < writer->pictures->count; i++)
        err = limit_take(ctx, LIMIT_PICTURE, &writer->viewer, writer->network);
    return err;
}

static enum err keep_file(struct ctx *ctx, struct str mime, const struct given_size *size, struct str *hash)
{
    *hash = arena_copy(ctx->arena, str_from(hash_of(size->bytes).text));
    struct file_row file = {.hash = *hash,
                            .mime = mime,
                            .bytes = size->bytes,
                            .width = size->width,
                            .height = size->height,
                            .created_at = ctx->now};
    return file_insert(ctx->db, &file);
}

/* behind: the position of the last that the post has or had. */
static enum err keep_behind(struct ctx *ctx, const struct writer *writer, const struct picture_row *of,
                            int64_t behind)
{
    enum err err = OK;
    for (size_t i = 0; !err && writer->pictures && i < writer->pictures->count; i++) {
        const struct given_picture *given = &writer->pictures->at[i];
        struct picture_row row = *of;
        row.position = behind + (int64_t)i + 1;
        row.words = given->words;
        row.created_at = ctx->now;
        err = keep_file(ctx, given->mime, &given->large, &row.hash);
        if (!err)
            err = keep_file(ctx, given->mime, &given->small, &row.small_hash);
        if (!err)
            err = picture_insert(ctx->db, &row);
    }
    return err;
}

enum err pictures_keep(struct ctx *ctx, const struct writer *writer, struct post_ref on, int64_t question_id)
{
    return keep_behind(ctx, writer, &(struct picture_row){.on = on, .question_id = question_id}, 0);
}

enum err pictures_standing(struct ctx *ctx, struct post_ref on, struct picture_rows *rows)
{
    struct picture_rows all;
    enum err err = picture_of_post(ctx->db, ctx->arena, on, &all);
    *rows = (struct picture_rows){ARENA_ARRAY(ctx->arena, struct picture_row, all.count + 1), 0};
    for (size_t i = 0; !err && i < all.count; i++)
        if (!all.at[i].removed_at.ms)
            rows->at[rows->count++] = all.at[i];
    return err;
}

static const struct picture_edit *edit_of(const struct picture_edits *edits, int64_t id)
{
    for (size_t i = 0; edits && i < edits->count; i++)
        if (edits->at[i].id == id)
            return &edits->at[i];
    return NULL;
}

static enum err change_one(struct ctx *ctx, const struct viewer *viewer, const struct post *post,
                           const struct picture_row *row, const struct picture_edit *edit)
{
    if (!edit->remove)
        return str_eq(edit->words, row->words) ? OK : picture_set_words(ctx->db, row->id, edit->words);
    enum err err = require(ctx, viewer, ACT_REMOVE_PICTURE, post_subject(post, viewer));
    if (!err)
        err = picture_remove(ctx->db, row, post_shown_writer(post, viewer->person_id), ctx->now);
    if (!err && !viewer_owns(viewer, post->person_id, post->guest_id))
        err = audit(ctx, viewer, STR("remove-picture"), row->on, STR_NONE);
    return err;
}

/* room: how many more may stand there; behind: the last position that was given. */
static enum err add_to(struct ctx *ctx, const struct writer *writer, const struct post *post, size_t room,
                       int64_t behind)
{
    size_t count = writer->pictures ? writer->pictures->count : 0;
    const struct viewer *viewer = &writer->viewer;
    struct picture_row of = {.on = post->ref, .question_id = post->question_id};
    if (count == 0)
        return OK;
    if (!viewer_owns(viewer, post->person_id, post->guest_id) && viewer->role < ROLE_MODERATOR)
        return fail_field(&ctx->failure, ERR_REFUSED, "picture1", "Only its writer adds pictures to a post.");
    if (count > room || behind + (int64_t)count > PICTURES_OF_POST_EVER)
        return fail_field(&ctx->failure, ERR_INPUT, "picture1",
                          "These are more pictures than fit here. Leave some out.");
    enum err err = pictures_admit(ctx, writer);
    return err ? err : keep_behind(ctx, writer, &of, behind);
}

enum err pictures_change(struct ctx *ctx, const struct writer *writer, const struct post *post,
                         const struct picture_edits *edits)
{
    struct picture_rows all;
    int64_t behind = 0;
    size_t room = post->ref.kind == POST_COMMENT ? 1 : PICTURES_OF_POST_MAX, standing = 0;
    enum err err = picture_of_post(ctx->db, ctx->arena, post->ref, &all);
    for (size_t i = 0; !err && i < all.count; i++) {
        const struct picture_row *row = &all.at[i];
        const struct picture_edit *edit = row->removed_at.ms ? NULL : edit_of(edits, row->id);
        behind = row->position > behind ? row->position : behind;
        standing += !row->removed_at.ms && !(edit && edit->remove);
        if (edit)
            err = change_one(ctx, &writer->viewer, post, row, edit);
    }
    return err ? err : add_to(ctx, writer, post, room > standing ? room - standing : 0, behind);
}

/* The picture with its post, as far as this viewer sees that. */
static enum err load_seen(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct picture_row *row,
                          struct post *post)
{
    enum err err = picture_load(ctx->db, ctx->arena, id, row);
    if (!err && row->removed_at.ms)
        err = ERR_NOT_FOUND;
    if (!err)
        err = post_load_seen(ctx, viewer, row->on, post);
    return err == ERR_NOT_FOUND ? fail(&ctx->failure, err, "There is no picture at this address.") : err;
}

enum err picture_read(struct ctx *ctx, const struct viewer *viewer, int64_t id, bool small,
                      struct picture_read *read)
{
    struct post post;
    enum err err = load_seen(ctx, viewer, id, &read->row, &post);
    if (!err)
        err = file_load(ctx->db, ctx->arena, small ? read->row.small_hash : read->row.hash, &read->bytes);
    return err;
}

enum err picture_take_away(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct post_spot *spot)
{
    struct picture_row row;
    struct post post;
    enum err err = load_seen(ctx, viewer, id, &row, &post);
    if (!err)
        err = require(ctx, viewer, ACT_REMOVE_PICTURE, post_subject(&post, viewer));
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    err = picture_remove(ctx->db, &row, post_shown_writer(&post, viewer->person_id), ctx->now);
    if (!err && !viewer_owns(viewer, post.person_id, post.guest_id))
        err = audit(ctx, viewer, STR("remove-picture"), row.on, STR_NONE);
    return err;
}
