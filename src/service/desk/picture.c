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

enum err pictures_keep(struct ctx *ctx, const struct writer *writer, struct post_ref on, int64_t question_id)
{
    enum err err = OK;
    for (size_t i = 0; !err && writer->pictures && i < writer->pictures->count; i++) {
        const struct given_picture *given = &writer->pictures->at[i];
        struct picture_row row = {.on = on,
                                  .question_id = question_id,
                                  .position = (int64_t)i + 1,
                                  .words = given->words,
                                  .created_at = ctx->now};
        err = keep_file(ctx, given->mime, &given->large, &row.hash);
        if (!err)
            err = keep_file(ctx, given->mime, &given->small, &row.small_hash);
        if (!err)
            err = picture_insert(ctx->db, &row);
    }
    return err;
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

enum err picture_take_away(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct place *place)
{
    struct picture_row row;
    struct post post;
    enum err err = load_seen(ctx, viewer, id, &row, &post);
    if (!err)
        err = require(ctx, viewer, ACT_REMOVE_PICTURE, post_subject(&post, viewer));
    if (err)
        return err;
    *place = post_place(ctx, &post);
    err = picture_remove(ctx->db, &row, viewer->person_id, ctx->now);
    if (!err && !viewer_owns(viewer, post.person_id, post.guest_id))
        err = audit(ctx, viewer, STR("remove-picture"), row.on, STR_NONE);
    return err;
}
