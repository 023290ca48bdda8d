/* Calls to tracking services, written from the table of what each one wants. */
#include "text/tracking/service.h"

#include "base/buf.h"
#include "base/check.h"
#include "text/kit/base64.h"
#include "text/kit/form.h"
#include "text/kit/json_write.h"
#include "text/tracking/service_table.h"

enum { BODY_MAX = 64 * 1024, PATH_MAX = 1024 };

const struct service_row service_rows[WEBHOOK_COUNT] = {
    [WEBHOOK_17TRACK] = {.title = STR_INIT("17TRACK"),
                         .url = STR_INIT("https://api.17track.net/track/v2.2"),
                         .key_begins = STR_INIT("17token: "),
                         .most = 40,
                         .look_hours = 24,
                         .acts = {[SERVICE_REGISTER] = {STR_INIT("POST"), STR_INIT("/register")},
                                  [SERVICE_READ] = {STR_INIT("POST"), STR_INIT("/gettrackinfo")},
                                  [SERVICE_CHANGE] = {STR_INIT("POST"), STR_INIT("/changecarrier")},
                                  [SERVICE_STOP] = {STR_INIT("POST"), STR_INIT("/stoptrack")}},
                         .number = STR_INIT("number"),
                         .carrier = STR_INIT("carrier"),
                         .changed = STR_INIT("carrier_new"),
                         .list = true,
                         .carrier_is_number = true},
    [WEBHOOK_AFTERSHIP] = {.title = STR_INIT("AfterShip"),
                           .url = STR_INIT("https://api.aftership.com/tracking/2026-07"),
                           .key_begins = STR_INIT("as-api-key: "),
                           .most = 1,
                           .look_hours = 24,
                           .acts = {[SERVICE_REGISTER] = {STR_INIT("POST"), STR_INIT("/trackings")},
                                    [SERVICE_READ] = {STR_INIT("GET"), STR_INIT("/trackings/{id}")},
                                    [SERVICE_FIND] = {STR_INIT("GET"),
                                                      STR_INIT("/trackings?tracking_numbers={number}")},
                                    [SERVICE_STOP] = {STR_INIT("DELETE"), STR_INIT("/trackings/{id}")}},
                           .number = STR_INIT("tracking_number"),
                           .carrier = STR_INIT("slug"),
                           .parcel = {STR_INIT("data.trackings"), STR_INIT("data")},
                           .id = STR_INIT("id"),
                           .answered_carrier = STR_INIT("slug"),
                           .code = STR_INIT("meta.code"),
                           .why = {STR_INIT("meta.message")},
                           .known_codes = STR_INIT("4003"),
                           .full_codes = STR_INIT("402 429")},
    [WEBHOOK_EASYPOST] = {.title = STR_INIT("EasyPost"),
                          .url = STR_INIT("https://api.easypost.com/v2"),
                          .key_begins = STR_INIT("Authorization: Basic "),
                          .basic = true,
                          .most = 1,
                          .look_hours = 24,
                          .acts = {[SERVICE_REGISTER] = {STR_INIT("POST"), STR_INIT("/trackers")},
                                   [SERVICE_READ] = {STR_INIT("GET"), STR_INIT("/trackers/{id}")},
                                   [SERVICE_FIND] = {STR_INIT("GET"),
                                                     STR_INIT("/trackers?tracking_code={number}")}},
                          .number = STR_INIT("tracking_code"),
                          .carrier = STR_INIT("carrier"),
                          .wrap = STR_INIT("tracker"),
                          .parcel = {STR_INIT("trackers"), STR_INIT("")},
                          .id = STR_INIT("id"),
                          .answered_carrier = STR_INIT("carrier"),
                          .code = STR_INIT("error.code"),
                          .full_codes = STR_INIT("RATE_LIMITED PAYMENT_REQUIRED"),
                          .why = {STR_INIT("error.message")}},
    [WEBHOOK_SHIPPO] = {.title = STR_INIT("Shippo"),
                        .url = STR_INIT("https://api.goshippo.com"),
                        .key_begins = STR_INIT("Authorization: ShippoToken "),
                        .most = 1,
                        .look_hours = 24,
                        .needs_carrier = true,
                        .acts = {[SERVICE_REGISTER] = {STR_INIT("POST"), STR_INIT("/tracks/")},
                                 [SERVICE_READ] = {STR_INIT("GET"), STR_INIT("/tracks/{carrier}/{number}")}},
                        .number = STR_INIT("tracking_number"),
                        .carrier = STR_INIT("carrier"),
                        .parcel = {STR_INIT("")},
                        .answered_carrier = STR_INIT("carrier"),
                        .why = {STR_INIT("detail"), STR_INIT("message")}},
    [WEBHOOK_OWN] = {.title = STR_INIT("own"),
                     .key_begins = STR_INIT("Authorization: Bearer "),
                     .most = 40,
                     .look_hours = 6,
                     .acts = {[SERVICE_REGISTER] = {STR_INIT("POST"), STR_INIT("/register")},
                              [SERVICE_READ] = {STR_INIT("POST"), STR_INIT("/read")},
                              [SERVICE_STOP] = {STR_INIT("POST"), STR_INIT("/stop")}},
                     .number = STR_INIT("number"),
                     .carrier = STR_INIT("carrier"),
                     .wrap = STR_INIT("numbers"),
                     .list = true},
};

