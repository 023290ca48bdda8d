/*
 * What waits for a member of the commission and for the staff who decide. The seat is answered here, and the staff propose and
 * confirm; a ballot is not handed in: it is secret, and its receipt is shown once, to a person.
 */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "api/panel/handlers.h"
#include "core/value/money.h"
#include "http/door/look.h"
#include "http/door/wish.h"
#include "service/panel/panel.h"

static struct str case_url(struct call *call, struct str ref)
{
    return arena_printf(arena_of(call), "/commission/%.*s", STR_ARG(ref));
}

static void put_seat(struct call *call, struct json *json, const struct seat_line *seat)
{
    bool gathering = str_eq(seat->phase, names_at(&panel_phase_names, PHASE_GATHERING));
    json_object_begin(json);
    json_put_str(json, STR("order"), seat->ref);
    json_put_str(json, STR("marketplace"), seat->marketplace);
    json_put_str(json, STR("as"), STR("member"));
    json_put_str(json, STR("phase"), seat->phase);
    json_put_str(json, STR("state"), seat->state);
    api_put_time(call, json, STR("due_at"), gathering ? seat->respond_by : seat->phase_due_at);
    api_put_time(call, json, STR("ended_at"), seat->ended_at);
    json_put_str(json, STR("url"), case_url(call, seat->ref));
    json_object_end(json);
}

static void put_staff(struct call *call, struct json *json, const struct staff_line *staff)
{
    bool own = staff->proposed_by == call->viewer.person_id;
    json_object_begin(json);
    json_put_str(json, STR("order"), staff->ref);
    json_put_str(json, STR("marketplace"), staff->marketplace);
    json_put_str(json, STR("as"), STR("staff"));
    json_put_str(json, STR("phase"), names_at(&panel_phase_names, PHASE_STAFF));
    json_put_str(json, STR("state"),
                 !staff->proposed_by ? STR("to_decide")
                 : own               ? STR("proposed")
                                     : STR("to_confirm"));
    api_put_time(call, json, STR("due_at"), staff->decide_by);
    api_put_time(call, json, STR("ended_at"), CLOCK_UNSET);
    json_put_str(json, STR("url"), case_url(call, staff->ref));
    json_object_end(json);
}

static enum err send_panels(struct call *call)
{
    bool willing;
    struct panel_lines lines;
    enum err err = panel_is_willing(call->ctx, &call->viewer, &willing);
    if (!err)
        err = panel_list(call->ctx, &call->viewer, &lines);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < lines.seats.count; i++)
        put_seat(call, &json, &lines.seats.at[i]);
    for (size_t i = 0; i < lines.staff.count; i++)
        put_staff(call, &json, &lines.staff.at[i]);
    json_array_end(&json);
    json_put_bool(&json, STR("willing"), willing);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err require_person(struct call *call)
{
    return call->viewer.person_id ? OK : fail(&call->ctx->failure, ERR_REFUSED, "Seats are a person's.");
}

enum err api_panels(struct call *call)
{
    enum err err = require_person(call);
    return err ? err : send_panels(call);
}

static enum err willing_now(struct call *call)
{
    enum err err = require_person(call);
    if (!err)
        err = panel_set_willing(call->ctx, &call->viewer, sent_on(call, STR("willing")));
    return err ? err : send_panels(call);
}

enum err api_panels_willing(struct call *call)
{
    return api_once(call, willing_now);
}

static enum err seat_now(struct call *call)
{
    enum err err = require_person(call);
    if (!err)
        err = panel_answer(call->ctx, &call->app->policies, &call->viewer, call->parameters[0],
                           sent_on(call, STR("accepts")));
    return err ? err : send_panels(call);
}

enum err api_panel_seat(struct call *call)
{
    return api_once(call, seat_now);
}

/* ---- the staff's decision ---- */

static void put_proposal(struct call *call, struct json *json, const struct panel_case *found,
                         const struct proposal_row *row)
{
    char text[MONEY_TEXT];
    json_object_begin(json);
    json_put_int(json, STR("number"), row->number);
    json_put_str(json, STR("by"), row->handle);
    api_put_time(call, json, STR("proposed_at"), row->proposed_at);
    json_put_str(json, STR("remedy"), row->remedy);
    json_put_str(json, STR("amount"), money_write(row->amount_minor, found->order.state.currency, text));
    api_put_text(json, STR("code"), row->code);
    api_put_text(json, STR("reasons"), row->reasons);
    json_put_str(json, STR("state"), row->state);
    api_put_text(json, STR("answer"), row->answer);
    json_object_end(json);
}

static enum err send_proposals(struct call *call)
{
    struct panel_case *found = ARENA_NEW(arena_of(call), struct panel_case);
    enum err err = panel_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], found);
    if (!err && found->seat >= 0)
        err = fail(&call->ctx->failure, ERR_REFUSED, "What the staff propose is read by the staff.");
    if (!err && call->route->method == METHOD_GET)
        err = call_note_case_look(call, &found->order);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = found->proposals.count; i-- > 0;)
        put_proposal(call, &json, found, &found->proposals.at[i]);
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_panel_proposals(struct call *call)
{
    enum err err = require_person(call);
    return err ? err : send_proposals(call);
}

static enum err read_amount(struct call *call, const struct order_state *state, struct ballot *ballot)
{
    bool whole = ballot->remedy == REMEDY_REFUND_FULL || ballot->remedy == REMEDY_RETURN_REFUND;
    if (ballot->remedy != REMEDY_REFUND_PARTIAL) {
        ballot->amount_minor = whole ? state->whole_minor : 0;
        return OK;
    }
    return wish_amount(call, "amount", state->currency, &ballot->amount_minor);
}

static enum err read_decision(struct call *call, struct ballot *ballot)
{
    struct panel_case *found = ARENA_NEW(arena_of(call), struct panel_case);
    int remedy = names_find(&remedy_names, call_value(call, STR("remedy")));
    enum err err = panel_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], found);
    if (err)
        return err;
    if (remedy < 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "remedy", "Choose how you decide.");
    *ballot = (struct ballot){.remedy = (enum remedy)remedy,
                              .code = policy_code(found->order.policy, call_value(call, STR("code")))};
    return read_amount(call, &found->order.state, ballot);
}

static enum err propose_now(struct call *call)
{
    struct panel_proposal proposal = {
        .viewer = call->viewer, .ref = call->parameters[0], .reasons = call_value(call, STR("reasons"))};
    enum err err = require_person(call);
    if (!err)
        err = read_decision(call, &proposal.ballot);
    if (!err)
        err = panel_propose(call->ctx, &call->app->policies, &proposal);
    return err ? err : send_proposals(call);
}

enum err api_panel_propose(struct call *call)
{
    return api_once(call, propose_now);
}

static enum err confirm_now(struct call *call)
{
    struct str answer = call_value(call, STR("answer"));
    struct panel_verdict verdict = {.viewer = call->viewer,
                                    .ref = call->parameters[0],
                                    .confirms = str_eq(answer, STR("confirm")),
                                    .words = call_value(call, STR("words"))};
    if (!verdict.confirms && !str_eq(answer, STR("send_back")))
        return fail_field(&call->ctx->failure, ERR_INPUT, "answer", "A proposal is confirmed, or sent back.");
    if (!str_to_int(call->parameters[1], &verdict.number))
        verdict.number = 0;
    enum err err = require_person(call);
    if (!err)
        err = panel_confirm(call->ctx, &call->app->policies, &verdict);
    return err ? err : send_proposals(call);
}

enum err api_panel_confirm(struct call *call)
{
    return api_once(call, confirm_now);
}
