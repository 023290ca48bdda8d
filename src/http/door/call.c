#include "base/check.h"
#include "http/door/router.h"
#include "http/door/visitor.h"
#include "http/site/rates.h"
#include "http/site/zones.h"
#include "service/unit/limit.h"

const struct zone *call_zone(const struct call *call)
{
    const struct zone *zone = zones_find(call->app->zones, call->zone);
    return zone ? zone : &zone_utc;
}

bool call_take_zone(struct call *call)
{
    struct str told = form_get(&call->query, STR("zone")), zone = zones_named(call->app->zones, told);
    if (zone.len)
        call->zone = zone;
    return zone.len || !told.len;
}

struct reading call_reading(const struct call *call)
{
    return (struct reading){call->language, call_zone(call)};
}

struct str call_say(const struct call *call, const char *english)
{
    return say(call->language, str_from(english));
}

struct str call_fill(struct call *call, const char *english, struct word_places places)
{
    return arena_say(arena_of(call), call->language, str_from(english), places);
}

/* Takes from one bucket; what is left of it goes with the reply. */
static enum err look_at(struct call *call, const struct rate *rate, struct str key)
{
    struct rate_left left;
    bool taken = rates_take(call->app->rates, key, rate, call->ctx->now, &left);
    if (left.capacity)
        rate_left_keep(&call->ctx->rate, left);
    return taken ? OK : limit_refused(call->ctx, rate->row, left.full_in);
}

enum err call_look_limit(struct call *call, enum limit limit)
{
    struct arena *arena = arena_of(call);
    const struct limit_row *row = limit_row(limit);
    const int64_t *capacity = call->ctx->site->limits[limit];
    const struct viewer *viewer = &call->viewer;
    struct rate own = {capacity[0], row}, shared = {capacity[1], row};
    struct str network = visitor_network(arena, call->exchange->request.address);
    struct str name = arena_printf(arena, "%.*s/%lld/%lld", STR_ARG(row->name), (long long)viewer->person_id,
                                   (long long)viewer->guest_id);
    struct str place = arena_printf(arena, "%.*s/net/%.*s", STR_ARG(row->name), STR_ARG(network));
    if (viewer->role >= ROLE_MODERATOR)
        return OK;
    enum err err = viewer->person_id || viewer->guest_id ? look_at(call, &own, name) : OK;
    return err ? err : look_at(call, &shared, place);
}

size_t call_input(const struct call *call, struct str name)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (str_eq(call->route->inputs[i].name, name))
            return i;
    check(false && "a declared input");
    return 0;
}

struct str call_value(const struct call *call, struct str name)
{
    return call->values[call_input(call, name)];
}

void call_error(struct call *call, struct str name, struct str message)
{
    call->errors[call_input(call, name)] = message;
    call->has_errors = true;
}

struct str call_error_of(const struct call *call, struct str name)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (str_eq(call->route->inputs[i].name, name))
            return call->errors[i];
    return STR_NONE;
}

enum err call_id(struct call *call, struct str missing, int64_t *id)
{
    return str_to_int(call->parameters[0], id) ? OK
                                               : fail_row(&call->ctx->failure, ERR_NOT_FOUND, NULL, missing);
}

void call_redirect(struct call *call, int status, struct str location)
{
    struct reply *reply = &call->exchange->reply;
    buf_clear(&reply->body);
    reply->type = STR_NONE;
    reply->status = status;
    reply_header(reply, STR("Location"), location);
    call->answered = true;
}

void call_cookie(struct call *call, struct str name, struct str value, int64_t seconds)
{
    bool secure = call->exchange->request.secure;
    struct str cookie = arena_printf(
        arena_of(call), "%s%.*s=%.*s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%lld%s",
        secure ? "__Host-" : "", STR_ARG(name), STR_ARG(value), (long long)seconds, secure ? "; Secure" : "");
    reply_header(&call->exchange->reply, STR("Set-Cookie"), cookie);
}

int status_of(const struct call *call, enum err err)
{
    static const int statuses[ERR_COUNT] = {
        [OK] = 200,           [ERR_INPUT] = 422,    [ERR_NOT_FOUND] = 404, [ERR_REFUSED] = 403,
        [ERR_CONFLICT] = 409, [ERR_LIMIT] = 429,    [ERR_BUSY] = 503,      [ERR_FULL] = 507,
        [ERR_IO] = 500,       [ERR_DATABASE] = 500, [ERR_UNSURE] = 500,
    };
    check(err < ERR_COUNT);
    bool too_much =
        err == ERR_LIMIT && !call->ctx->failure.retry_after_ms; /* no waiting helps: it is to be changed */
    return too_much ? statuses[ERR_INPUT] : statuses[err];
}
