#include "service/order/following.h"

#include "base/buf.h"
#include "base/check.h"
#include "core/reach/cause.h"
#include "service/order/feed.h"
#include "service/unit/limit.h"
#include "service/unit/right.h"
#include "text/kit/json_read.h"
#include "text/kit/json_write.h"

enum { ROUND_MAX = 50, PAYLOAD_MAX = 1024, SOON_HOURS = 2, SAID_MAX = 200 };

/* ---- beginning ---- */

/* What is over the share waits for its return, and is not refused. */
static enum err take_share(struct ctx *ctx, const struct viewer *viewer, struct instant *due)
{
    struct failure before = ctx->failure;
    enum err err = viewer->person_id ? limit_take(ctx, LIMIT_FOLLOW, viewer, STR_NONE) : OK;
    if (err != ERR_LIMIT)
        return err;
    *due = instant_add(*due, SPAN_MS(ctx->failure.retry_after_ms));
    ctx->failure = before;
    return OK;
}

enum err following_begin(struct ctx *ctx, const struct viewer *viewer, struct str number)
{
    struct following there;
    struct following following = {.number = number, .since = ctx->now, .due_at = ctx->now};
    enum err err = following_load(ctx->db, ctx->arena, number, &there);
    if (!err && there.state != FOLLOWING_STOPPED)
        return OK;
    if (err == ERR_NOT_FOUND || !err)
        err = take_share(ctx, viewer, &following.due_at);
    return err ? err : following_insert(ctx->db, &following);
}

enum err following_end(struct ctx *ctx, int64_t order_id)
{
    return following_hurry(ctx->db, order_id, ctx->now);
}

/* ---- when it is asked about again ---- */

static struct instant next_look(struct ctx *ctx, const struct following *following, enum webhook service)
{
    struct instant last = following->known_at.ms ? following->answered_at : following->since;
    bool silent = instant_since(ctx->now, last).ms > SPAN_DAYS(FOLLOWING_SILENT_DAYS).ms;
    return instant_add(ctx->now, silent ? SPAN_DAYS(FOLLOWING_RARE_DAYS) : service_look_pause(service));
}

enum err following_heard(struct ctx *ctx, struct str number, bool knows)
{
    struct following following;
    enum err err = following_load(ctx->db, ctx->arena, number, &following);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    enum webhook service = webhook_named(following.service);
    following.answered_at = ctx->now;
    if (knows && !following.known_at.ms)
        following.known_at = ctx->now;
    if (following.state == FOLLOWING_FOLLOWED && service != WEBHOOK_COUNT)
        following.due_at = next_look(ctx, &following, service);
    return following_set(ctx->db, &following);
}

/* ---- into the outbox ---- */

static struct str payload_of(struct ctx *ctx, const struct following *following, struct str carrier)
{
    struct buf buf;
    struct json json;
    buf_init(&buf, PAYLOAD_MAX);
    json_begin(&json, &buf);
    json_object_begin(&json);
    json_put_str(&json, STR("number"), following->number);
    json_put_str(&json, STR("carrier"), carrier);
    json_put_str(&json, STR("id"), following->their_id);
    json_object_end(&json);
    check(json_is_whole(&json));
    struct str payload = arena_copy(ctx->arena, buf_str(&buf));
    buf_free(&buf);
    return payload;
}

struct service_number following_number(struct arena *arena, const struct outgoing *outgoing)
{
    struct failure failure = {0};
    struct json_value value;
    if (json_read(arena, outgoing->payload, &value, &failure))
        return (struct service_number){0};
    struct json_fields fields = json_fields_of(&value, "outbox", &failure);
    struct service_number number = {json_take_str(&fields, STR("number")),
                                    json_take_str(&fields, STR("carrier")),
                                    json_take_str(&fields, STR("id"))};
    return json_fields_end(&fields) ? (struct service_number){0} : number;
}

static enum err ask(struct ctx *ctx, enum webhook service, enum service_act act,
                    const struct following *following)
{
    struct str name = webhook_name(service), word = service_act_name(act);
    return outbox_put(
        ctx,
        (struct outgoing){.key = arena_printf(ctx->arena, "%.*s %.*s %.*s %lld", STR_ARG(name), STR_ARG(word),
                                              STR_ARG(following->number), (long long)ctx->now.ms),
                          .kind = name,
                          .destination = word,
                          .payload = payload_of(ctx, following, following->carrier)});
}

/* ---- when nobody is to be asked any more ---- */

