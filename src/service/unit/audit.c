#include "service/unit/audit.h"

#include "base/check.h"
#include "service/unit/right.h"
#include "store/people/person.h"

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

/* People are written down by number; who has left has no other. */
static enum err name_people(struct ctx *ctx, struct audit_lines *lines)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < lines->count; i++) {
        struct person person;
        struct audit_line *line = &lines->at[i];
        int64_t id = audit_note_person(line);
        err = id ? person_load(ctx->db, ctx->arena, id, &person) : OK;
        if (err || !id || !person.handle.len)
            continue;
        struct str behind = str_slice(line->note, audit_person(ctx->arena, id).len, line->note.len);
        line->note = arena_printf(ctx->arena, "%.*s%.*s", STR_ARG(person.handle), STR_ARG(behind));
    }
    return err;
}

static enum err load_page(struct ctx *ctx, const struct audit_filter *filter, struct audit_found *found)
{
    *found = (struct audit_found){0};
    enum err err = audit_load(ctx->db, ctx->arena, filter, &found->lines);
    if (!err && found->lines.count > AUDIT_PAGE) {
        found->lines.count = AUDIT_PAGE;
        found->next = found->lines.at[AUDIT_PAGE - 1].id;
    }
    return err ? err : name_people(ctx, &found->lines);
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
