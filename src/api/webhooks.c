/* Messages of tracking services. Proved and taken apart before anything is asked of the database. */
#include "api/endpoints.h"
#include "base/check.h"
#include "http/site/counters.h"
#include "service/order/parcel.h"
#include "text/tracking/webhook.h"

static const struct {
    enum setting secret;
    enum parcel_source source;
} services[WEBHOOK_COUNT] = {
    [WEBHOOK_AFTERSHIP] = {SETTING_AFTERSHIP_SECRET, SOURCE_AFTERSHIP},
    [WEBHOOK_EASYPOST] = {SETTING_EASYPOST_SECRET, SOURCE_EASYPOST},
    [WEBHOOK_SHIPPO] = {SETTING_SHIPPO_SECRET, SOURCE_SHIPPO},
    [WEBHOOK_17TRACK] = {SETTING_17TRACK_SECRET, SOURCE_17TRACK},
};

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
                                    .secret = call->ctx->site->settings[services[webhook].secret],
                                    .signature = request_header(request, webhook_header(webhook)),
                                    .body = request->body,
                                    .now = call->ctx->now};
    enum webhook_proof proof = webhook_prove(&call->exchange->arena, &sealed);
    return proof == PROOF_HOLDS ? OK : refuse(call, refusals[proof]);
}

static struct parcel_message *message_of(struct call *call, enum webhook webhook,
                                         const struct webhook_message *read)
{
    struct arena *arena = &call->exchange->arena;
    struct parcel_entry *entries = ARENA_ARRAY(arena, struct parcel_entry, read->count + 1);
    struct parcel_message *message = ARENA_NEW(arena, struct parcel_message);
    /* The oldest first: of two events at one instant the one kept last counts. */
    for (size_t i = 0; i < read->count; i++) {
        const struct webhook_event *event = &read->events[read->count - 1 - i];
        entries[i] = (struct parcel_entry){.at = event->at,
                                           .event = event->event,
                                           .code = event->code,
                                           .words = event->words,
                                           .place = event->place,
                                           .country = {event->country[0], event->country[1]},
                                           .word = event->word};
    }
    *message = (struct parcel_message){services[webhook].source, read->number, call->exchange->request.body,
                                       entries, read->count};
    return message;
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
    err = webhook_read(&call->exchange->arena, webhook, body, &read, &call->ctx->failure);
    if (err) {
        struct failure failure = call->ctx->failure;
        return refuse(call, (struct refusal){400, OUTCOME_MALFORMED, failure.text});
    }
    counters_webhook(call->app->counters, OUTCOME_TAKEN);
    call->prepared = message_of(call, webhook, &read);
    return OK;
}

enum err api_webhook(struct call *call)
{
    size_t orders = 0, added = 0;
    const struct parcel_message *message = call->prepared;
    enum err err = OK;
    check(message != NULL);
    if (message->number.len)
        err = parcel_take_message(call->ctx, &call->app->policies, message, &orders, &added);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("orders"), (int64_t)orders);
    json_put_int(&json, STR("events"), (int64_t)added);
    json_object_end(&json);
    return api_send(call, 200);
}