static enum err is_over(struct ctx *ctx, const struct following *following, bool *over)
{
    int64_t orders = 0;
    struct instant delivered = {0};
    enum err err = following_count_orders(ctx->db, following->number, &orders);
    if (!err)
        err = following_delivered(ctx->db, following->number, &delivered);
    bool rests = delivered.ms && instant_since(ctx->now, delivered).ms > SPAN_DAYS(FOLLOWING_REST_DAYS).ms;
    bool old = instant_since(ctx->now, following->since).ms > SPAN_DAYS(FOLLOWING_LAST_DAYS).ms;
    *over = !orders || rests || old;
    return err;
}

/* ---- registering ---- */

/* As the service calls whom a person named or, where it must be told, whom the number fits best. */
static struct str carrier_code(const struct following_desk *desk, const struct following *following)
{
    struct track_result result;
    if (following->chosen.len || !service_needs_carrier(desk->service))
        return service_carrier_code(desk->service, following->chosen);
    track_identify(desk->tracking, following->number, &result);
    for (size_t i = 0; i < result.count; i++) {
        struct str code = service_carrier_code(desk->service, result.candidates[i].format->carrier);
        if (code.len)
            return code;
    }
    return STR_NONE;
}

static enum err register_one(struct ctx *ctx, const struct following_desk *desk, struct following *following)
{
    bool over;
    enum err err = is_over(ctx, following, &over);
    if (err)
        return err;
    if (over) {
        following->state = FOLLOWING_STOPPED;
        following->due_at = (struct instant){0};
        return following_set(ctx->db, following);
    }
    struct str name = webhook_name(desk->service), carrier = carrier_code(desk, following);
    bool mine = str_eq(following->service, name) && following->asked_at.ms;
    bool changes = mine && carrier.len && service_does(desk->service, SERVICE_CHANGE);
    if (!carrier.len && service_needs_carrier(desk->service)) {
        following->turn++;
        following->said = cause_sentence(CAUSE_NO_CARRIER);
        return following_set(ctx->db, following);
    }
    if (!mine)
        following->their_id = STR_NONE;
    following->service = name;
    following->carrier = carrier;
    following->said = STR_NONE; /* by whoever was asked before */
    following->state = FOLLOWING_ASKING;
    following->due_at = (struct instant){0};
    err = ask(ctx, desk->service, changes ? SERVICE_CHANGE : SERVICE_REGISTER, following);
    return err ? err : following_set(ctx->db, following);
}

/* How many more the operator lets it take today. */
static enum err room_today(struct ctx *ctx, int64_t quota, enum webhook service, size_t *room)
{
    int64_t asked = 0, asking = 0;
    struct str name = webhook_name(service);
    *room = ROUND_MAX;
    if (!quota)
        return OK;
    enum err err = following_count_asked(ctx->db, name, instant_add(ctx->now, SPAN_DAYS(-1)), &asked);
    if (!err)
        err = following_count(ctx->db, name, FOLLOWING_ASKING, &asking);
    int64_t left = quota - asked - asking;
    *room = left <= 0 ? 0 : left < ROUND_MAX ? (size_t)left : ROUND_MAX;
    return err;
}

struct instant following_room_from(struct ctx *ctx, const struct service_settings *settings,
                                   const struct following *following)
{
    size_t count, room = 0;
    struct instant first = CLOCK_UNSET, since = instant_add(ctx->now, SPAN_DAYS(-1));
    const enum webhook *turns = service_turns(ctx->arena, settings, &count);
    if (following->state != FOLLOWING_QUEUED || following->turn >= (int64_t)count)
        return CLOCK_UNSET;
    enum webhook service = turns[following->turn];
    if (room_today(ctx, settings->quota, service, &room) || room ||
        following_asked_first(ctx->db, webhook_name(service), since, &first))
        return CLOCK_UNSET;
    return instant_add(first.ms ? first : ctx->now, SPAN_DAYS(1));
}

/* Which turn is this service's; false: it is not set. */
static bool turn_of(struct ctx *ctx, const struct following_desk *desk, int64_t *turn)
{
    size_t count;
    const enum webhook *turns = service_turns(ctx->arena, desk->settings, &count);
    for (size_t i = 0; i < count; i++)
        if (turns[i] == desk->service) {
            *turn = (int64_t)i;
            return true;
        }
    return false;
}

static enum err load_queued(struct ctx *ctx, const struct following_desk *desk, struct followings *queued)
{
    size_t room;
    struct following_due due = {.now = ctx->now};
    *queued = (struct followings){0};
    if (!turn_of(ctx, desk, &due.turn))
        return OK;
    enum err err = room_today(ctx, desk->settings->quota, desk->service, &room);
    due.most = room;
    return err || !room ? err : following_load_queued(ctx->db, ctx->arena, &due, queued);
}

/* ---- looking after them ---- */

