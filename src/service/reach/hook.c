#include "service/reach/hook.h"

#include "base/secret.h"
#include "core/people/duty.h"
#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "store/order/market.h"
#include "text/clock/when.h"
#include "text/kit/json_write.h"

/* ---- telling ---- */

static struct str body_of(struct ctx *ctx, struct str type, struct str data)
{
    enum { BODY_MAX = 64 * 1024 };
    struct buf out;
    struct json json;
    buf_init(&out, BODY_MAX);
    json_begin(&json, &out);
    json_object_begin(&json);
    json_put_str(&json, STR("type"), type);
    json_put_str(&json, STR("timestamp"), when_iso(ctx->arena, ctx->now));
    json_name(&json, STR("data"));
    json_value_whole(&json, data);
    json_object_end(&json);
    struct str body = arena_copy(ctx->arena, buf_str(&out));
    buf_free(&out);
    return body;
}

static struct str event_key(struct ctx *ctx, struct str what)
{
    struct hash hash = hash_of(what);
    return arena_printf(ctx->arena, "msg_%.32s", hash.text);
}

/* `again`: what is told again does not wait for what is told the first time, and keeps its own order. */
static enum err send_to(struct ctx *ctx, const struct hook *hook, const struct hook_event *event,
                        const char *again)
{
    long long id = (long long)hook->id;
    const char *lane = again[0] ? "again " : "";
    struct hook_sending sending = {
        .hook_id = hook->id,
        .event_id = event->id,
        .url = hook->url,
        .key = arena_printf(ctx->arena, "hook %lld %.*s %s", id, STR_ARG(event->key), again),
        .lane = arena_printf(ctx->arena, "%lld %s%.*s", id, lane, STR_ARG(event->subject)),
        .trace = ctx->trace};
    return hook_send(ctx->db, &sending, ctx->now);
}

/* Who is told of what happens at each marketplace, as it was read. */
struct hooks_read {
    int64_t market_id; /* of the first: -1, of none */
    struct hooks hooks;
    struct hooks_read *next;
};

void hook_read_once(struct ctx *ctx)
{
    ctx->hooks = ARENA_NEW(ctx->arena, struct hooks_read);
    ctx->hooks->market_id = -1;
}

static enum err find_told(struct ctx *ctx, int64_t market_id, struct hooks *hooks)
{
    struct hooks_read *read = ctx->hooks;
    while (read && read->market_id != market_id)
        read = read->next;
    if (read) {
        *hooks = read->hooks;
        return OK;
    }
    enum err err = hook_load_told(ctx->db, ctx->arena, market_id, hooks);
    if (err || !ctx->hooks)
        return err;
    read = ARENA_NEW(ctx->arena, struct hooks_read);
    *read = (struct hooks_read){market_id, *hooks, ctx->hooks->next};
    ctx->hooks->next = read;
    return OK;
}

enum err hook_wanted(struct ctx *ctx, int64_t market_id, enum hook_kind kind, bool *wanted)
{
    struct hooks hooks;
    enum err err = find_told(ctx, market_id, &hooks);
    *wanted = false;
    for (size_t i = 0; !err && i < hooks.count; i++)
        *wanted |= hook_kinds_have(hooks.at[i].kinds, kind);
    return err;
}

enum err hook_tell(struct ctx *ctx, const struct hook_news *news)
{
    struct hooks hooks;
    struct hook_event event = {0};
    enum err err = find_told(ctx, news->market_id, &hooks);
    for (size_t i = 0; !err && i < hooks.count; i++) {
        if (!hook_kinds_have(hooks.at[i].kinds, news->kind))
            continue;
        if (!event.key.len) {
            event = (struct hook_event){.key = event_key(ctx, news->key),
                                        .market_id = news->market_id,
                                        .kind = hook_kind_rows[news->kind].name,
                                        .subject = news->subject,
                                        .body = body_of(ctx, news->type, news->data),
                                        .made_at = ctx->now};
            err = hook_event_insert(ctx->db, &event);
        }
        if (!err && event.id)
            err = send_to(ctx, &hooks.at[i], &event, "");
    }
    return err;
}

/* ---- whose they are ---- */

static enum err require_owner(struct ctx *ctx, const struct hook_owner *owner)
{
    struct str role = STR_NONE;
    const struct viewer *viewer = &owner->viewer;
    if (!owner->market_id)
        return require(ctx, viewer, ACT_SETTINGS, (struct subject){0});
    if (viewer->market_id == owner->market_id ||
        permit(viewer, ACT_MARKETS, (struct subject){0}, ctx->now) == PERMIT_YES)
        return OK;
    enum err err = viewer->person_id
                       ? market_role_of(ctx->db, ctx->arena, owner->market_id, viewer->person_id, &role)
                       : OK;
    if (err || (role.len && staff_may(staff_role_from(role), RIGHT_SET_UP)))
        return err;
    if (role.len)
        return fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(RIGHT_SET_UP));
    return fail(&ctx->failure, ERR_REFUSED, "Webhooks are for the marketplace's staff.");
}

