#include "service/desk/ready.h"

#include "core/people/duty.h"
#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "text/desk/ready.h"

static bool leads(struct str role)
{
    return role.len > 0 && staff_may(staff_role_from(role), RIGHT_LEAD);
}

bool ready_may_change(const struct ctx *ctx, const struct viewer *viewer, const struct ready_answer *answer)
{
    if (answer->person_id)
        return answer->person_id == viewer->person_id;
    if (answer->market_id)
        return leads(answer->role);
    return permit(viewer, ACT_READY_SHARED, (struct subject){0}, ctx->now) == PERMIT_YES;
}

enum err ready_require_change(struct ctx *ctx, const struct viewer *viewer, const struct ready_answer *answer)
{
    if (ready_may_change(ctx, viewer, answer))
        return OK;
    if (answer->market_id)
        return fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(RIGHT_LEAD));
    return fail(&ctx->failure, ERR_REFUSED, "Only the help desk's staff change what all have.");
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

enum err ready_answers(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                       struct ready_answers *answers)
{
    struct ready_rights rights;
    enum err err = ready_rights(ctx, viewer, &rights);
    *answers = (struct ready_answers){0};
    if (err || !rights.own)
        return err;
    return ready_list(ctx->db, ctx->arena, &(struct ready_scope){viewer->person_id, market_id, rights.shared},
                      answers);
}

enum err ready_open(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct ready_answer *answer)
{
    struct ready_rights rights;
    enum err err = ready_rights(ctx, viewer, &rights);
    if (!err)
        err = rights.own ? ready_load(ctx->db, ctx->arena, id, viewer->person_id, answer) : ERR_NOT_FOUND;
    bool had = !err && (answer->person_id   ? answer->person_id == viewer->person_id
                        : answer->market_id ? answer->role.len > 0
                                            : rights.shared);
    if (err == ERR_NOT_FOUND || (!err && !had))
        return fail(&ctx->failure, ERR_NOT_FOUND, "This ready answer is not there any more.");
    return err;
}

enum err ready_markets(struct ctx *ctx, const struct viewer *viewer, struct market_posts *posts)
{
    enum err err = market_posts_of(ctx->db, ctx->arena, viewer->person_id, posts);
    size_t kept = 0;
    for (size_t i = 0; !err && i < posts->count; i++)
        if (leads(posts->at[i].role))
            posts->at[kept++] = posts->at[i];
    posts->count = kept;
    return err;
}

/* What others have, too, is the staff's: what happened to it stands in the list of what they do. */
static enum err note(struct ctx *ctx, const struct viewer *viewer, const struct ready_answer *answer,
                     enum audit_note what)
{
    if (answer->person_id)
        return OK;
    struct str subject = arena_printf(ctx->arena, "ready-answer %lld", (long long)answer->id);
    struct str words = audit_note(ctx->arena, what, PLACES(PLACE("name", answer->name)));
    if (!answer->market_id)
        return audit_about(ctx, viewer, STR("ready-answer"), subject, words);
    return audit_of_market(ctx, viewer, answer->market_id,
                           &(struct audit){.act = STR("ready-answer"), .subject = subject, .note = words});
}

static bool same_owner(const struct ready_answer *one, const struct ready_answer *other)
{
    return one->person_id == other->person_id && one->market_id == other->market_id;
}

static enum err check_room(struct ctx *ctx, const struct viewer *viewer, const struct ready_answer *answer)
{
    struct ready_answers all;
    size_t count = 0;
    enum err err = ready_answers(ctx, viewer, answer->market_id, &all);
    for (size_t i = 0; !err && i < all.count; i++)
        count += same_owner(&all.at[i], answer);
    if (!err && count >= READY_EACH_MAX)
        return fail(&ctx->failure, ERR_LIMIT, "There are {most} already. Remove one that nobody needs.",
                    PLACE_INT("most", READY_EACH_MAX));
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

/* Whose it is to be. */
static enum err find_owner(struct ctx *ctx, const struct ready_wish *wish, struct ready_answer *answer)
{
    struct market_posts posts;
    answer->person_id = wish->shared || wish->market.len ? 0 : wish->viewer.person_id;
    answer->market_id = 0;
    if (!wish->market.len)
        return OK;
    if (wish->shared)
        return fail_field(&ctx->failure, ERR_INPUT, "market",
                          "Either all have it, or the staff of one marketplace.");
    enum err err = market_posts_of(ctx->db, ctx->arena, wish->viewer.person_id, &posts);
    for (size_t i = 0; !err && i < posts.count; i++) {
        if (!str_eq(posts.at[i].slug, wish->market))
            continue;
        answer->market_id = posts.at[i].id;
        answer->role = posts.at[i].role;
        return OK;
    }
    return err ? err
               : fail_field(&ctx->failure, ERR_INPUT, "market",
                            "You are not of the staff of a marketplace {market}.",
                            PLACE("market", wish->market));
}

static enum err put(struct ctx *ctx, const struct viewer *viewer, const struct ready_answer *before,
                    struct ready_answer *answer)
{
    bool stays = before->id && same_owner(before, answer);
    enum err err = before->id ? ready_update(ctx->db, answer) : ready_insert(ctx->db, answer);
    if (!err && before->id && !stays)
        err = note(ctx, viewer, before, NOTE_READY_REMOVED);
    return err ? err : note(ctx, viewer, answer, stays ? NOTE_READY_CHANGED : NOTE_READY_NEW);
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
    struct ready_answer before = {.id = 0};
    struct ready_answer answer = {.id = wish->id, .name = wish->name, .body = wish->body};
    enum err err = ready_require(ctx, viewer);
    if (!err && wish->id)
        err = ready_open(ctx, viewer, wish->id, &before);
    if (!err && wish->id)
        err = ready_require_change(ctx, viewer, &before);
    answer.person_id = before.person_id;
    answer.market_id = before.market_id;
    answer.role = before.role;
    if (!err && !(wish->id && wish->owner_stays))
        err = find_owner(ctx, wish, &answer);
    if (!err)
        err = ready_require_change(ctx, viewer, &answer);
    if (!err)
        err = check_wish(ctx, wish);
    if (!err && (!before.id || !same_owner(&before, &answer)))
        err = check_room(ctx, viewer, &answer);
    if (!err)
        err = put(ctx, viewer, &before, &answer);
    wish->id = answer.id;
    return err;
}

enum err ready_remove(struct ctx *ctx, const struct viewer *viewer, int64_t id)
{
    struct ready_answer answer;
    enum err err = ready_open(ctx, viewer, id, &answer);
    if (!err)
        err = ready_require_change(ctx, viewer, &answer);
    if (!err)
        err = ready_delete(ctx->db, id);
    return err ? err : note(ctx, viewer, &answer, NOTE_READY_REMOVED);
}
