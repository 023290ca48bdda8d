#include "service/unit/later.h"

#include "service/unit/work.h"

bool laters_have(const struct laters *laters, struct late later)
{
    for (size_t i = 0; i < laters->count; i++)
        if (laters->at[i].run == later.run && laters->at[i].id == later.id)
            return true;
    return false;
}

enum err later_ask(struct ctx *ctx, struct late later)
{
    struct laters *laters = ctx->later;
    if (!laters)
        return later.run(ctx, later.id);
    if (laters_have(laters, later))
        return OK;
    if (laters->count == LATER_MAX)
        return later.run(ctx, later.id);
    laters->at[laters->count++] = later;
    return OK;
}
