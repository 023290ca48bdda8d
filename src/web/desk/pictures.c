/* Pictures of posts: the part of a form that takes them, how they stand, one of them, and taking one away. */
#include "service/unit/block.h"
#include "web/desk/handlers.h"
#include "web/desk/picture_view.h"
#include "web/kit/writing.h"

#include "base/check.h"

static const struct str file_names[PICTURES_OF_POST_MAX] = {STR_INIT("picture1"), STR_INIT("picture2"),
                                                            STR_INIT("picture3"), STR_INIT("picture4")};
static const struct str words_names[PICTURES_OF_POST_MAX] = {STR_INIT("words1"), STR_INIT("words2"),
                                                             STR_INIT("words3"), STR_INIT("words4")};

/* ---- the form ---- */

struct picture_form picture_form_empty(const struct call *call, struct str id, size_t slots)
{
    struct picture_form form = {
        .id = id,
        .count = slots,
        .too_large =
            call_say(call, "Together these pictures are larger than 12 MB. Take fewer, or smaller ones.")};
    check(slots <= PICTURES_OF_POST_MAX);
    for (size_t i = 0; i < slots; i++)
        form.slots[i] = (struct picture_slot){
            .number = str_slice(file_names[i], file_names[i].len - 1, file_names[i].len),
            .file = file_names[i],
            .words = words_names[i]};
    return form;
}

struct picture_form picture_form_sent(struct call *call)
{
    struct picture_form form = picture_form_empty(call, STR_NONE, PICTURES_OF_POST_MAX);
    for (size_t i = 0; i < form.count; i++)
        form.slots[i].value = call_value(call, words_names[i]);
    form.error = call->errors[call_input(call, file_names[0])];
    form.lost = call->files.count > 0;
    return form;
}

/* Its place in the form; PICTURES_OF_POST_MAX: it has none. */
static size_t slot_of(const struct call *call, struct str field)
{
    for (size_t i = 0; i < PICTURES_OF_POST_MAX; i++)
        for (size_t k = 0; k < call->route->input_count; k++)
            if (str_eq(file_names[i], field) && str_eq(call->route->inputs[k].name, field))
                return i;
    return PICTURES_OF_POST_MAX;
}

static enum err check_places(struct call *call)
{
    bool taken[PICTURES_OF_POST_MAX + 1] = {false};
    for (size_t i = 0; i < call->files.count; i++) {
        size_t slot = slot_of(call, call->files.at[i].field);
        if (slot == PICTURES_OF_POST_MAX || taken[slot])
            return fail_field(&call->ctx->failure, ERR_INPUT, "picture1",
                              "These are more pictures than fit here. Leave some out.");
        taken[slot] = true;
    }
    return OK;
}

enum err pictures_prepare(struct call *call, enum act act)
{
    call->files_use = PICTURE_OF_POST;
    if (call->files.count == 0)
        return OK;
    enum err err = require(call->ctx, &call->viewer, act, (struct subject){0});
    if (!err && call->viewer.role < ROLE_MODERATOR)
        err = require_network(call->ctx, network_of(call));
    if (!err)
        err = check_places(call);
    for (size_t i = 0; !err && i < call->files.count; i++)
        err = call_look_limit(call, LIMIT_FILE);
    return err;
}

static struct given_picture given_of(struct call *call, const struct clean_file *file, size_t slot)
{
    return (struct given_picture){.mime = names_at(&mime_names, (int)file->mime),
                                  .words = str_trim(call_value(call, words_names[slot])),
                                  .large = {file->width, file->height, file->bytes},
                                  .small = {file->small.width, file->small.height, file->small.bytes}};
}

/* In the order of the form's places, whatever the order in which they came. */
enum err pictures_given(struct call *call, struct given_pictures *given)
{
    *given = (struct given_pictures){0};
    for (size_t slot = 0; slot < PICTURES_OF_POST_MAX; slot++)
        for (size_t i = 0; i < call->clean_count; i++) {
            const struct clean_file *file = &call->clean[i];
            if (slot_of(call, file->field) != slot)
                continue;
            if (file->error.len)
                return fail_said(&call->ctx->failure, ERR_INPUT, "picture1", file->error);
            given->at[given->count++] = given_of(call, file, slot);
        }
    return OK;
}

/* ---- with a post ---- */

static struct picture_view view_of(struct call *call, const struct picture_row *row, bool removable)
{
    struct url large = url_printf(call, "/pictures/%lld", (long long)row->id);
    struct str unsaid =
        call_fill(call, "Picture {n}, which nobody has described", PLACES(PLACE_INT("n", row->position)));
    return (struct picture_view){
        .large = large,
        .small = url_printf(call, "%.*s/small", STR_ARG(large.text)),
        .remove = removable ? url_printf(call, "%.*s/remove", STR_ARG(large.text)) : url_own(STR_NONE),
        .alt = row->words.len ? row->words : unsaid,
        .width = row->small_width,
        .height = row->small_height,
    };
}

struct pictures_view pictures_view_of(struct call *call, const struct picture_rows *rows, struct post_ref on,
                                      struct subject subject)
{
    struct pictures_view view = {0};
    bool removable = permit(&call->viewer, ACT_REMOVE_PICTURE, subject, call->ctx->now) == PERMIT_YES;
    for (size_t i = 0; i < rows->count && view.count < PICTURES_OF_POST_MAX; i++) {
        const struct picture_row *row = &rows->at[i];
        if (row->on.kind != on.kind || row->on.id != on.id)
            continue;
        if (row->removed_at.ms)
            view.gone = url_printf(call, "/posts/%.*s/%lld/history", STR_ARG(post_kind_name(on.kind)),
                                   (long long)on.id);
        else
            view.at[view.count++] = view_of(call, row, removable);
    }
    return view;
}

/* ---- one of them ---- */

static enum err id_of(struct call *call, int64_t *id)
{
    if (str_to_int(call->parameters[0], id))
        return OK;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no picture at this address.");
}

/* The bytes are what somebody sent, made anew: a browser shows them and runs nothing. */
static enum err show(struct call *call, bool small)
{
    int64_t id;
    struct picture_read read;
    struct reply *reply = &call->exchange->reply;
    enum err err = id_of(call, &id);
    if (!err)
        err = picture_read(call->ctx, &call->viewer, id, small, &read);
    if (err)
        return err;
    struct str ending = str_slice(read.row.mime, STR("image/").len, read.row.mime.len);
    reply->status = 200;
    reply->type = read.row.mime;
    buf_put(&reply->body, read.bytes);
    reply_header(reply, STR("Content-Disposition"),
                 arena_printf(arena_of(call), "inline; filename=\"picture-%lld.%.*s\"", (long long)id,
                              STR_ARG(ending)));
    reply_header(reply, STR("Content-Security-Policy"), STR("sandbox"));
    call->answered = true;
    return OK;
}

enum err picture_show(struct call *call)
{
    return show(call, false);
}

enum err picture_small_show(struct call *call)
{
    return show(call, true);
}

enum err picture_remove_post(struct call *call)
{
    int64_t id;
    struct place place;
    enum err err = id_of(call, &id);
    if (!err)
        err = picture_take_away(call->ctx, &call->viewer, id, &place);
    if (!err)
        redirect_to_post(call, &place, "changed");
    return err;
}