static enum err stop_one(struct ctx *ctx, enum webhook service, struct following *following)
{
    bool asks = service_does(service, SERVICE_STOP) && (following->their_id.len || service_most(service) > 1);
    enum err err = asks ? ask(ctx, service, SERVICE_STOP, following) : OK;
    following->state = FOLLOWING_STOPPED;
    following->due_at = (struct instant){0};
    return err ? err : following_set(ctx->db, following);
}

static enum err look_after(struct ctx *ctx, const struct following_desk *desk, struct following *following)
{
    bool over;
    enum err err = is_over(ctx, following, &over);
    if (!err && over)
        return stop_one(ctx, desk->service, following);
    bool finds = !following->their_id.len && service_does(desk->service, SERVICE_FIND);
    following->due_at = next_look(ctx, following, desk->service);
    if (!err)
        err = ask(ctx, desk->service, finds ? SERVICE_FIND : SERVICE_READ, following);
    return err ? err : following_set(ctx->db, following);
}

static struct following_due due_of(struct ctx *ctx, const struct following_desk *desk)
{
    return (struct following_due){.service = webhook_name(desk->service), .now = ctx->now, .most = ROUND_MAX};
}

bool following_is_due(struct ctx *ctx, const struct following_desk *desk)
{
    struct followings queued, due;
    struct following_due wanted = due_of(ctx, desk);
    if (load_queued(ctx, desk, &queued) || queued.count)
        return queued.count > 0;
    return !following_load_due(ctx->db, ctx->arena, &wanted, &due) && due.count > 0;
}

enum err following_round(struct ctx *ctx, const struct following_desk *desk, size_t *done)
{
    struct followings queued, due = {0};
    struct following_due wanted = due_of(ctx, desk);
    *done = 0;
    enum err err = load_queued(ctx, desk, &queued);
    for (size_t i = 0; !err && i < queued.count; i++)
        err = register_one(ctx, desk, &queued.at[i]);
    if (!err)
        err = following_load_due(ctx->db, ctx->arena, &wanted, &due);
    for (size_t i = 0; !err && i < due.count; i++)
        err = look_after(ctx, desk, &due.at[i]);
    *done = err ? 0 : queued.count + due.count;
    return err;
}

/* ---- what came of it ---- */

static enum err count_trouble(struct ctx *ctx, struct str service, struct str cause)
{
    struct service_trouble trouble = {service, str_char_prefix(cause, SAID_MAX), 0, ctx->now};
    return service_trouble_add(ctx->db, &trouble);
}

enum err following_failed(struct ctx *ctx, const struct outgoing *outgoing, struct str cause, bool gives_up)
{
    struct following following;
    struct service_number number = following_number(ctx->arena, outgoing);
    enum err err = count_trouble(ctx, outgoing->kind, cause);
    if (err)
        return err;
    err = following_load(ctx->db, ctx->arena, number.number, &following);
    if (err || following.state != FOLLOWING_ASKING)
        return err == ERR_NOT_FOUND ? OK : err;
    following.said = str_char_prefix(cause, SAID_MAX);
    if (gives_up) { /* nobody else would ever ask about it */
        following.state = FOLLOWING_QUEUED;
        following.due_at = instant_add(ctx->now, SPAN_HOURS(FOLLOWING_AGAIN_HOURS));
    }
    return following_set(ctx->db, &following);
}

static void take_answer(struct ctx *ctx, struct following *following, enum service_act act,
                        const struct service_answer *answer)
{
    bool registers = act == SERVICE_REGISTER || act == SERVICE_CHANGE;
    bool refused = answer->said == SERVICE_REFUSED, missing = answer->said == SERVICE_MISSING;
    following->answered_at = ctx->now;
    following->said = str_char_prefix(answer->why, SAID_MAX);
    if (answer->id.len)
        following->their_id = answer->id;
    if (answer->carrier.len)
        following->carrier = answer->carrier;
    /* Somebody may have named another carrier meanwhile: then it waits for another answer. */
    bool waits = following->state == FOLLOWING_ASKING, followed = following->state == FOLLOWING_FOLLOWED;
    if (registers && waits && answer->said == SERVICE_TOOK) {
        following->state = FOLLOWING_FOLLOWED;
        following->asked_at = ctx->now;
        following->due_at = instant_add(ctx->now, SPAN_HOURS(SOON_HOURS));
    }
    if ((registers && waits && (refused || missing)) || (!registers && followed && missing)) {
        following->state = FOLLOWING_QUEUED;
        following->turn += registers;
        following->due_at = ctx->now;
        following->asked_at = (struct instant){0};
    }
    if (answer->message.count && !following->known_at.ms)
        following->known_at = ctx->now;
}

