#include "api/order/order_fields.h"

#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/rows.h"
#include "http/site/zones.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_read.h"

static const struct {
    const char *name;
    struct str type;
} fields[ACT_FIELD_COUNT] = {
    [TAKES_PIECES] = {"pieces", STR_INIT("integer")}, [TAKES_LINES] = {"lines", STR_INIT("lines")},
    [TAKES_REASON] = {"reason", STR_INIT("choice")},  [TAKES_CAME] = {"came", STR_INIT("choice")},
    [TAKES_REMEDY] = {"remedy", STR_INIT("choice")},  [TAKES_AMOUNT] = {"amount", STR_INIT("amount")},
    [TAKES_CODE] = {"code", STR_INIT("choice")},      [TAKES_DAYS] = {"days", STR_INIT("integer")},
    [TAKES_UNTIL] = {"until", STR_INIT("time")},      [TAKES_EVIDENCE] = {"evidence", STR_INIT("choice")},
    [TAKES_BYTES] = {"bytes", STR_INIT("integer")},   [TAKES_FAVOUR] = {"favour", STR_INIT("choice")},
    [TAKES_WORDS] = {"words", STR_INIT("text")},      [TAKES_AT] = {"at", STR_INIT("time")},
};

static bool needs_file(const struct order *order, enum order_event_kind act)
{
    return order_brings_file(order->policy, &order->state, act);
}

bool order_act_is_open(const struct order *order, enum order_event_kind act)
{
    if (!order_act_row(act))
        return false;
    return order->state.external || (act != EVENT_DECIDED && !needs_file(order, act));
}

static uint32_t takes_of(const struct order *order, enum order_event_kind act)
{
    uint32_t mask = order_act_row(act)->takes;
    if (act == EVENT_APPEALED && !needs_file(order, act))
        mask = MAY(TAKES_WORDS);
    return mask | (order->state.external ? MAY(TAKES_AT) : 0);
}

/* ---- telling ---- */

static void put_choices(struct json *json, const struct names *names, uint32_t mask)
{
    json_name(json, STR("choices"));
    json_array_begin(json);
    for (int i = 0; i < names->count; i++)
        if (mask & (1u << i))
            json_value_str(json, names_at(names, i));
    json_array_end(json);
}

static void put_reasons(struct json *json, const struct policy *policy)
{
    json_name(json, STR("choices"));
    json_array_begin(json);
    for (int32_t i = 0; i < policy->reason_count; i++)
        json_value_str(json, str_from(policy->reasons[i].id));
    json_array_end(json);
}

static void put_codes(struct json *json, const struct policy *policy)
{
    json_name(json, STR("choices"));
    json_array_begin(json);
    for (int32_t i = 0; i < policy->code_count; i++)
        json_value_str(json, str_from(policy->codes[i].id));
    json_array_end(json);
}

static uint32_t remedies_of(const struct order *order, enum order_event_kind act)
{
    uint32_t mask = 0;
    if (act == EVENT_DECIDED || act == EVENT_PROPOSED)
        return order_remedies_taken(order->policy, &order->state, act, order->state.reason);
    for (int32_t i = 0; i < order->policy->reason_count; i++)
        mask |= order_remedies(order->policy, &order->state, act, i);
    return mask;
}

static void put_most_amount(struct json *json, const struct order *order, enum order_event_kind act)
{
    const struct order_state *state = &order->state;
    char text[MONEY_TEXT];
    int64_t most = order_most_minor(state, act, order_all_lines(state) & ~state->settled);
    json_put_str(json, STR("currency"), currency_code(&state->currency));
    json_put_str(json, STR("maximum"), money_write(most, state->currency, text));
}

static int32_t most_pieces(const struct order_state *state)
{
    int32_t most = 1;
    for (int32_t i = 0; i < state->line_count; i++)
        most = order_pieces_left(state, i) > most ? order_pieces_left(state, i) : most;
    return most;
}

static void put_limits(struct json *json, const struct order *order, enum order_event_kind act,
                       enum act_field field)
{
    const struct policy *policy = order->policy;
    switch (field) {
    case TAKES_REASON:
        put_reasons(json, policy);
        return;
    case TAKES_CODE:
        put_codes(json, policy);
        return;
    case TAKES_CAME:
        put_choices(json, &came_names, 1u << CAME_NO | 1u << CAME_YES);
        return;
    case TAKES_REMEDY:
        put_choices(json, &remedy_names, remedies_of(order, act));
        return;
    case TAKES_EVIDENCE:
        put_choices(json, &evidence_names, UINT32_MAX);
        return;
    case TAKES_FAVOUR:
        put_choices(json, &favour_names, UINT32_MAX);
        return;
    case TAKES_AMOUNT:
        put_most_amount(json, order, act);
        return;
    case TAKES_DAYS:
        json_put_int(json, STR("minimum"), 1);
        json_put_int(json, STR("maximum"), policy->extension.max_days);
        return;
    case TAKES_BYTES:
        json_put_int(json, STR("minimum"), 1);
        json_put_int(json, STR("maximum"), policy->evidence.max_bytes_file);
        return;
    case TAKES_LINES:
        json_put_int(json, STR("minimum"), 1);
        json_put_int(json, STR("maximum"), order->state.line_count);
        return;
    case TAKES_PIECES:
        json_put_int(json, STR("minimum"), 1);
        json_put_int(json, STR("maximum"), most_pieces(&order->state));
        return;
    case TAKES_WORDS:
        json_put_int(json, STR("max_length"), WORDS_MAX);
        return;
    case TAKES_UNTIL:
    case TAKES_AT:
    case ACT_FIELD_COUNT:
        return;
    }
}