static enum err note(struct ctx *ctx, const struct hook_owner *owner, const struct hook *hook,
                     enum audit_note what)
{
    struct str subject =
        owner->market_id ? arena_printf(ctx->arena, "market %lld", (long long)owner->market_id) : STR("site");
    return audit_about(ctx, &owner->viewer, STR("webhook"), subject,
                       audit_note(ctx->arena, what, PLACES(PLACE("url", hook->url))));
}

static struct str words_of(struct ctx *ctx, unsigned kinds)
{
    struct str words = STR_NONE;
    for (enum hook_kind kind = 0; kind < HOOK_KIND_COUNT; kind++)
        if (kinds & 1u << kind)
            words = arena_printf(ctx->arena, "%.*s%s%.*s", STR_ARG(words), words.len ? " " : "",
                                 STR_ARG(hook_kind_rows[kind].name));
    return words;
}

static enum err take_wish(struct ctx *ctx, const struct hook_owner *owner, const struct hook_wish *wish,
                          struct hook *hook)
{
    unsigned kinds = wish->kinds;
    bool web = str_starts(wish->url, STR("https://")) || str_starts(wish->url, STR("http://"));
    for (enum hook_kind kind = 0; kind < HOOK_KIND_COUNT; kind++)
        if (owner->market_id && hook_kind_rows[kind].of_site)
            kinds &= ~(1u << kind);
    if (!web || str_char_count(wish->url) > HOOK_URL_MAX || str_find_char(wish->url, ' ') < wish->url.len)
        return fail_field(&ctx->failure, ERR_INPUT, "url",
                          "Enter a whole address, such as https://shop.example.org/recourse.");
    if (!kinds)
        return fail_field(&ctx->failure, ERR_INPUT, "kinds", "Choose at least one thing to be told of.");
    hook->url = wish->url;
    hook->kinds = words_of(ctx, kinds);
    return OK;
}

enum err hook_add(struct ctx *ctx, const struct hook_owner *owner, const struct hook_wish *wish,
                  struct hook *hook)
{
    struct hooks hooks;
    struct shared secret = shared_new();
    *hook = (struct hook){.market_id = owner->market_id,
                          .secret = arena_copy(ctx->arena, str_from(secret.text)),
                          .state = STR("on"),
                          .made_at = ctx->now};
    enum err err = require_owner(ctx, owner);
    if (!err)
        err = take_wish(ctx, owner, wish, hook);
    if (!err)
        err = hook_load_of(ctx->db, ctx->arena, owner->market_id, &hooks);
    if (!err && hooks.count >= HOOKS_MAX)
        err = fail(&ctx->failure, ERR_LIMIT, "There are {most} already. Remove one that nobody needs.",
                   PLACE_INT("most", HOOKS_MAX));
    if (!err)
        err = hook_insert(ctx->db, hook);
    return err ? err : note(ctx, owner, hook, NOTE_HOOK_ADDED);
}

enum err hook_list(struct ctx *ctx, const struct hook_owner *owner, struct hooks *hooks)
{
    enum err err = require_owner(ctx, owner);
    return err ? err : hook_load_of(ctx->db, ctx->arena, owner->market_id, hooks);
}

/* With whatever role: who does is told who may instead, and to strangers it is as if there were none. */
static bool works_there(struct ctx *ctx, const struct hook_owner *owner)
{
    struct str role = STR_NONE;
    return owner->market_id && owner->viewer.person_id &&
           market_role_of(ctx->db, ctx->arena, owner->market_id, owner->viewer.person_id, &role) == OK &&
           role.len;
}

static enum err no_such_hook(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "There is no webhook of this number.");
}

enum err hook_find(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct hook_owner *owner,
                   struct hook *hook)
{
    *owner = (struct hook_owner){.viewer = *viewer};
    enum err err = hook_load(ctx->db, ctx->arena, id, hook);
    if (!err) {
        owner->market_id = hook->market_id;
        err = require_owner(ctx, owner);
    }
    bool hidden = err == ERR_NOT_FOUND || (err == ERR_REFUSED && !works_there(ctx, owner));
    return hidden ? no_such_hook(ctx) : err;
}

enum err hook_owner_named(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                          struct hook_owner *owner)
{
    struct market market;
    enum market_duty duty = DUTY_NONE;
    *owner = (struct hook_owner){.viewer = *viewer, .market_id = viewer->market_id};
    if (slug.len == 0)
        return OK;
    enum err err = market_load(ctx->db, ctx->arena, slug, &market);
    if (!err && viewer->person_id)
        err = market_duty_of(ctx->db, ctx->arena, market.id, viewer->person_id, &duty);
    if (!err) {
        owner->market_id = market.id;
        err = require_owner(ctx, owner);
    }
    if (err == ERR_NOT_FOUND || (err == ERR_REFUSED && duty == DUTY_NONE))
        return fail(&ctx->failure, ERR_NOT_FOUND,
                    "There is no marketplace at this address, or you do not work there.");
    return err;
}

