#include "api/order/order_json.h"

#include "api/kit/reply.h"
#include "api/order/order_fields.h"
#include "base/check.h"
#include "base/secret.h"
#include "core/order/arrival.h"
#include "core/order/bounds.h"
#include "http/door/finish.h"
#include "service/order/event_fields.h"
#include "service/order/seen.h"
#include "text/clock/when.h"

enum { SEEN_MAX = 256 * 1024 }; /* of what an entity tag is made of */

static void put_minor(struct json *json, struct str name, int64_t minor, struct currency currency)
{
    char text[MONEY_TEXT];
    json_put_str(json, name, money_write(minor, currency, text));
}

void order_put_head(struct call *call, struct json *json, const struct order_head *head)
{
    struct str url = arena_printf(arena_of(call), "/orders/%.*s", STR_ARG(head->ref));
    json_put_str(json, STR("ref"), head->ref);
    json_put_str(json, STR("url"), url);
    json_put_bool(json, STR("hosted"), !head->external);
    json_put_str(json, STR("marketplace"), head->marketplace);
    api_put_text(json, STR("number"), head->number);
    api_put_text(json, STR("seller"), head->seller);
    api_put_text(json, STR("country"), head->country);
    api_put_text(json, STR("tracking"), head->tracking);
    api_put_text(json, STR("paid_by"), head->paid_by);
    json_put_str(json, STR("currency"), head->currency);
    api_put_time(call, json, STR("ordered_at"), head->ordered_at);
    api_put_time(call, json, STR("created_at"), head->created_at);
    api_put_time(call, json, STR("next_deadline_at"), head->told_due_at);
    json_put_bool(json, STR("over"), head->over);
}

/* ---- lines ---- */

/* What gave a line its outcome: the last of what is about it, and only where there is none, what befell the order. */
static struct str outcome_of(const struct order *order, size_t line)
{
    static const enum order_event_kind ends[] = {
        EVENT_REFUNDED,  EVENT_DISMISSED, EVENT_REPLACEMENT_ARRIVED, EVENT_REFUND_SEEN, EVENT_CHARGED_BACK,
        EVENT_CANCELLED, EVENT_RELEASED};
    struct str of_order = STR_NONE;
    if (!(order->state.settled & line_bit(line)))
        return STR_NONE;
    for (size_t i = order->rows.count; i > 0; i--)
        for (size_t k = 0; k < COUNT_OF(ends); k++) {
            const struct order_row *row = &order->rows.at[i - 1];
            if (str_eq(row->kind, names_at(&order_event_names, EVENT_CHARGE_RETURNED)))
                return of_order; /* what the bank had done is undone */
            if (!str_eq(row->kind, names_at(&order_event_names, (int)ends[k])))
                continue;
            if ((uint64_t)row->lines & line_bit(line))
                return row->kind;
            of_order = row->lines == 0 && of_order.len == 0 ? row->kind : of_order;
        }
    return of_order;
}

static struct str state_of(const struct order_state *state, size_t line)
{
    uint64_t bit = line_bit(line);
    bool disputed = state->dispute != DISPUTE_NONE && state->dispute != DISPUTE_CLOSED && state->lines & bit;
    if (state->settled & bit)
        return STR("settled");
    return disputed ? STR("in_dispute") : state->withdrawn & bit ? STR("withdrawn") : STR("open");
}

/* How many pieces have had their outcome. */
static int64_t pieces_settled(const struct order_state *state, size_t line)
{
    return state->settled & line_bit(line) ? state->line_quantity[line] : state->line_gone[line];
}

/* Each line's own, where an order comes in several parcels. */
static void put_arrival(struct call *call, struct json *json, const struct order *order, int line)
{
    bool goods = order->state.line_kind[line] == LINE_GOODS;
    api_put_time(call, json, STR("arrived_at"),
                 goods ? order_line_arrived(&order->state, line) : CLOCK_UNSET);
    api_put_time(call, json, STR("complain_until"),
                 goods ? order_line_until(order->policy, &order->state, line) : CLOCK_UNSET);
}