void order_fields_put(struct json *json, const struct order *order, enum order_event_kind act)
{
    uint32_t mask = takes_of(order, act);
    json_name(json, STR("fields"));
    json_array_begin(json);
    for (int i = 0; i < ACT_FIELD_COUNT; i++) {
        if (!(mask & (1u << i)))
            continue;
        json_object_begin(json);
        json_put_str(json, STR("name"), str_from(fields[i].name));
        json_put_str(json, STR("type"), fields[i].type);
        json_put_bool(json, STR("required"), (mask & (1u << (i + 16))) != 0);
        put_limits(json, order, act, (enum act_field)i);
        json_object_end(json);
    }
    json_array_end(json);
}

/* ---- reading ---- */

enum err api_instant(struct call *call, const char *name, struct instant *at)
{
    struct civil civil;
    struct str text = call_value(call, str_from(name));
    *at = CLOCK_UNSET;
    if (text.len == 0)
        return OK;
    bool fits = iso_time_read(text, at);
    if (!fits && civil_read_date(text, &civil)) {
        *at = zone_instant(call_zone(call), civil);
        fits = true;
    }
    if (!fits || instant_before(*at, CLOCK_FIRST) || !instant_before(*at, CLOCK_LAST))
        return fail_field(
            &call->ctx->failure, ERR_INPUT, name,
            "This is no time that is taken: write 2026-11-26T09:00:00Z, or a day as 2026-11-26.");
    return OK;
}

enum err api_last_day(struct call *call, const char *name, const struct policy *policy, struct instant *at)
{
    struct civil civil;
    enum err err = api_instant(call, name, at);
    if (!err && civil_read_date(call_value(call, str_from(name)), &civil))
        *at = zones_day_end(call->app->zones, str_from(policy->zone), policy->calendar.offset_minutes, civil);
    return err;
}

enum err api_amount(struct call *call, const char *name, struct currency currency, int64_t *minor)
{
    const struct json_value *member = json_find(call->json, str_from(name));
    if (member && member->kind != JSON_KIND_STR && member->kind != JSON_KIND_NULL)
        return fail_field(&call->ctx->failure, ERR_INPUT, name,
                          "Write the amount as a text, such as \"12.50\".");
    enum money_fault fault = money_read_exact(call_value(call, str_from(name)), currency, minor);
    if (fault)
        return fail_field(&call->ctx->failure, ERR_INPUT, name, "Write the amount as \"12.50\": {why}.",
                          PLACE("why", say(call->language, money_fault_text(fault))));
    return OK;
}

static enum err choice_of(struct call *call, const char *name, const struct names *names, int *member)
{
    *member = names_find(names, call_value(call, str_from(name)));
    if (*member >= 0)
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, name, "This is none of the choices.");
}

static enum err number_of(struct call *call, const char *name, int64_t most, int64_t *number)
{
    if (str_to_int(call_value(call, str_from(name)), number) && *number >= 0 && *number <= most)
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, name, "A whole number from 0 to {most}.",
                      PLACE_INT("most", most));
}

/* Lines are numbered from 1, as an order lists them. */
enum err api_lines(struct call *call, const struct order *order, uint64_t *lines)
{
    const struct json_value *list = json_find(call->json, STR("lines"));
    *lines = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct json_value *line = &list->list[i];
        bool fits =
            line->kind == JSON_KIND_INT && line->integer >= 1 && line->integer <= order->state.line_count;
        if (!fits) {
            call->code = order_refusal_row(REFUSAL_LINES)->code;
            return fail_field(&call->ctx->failure, ERR_INPUT, "lines", "The order has lines 1 to {most}.",
                              PLACE_INT("most", order->state.line_count));
        }
        *lines |= line_bit((size_t)line->integer - 1);
    }
    return OK;
}

/* A word of the policy's own list; the law names it when it is none of them. */
static enum err rule_of(struct call *call, const char *name, int position, enum order_refusal refusal,
                        int32_t *into)
{
    *into = position;
    if (position >= 0)
        return OK;
    call->code = order_refusal_row(refusal)->code;
    return fail_said(&call->ctx->failure, ERR_INPUT, name,
                     say(call->language, order_refusal_row(refusal)->sentence));
}