enum err following_answered(struct ctx *ctx, const struct following_desk *desk,
                            const struct outgoing *outgoing, const struct service_answer *answer)
{
    enum service_act act;
    struct following following;
    struct feed_taken taken;
    struct feed_news news = {desk->service, &answer->message, STR_NONE};
    struct service_number number = following_number(ctx->arena, outgoing);
    if (!service_act_from(outgoing->destination, &act) || act == SERVICE_STOP)
        return OK;
    enum err err = following_load(ctx->db, ctx->arena, number.number, &following);
    bool asked = !err && following.state != FOLLOWING_STOPPED && str_eq(following.service, outgoing->kind);
    if (err || !asked) /* somebody else is asked meanwhile, or nobody */
        return err == ERR_NOT_FOUND ? OK : err;
    take_answer(ctx, &following, act, answer);
    err = following_set(ctx->db, &following);
    if (!err && answer->said == SERVICE_REFUSED)
        err = count_trouble(ctx, outgoing->kind, cause_sentence(CAUSE_NUMBER_REFUSED));
    bool tells = answer->message.count || answer->message.local.len;
    return err || !tells ? err : feed_take(ctx, desk->policies, &news, &taken);
}

/* ---- a carrier that was guessed wrong ---- */

static enum err has_number(struct ctx *ctx, const struct order *order, struct str number)
{
    struct parcel_numbers numbers;
    enum err err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    for (size_t i = 0; !err && i < numbers.count; i++)
        if (str_eq(numbers.at[i].number, number))
            return OK;
    return err ? err
               : fail_field(&ctx->failure, ERR_INPUT, "number", "This number does not stand on the order.");
}

enum err following_choose(struct ctx *ctx, const struct policy_set *policies,
                          const struct following_choice *choice)
{
    struct following following;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, policies, &choice->viewer, choice->ref, order);
    if (!err)
        err = order_require_work(ctx, order);
    if (!err)
        err = has_number(ctx, order, choice->number);
    if (!err && !service_carrier_code(WEBHOOK_OWN, choice->carrier).len)
        err = fail_field(&ctx->failure, ERR_INPUT, "carrier", "Choose one of these carriers.");
    if (!err)
        err = following_begin(ctx, &choice->viewer, choice->number);
    if (!err)
        err = following_load(ctx->db, ctx->arena, choice->number, &following);
    if (err || str_eq(following.chosen, choice->carrier))
        return err;
    struct instant due = ctx->now;
    bool new = following.state == FOLLOWING_QUEUED && !following.turn; /* its share was taken when it came */
    err = new ? OK : take_share(ctx, &choice->viewer, &due);
    enum webhook service = webhook_named(following.service);
    bool lets_go = !err && service != WEBHOOK_COUNT && following.their_id.len &&
                   service_does(service, SERVICE_STOP) && !service_does(service, SERVICE_CHANGE);
    if (lets_go)
        err = ask(ctx, service, SERVICE_STOP, &following);
    following.chosen = choice->carrier;
    following.said = STR_NONE;
    following.turn = 0;
    following.state = FOLLOWING_QUEUED;
    following.due_at = new &&following.due_at.ms > due.ms ? following.due_at : due;
    return err ? err : following_set(ctx->db, &following);
}

/* ---- for operators ---- */

static enum err standing_of(struct ctx *ctx, enum webhook service, struct service_standing *standing)
{
    struct str name = webhook_name(service);
    *standing = (struct service_standing){.service = service};
    enum err err = following_count(ctx->db, name, FOLLOWING_FOLLOWED, &standing->followed);
    if (!err)
        err = following_count_asked(ctx->db, name, instant_add(ctx->now, SPAN_DAYS(-1)), &standing->today);
    return err ? err
               : following_count_asked(ctx->db, name, instant_add(ctx->now, SPAN_DAYS(-30)),
                                       &standing->month);
}

enum err following_report(struct ctx *ctx, const struct viewer *viewer,
                          const struct service_settings *settings, struct following_report *report)
{
    size_t count;
    const enum webhook *turns = service_turns(ctx->arena, settings, &count);
    *report = (struct following_report){.service_count = count};
    enum err err = require(ctx, viewer, ACT_SETTINGS, (struct subject){0});
    for (size_t i = 0; !err && i < count; i++)
        err = standing_of(ctx, turns[i], &report->services[i]);
    if (!err)
        err = following_count_queued(ctx->db, (int64_t)count, &report->waiting);
    if (!err)
        err = service_troubles_load(ctx->db, ctx->arena, &report->troubles);
    if (err || !count)
        return err;
    return following_load_refused(ctx->db, ctx->arena, (int64_t)count, FOLLOWING_REFUSED_MAX,
                                  &report->refused);
}