static void put_lines(struct call *call, struct json *json, const struct order *order)
{
    json_name(json, STR("lines"));
    json_array_begin(json);
    for (size_t i = 0; i < order->lines.count; i++) {
        const struct order_line *line = &order->lines.at[i];
        json_object_begin(json);
        json_put_int(json, STR("line"), (int64_t)i + 1);
        json_put_str(json, STR("title"), line->title);
        json_put_int(json, STR("quantity"), line->quantity);
        json_put_str(json, STR("kind"), order_line_kind(line));
        put_minor(json, STR("amount"), line->amount_minor, order->state.currency);
        json_put_int(json, STR("quantity_settled"), pieces_settled(&order->state, i));
        json_put_str(json, STR("state"), state_of(&order->state, i));
        api_put_text(json, STR("outcome"), outcome_of(order, i));
        put_arrival(call, json, order, (int)i);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_line_numbers(struct json *json, uint64_t lines)
{
    json_name(json, STR("lines"));
    json_array_begin(json);
    for (size_t i = 0; i < ORDER_LINES_MAX; i++)
        if (lines & line_bit(i))
            json_value_int(json, (int64_t)i + 1);
    json_array_end(json);
}

/* ---- regions ---- */

static void put_states(struct json *json, const struct order_state *state)
{
    json_name(json, STR("states"));
    json_object_begin(json);
    json_put_str(json, STR("shipment"), names_at(&shipment_names, (int)state->shipment));
    json_put_str(json, STR("protection"), names_at(&protection_names, (int)state->protection));
    json_put_str(json, STR("extension"), names_at(&extension_names, (int)state->extension));
    json_put_str(json, STR("dispute"), names_at(&dispute_names, (int)state->dispute));
    json_put_str(json, STR("money"), names_at(&money_place_names, (int)order_money(state)));
    json_object_end(json);
}

static void put_protection(struct call *call, struct json *json, const struct order *order)
{
    const struct order_state *state = &order->state;
    struct instant end = order_end_is_told(order) ? state->protection_ends : CLOCK_UNSET;
    bool runs = state->protection == PROTECTION_RUNNING || state->protection == PROTECTION_GRACE;
    int64_t left = instant_since(end, call->ctx->now).ms / 1000;
    json_name(json, STR("protection"));
    json_object_begin(json);
    api_put_time(call, json, STR("begins_at"), state->protection_begins);
    api_put_time(call, json, STR("ends_at"), end);
    json_put_int(json, STR("left_seconds"), runs && left > 0 ? left : 0);
    json_put_int(json, STR("extended_days"), state->extended_days);
    json_object_end(json);
}

static void put_extension(struct call *call, struct json *json, const struct order_state *state)
{
    json_name(json, STR("extension"));
    if (state->extension == EXTENSION_NONE) {
        json_value_null(json);
        return;
    }
    json_object_begin(json);
    json_put_bool(json, STR("asked"), state->extension == EXTENSION_ASKED);
    json_put_int(json, STR("days"), state->extension_days);
    api_put_time(call, json, STR("answer_by"),
                 state->due[state->extension == EXTENSION_ASKED ? DEADLINE_EXTENSION_ANSWER : DEADLINE_VETO]);
    json_object_end(json);
}

static void put_proposal(struct json *json, struct str name, const struct order_state *state,
                         const struct proposal *proposal)
{
    json_name(json, name);
    if (!proposal->stands) {
        json_value_null(json);
        return;
    }
    json_object_begin(json);
    json_put_str(json, STR("remedy"), names_at(&remedy_names, (int)proposal->remedy));
    put_minor(json, STR("amount"), proposal->amount_minor, state->currency);
    json_object_end(json);
}

static void put_dispute(struct call *call, struct json *json, const struct order *order)
{
    const struct order_state *state = &order->state;
    json_name(json, STR("dispute"));
    if (state->dispute == DISPUTE_NONE) {
        json_value_null(json);
        return;
    }
    json_object_begin(json);
    json_put_str(json, STR("state"), names_at(&dispute_names, (int)state->dispute));
    json_put_str(json, STR("reason"), str_from(order->policy->reasons[state->reason].id));
    api_put_time(call, json, STR("opened_at"), state->opened);
    put_line_numbers(json, state->lines);
    json_put_int(json, STR("pieces"), state->pieces);
    put_proposal(json, STR("buyer_proposal"), state, &state->proposals[0]);
    put_proposal(json, STR("seller_proposal"), state, &state->proposals[1]);
    put_proposal(json, STR("outcome"), state, &state->outcome);
    json_put_bool(json, STR("escalated"), state->escalated);
    json_put_int(json, STR("appeals"), order_appeals(state));
    json_object_end(json);
}

static void put_money(struct json *json, const struct order_state *state)
{
    json_name(json, STR("money"));
    json_object_begin(json);
    json_put_str(json, STR("currency"), currency_code(&state->currency));
    put_minor(json, STR("paid"), state->paid_minor, state->currency);
    put_minor(json, STR("held"), state->held_minor, state->currency);
    put_minor(json, STR("refunded"), state->refunded_minor, state->currency);
    put_minor(json, STR("seller"), state->seller_minor, state->currency);
    put_minor(json, STR("taken_by_bank"), state->bank_minor, state->currency);
    json_object_end(json);
}

/* The case that a bank looks at; null when none does. */
static void put_bank(struct json *json, const struct order_state *state)
{
    int64_t about = state->bank_case_minor ? state->bank_case_minor : order_left_minor(state);
    json_name(json, STR("bank"));
    if (!state->chargeback) {
        json_value_null(json);
        return;
    }
    json_object_begin(json);
    json_put_str(json, STR("stage"), names_at(&bank_stage_names, (int)state->bank_stage));
    put_minor(json, STR("amount"), about, state->currency);
    json_object_end(json);
}

static void put_policy(struct json *json, const struct order *order)
{
    json_name(json, STR("policy"));
    json_object_begin(json);
    json_put_str(json, STR("id"), order->head.policy);
    json_put_int(json, STR("version"), order->head.policy_version);
    api_put_text(json, STR("hash"), order->head.policy_hash);
    json_object_end(json);
}

static void put_deadlines(struct call *call, struct json *json, const struct order *order)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_dues(order, call->ctx->now, due);
    json_name(json, STR("deadlines"));
    json_array_begin(json);
    for (int i = 0; i < count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("deadline"), names_at(&deadline_names, (int)due[i].deadline));
        api_put_time(call, json, STR("at"), due[i].at);
        json_put_str(json, STR("outcome"), say(call->language, due[i].outcome));
        json_object_end(json);
    }
    json_array_end(json);
}

