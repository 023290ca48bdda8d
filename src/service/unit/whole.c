/* A unit by rows that finds out that it is about more than its order. */
#include "service/unit/work.h"

enum err unit_need_whole(struct ctx *ctx)
{
    if (!ctx->asks_whole)
        return OK;
    *ctx->asks_whole = true;
    return fail_until(&ctx->failure, ERR_BUSY, 5000,
                      "The help desk is very busy. Nothing is lost: send it again in a moment.");
}
