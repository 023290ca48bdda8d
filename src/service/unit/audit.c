#include "service/unit/audit.h"

#include "base/check.h"
#include "service/unit/right.h"

enum err audit_about(struct ctx *ctx, const struct viewer *viewer, struct str act, struct str subject,
                     struct str note)
{
    struct audit entry = {ctx->now, viewer->person_id, act, subject, note, 0};
    return audit_insert(ctx->db, &entry);
}

enum err audit_of_market(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                         const struct audit *what)
{
    struct audit entry = *what;
    entry.at = ctx->now;
    entry.person_id = viewer->person_id;
    entry.market_id = market_id;
    return audit_insert(ctx->db, &entry);
}

struct str audit_person(struct arena *arena, int64_t person_id)
{
    return arena_printf(arena, "person %lld", (long long)person_id);
}

static enum err load_page(struct ctx *ctx, const struct audit_filter *filter, struct audit_found *found)
{
    *found = (struct audit_found){0};
    enum err err = audit_load(ctx->db, ctx->arena, filter, &found->lines);
    if (err || found->lines.count <= AUDIT_PAGE)
        return err;
    found->lines.count = AUDIT_PAGE;
    found->next = found->lines.at[AUDIT_PAGE - 1].id;
    return OK;
}

enum err audit_read(struct ctx *ctx, const struct viewer *viewer, const struct audit_filter *filter,
                    struct audit_found *found)
{
    *found = (struct audit_found){0};
    enum err err = require(ctx, viewer, ACT_AUDIT, (struct subject){0});
    return err ? err : load_page(ctx, filter, found);
}

enum err audit_read_market(struct ctx *ctx, const struct audit_filter *filter, struct audit_found *found)
{
    check(filter->market_id != 0);
    return load_page(ctx, filter, found);
}