/* ---- history ---- */

static void put_word(struct json *json, const struct event_field *field, struct str word)
{
    if (word.len)
        json_put_str(json, field->told_as, word);
    else if (field->told == TOLD_OR_NULL)
        api_put_text(json, field->told_as, word);
}

static void put_number(struct call *call, struct json *json, const struct event_field *field, int64_t number)
{
    if (number == 0)
        return;
    switch (field->told) {
    case TOLD_TIME:
        api_put_time(call, json, field->told_as, (struct instant){number});
        return;
    case TOLD_LINES:
        put_line_numbers(json, (uint64_t)number);
        return;
    case TOLD_PLAIN:
    case TOLD_OR_NULL:
        json_put_int(json, field->told_as, number);
        return;
    case TOLD_AMOUNT: /* needs the currency: see put_row */
    case NOT_TOLD:
        return;
    }
}

static void put_row(struct call *call, struct json *json, const struct order *order,
                    const struct order_row *row)
{
    struct order_row copy = *row;
    json_object_begin(json);
    for (size_t i = 0; i < event_field_count; i++) {
        const struct event_field *field = &event_fields[i];
        if (field->told == TOLD_AMOUNT && copy.amount_minor)
            put_minor(json, field->told_as, copy.amount_minor, order->state.currency);
        else if (field->kind == EVENT_FIELD_WORD && field->told != NOT_TOLD)
            put_word(json, field, *event_word(field, &copy));
        else if (field->kind != EVENT_FIELD_WORD)
            put_number(call, json, field, *event_number(field, &copy));
    }
    json_object_end(json);
}

static void put_history(struct call *call, struct json *json, const struct order *order)
{
    json_name(json, STR("history"));
    json_array_begin(json);
    for (size_t i = 0; i < order->rows.count; i++)
        put_row(call, json, order, &order->rows.at[i]);
    json_array_end(json);
}

/* ---- acts ---- */

static void put_action(struct call *call, struct json *json, const struct order *order,
                       const struct order_action *action)
{
    json_object_begin(json);
    json_put_str(json, STR("action"), names_at(&order_event_names, (int)action->act));
    json_put_str(json, STR("by"), names_at(&party_names, (int)action->by));
    api_put_time(call, json, STR("from"), action->from);
    api_put_time(call, json, STR("until"), action->until);
    json_put_str(json, STR("consequence"), say(call->language, action->consequence));
    json_put_str(json, STR("url"),
                 arena_printf(arena_of(call), "/api/v1/orders/%.*s/actions/%.*s", STR_ARG(order->head.ref),
                              STR_ARG(names_at(&order_event_names, (int)action->act))));
    order_fields_put(json, order, action->act);
    json_object_end(json);
}

