#include "service/people/role.h"

#include "service/people/account.h"
#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "store/people/token.h"

enum err role_holders(struct ctx *ctx, const struct viewer *viewer, struct person_lines *lines)
{
    enum err err = require(ctx, viewer, ACT_PEOPLE, (struct subject){0});
    return err ? err : people_load_staff(ctx->db, ctx->arena, lines);
}

static enum err keep_an_operator(struct ctx *ctx, const struct person *person, enum role role)
{
    int64_t count;
    if (person->role != ROLE_OPERATOR || role == ROLE_OPERATOR)
        return OK;
    enum err err = person_role_count(ctx->db, ROLE_OPERATOR, &count);
    if (err || count > 1)
        return err;
    return fail_field(&ctx->failure, ERR_REFUSED, "role",
                      "This is the only operator. Make somebody else an operator first.");
}

static struct str note_of(struct ctx *ctx, const struct person *before, const struct role_change *change)
{
    return audit_note(ctx->arena, NOTE_ROLE,
                      PLACES(PLACE("before", role_name(before->role)),
                             PLACE("after", role_name(change->role)), PLACE("title", change->title)));
}

enum err role_give(struct ctx *ctx, const struct viewer *viewer, const struct role_change *change)
{
    struct person person;
    enum err err = require(ctx, viewer, ACT_PEOPLE, (struct subject){0});
    if (!err && change->role == ROLE_GUEST)
        err = fail_field(&ctx->failure, ERR_INPUT, "role", "Choose a role from the list.");
    if (!err)
        err = require_length(ctx, "title", change->title, 0, TITLE_CHARS_MAX);
    if (!err)
        err = person_load(ctx->db, ctx->arena, change->person_id, &person);
    if (!err)
        err = keep_an_operator(ctx, &person, change->role);
    if (!err)
        err = person_give_role(ctx->db, person.id, change->role, change->title);
    /* A session or a token from before, which somebody else may hold, does not gain rights. */
    bool gains = !err && change->role > person.role;
    if (gains && person.id != viewer->person_id)
        err = session_delete_others(ctx->db, person.id, STR_NONE);
    if (!err && gains)
        err = token_erase(ctx->db, person.id);
    return err ? err
               : audit_about(ctx, viewer, STR("role"), audit_person(ctx->arena, person.id),
                             note_of(ctx, &person, change));
}

enum err role_password_link(struct ctx *ctx, const struct viewer *viewer, int64_t person_id, struct str *path)
{
    enum err err = require(ctx, viewer, ACT_PEOPLE, (struct subject){0});
    if (!err)
        err = account_password_link(ctx, person_id, path);
    return err ? err
               : audit_about(ctx, viewer, STR("password"), audit_person(ctx->arena, person_id),
                             audit_note(ctx->arena, NOTE_PASSWORD_LINK, PLACES_OR_NONE()));
}
