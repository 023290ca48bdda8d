/* Posts that change their state: deleted, converted, closed, marked; and what they said before. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "service/desk/change.h"
#include "service/desk/close.h"

/* ---- deleted, and back ---- */

/* What the staff alone may do has an address of its own, which takes another scope. */
static bool is_writers(enum turn turn)
{
    return turn == TURN_DELETE || turn == TURN_UNDELETE;
}

enum err api_turn_post(struct call *call, bool (*is_taken)(enum turn turn))
{
    struct post_spot spot;
    struct turning turning = {.viewer = call->viewer, .why = call_value(call, STR("note"))};
    enum err err = api_post_of(call, &turning.ref);
    if (err)
        return err;
    if (!turn_from(call_value(call, STR("turn")), &turning.turn) || (is_taken && !is_taken(turning.turn)))
        return fail_field(&call->ctx->failure, ERR_INPUT, "turn", "Posts cannot be changed in that way.");
    err = post_turn(call->ctx, &turning, &spot);
    return err ? err : api_send_spot(call, &spot);
}

static enum err turn_now(struct call *call)
{
    return api_turn_post(call, is_writers);
}

enum err api_turn(struct call *call)
{
    return api_once(call, turn_now);
}

static enum err convert_now(struct call *call)
{
    struct post_ref ref;
    struct post_spot spot;
    enum err err = api_post_of(call, &ref);
    if (!err)
        err = post_convert(call->ctx, &call->viewer, ref, &spot);
    if (err)
        return err;
    spot.answer_id = 0;
    return api_send_spot(call, &spot);
}

enum err api_convert(struct call *call)
{
    return api_once(call, convert_now);
}

/* ---- closed, and open again ---- */

static enum err close_now(struct call *call)
{
    struct post_spot spot;
    struct closing closing = {.reason = call_value(call, STR("reason"))};
    struct str other = call_value(call, STR("duplicate_of"));
    enum err err = call_id(call, STR(N_("There is no post at this address.")), &closing.question_id);
    if (!err && other.len && !str_to_int(other, &closing.duplicate_of))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "duplicate_of",
                         "Give the other question's number, or its address.");
    if (!err)
        err = question_shut(call->ctx, &call->viewer, &closing, &spot);
    return err ? err : api_send_spot(call, &spot);
}

enum err api_close(struct call *call)
{
    return api_once(call, close_now);
}

static enum err reopen_now(struct call *call)
{
    int64_t id;
    struct post_spot spot;
    enum err err = call_id(call, STR(N_("There is no post at this address.")), &id);
    if (!err)
        err = question_reopen(call->ctx, &call->viewer, id, &spot);
    return err ? err : api_send_spot(call, &spot);
}

enum err api_reopen(struct call *call)
{
    return api_once(call, reopen_now);
}

/* ---- marks ---- */

static enum err mark(struct call *call, enum err (*turn)(struct ctx *ctx, const struct viewer *viewer,
                                                         int64_t id, bool on, struct post_spot *spot))
{
    int64_t id;
    struct post_spot spot;
    bool on = sent_on(call, STR("on"));
    enum err err = call_id(call, STR(N_("There is no post at this address.")), &id);
    if (!err)
        err = turn(call->ctx, &call->viewer, id, on, &spot);
    return err ? err : api_send_spot(call, &spot);
}

static enum err favourite_now(struct call *call)
{
    return mark(call, favourite_turn);
}

enum err api_favourite(struct call *call)
{
    return api_once(call, favourite_now);
}

static enum err solved_now(struct call *call)
{
    return mark(call, solved_turn);
}

enum err api_solved(struct call *call)
{
    return api_once(call, solved_now);
}

/* ---- what it said before ---- */

enum err api_history(struct call *call)
{
    struct post_ref ref;
    struct post now;
    struct revisions kept = {0};
    if (!str_to_int(call_value(call, STR("before")), &kept.before))
        kept.before = 0;
    enum err err = api_post_of(call, &ref);
    if (!err)
        err = post_history(call->ctx, &call->viewer, ref, &kept, &now);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = kept.count; i-- > kept.older;) {
        const struct revision *revision = &kept.at[i];
        json_object_begin(&json);
        json_put_int(&json, STR("version"), revision->version);
        api_put_text(&json, STR("title"), revision->title);
        json_put_str(&json, STR("body"), revision->body);
        api_put_text(&json, STR("tags"), revision->tags);
        api_put_text(&json, STR("note"), revision->note);
        api_put_time(call, &json, STR("written_at"), revision->written_at);
        api_put_author(&json, &revision->author);
        json_object_end(&json);
    }
    json_array_end(&json);
    api_put_text(&json, STR("next"),
                 kept.older ? arena_printf(arena_of(call), "/api/v1/posts/%.*s/%lld/history?before=%lld",
                                           STR_ARG(post_kind_name(ref.kind)), (long long)ref.id,
                                           (long long)kept.at[1].version)
                            : STR_NONE);
    json_object_end(&json);
    return api_send(call, 200);
}
