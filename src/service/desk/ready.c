#include "service/desk/ready.h"

#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "store/order/market.h"
#include "text/desk/ready.h"

bool ready_may_change(const struct ctx *ctx, const struct viewer *viewer, int64_t person_id)
{
    if (person_id)
        return person_id == viewer->person_id;
    return permit(viewer, ACT_READY_SHARED, (struct subject){0}, ctx->now) == PERMIT_YES;
}

enum err ready_rights(struct ctx *ctx, const struct viewer *viewer, struct ready_rights *rights)
{
    enum market_duty duty = DUTY_NONE;
    bool answers = permit(viewer, ACT_READY, (struct subject){0}, ctx->now) == PERMIT_YES;
    *rights = (struct ready_rights){answers, answers};
    if (!viewer->person_id || answers)
        return OK;
    enum err err = market_duty_anywhere(ctx->db, ctx->arena, viewer->person_id, &duty);
    *rights = (struct ready_rights){duty != DUTY_NONE, duty == DUTY_STAFF};
    return err;
}

enum err ready_answers(struct ctx *ctx, const struct viewer *viewer, struct ready_answers *answers)
{
    struct ready_rights rights;
    enum err err = ready_rights(ctx, viewer, &rights);
    *answers = (struct ready_answers){0};
    if (err || !rights.own)
        return err;
    return ready_list(ctx->db, ctx->arena, viewer->person_id, rights.shared, answers);
}

enum err ready_open(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct ready_answer *answer)
{
    struct ready_rights rights;
    enum err err = ready_rights(ctx, viewer, &rights);
    if (!err)
        err = rights.own ? ready_load(ctx->db, ctx->arena, id, answer) : ERR_NOT_FOUND;
    bool had = !err && (answer->person_id ? answer->person_id == viewer->person_id : rights.shared);
    if (err == ERR_NOT_FOUND || (!err && !had))
        return fail(&ctx->failure, ERR_NOT_FOUND, "This ready answer is not there any more.");
    return err;
}

/* What is shared is the staff's: what happened to it stands in the list of what they do. */
static enum err note(struct ctx *ctx, const struct viewer *viewer, const struct ready_answer *answer,
                     enum audit_note what)
{
    if (answer->person_id)
        return OK;
    struct str subject = arena_printf(ctx->arena, "ready-answer %lld", (long long)answer->id);
    return audit_about(ctx, viewer, STR("ready-answer"), subject,
                       audit_note(ctx->arena, what, PLACES(PLACE("name", answer->name))));
}

static enum err check_room(struct ctx *ctx, const struct viewer *viewer, bool shared)
{
    struct ready_answers all;
    size_t count = 0, most = shared ? READY_SHARED_MAX : READY_OWN_MAX;
    enum err err = ready_answers(ctx, viewer, &all);
    for (size_t i = 0; !err && i < all.count; i++)
        count += (all.at[i].person_id == 0) == shared;
    if (!err && count >= most)
        return fail(&ctx->failure, ERR_LIMIT, "There are {most} already. Remove one that nobody needs.",
                    PLACE_INT("most", most));
    return err;
}

static enum err check_wish(struct ctx *ctx, const struct ready_wish *wish)
{
    enum err err = require_length(ctx, "name", wish->name, 1, READY_NAME_MAX);
    if (!err)
        err = require_length(ctx, "body", wish->body, 1, READY_BODY_MAX);
    struct str unknown = err ? STR_NONE : ready_unknown_place(wish->body);
    if (!unknown.len)
        return err;
    return fail_field(&ctx->failure, ERR_INPUT, "body",
                      "There is no place {name}. The places that are filled in are listed below.",
                      PLACE("name", arena_printf(ctx->arena, "{%.*s}", STR_ARG(unknown))));
}

static enum err put(struct ctx *ctx, const struct viewer *viewer, struct ready_answer *answer)
{
    bool is_new = answer->id == 0;
    enum err err = is_new ? ready_insert(ctx->db, answer) : ready_update(ctx->db, answer);
    return err ? err : note(ctx, viewer, answer, is_new ? NOTE_READY_NEW : NOTE_READY_CHANGED);
}

enum err ready_require(struct ctx *ctx, const struct viewer *viewer)
{
    struct ready_rights rights;
    enum err err = ready_rights(ctx, viewer, &rights);
    if (err || rights.own)
        return err;
    return fail(&ctx->failure, ERR_REFUSED,
                "Ready answers are for experts, for staff, and for those who sell at a marketplace here.");
}

enum err ready_save(struct ctx *ctx, struct ready_wish *wish)
{
    const struct viewer *viewer = &wish->viewer;
    struct ready_answer before = {.person_id = wish->shared ? 0 : viewer->person_id};
    struct ready_answer answer = {
        .id = wish->id, .person_id = before.person_id, .name = wish->name, .body = wish->body};
    enum err err = ready_require(ctx, viewer);
    if (!err && wish->id)
        err = ready_open(ctx, viewer, wish->id, &before);
    if (err)
        return err;
    if (!ready_may_change(ctx, viewer, answer.person_id) || !ready_may_change(ctx, viewer, before.person_id))
        return fail(&ctx->failure, ERR_REFUSED, "Only the help desk's staff change what all have.");
    err = check_wish(ctx, wish);
    if (!err && (!wish->id || (before.person_id == 0) != wish->shared))
        err = check_room(ctx, viewer, wish->shared);
    if (!err)
        err = put(ctx, viewer, &answer);
    wish->id = answer.id;
    return err;
}

enum err ready_remove(struct ctx *ctx, const struct viewer *viewer, int64_t id)
{
    struct ready_answer answer;
    enum err err = ready_open(ctx, viewer, id, &answer);
    if (!err && !ready_may_change(ctx, viewer, answer.person_id))
        err = fail(&ctx->failure, ERR_REFUSED, "Only the help desk's staff change what all have.");
    if (!err)
        err = ready_delete(ctx->db, id);
    return err ? err : note(ctx, viewer, &answer, NOTE_READY_REMOVED);
}
