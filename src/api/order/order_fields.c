#include "api/order/order_fields.h"

#include "core/order/bounds.h"
#include "core/order/rows.h"

/* What programs are told of a kind of field. */
static const struct str kinds[CARRIES_KIND_COUNT] = {
    [CARRIES_LINES] = STR_INIT("lines"),   [CARRIES_NUMBER] = STR_INIT("integer"),
    [CARRIES_AMOUNT] = STR_INIT("amount"), [CARRIES_TIME] = STR_INIT("time"),
    [CARRIES_CHOICE] = STR_INIT("choice"), [CARRIES_RULE] = STR_INIT("choice"),
    [CARRIES_TEXT] = STR_INIT("text"),
};

bool order_act_is_open(const struct order *order, enum order_event_kind act)
{
    if (!order_act_row(act))
        return false;
    return order->state.external ||
           (act != EVENT_DECIDED && !order_brings_file(order->policy, &order->state, act));
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

static void put_rules(struct json *json, const struct policy *policy, enum act_field field)
{
    bool reasons = field == TAKES_REASON;
    int32_t count = reasons ? policy->reason_count : policy->code_count;
    json_name(json, STR("choices"));
    json_array_begin(json);
    for (int32_t i = 0; i < count; i++)
        json_value_str(json, str_from(reasons ? policy->reasons[i].id : policy->codes[i].id));
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

static void put_range(struct json *json, int64_t most)
{
    json_put_int(json, STR("minimum"), 1);
    json_put_int(json, STR("maximum"), most);
}

/* What may be chosen now. */
static uint32_t members_of(const struct order *order, enum order_event_kind act, enum act_field field)
{
    if (field == TAKES_REMEDY)
        return remedies_of(order, act);
    return field == TAKES_CAME ? 1u << CAME_NO | 1u << CAME_YES : UINT32_MAX;
}

/* Of a number, in this order. */
static int64_t most_of(const struct order *order, enum act_field field)
{
    const struct policy *policy = order->policy;
    return field == TAKES_DAYS     ? policy->extension.max_days
           : field == TAKES_BYTES  ? policy->evidence.max_bytes_file
           : field == TAKES_PIECES ? most_pieces(&order->state)
                                   : act_fields[field].most;
}

static void put_limits(struct json *json, const struct order *order, enum order_event_kind act,
                       enum act_field field)
{
    switch (act_fields[field].kind) {
    case CARRIES_RULE:
        put_rules(json, order->policy, field);
        return;
    case CARRIES_CHOICE:
        put_choices(json, act_fields[field].list, members_of(order, act, field));
        return;
    case CARRIES_AMOUNT:
        put_most_amount(json, order, act);
        return;
    case CARRIES_NUMBER:
        put_range(json, most_of(order, field));
        return;
    case CARRIES_LINES:
        put_range(json, order->state.line_count);
        return;
    case CARRIES_TEXT:
        json_put_int(json, STR("max_length"), order_words_most(order->policy, &order->state));
        return;
    case CARRIES_TIME:
    case CARRIES_KIND_COUNT:
        return;
    }
}

void order_fields_put(struct json *json, const struct order *order, enum order_event_kind act)
{
    uint64_t takes = order_takes(order->policy, &order->state, act);
    json_name(json, STR("fields"));
    json_array_begin(json);
    for (enum act_field field = TAKES_LINES; field < ACT_FIELD_COUNT; field++) {
        if (!act_may(takes, field))
            continue;
        json_object_begin(json);
        json_put_str(json, STR("name"), act_fields[field].name);
        json_put_str(json, STR("type"), kinds[act_fields[field].kind]);
        json_put_bool(json, STR("required"), act_must(takes, field));
        put_limits(json, order, act, field);
        json_object_end(json);
    }
    json_array_end(json);
}

/* ---- reading ---- */

enum err order_wish_read(struct call *call, const struct order *order, enum order_event_kind act,
                         struct order_event *wish)
{
    uint64_t takes = order_takes(order->policy, &order->state, act), sent = 0;
    *wish = (struct order_event){.kind = act, .currency = order->state.currency};
    for (enum act_field field = TAKES_LINES; field < ACT_FIELD_COUNT; field++) {
        const char *name = act_fields[field].name.at;
        bool given = wish_is_given(call, field);
        sent |= given ? MAY(field) : 0;
        if (given && !act_may(takes, field))
            return fail_field(&call->ctx->failure, ERR_INPUT, name, "This act does not take it.");
        if (!given && act_must(takes, field))
            return fail_field(&call->ctx->failure, ERR_INPUT, name, "This act needs it.");
        enum err err = given ? wish_field(call, order, field, wish) : OK;
        if (err)
            return err;
    }
    order_complete(order->policy, &order->state, sent, wish);
    return OK;
}
