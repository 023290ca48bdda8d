#include "service/staff/gauges.h"

enum err gauges_read(struct ctx *ctx, struct gauges *gauges)
{
    return gauges_load(ctx->db, ctx->now, gauges);
}