static enum err field_read(struct call *call, const struct order *order, enum act_field field,
                           struct order_event *wish)
{
    const char *name = fields[field].name;
    struct str value = field == TAKES_LINES ? STR_NONE : call_value(call, str_from(name));
    int member = 0;
    int64_t number = 0;
    enum err err = OK;
    switch (field) {
    case TAKES_LINES:
        return api_lines(call, order, &wish->lines);
    case TAKES_REASON:
        return rule_of(call, name, policy_reason(order->policy, value), REFUSAL_REASON, &wish->reason);
    case TAKES_CODE:
        return rule_of(call, name, policy_code(order->policy, value), REFUSAL_CODE, &wish->code);
    case TAKES_REMEDY:
        err = choice_of(call, name, &remedy_names, &member);
        wish->remedy = err ? REMEDY_NONE : (enum remedy)member;
        return err;
    case TAKES_CAME:
        err = choice_of(call, name, &came_names, &member);
        wish->came = err ? CAME_NOT_SAID : (enum came)member;
        return err;
    case TAKES_EVIDENCE:
        err = choice_of(call, name, &evidence_names, &member);
        wish->evidence = err ? EVIDENCE_OTHER : (enum evidence_kind)member;
        return err;
    case TAKES_FAVOUR:
        err = choice_of(call, name, &favour_names, &member);
        wish->favour = err ? FAVOUR_BUYER : (enum favour)member;
        return err;
    case TAKES_AMOUNT:
        return api_amount(call, name, order->state.currency, &wish->amount_minor);
    case TAKES_PIECES:
        err = number_of(call, name, INT32_MAX, &number);
        wish->pieces = (int32_t)number;
        return err;
    case TAKES_DAYS:
        err = number_of(call, name, 10000, &number);
        wish->days = (int32_t)number;
        return err;
    case TAKES_BYTES:
        return number_of(call, name, INT64_C(1) << 40, &wish->bytes);
    case TAKES_UNTIL:
        return wish->kind == EVENT_PROTECTION_NOTED ? api_last_day(call, name, order->policy, &wish->until)
                                                    : api_instant(call, name, &wish->until);
    case TAKES_AT:
        return api_instant(call, name, &wish->at);
    case TAKES_WORDS:
    case ACT_FIELD_COUNT:
        break;
    }
    return OK;
}

static bool is_given(const struct call *call, enum act_field field)
{
    struct str name = str_from(fields[field].name);
    if (field != TAKES_LINES)
        return call_value(call, name).len > 0;
    const struct json_value *list = json_find(call->json, name);
    return list && list->count > 0;
}

/* What the act is about when nothing is said: all lines that may still have an outcome, and all that they cost. */
static void complete(const struct order *order, bool amount_given, struct order_event *wish)
{
    const struct order_state *state = &order->state;
    bool never = order->policy->dispute.reopen == REOPEN_NEVER;
    if (wish->lines == 0)
        wish->lines = order_all_lines(state) & ~(state->settled | (never ? state->withdrawn : 0));
    if (wish->lines == 0 && wish->kind == EVENT_REFUND_SEEN) /* after all, though the dispute was lost */
        wish->lines = order_all_lines(state);
    bool whole = wish->kind == EVENT_PAID || wish->kind == EVENT_REFUND_SEEN ||
                 wish->remedy == REMEDY_REFUND_FULL || wish->remedy == REMEDY_RETURN_REFUND;
    if (whole && !amount_given && wish->kind == EVENT_DISPUTE_OPENED)
        wish->amount_minor = order_pieces_minor(state, wish->lines, wish->pieces);
    else if (whole && !amount_given)
        wish->amount_minor = order_most_minor(
            state, wish->kind, wish->kind == EVENT_PAID ? order_all_lines(state) : wish->lines);
}

enum err order_wish_read(struct call *call, const struct order *order, enum order_event_kind act,
                         struct order_event *wish)
{
    uint32_t mask = takes_of(order, act);
    *wish = (struct order_event){.kind = act, .currency = order->state.currency};
    for (int i = 0; i < ACT_FIELD_COUNT; i++) {
        bool given = is_given(call, (enum act_field)i);
        if (given && !(mask & (1u << i)))
            return fail_field(&call->ctx->failure, ERR_INPUT, fields[i].name, "This act does not take it.");
        if (!given && mask & (1u << (i + 16)))
            return fail_field(&call->ctx->failure, ERR_INPUT, fields[i].name, "This act needs it.");
        enum err err = given ? field_read(call, order, (enum act_field)i, wish) : OK;
        if (err)
            return err;
    }
    complete(order, is_given(call, TAKES_AMOUNT), wish);
    return OK;
}