static void put_actions_of(struct call *call, struct json *json, const struct order *order, enum party party)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_actions(order->policy, &order->state, party, call->ctx->now, actions);
    for (int i = 0; i < count; i++)
        if (order_act_is_open(order, actions[i].act) && order_includes(order, actions[i].act))
            put_action(call, json, order, &actions[i]);
}

/* In a notebook's order its buyer, or the staff, notes the acts of all. */
static void put_actions(struct call *call, struct json *json, const struct order *order)
{
    json_name(json, STR("available_actions"));
    json_array_begin(json);
    if (order->state.external)
        put_actions_of(call, json, order, order_is(order, PARTY_BUYER) ? PARTY_BUYER : PARTY_STAFF);
    for (enum party party = PARTY_BUYER; !order->state.external && party < PARTY_COUNT; party++)
        if (order_is(order, party))
            put_actions_of(call, json, order, party);
    json_array_end(json);
}

static void put_roles(struct json *json, const struct order *order)
{
    json_name(json, STR("roles"));
    json_array_begin(json);
    for (enum party party = PARTY_BUYER; party < PARTY_COUNT; party++)
        if (order_is(order, party))
            json_value_str(json, names_at(&party_names, (int)party));
    json_array_end(json);
}

/* The same for everybody who sees it, in whatever language and at whatever time. */
static struct str etag_begin(struct call *call, const struct order *order)
{
    struct hash paid = hash_of(order->head.paid_by);
    return arena_printf(arena_of(call), "\"%d-%.8s-", (int)order->state.version, paid.text);
}

static void put_buyer(struct json *json, const struct known_buyer *buyer)
{
    if (!buyer)
        return;
    api_put_text(json, STR("buyer"), buyer->handle);
    api_put_text(json, STR("buyer_number"), buyer->number);
}

/*
 * Behind the version stands what else a viewer is shown, and what changes without an event: in which language, as whom,
 * how it was paid, what the buyer is called, what runs and what may be done now.
 */
struct str order_etag(struct call *call, const struct order *order, const struct known_buyer *buyer)
{
    struct buf seen;
    struct json json;
    buf_init(&seen, SEEN_MAX);
    json_begin(&json, &seen);
    json_object_begin(&json);
    json_put_str(&json, STR("language"), language_tag(call->language));
    json_put_str(&json, STR("paid_by"), order->head.paid_by);
    put_buyer(&json, buyer);
    put_roles(&json, order);
    put_deadlines(call, &json, order);
    put_actions(call, &json, order);
    json_object_end(&json);
    struct str digest = finish_etag(arena_of(call), buf_str(&seen));
    buf_free(&seen);
    return arena_printf(arena_of(call), "%.*s%.*s", STR_ARG(etag_begin(call, order)), (int)digest.len - 1,
                        digest.at + 1);
}

bool order_etag_fits(struct call *call, const struct order *order, struct str match)
{
    return str_eq(match, STR("*")) || str_starts(match, etag_begin(call, order));
}

void order_put(struct call *call, struct json *json, const struct order *order,
               const struct known_buyer *buyer)
{
    const struct order_state *state = &order->state;
    struct order_head head = order->head;
    struct order_due due[DEADLINE_COUNT];
    head.told_due_at = order_dues(order, call->ctx->now, due) ? due[0].at : CLOCK_UNSET;
    head.over = order_is_over(state);
    json_object_begin(json);
    order_put_head(call, json, &head);
    put_buyer(json, buyer);
    json_put_int(json, STR("version"), state->version);
    put_roles(json, order);
    put_policy(json, order);
    api_put_time(call, json, STR("promised_at"), state->promised);
    api_put_time(call, json, STR("paid_at"), state->paid);
    api_put_time(call, json, STR("shipped_at"), state->shipped);
    api_put_time(call, json, STR("arrived_at"), state->arrived);
    put_lines(call, json, order);
    put_states(json, state);
    put_protection(call, json, order);
    put_extension(call, json, state);
    put_dispute(call, json, order);
    put_money(json, state);
    put_bank(json, state);
    put_deadlines(call, json, order);
    put_actions(call, json, order);
    put_history(call, json, order);
    json_object_end(json);
}