static const struct str act_words[SERVICE_ACT_COUNT] = {
    [SERVICE_REGISTER] = STR_INIT("register"), [SERVICE_READ] = STR_INIT("read"),
    [SERVICE_FIND] = STR_INIT("find"),         [SERVICE_CHANGE] = STR_INIT("change"),
    [SERVICE_STOP] = STR_INIT("stop"),
};

struct str service_act_name(enum service_act act)
{
    check(act < SERVICE_ACT_COUNT);
    return act_words[act];
}

bool service_act_from(struct str name, enum service_act *act)
{
    for (int i = 0; i < SERVICE_ACT_COUNT; i++)
        if (str_eq(act_words[i], name)) {
            *act = (enum service_act)i;
            return true;
        }
    return false;
}

/* ---- which ---- */

bool service_is_set(const struct service_settings *settings, enum webhook service)
{
    const struct service_access *access = &settings->at[service];
    return service == WEBHOOK_OWN ? access->url.len > 0 : access->key.len > 0;
}

const enum webhook *service_turns(struct arena *arena, const struct service_settings *settings, size_t *count)
{
    static const enum webhook order[WEBHOOK_COUNT] = {WEBHOOK_OWN, WEBHOOK_17TRACK, WEBHOOK_AFTERSHIP,
                                                      WEBHOOK_EASYPOST, WEBHOOK_SHIPPO};
    enum webhook *turns = ARENA_ARRAY(arena, enum webhook, WEBHOOK_COUNT);
    *count = 0;
    for (size_t i = 0; i < WEBHOOK_COUNT; i++)
        if (service_is_set(settings, order[i]))
            turns[(*count)++] = order[i];
    return turns;
}

struct str service_title(enum webhook service)
{
    return service_rows[service].title;
}

static struct str service_url(const struct service_settings *settings, enum webhook service)
{
    struct str url = settings->at[service].url;
    return url.len ? url : service_rows[service].url;
}

size_t service_most(enum webhook service)
{
    return service_rows[service].most;
}

struct span service_look_pause(enum webhook service)
{
    return SPAN_HOURS(service_rows[service].look_hours);
}

bool service_needs_carrier(enum webhook service)
{
    return service_rows[service].needs_carrier;
}

bool service_does(enum webhook service, enum service_act act)
{
    return service_rows[service].acts[act].method.len > 0;
}

/* ---- a call ---- */

static void put_carrier(struct json *json, const struct service_row *row, struct str name, struct str carrier)
{
    int64_t code;
    if (!carrier.len)
        return;
    if (row->carrier_is_number && str_to_int(carrier, &code))
        json_put_int(json, name, code);
    else if (!row->carrier_is_number)
        json_put_str(json, name, carrier);
}

static void put_number(struct json *json, const struct service_row *row, enum service_act act,
                       const struct service_number *number)
{
    bool changes = act == SERVICE_CHANGE && row->changed.len;
    json_object_begin(json);
    json_put_str(json, row->number, number->number);
    put_carrier(json, row, changes ? row->changed : row->carrier, number->carrier);
    json_object_end(json);
}

static struct str body_of(struct arena *arena, const struct service_row *row,
                          const struct service_asked *asked)
{
    struct buf buf;
    struct json json;
    buf_init(&buf, BODY_MAX);
    json_begin(&json, &buf);
    if (row->wrap.len) {
        json_object_begin(&json);
        json_name(&json, row->wrap);
    }
    if (row->list)
        json_array_begin(&json);
    for (size_t i = 0; i < asked->count; i++)
        put_number(&json, row, asked->act, &asked->numbers[i]);
    if (row->list)
        json_array_end(&json);
    if (row->wrap.len)
        json_object_end(&json);
    check(json_is_whole(&json));
    struct str body = arena_copy(arena, buf_str(&buf));
    buf_free(&buf);
    return body;
}

/* The path with what it names filled in. */
static void put_path(struct buf *buf, struct str path, const struct service_number *number)
{
    while (path.len) {
        struct str front = str_cut(&path, '{');
        buf_put(buf, front);
        if (!path.len)
            return;
        struct str name = str_cut(&path, '}');
        form_encode(buf, str_eq(name, STR("id"))       ? number->id
                         : str_eq(name, STR("number")) ? number->number
                                                       : number->carrier);
    }
}

struct service_call service_write(struct arena *arena, const struct service_settings *settings,
                                  const struct service_asked *asked)
{
    struct buf buf;
    const struct service_row *row = &service_rows[asked->service];
    const struct service_access *access = &settings->at[asked->service];
    struct str key = access->key;
    check(asked->count && asked->count <= row->most && service_does(asked->service, asked->act));
    struct service_call call = {.method = row->acts[asked->act].method};
    buf_init(&buf, PATH_MAX);
    buf_put(&buf, service_url(settings, asked->service));
    put_path(&buf, row->acts[asked->act].path, &asked->numbers[0]);
    call.url = arena_copy(arena, buf_str(&buf));
    buf_free(&buf);
    if (str_eq(call.method, STR("POST")))
        call.body = body_of(arena, row, asked);
    if (row->basic)
        key = base64_of(arena, arena_printf(arena, "%.*s:", STR_ARG(key)));
    if (key.len)
        call.key_header = arena_printf(arena, "%.*s%.*s", STR_ARG(row->key_begins), STR_ARG(key));
    return call;
}
