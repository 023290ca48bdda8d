/* Webhooks on their way: what goes to the address, and what follows from what came of it. */
#include "service/reach/hook.h"

#include "core/reach/kind.h"
#include "service/reach/notices.h"
#include "store/order/market.h"
#include "store/people/people.h"
#include "store/reach/notice.h"

/*
 * The row of the outbox says which by its key: "hook HOOK msg_EVENT ..."; its payload is the event's number. Numbers are given
 * again once all events are forgotten: what is kept under it now may be another's.
 */
static bool read_ids(const struct outgoing *outgoing, int64_t *hook_id, int64_t *event_id)
{
    struct str key = outgoing->key;
    return str_eq(str_cut(&key, ' '), STR("hook")) && str_to_int(str_cut(&key, ' '), hook_id) &&
           str_to_int(outgoing->payload, event_id);
}

static bool is_meant(const struct outgoing *outgoing, const struct hook *hook, const struct hook_event *event)
{
    struct str key = outgoing->key;
    (void)str_cut(&key, ' ');
    (void)str_cut(&key, ' ');
    bool own = !hook->market_id || hook->market_id == event->market_id;
    return own && str_eq(str_cut(&key, ' '), event->key);
}

enum err hook_message_load(struct ctx *ctx, const struct outgoing *outgoing, struct hook_message *message)
{
    struct hook hook;
    struct hook_event event;
    int64_t hook_id, event_id;
    *message = (struct hook_message){.off = true};
    if (!read_ids(outgoing, &hook_id, &event_id))
        return OK;
    enum err err = hook_load(ctx->db, ctx->arena, hook_id, &hook);
    if (!err)
        err = hook_event_load(ctx->db, ctx->arena, event_id, &event);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    if (!is_meant(outgoing, &hook, &event))
        return OK;
    bool both = hook.secret_before.len && instant_before(ctx->now, hook.before_until);
    *message =
        (struct hook_message){.id = event.key,
                              .url = hook.url,
                              .body = event.body,
                              .secrets = {hook.secret, both ? hook.secret_before : STR_NONE},
                              .off = !str_eq(hook.state, STR("on")) && !str_eq(event.kind, STR("test"))};
    return OK;
}

/* ---- an address where nothing arrives ---- */

static enum err tell_person(struct ctx *ctx, const struct hook *hook, int64_t person_id)
{
    struct notice_habit habit = notice_habit(CHOICE_ORDERS);
    struct new_notice notice = {.kind = notice_kind_rows[NOTICE_HOOK_STOPPED].name,
                                .event = arena_printf(ctx->arena, "hook %lld stopped %lld",
                                                      (long long)hook->id, (long long)ctx->now.ms),
                                .own = 1,
                                .reason = hook->url,
                                .made_at = ctx->now};
    return notice_insert(ctx->db, &notice, &habit, person_id);
}

static enum err tell_people(struct ctx *ctx, const struct hook *hook)
{
    struct market_members members = {0};
    struct person_lines staff = {0};
    enum err err = hook->market_id ? market_list_members(ctx->db, ctx->arena, hook->market_id, &members)
                                   : people_load_staff(ctx->db, ctx->arena, &staff);
    for (size_t i = 0; !err && i < members.count; i++)
        if (members.at[i].duty == DUTY_STAFF)
            err = tell_person(ctx, hook, members.at[i].person_id);
    for (size_t i = 0; !err && i < staff.count; i++)
        if (staff.at[i].role == ROLE_OPERATOR)
            err = tell_person(ctx, hook, staff.at[i].id);
    return err;
}

static enum err count_failure(struct ctx *ctx, struct hook *hook)
{
    if (!hook->failing_since.ms)
        hook->failing_since = ctx->now;
    struct instant patient_until = instant_add(hook->failing_since, SPAN_DAYS(HOOK_PATIENCE_DAYS));
    bool stops = str_eq(hook->state, STR("on")) && !instant_before(ctx->now, patient_until);
    if (stops)
        hook->state = STR("stopped");
    enum err err = hook_set(ctx->db, hook);
    return err || !stops ? err : tell_people(ctx, hook);
}

enum err hook_settle(struct ctx *ctx, const struct outgoing *outgoing, const struct handed *came)
{
    struct hook hook;
    int64_t hook_id, event_id;
    if (!read_ids(outgoing, &hook_id, &event_id) || came->delivery == PUT_OFF)
        return OK;
    enum err err = hook_load(ctx->db, ctx->arena, hook_id, &hook);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    if (!str_eq(hook.state, STR("on")))
        return OK;
    if (came->delivery != DELIVERED)
        return count_failure(ctx, &hook);
    if (!hook.failing_since.ms)
        return OK;
    hook.failing_since = (struct instant){0};
    return hook_set(ctx->db, &hook);
}

enum err hook_forget(struct ctx *ctx)
{
    return hook_event_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-HOOK_KEPT_DAYS)));
}
