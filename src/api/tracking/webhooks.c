/* Messages of tracking services. Proved and taken apart before anything is asked of the database. */
#include "api/kit/reply.h"
#include "api/tracking/handlers.h"
#include "base/check.h"
#include "http/site/counters.h"
#include "service/order/feed.h"

/* Of those that sign with the key that they are asked by it is among the program's options. */
static const enum setting secrets[WEBHOOK_COUNT] = {
    [WEBHOOK_AFTERSHIP] = SETTING_AFTERSHIP_SECRET,
    [WEBHOOK_EASYPOST] = SETTING_EASYPOST_SECRET,
    [WEBHOOK_SHIPPO] = SETTING_SHIPPO_SECRET,
    [WEBHOOK_17TRACK] = SETTING_COUNT, /* its key is never kept in the database */
    [WEBHOOK_OWN] = SETTING_COUNT,
};

static struct str secret_of(const struct call *call, enum webhook webhook)
{
    return secrets[webhook] == SETTING_COUNT ? call->app->options.services.at[webhook].key
                                             : call->ctx->site->settings[secrets[webhook]];
}

struct refusal {
    int status;
    enum webhook_outcome outcome;
    const char *sentence;
};

static enum err refuse(struct call *call, struct refusal refusal)
{
    enum err err =
        fail_said(&call->ctx->failure, ERR_INPUT, NULL, say(call->language, str_from(refusal.sentence)));
    counters_webhook(call->app->counters, refusal.outcome);
    api_refuse(call, refusal.status);
    return err;
}

static enum err prove(struct call *call, enum webhook webhook)
{
    static const struct refusal refusals[] = {
        [PROOF_NO_SECRET] = {401, OUTCOME_UNPROVED,
                             N_("No secret is set for this service, so nothing is taken from it.")},
        [PROOF_MISSING] = {401, OUTCOME_UNPROVED, N_("The message is not signed.")},
        [PROOF_WRONG] = {401, OUTCOME_UNPROVED, N_("The signature is not that of these bytes.")},
        [PROOF_OLD] = {401, OUTCOME_OLD, N_("The message was signed at another time.")},
    };
    const struct request *request = &call->exchange->request;
    struct webhook_sealed sealed = {.webhook = webhook,
                                    .secret = secret_of(call, webhook),
                                    .signature = request_header(request, webhook_header(webhook)),
                                    .body = request->body,
                                    .now = call->ctx->now};
    enum webhook_proof proof = webhook_prove(arena_of(call), &sealed);
    return proof == PROOF_HOLDS ? OK : refuse(call, refusals[proof]);
}

static struct feed_news *news_of(struct call *call, enum webhook webhook, const struct webhook_message *read)
{
    struct arena *arena = arena_of(call);
    struct webhook_message *kept = ARENA_NEW(arena, struct webhook_message);
    struct feed_news *news = ARENA_NEW(arena, struct feed_news);
    *kept = *read;
    *news = (struct feed_news){webhook, kept, call->exchange->request.body};
    return news;
}

enum err api_webhook_prepare(struct call *call)
{
    struct webhook_message read;
    enum webhook webhook = webhook_named(call->parameters[0]);
    struct str body = call->exchange->request.body;
    if (webhook == WEBHOOK_COUNT)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no tracking service of this name here.");
    if (body.len > WEBHOOK_BODY_MAX)
        return refuse(call, (struct refusal){413, OUTCOME_TOO_LARGE,
                                             N_("This is larger than a tracking service's message can be.")});
    enum err err = prove(call, webhook);
    if (err)
        return err;
    err = webhook_read(arena_of(call), webhook, body, &read, &call->ctx->failure);
    if (err) {
        struct failure failure = call->ctx->failure;
        return refuse(call, (struct refusal){400, OUTCOME_MALFORMED, failure.text});
    }
    counters_webhook(call->app->counters, OUTCOME_TAKEN);
    call->prepared = news_of(call, webhook, &read);
    return OK;
}

enum err api_webhook(struct call *call)
{
    struct feed_taken taken = {0};
    const struct feed_news *news = call->prepared;
    enum err err = OK;
    check(news != NULL);
    if (news->read->number.len)
        err = feed_take(call->ctx, &call->app->policies, news, &taken);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("orders"), (int64_t)taken.orders);
    json_put_int(&json, STR("events"), (int64_t)taken.events);
    json_object_end(&json);
    return api_send(call, 200);
}
