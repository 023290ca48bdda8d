#include "service/unit/audit.h"

#include "service/unit/right.h"

enum err audit_about(struct ctx *ctx, const struct viewer *viewer, struct str act, struct str subject,
                     struct str note)
{
    struct audit entry = {ctx->now, viewer->person_id, act, subject, note};
    return audit_insert(ctx->db, &entry);
}

struct str audit_person(struct arena *arena, int64_t person_id)
{
    return arena_printf(arena, "person %lld", (long long)person_id);
}

enum err audit_read(struct ctx *ctx, const struct viewer *viewer, const struct audit_filter *filter,
                    struct audit_found *found)
{
    *found = (struct audit_found){0};
    enum err err = require(ctx, viewer, ACT_AUDIT, (struct subject){0});
    if (!err)
        err = audit_load(ctx->db, ctx->arena, filter, &found->lines);
    if (err || found->lines.count <= AUDIT_PAGE)
        return err;
    found->lines.count = AUDIT_PAGE;
    found->next = found->lines.at[AUDIT_PAGE - 1].id;
    return OK;
}