enum err hook_open(struct ctx *ctx, const struct hook_owner *owner, int64_t id, struct hook *hook)
{
    enum err err = require_owner(ctx, owner);
    if (!err)
        err = hook_load(ctx->db, ctx->arena, id, hook);
    if (err == ERR_NOT_FOUND || (!err && hook->market_id != owner->market_id))
        return no_such_hook(ctx);
    return err;
}

enum err hook_turn(struct ctx *ctx, const struct hook_owner *owner, int64_t id, bool on)
{
    struct hook hook;
    enum err err = hook_open(ctx, owner, id, &hook);
    if (err)
        return err;
    hook.state = on ? STR("on") : STR("off");
    hook.failing_since = (struct instant){0};
    err = hook_set(ctx->db, &hook);
    return err ? err : note(ctx, owner, &hook, on ? NOTE_HOOK_ON : NOTE_HOOK_OFF);
}

enum err hook_rotate(struct ctx *ctx, const struct hook_owner *owner, int64_t id)
{
    struct hook hook;
    struct shared secret = shared_new();
    enum err err = hook_open(ctx, owner, id, &hook);
    if (err)
        return err;
    hook.secret_before = hook.secret;
    hook.before_until = instant_add(ctx->now, SPAN_HOURS(HOOK_OVERLAP_HOURS));
    hook.secret = arena_copy(ctx->arena, str_from(secret.text));
    err = hook_set(ctx->db, &hook);
    return err ? err : note(ctx, owner, &hook, NOTE_HOOK_SECRET);
}

enum err hook_remove(struct ctx *ctx, const struct hook_owner *owner, int64_t id)
{
    struct hook hook;
    enum err err = hook_open(ctx, owner, id, &hook);
    if (!err)
        err = hook_delete(ctx->db, id);
    return err ? err : note(ctx, owner, &hook, NOTE_HOOK_REMOVED);
}

enum err hook_told(struct ctx *ctx, const struct hook_owner *owner, const struct hook *hook, int64_t before,
                   struct hook_deliveries *deliveries)
{
    enum err err = require_owner(ctx, owner);
    return err ? err
               : hook_load_deliveries(ctx->db, ctx->arena, hook->id, before ? before : INT64_MAX, deliveries);
}

/* Told again it is the same message: its id stays, so that who has it already knows. */
static enum err tell_again(struct ctx *ctx, const struct hook *hook, const struct hook_event *event)
{
    struct token once = token_new();
    return send_to(ctx, hook, event, once.text);
}

static bool is_for(const struct hook *hook, const struct hook_event *event)
{
    for (enum hook_kind kind = 0; kind < HOOK_KIND_COUNT; kind++)
        if (str_eq(hook_kind_rows[kind].name, event->kind))
            return hook_kinds_have(hook->kinds, kind);
    return str_eq(event->kind, STR("test"));
}

static enum err replay_one(struct ctx *ctx, const struct hook *hook, int64_t id)
{
    struct hook_event event;
    enum err err = hook_event_load(ctx->db, ctx->arena, id, &event);
    bool hers = !err && (!hook->market_id || event.market_id == hook->market_id) && is_for(hook, &event);
    if (err == ERR_NOT_FOUND || (!err && !hers))
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no such event, or it is kept no more.");
    return err ? err : tell_again(ctx, hook, &event);
}

enum err hook_replay(struct ctx *ctx, const struct hook_owner *owner, const struct hook *hook,
                     const struct hook_again *what, struct hook_replayed *replayed)
{
    struct hook_events events = {0};
    enum err err = require_owner(ctx, owner);
    *replayed = (struct hook_replayed){.count = !what->all_behind};
    if (err)
        return err;
    if (!what->all_behind)
        return replay_one(ctx, hook, what->event_id);
    err = hook_event_since(ctx->db, ctx->arena, what->event_id, hook->market_id, &events);
    for (size_t i = 0; !err && i < events.count; i++) {
        if (!is_for(hook, &events.at[i]))
            continue;
        err = tell_again(ctx, hook, &events.at[i]);
        replayed->count++;
    }
    if (events.count == HOOK_PAGE)
        replayed->next = events.at[events.count - 1].id;
    return err;
}

enum err hook_try(struct ctx *ctx, const struct hook_owner *owner, int64_t id)
{
    struct hook hook;
    struct token once = token_new();
    enum err err = hook_open(ctx, owner, id, &hook);
    if (err)
        return err;
    struct hook_event event = {.key = event_key(ctx, str_from(once.text)),
                               .market_id = owner->market_id,
                               .kind = STR("test"),
                               .subject = STR("test"),
                               .body = body_of(ctx, STR("test"), STR("{}")),
                               .made_at = ctx->now};
    err = hook_event_insert(ctx->db, &event);
    return err ? err : send_to(ctx, &hook, &event, "");
}
