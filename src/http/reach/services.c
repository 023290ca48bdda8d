/* The ways of tracking services: one a service, all alike. */
#include "base/check.h"
#include "base/log.h"
#include "base/memory.h"
#include "http/reach/way.h"
#include "http/reach/web.h"
#include "service/order/following.h"
#include "service/reach/cause.h"

#include <stdio.h>
#include <stdlib.h>

enum { CALLS_A_SECOND = 3, QUIET_MS = 60 * 1000, FULL_HOURS = 6 };

struct service_way {
    struct app *app;
    struct web *web;
    bool inside;
    struct following_desk desk;
    struct instant quiet; /* until then it has asked to be left alone */
};

/* What came of one that was taken, on its way into the unit that writes it down. */
struct service_came {
    const struct following_desk *desk;
    const struct service_answer *answer;
};

static void *services_open(struct app *app, const struct outside *outside, struct str kind)
{
    enum webhook service = webhook_named(kind);
    const struct service_settings *settings = &app->options.services;
    check(service != WEBHOOK_COUNT);
    if (!service_is_set(settings, service))
        return NULL;
    struct service_way *way = memory_new(sizeof *way);
    *way = (struct service_way){
        .app = app,
        .web = web_open(),
        .inside = outside->inside,
        .desk = {settings, &app->policies, app->tracking, service},
    };
    return way;
}

static void services_close(void *self)
{
    struct service_way *way = self;
    web_close(way->web);
    free(way);
}

/* ---- what came ---- */

static void all(const struct outgoings *batch, struct handed *came, const struct handed *one)
{
    for (size_t i = 0; i < batch->count; i++)
        came[i] = *one;
}

/* Too much was asked of it: it is left alone, and nothing counts as tried. */
static void leave_alone(struct service_way *way, const struct outgoings *batch,
                        const struct web_answer *answer, struct handed *came)
{
    struct handed off = {.delivery = PUT_OFF, .wait = answer->wait};
    if (off.wait.ms < 1000)
        off.wait = SPAN_MS(QUIET_MS);
    way->quiet = instant_add(instant_now(), off.wait);
    cause_keep(off.said, CAUSE_LEFT_ALONE, (struct word_places){0});
    all(batch, came, &off);
}

/* Not of the numbers, but of the call as a whole. */
static void fail_all(const struct outgoings *batch, const struct web_answer *answer, struct handed *came)
{
    struct handed failed = {.delivery = web_delivery(answer), .wait = answer->wait};
    bool key = answer->status == 401 || answer->status == 403;
    if (failed.delivery == DELIVERED || key || !answer->refused)
        failed.delivery = LATER;
    if (answer->status)
        cause_keep(failed.said, key ? CAUSE_KEY : CAUSE_SERVICE_STATUS,
                   PLACES(PLACE_ID("status", answer->status)));
    else
        snprintf(failed.said, sizeof failed.said, "%.280s", answer->said);
    all(batch, came, &failed);
}

static void take_one(struct service_way *way, struct arena *arena, const struct service_answer *answer,
                     struct str trouble, struct handed *came)
{
    if (answer->said == SERVICE_SILENT) {
        *came = (struct handed){.delivery = LATER};
        snprintf(came->said, sizeof came->said, "%.*s", (int)(trouble.len < 250 ? trouble.len : 250),
                 trouble.at);
        return;
    }
    if (answer->said == SERVICE_FULL) {
        *came = (struct handed){.delivery = PUT_OFF, .wait = SPAN_HOURS(FULL_HOURS)};
        cause_keep(came->said, CAUSE_NO_ROOM, (struct word_places){0});
        return;
    }
    struct service_came *kept = ARENA_NEW(arena, struct service_came);
    *kept = (struct service_came){&way->desk, answer};
    *came = (struct handed){.delivery = DELIVERED, .answer = kept};
}

