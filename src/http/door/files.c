#include "http/door/files.h"

#include "http/door/router.h"

/* What is left of all files of one form stays well below what an exchange may hold. */
static const size_t clean_bytes_max = (size_t)16 * 1024 * 1024;

static enum err clean_one(struct call *call, const struct sent_file *sent, struct clean_file *clean,
                          struct failure *failure)
{
    struct picture picture;
    enum err err = decoder_take(&call->app->options.decoder, call->files_use, sent->bytes, &picture, failure);
    size_t used = 0;
    for (size_t i = 0; i < call->clean_count; i++)
        used += call->clean[i].bytes.len + call->clean[i].small.bytes.len;
    if (!err && picture.bytes.len + picture.small.bytes.len > clean_bytes_max - used)
        err = fail(failure, ERR_LIMIT,
                   "It is too large together with the others: send it on its own, or make it smaller.");
    clean->mime = picture.mime;
    clean->width = picture.width;
    clean->height = picture.height;
    clean->small.width = picture.small.width;
    clean->small.height = picture.small.height;
    if (!err) {
        clean->bytes = arena_copy(arena_of(call), picture.bytes);
        clean->small.bytes = arena_copy(arena_of(call), picture.small.bytes);
    }
    picture_free(&picture);
    return err;
}

void files_clean(struct call *call)
{
    for (size_t i = 0; i < call->files.count; i++) {
        struct failure failure = {.language = call->language};
        struct clean_file *clean = &call->clean[i];
        clean->field = call->files.at[i].field;
        clean->name = call->files.at[i].name.len ? call->files.at[i].name : call_say(call, "file");
        if (clean_one(call, &call->files.at[i], clean, &failure))
            clean->error =
                call_fill(call, "\"{name}\" cannot be taken. {why}",
                          PLACES(PLACE("name", clean->name), PLACE("why", str_from(failure.text))));
        call->clean_count++;
    }
}
