#include "http/door/pictures.h"

#include "base/check.h"
#include "http/door/writer.h"
#include "service/unit/block.h"

static const struct str file_names[PICTURES_OF_POST_MAX] = {STR_INIT("picture1"), STR_INIT("picture2"),
                                                            STR_INIT("picture3"), STR_INIT("picture4")};
static const struct str words_names[PICTURES_OF_POST_MAX] = {STR_INIT("words1"), STR_INIT("words2"),
                                                             STR_INIT("words3"), STR_INIT("words4")};

struct str picture_file_name(size_t place)
{
    check(place < PICTURES_OF_POST_MAX);
    return file_names[place];
}

struct str picture_words_name(size_t place)
{
    check(place < PICTURES_OF_POST_MAX);
    return words_names[place];
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

enum err pictures_prepare(struct call *call, enum act act, struct subject subject)
{
    call->files_use = PICTURE_OF_POST;
    if (call->files.count == 0)
        return OK;
    enum err err = require(call->ctx, &call->viewer, act, subject);
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
