/* The way of notices to devices: sealed for one browser, and posted to its push service (RFC 8030). */
#include "http/reach/poster.h"
#include "http/site/zones.h"
#include "service/reach/cause.h"
#include "service/reach/push.h"
#include "text/reach/push.h"

#include <stdio.h>

/* The device as it stands now, and who the site is to its push service. */
static enum err load(struct poster *self, struct arena *arena, const struct outgoing *outgoing,
                     struct push_message *message, struct push_sender *sender)
{
    struct site *site = app_site(self->app);
    struct reader *reader = reader_borrow(self->app->readers);
    struct ctx ctx = {.arena = arena, .db = reader->db, .now = instant_now(), .site = site};
    db_watch(reader->db, &ctx.failure);
    enum err err = push_message_load(&ctx, outgoing, message);
    *sender = (struct push_sender){.secret = arena_copy(arena, site->settings[SETTING_PUSH_KEY]),
                                   .contact = arena_copy(arena, app_address(self->app, site)),
                                   .until = instant_add(ctx.now, SPAN_HOURS(12))};
    reader_return(self->app->readers, reader);
    site_drop(site);
    return err;
}

/* An address that a person typed: ntfy shows the body, and opens the link when it is pressed. */
static void prepare_plain(struct arena *arena, const struct push_message *message,
                          const struct push_sender *sender, struct web_call *call)
{
    call->method = STR("POST");
    call->url = message->device.address;
    call->type = STR("text/plain; charset=utf-8");
    call->headers[0] =
        arena_printf(arena, "Click: %.*s%.*s", STR_ARG(sender->contact), STR_ARG(message->path));
    call->headers[1] = message->urgent ? STR("Priority: high") : STR("Priority: default");
    call->body = message->body;
}

static bool prepare(struct arena *arena, const struct push_message *message, const struct push_sender *sender,
                    struct web_call *call)
{
    struct push_receiver receiver = {message->device.key, message->device.auth};
    struct push_fresh fresh = push_fresh_new(arena);
    struct str proof = push_authorization(arena, sender, message->device.address);
    call->method = STR("POST");
    call->url = message->device.address;
    call->type = STR("application/octet-stream");
    call->headers[0] = arena_printf(arena, "Authorization: %.*s", STR_ARG(proof));
    call->headers[1] = STR("Content-Encoding: aes128gcm");
    call->headers[2] = arena_printf(arena, "TTL: %d", PUSH_KEPT_SECONDS);
    call->headers[3] = message->urgent ? STR("Urgency: high") : STR("Urgency: normal");
    if (message->topic.len)
        call->headers[4] = arena_printf(arena, "Topic: %.*s", STR_ARG(message->topic));
    return proof.len && push_seal(arena, &receiver, &fresh, message->plain, &call->body);
}

static const char gone[] = "gone"; /* what settling is told by */

/* Nobody waits for it any more, so it is done. */
static void settle_unsent(struct handed *came)
{
    came->delivery = DELIVERED;
    came->unsent = true;
    cause_keep(came->said, CAUSE_NOBODY_WAITS, (struct word_places){0});
}

static void take_answer(const struct web_answer *answer, const struct outgoing *outgoing, struct handed *came)
{
    if (answer->status == 404 || answer->status == 410) {
        came->delivery = DELIVERED;
        came->answer = gone;
        cause_keep(came->said, CAUSE_DEVICE_GONE, (struct word_places){0});
        return;
    }
    came->delivery = web_delivery(answer);
    came->wait = answer->wait;
    if (came->delivery == DELIVERED)
        return;
    came->rest = poster_rest(answer, outgoing);
    poster_say(answer, came);
}

static void pushes_send(void *arg, struct arena *arena, const struct outgoings *batch, struct handed *came)
{
    struct poster *self = arg;
    struct push_message message;
    struct push_sender sender;
    struct web_answer answer = {0};
    struct web_call call = {.trace = batch->at[0].trace, .seconds = POSTER_SECONDS, .inside = self->inside};
    if (load(self, arena, &batch->at[0], &message, &sender))
        return;
    if (message.gone) {
        settle_unsent(came);
        return;
    }
    if (!message.device.key.len)
        prepare_plain(arena, &message, &sender, &call);
    else if (!prepare(arena, &message, &sender, &call)) {
        came->delivery = NEVER;
        cause_keep(came->said, CAUSE_NOT_SEALED, (struct word_places){0});
        return;
    }
    web_ask(self->web, arena, &call, &answer);
    take_answer(&answer, &batch->at[0], came);
}

static bool fill_is_due(void *self, struct ctx *ctx)
{
    (void)self;
    return pushing_is_due(ctx);
}

static enum err fill(void *self, struct ctx *ctx, size_t *done)
{
    struct poster *poster = self;
    struct zone_finder zones = zones_finder(poster->app->zones);
    return pushing_round(ctx, &zones, done);
}

const struct way pushes_way = {.kind = STR_INIT(OUTGOING_PUSH),
                               .most = 20,
                               .apart = true,
                               .hands = poster_hands,
                               .open = poster_open,
                               .close = poster_close,
                               .send = pushes_send,
                               .settle = push_settle,
                               .fill_is_due = fill_is_due,
                               .fill = fill};
