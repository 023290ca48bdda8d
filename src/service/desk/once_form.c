#include "service/desk/once_form.h"

#include "store/site/once_form.h"

static struct instant oldest(const struct ctx *ctx)
{
    return instant_add(ctx->now, SPAN_MS(-ONCE_FORM_MS));
}

enum err once_form_find(struct ctx *ctx, const struct writer *writer, int64_t *post_id)
{
    *post_id = 0;
    return writer->once_form.len ? once_form_load(ctx->db, writer->once_form, oldest(ctx), post_id) : OK;
}

enum err once_form_note(struct ctx *ctx, const struct writer *writer, int64_t post_id)
{
    if (writer->once_form.len == 0)
        return OK;
    return once_form_save(ctx->db, writer->once_form, post_id, ctx->now);
}
