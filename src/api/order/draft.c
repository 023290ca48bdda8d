/* A dispute that is being described: what is kept of it, one answer or more at a time, and opening it. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/order_fields.h"
#include "core/order/rows.h"
#include "core/value/money.h"
#include "http/door/ordered.h"
#include "service/order/dispute_draft.h"
#include "text/kit/json_read.h"

/* ---- telling ---- */

static void put_lines(struct json *json, const struct dispute_case *dispute)
{
    uint64_t lines = dispute->draft.lines;
    json_array_begin(json);
    for (size_t i = 0; i < dispute->order->lines.count; i++)
        if (lines & line_bit(i))
            json_value_int(json, (int64_t)i + 1);
    json_array_end(json);
}

static void put_amount(struct json *json, struct str name, const struct dispute_case *dispute)
{
    char text[MONEY_TEXT];
    int64_t minor = dispute->draft.amount_minor;
    api_put_text(json, name, minor ? money_write(minor, dispute->order->state.currency, text) : STR_NONE);
}

/* What was answered so far, by the name of its field. */
static void put_answer(struct call *call, struct json *json, const struct dispute_case *dispute,
                       enum dispute_question question)
{
    const struct dispute_draft *draft = &dispute->draft;
    struct str name = dispute_field(question);
    switch (question) {
    case QUESTION_LINES:
        json_name(json, name);
        put_lines(json, dispute);
        return;
    case QUESTION_PIECES:
        json_put_int(json, name, draft->pieces);
        return;
    case QUESTION_REASON:
        api_put_text(json, name, draft->reason);
        return;
    case QUESTION_REMEDY:
        api_put_text(json, name, draft->remedy);
        return;
    case QUESTION_AMOUNT:
        put_amount(json, name, dispute);
        return;
    case QUESTION_AT:
        api_put_time(call, json, name, draft->opened_at);
        return;
    case QUESTION_WORDS:
        api_put_text(json, name, draft->story);
        return;
    case QUESTION_COUNT:
        return;
    }
}

static void put_asked(struct json *json, const struct dispute_case *dispute)
{
    json_name(json, STR("asks"));
    json_array_begin(json);
    for (enum dispute_question question = QUESTION_LINES; question < QUESTION_COUNT; question++)
        if (dispute_asks(dispute, question))
            json_value_str(json, dispute_field(question));
    json_array_end(json);
}

static enum err send_draft(struct call *call, const struct dispute_case *dispute)
{
    const struct dispute_draft *draft = &dispute->draft;
    enum dispute_question gap = dispute_gap(dispute, call->ctx->now);
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_bool(&json, STR("may_open"), dispute->opening.may_open);
    json_put_int(&json, STR("revision"), draft->revision);
    json_put_int(&json, STR("version"), dispute->order->state.version);
    for (enum dispute_question question = QUESTION_LINES; question < QUESTION_COUNT; question++)
        put_answer(call, &json, dispute, question);
    api_put_time(call, &json, STR("kept_at"), draft->updated_at);
    put_asked(&json, dispute);
    api_put_text(&json, STR("missing"), gap == QUESTION_COUNT ? STR_NONE : dispute_field(gap));
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_draft(struct call *call)
{
    struct dispute_case *dispute;
    enum err err = call_dispute(call, &dispute);
    return err ? err : send_draft(call, dispute);
}

/* ---- keeping ---- */

static bool was_sent(struct call *call, enum dispute_question question)
{
    struct str name = dispute_field(question);
    return question == QUESTION_LINES ? json_find(call->json, name) != NULL : form_has(&call->form, name);
}

static enum err take(struct call *call, struct dispute_case *dispute, enum dispute_question question)
{
    struct dispute_draft *draft = &dispute->draft;
    const struct order_state *state = &dispute->order->state;
    struct str value = question == QUESTION_LINES ? STR_NONE : call_value(call, dispute_field(question));
    switch (question) {
    case QUESTION_LINES:
        draft->pieces = 0;
        return wish_lines(call, dispute->order, &draft->lines);
    case QUESTION_PIECES:
        if (!str_to_int(value, &draft->pieces))
            draft->pieces = 0;
        return OK;
    case QUESTION_REASON:
        draft->reason = value;
        return OK;
    case QUESTION_REMEDY:
        draft->remedy = value;
        return OK;
    case QUESTION_AMOUNT:
        return wish_amount(call, dispute_field(question).at, state->currency, &draft->amount_minor);
    case QUESTION_AT:
        return wish_instant(call, dispute_field(question).at, &draft->opened_at);
    case QUESTION_WORDS:
        draft->story = str_trim(value);
        return OK;
    case QUESTION_COUNT:
        break;
    }
    return OK;
}

/* One after another, as the pages ask: each has to fit what was answered before it. */
static enum err take_all(struct call *call, struct dispute_case *dispute)
{
    for (enum dispute_question question = QUESTION_LINES; question < QUESTION_COUNT; question++) {
        if (!was_sent(call, question))
            continue;
        enum err err = take(call, dispute, question);
        if (err)
            return err;
        if (!dispute_asks(dispute, question) || !dispute_is_answered(dispute, question, call->ctx->now))
            return fail_said(&call->ctx->failure, ERR_INPUT, dispute_field(question).at,
                             say(call->language, dispute_questions[question].wrong));
    }
    return OK;
}

static enum err refuse_now(struct call *call)
{
    const struct refusal_row *row = order_refusal_row(REFUSAL_WRONG_STATE);
    call->code = row->code;
    return fail_said(&call->ctx->failure, ERR_CONFLICT, NULL, say(call->language, row->sentence));
}

static enum err save_now(struct call *call)
{
    struct dispute_case *dispute = ARENA_NEW(arena_of(call), struct dispute_case);
    enum err err =
        dispute_case_read_held(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], dispute);
    if (!err && !dispute->opening.may_open)
        err = refuse_now(call);
    if (!err)
        err = take_all(call, dispute);
    if (!err)
        err = dispute_draft_save(call->ctx, &call->viewer, dispute);
    return err ? err : send_draft(call, dispute);
}

enum err api_draft_save(struct call *call)
{
    return api_once(call, save_now);
}

/* ---- opening ---- */

static enum err open_now(struct call *call)
{
    struct dispute_case *dispute = ARENA_NEW(arena_of(call), struct dispute_case);
    struct dispute_opening wish = {.viewer = call->viewer, .ref = call->parameters[0], .held = dispute};
    struct order_event said = {.kind = EVENT_DISPUTE_OPENED};
    enum order_refusal refusal = REFUSAL_NONE;
    enum err err = dispute_case_read_held(call->ctx, &call->app->policies, &call->viewer, wish.ref, dispute);
    if (!err)
        err = api_order_seen(call, dispute->order, said.kind, &wish.version);
    if (!err && wish_is_given(call, TAKES_CAME))
        err = wish_field(call, dispute->order, TAKES_CAME, &said);
    wish.came = said.came;
    if (!err && !str_to_int(call_value(call, STR("revision")), &wish.revision))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "revision", "Say which version was seen.");
    if (!err)
        err = dispute_open(call->ctx, &call->app->policies, &wish, &refusal);
    if (err && refusal)
        return api_order_refuse(call, err, &(struct api_refusal){dispute->order, said.kind, refusal, false});
    return err ? err : api_order_send(call, wish.ref, 200);
}

enum err api_draft_open(struct call *call)
{
    return api_once(call, open_now);
}
