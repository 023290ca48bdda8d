/* The way of webhooks: sealed with the secret that both sides know, and posted to the address. */
#include "base/check.h"
#include "base/secret.h"
#include "http/reach/poster.h"
#include "service/reach/cause.h"
#include "service/reach/hook.h"

#include <stdio.h>

/* As it stands now: the address or its secret may have changed while it waited. */
static enum err load(struct poster *self, struct arena *arena, const struct outgoing *outgoing,
                     struct hook_message *message)
{
    struct site *site = app_site(self->app);
    struct reader *reader = reader_borrow(self->app->readers);
    struct ctx ctx = {.arena = arena, .db = reader->db, .now = instant_now(), .site = site};
    db_watch(reader->db, &ctx.failure);
    enum err err = hook_message_load(&ctx, outgoing, message);
    reader_return(self->app->readers, reader);
    site_drop(site);
    return err;
}

/* https://www.standardwebhooks.com: "v1," and the seal of ID.TIMESTAMP.BODY; of each secret one, with spaces between. */
static struct str seals(struct arena *arena, const struct hook_message *message, long long seconds)
{
    struct str all = STR_NONE;
    struct str sealed =
        arena_printf(arena, "%.*s.%lld.%.*s", STR_ARG(message->id), seconds, STR_ARG(message->body));
    for (size_t i = 0; i < COUNT_OF(message->secrets); i++) {
        struct seal seal = seal_make(message->secrets[i], sealed);
        if (message->secrets[i].len && seal.text[0])
            all = arena_printf(arena, "%.*s%sv1,%s", STR_ARG(all), all.len ? " " : "", seal.text);
    }
    return all;
}

static void hooks_send(void *arg, struct arena *arena, const struct outgoings *batch, struct handed *came)
{
    struct poster *self = arg;
    struct hook_message message;
    struct web_answer answer = {0};
    if (load(self, arena, &batch->at[0], &message))
        return;
    if (message.off) {
        came->delivery = NEVER;
        cause_keep(came->said, CAUSE_TOLD_NO_MORE, (struct word_places){0});
        return;
    }
    long long seconds = (long long)(instant_now().ms / 1000);
    struct web_call call = {.method = STR("POST"),
                            .url = message.url,
                            .body = message.body,
                            .trace = batch->at[0].trace,
                            .seconds = POSTER_SECONDS,
                            .inside = self->inside};
    call.headers[0] = arena_printf(arena, "webhook-id: %.*s", STR_ARG(message.id));
    call.headers[1] = arena_printf(arena, "webhook-timestamp: %lld", seconds);
    call.headers[2] =
        arena_printf(arena, "webhook-signature: %.*s", STR_ARG(seals(arena, &message, seconds)));
    web_ask(self->web, arena, &call, &answer);
    bool taken = web_delivery(&answer) == DELIVERED;
    came->delivery = taken ? DELIVERED : answer.refused ? NEVER : LATER;
    came->wait = answer.wait;
    if (taken)
        return;
    came->rest = poster_rest(&answer, &batch->at[0]);
    poster_say(&answer, came);
}

const struct way hooks_way = {.kind = STR_INIT(OUTGOING_HOOK),
                              .most = 20,
                              .apart = true,
                              .hands = poster_hands,
                              .open = poster_open,
                              .close = poster_close,
                              .send = hooks_send,
                              .settle = hook_settle};