/* Services that take one number at a time say by 4xx what they think of it; those that take lists say it in the list. */
static bool is_read(const struct service_asked *asked, const struct web_answer *answer)
{
    int status = answer->status;
    bool refuses = status >= 400 && status < 500 && status != 401 && status != 403 && status != 408;
    return (status >= 200 && status < 300) || (refuses && service_most(asked->service) == 1);
}

/* ---- a call ---- */

static bool asked_of(struct service_way *way, struct arena *arena, const struct outgoings *batch,
                     struct service_asked *asked)
{
    struct service_number *numbers = ARENA_ARRAY(arena, struct service_number, batch->count);
    *asked = (struct service_asked){.service = way->desk.service, .numbers = numbers, .count = batch->count};
    for (size_t i = 0; i < batch->count; i++)
        numbers[i] = following_number(arena, &batch->at[i]);
    return service_act_from(batch->at[0].destination, &asked->act) &&
           service_does(asked->service, asked->act);
}

static void services_send(void *self, struct arena *arena, const struct outgoings *batch, struct handed *came)
{
    struct service_asked asked;
    struct web_answer answer;
    struct str trouble;
    struct service_way *way = self;
    struct instant now = instant_now();
    if (instant_before(now, way->quiet)) {
        all(batch, came, &(struct handed){.delivery = PUT_OFF, .wait = instant_since(way->quiet, now)});
        return;
    }
    if (!asked_of(way, arena, batch, &asked)) {
        struct handed never = {.delivery = NEVER};
        cause_keep(never.said, CAUSE_NOT_ASKED_THAT, (struct word_places){0});
        all(batch, came, &never);
        return;
    }
    struct service_call call = service_write(arena, way->desk.settings, &asked);
    struct web_call web = {.method = call.method,
                           .url = call.url,
                           .headers = {call.key_header},
                           .body = call.body,
                           .trace =
                               batch->count == 1 ? batch->at[0].trace : STR_NONE, /* several have several */
                           .inside = way->inside};
    web_ask(way->web, arena, &web, &answer);
    if (answer.status == 429) {
        leave_alone(way, batch, &answer, came);
        return;
    }
    if (!is_read(&asked, &answer)) {
        fail_all(batch, &answer, came);
        return;
    }
    struct service_answer *answers = ARENA_ARRAY(arena, struct service_answer, batch->count);
    struct service_reply reply = {answer.status, answer.body};
    service_read(arena, &asked, &reply, answers, &trouble);
    for (size_t i = 0; i < batch->count; i++)
        take_one(way, arena, &answers[i], trouble, &came[i]);
}

static enum err services_settle(struct ctx *ctx, const struct outgoing *outgoing, const struct handed *came)
{
    const struct service_came *taken = came->answer;
    if (came->delivery == DELIVERED)
        return following_answered(ctx, taken->desk, outgoing, taken->answer);
    return came->said[0]
               ? following_failed(ctx, outgoing, str_from(came->said), outbox_gives_up(outgoing, came))
               : OK;
}

static bool services_fill_is_due(void *self, struct ctx *ctx)
{
    struct service_way *way = self;
    return following_is_due(ctx, &way->desk);
}

static enum err services_fill(void *self, struct ctx *ctx, size_t *done)
{
    struct service_way *way = self;
    return following_round(ctx, &way->desk, done);
}

#define SERVICE_WAY(name, numbers)                                                                           \
    {                                                                                                        \
        .kind = STR_INIT(name), .most = (numbers), .together = true, .calls = CALLS_A_SECOND,                \
        .open = services_open, .close = services_close, .send = services_send, .settle = services_settle,    \
        .fill_is_due = services_fill_is_due, .fill = services_fill                                           \
    }

const struct way service_ways[WEBHOOK_COUNT] = {
    [WEBHOOK_AFTERSHIP] = SERVICE_WAY("aftership", 1),
    [WEBHOOK_EASYPOST] = SERVICE_WAY("easypost", 1),
    [WEBHOOK_SHIPPO] = SERVICE_WAY("shippo", 1),
    [WEBHOOK_17TRACK] = SERVICE_WAY("17track", 40),
    [WEBHOOK_OWN] = SERVICE_WAY("own", 40),
};
