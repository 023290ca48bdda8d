/* Pictures of posts: the part of a form that takes them, how they stand, one of them, and taking one away. */
#include "http/door/pictures.h"
#include "http/door/finish.h"
#include "web/desk/handlers.h"
#include "web/desk/picture_view.h"
#include "web/kit/writing.h"

#include "base/check.h"

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
        form.slots[i] =
            (struct picture_slot){.number = locale_number(arena_of(call), call->language, (int64_t)i + 1),
                                  .file = picture_file_name(i),
                                  .words = picture_words_name(i)};
    return form;
}

struct picture_form picture_form_sent(struct call *call, struct str id, size_t slots)
{
    struct picture_form form = picture_form_empty(call, id, slots);
    for (size_t i = 0; i < form.count; i++)
        form.slots[i].value = call_value(call, picture_words_name(i));
    form.error = call->errors[call_input(call, picture_file_name(0))];
    form.lost = call->files.count > 0;
    return form;
}

/* ---- those that stand there, in the form that edits ---- */

static struct str standing_name(struct call *call, const char *what, size_t place)
{
    return arena_printf(arena_of(call), "%s%zu", what, place + 1);
}

struct pictures_standing_form pictures_standing_form(struct call *call, const struct picture_rows *rows,
                                                     struct subject subject)
{
    struct pictures_standing_form form = {0};
    bool sent = call->route->method == METHOD_POST;
    bool removable = permit(&call->viewer, ACT_REMOVE_PICTURE, subject, call->ctx->now) == PERMIT_YES;
    for (size_t i = 0; i < rows->count && i < PICTURES_OF_POST_MAX; i++) {
        const struct picture_row *row = &rows->at[i];
        struct picture_standing *one = &form.at[form.count++];
        *one = (struct picture_standing){
            .number = grouped(call, (int64_t)i + 1),
            .id_name = standing_name(call, "standing", i),
            .words_name = standing_name(call, "standing_words", i),
            .gone_name = standing_name(call, "standing_gone", i),
            .id = row->id,
            .small = url_printf(call, "/pictures/%lld/small", (long long)row->id),
            .words = row->words,
            .removable = removable,
        };
        one->alt = call_fill(call, "Picture {n}", PLACES(PLACE("n", one->number)));
        if (sent) {
            one->words = call_value(call, one->words_name);
            one->gone = call_value(call, one->gone_name).len > 0;
        }
    }
    return form;
}

void pictures_standing_sent(struct call *call, struct picture_edits *edits)
{
    *edits = (struct picture_edits){0};
    for (size_t i = 0; i < PICTURES_OF_POST_MAX; i++) {
        struct picture_edit *edit = &edits->at[edits->count];
        if (!str_to_int(call_value(call, standing_name(call, "standing", i)), &edit->id))
            continue;
        edit->words = str_trim(call_value(call, standing_name(call, "standing_words", i)));
        edit->remove = call_value(call, standing_name(call, "standing_gone", i)).len > 0;
        edits->count++;
    }
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

/* The bytes are what somebody sent, made anew: a browser shows them and runs nothing. */
static enum err show(struct call *call, bool small)
{
    int64_t id;
    struct picture_read read;
    struct reply *reply = &call->exchange->reply;
    enum err err = call_id(call, STR(N_("There is no picture at this address.")), &id);
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
    reply_header(reply, STR("Content-Security-Policy"), POLICY_OF_FILES);
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
    struct post_spot spot;
    enum err err = call_id(call, STR(N_("There is no picture at this address.")), &id);
    if (!err)
        err = picture_take_away(call->ctx, &call->viewer, id, &spot);
    if (!err)
        redirect_to_post(call, &spot, "changed");
    return err;
}
