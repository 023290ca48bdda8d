#include "http/door/wish.h"

#include "base/check.h"
#include "core/value/money.h"
#include "http/site/zones.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_read.h"

enum err wish_instant(struct call *call, const char *name, struct instant *at)
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

enum err wish_last_day(struct call *call, const char *name, const struct policy *policy, struct instant *at)
{
    struct civil civil;
    enum err err = wish_instant(call, name, at);
    if (!err && civil_read_date(call_value(call, str_from(name)), &civil))
        *at = zones_day_end(call->app->zones, str_from(policy->zone), policy->calendar.offset_minutes, civil);
    return err;
}

enum err wish_amount(struct call *call, const char *name, struct currency currency, int64_t *minor)
{
    const struct json_value *member = json_find(call->json, str_from(name));
    if (member && member->kind != JSON_KIND_STR && member->kind != JSON_KIND_NULL)
        return fail_field(&call->ctx->failure, ERR_INPUT, name,
                          "Write the amount as a text, such as \"12.50\".");
    enum money_fault (*const read)(struct str, struct currency, int64_t *) =
        call->json ? money_read_exact : money_read;
    enum money_fault fault = read(call_value(call, str_from(name)), currency, minor);
    if (fault)
        return fail_field(&call->ctx->failure, ERR_INPUT, name, "Write the amount as \"12.50\": {why}.",
                          PLACE("why", say(call->language, money_fault_text(fault))));
    return OK;
}

enum err wish_lines(struct call *call, const struct order *order, uint64_t *lines)
{
    const struct json_value *list = json_find(call->json, act_fields[TAKES_LINES].name);
    *lines = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct json_value *line = &list->list[i];
        bool fits =
            line->kind == JSON_KIND_INT && line->integer >= 1 && line->integer <= order->state.line_count;
        if (!fits) {
            call->code = order_refusal_row(act_fields[TAKES_LINES].refusal)->code;
            return fail_field(&call->ctx->failure, ERR_INPUT, act_fields[TAKES_LINES].name.at,
                              "The order has lines 1 to {most}.", PLACE_INT("most", order->state.line_count));
        }
        *lines |= line_bit((size_t)line->integer - 1);
    }
    return OK;
}

bool wish_is_given(const struct call *call, enum act_field field)
{
    const struct act_field_row *row = &act_fields[field];
    if (row->kind != CARRIES_LINES)
        return call_value(call, row->name).len > 0;
    const struct json_value *list = json_find(call->json, row->name);
    return list && list->count > 0;
}

/* A word of the policy's own list; the law names it when it is none of them. */
static enum err read_rule(struct call *call, const struct order *order, enum act_field field, int64_t *number)
{
    const struct act_field_row *row = &act_fields[field];
    struct str value = call_value(call, row->name);
    int position =
        field == TAKES_REASON ? policy_reason(order->policy, value) : policy_code(order->policy, value);
    *number = position < 0 ? 0 : position;
    if (position >= 0)
        return OK;
    call->code = order_refusal_row(row->refusal)->code;
    return fail_said(&call->ctx->failure, ERR_INPUT, row->name.at,
                     say(call->language, order_refusal_row(row->refusal)->sentence));
}

static enum err read_choice(struct call *call, const struct act_field_row *row, int64_t *number)
{
    int member = names_find(row->list, call_value(call, row->name));
    *number = member < 0 ? 0 : member;
    return member < 0
               ? fail_field(&call->ctx->failure, ERR_INPUT, row->name.at, "This is none of the choices.")
               : OK;
}

static enum err read_number(struct call *call, const struct act_field_row *row, int64_t *number)
{
    if (str_to_int(call_value(call, row->name), number) && *number >= 0 && *number <= row->most)
        return OK;
    *number = 0;
    return fail_field(&call->ctx->failure, ERR_INPUT, row->name.at, "A whole number from 0 to {most}.",
                      PLACE_INT("most", row->most));
}

/* The last day of protection, as a shop shows it, is a day still. */
static enum err read_time(struct call *call, const struct order *order, enum act_field field,
                          const struct order_event *wish, int64_t *number)
{
    struct instant at;
    const char *name = act_fields[field].name.at;
    bool last = field == TAKES_UNTIL && wish->kind == EVENT_PROTECTION_NOTED;
    enum err err = last ? wish_last_day(call, name, order->policy, &at) : wish_instant(call, name, &at);
    *number = err ? CLOCK_UNSET.ms : at.ms;
    return err;
}

enum err wish_field(struct call *call, const struct order *order, enum act_field field,
                    struct order_event *wish)
{
    const struct act_field_row *row = &act_fields[field];
    int64_t number = 0;
    uint64_t lines = 0;
    enum err err = OK;
    switch (row->kind) {
    case CARRIES_TEXT: /* it goes beside the wish */
        return OK;
    case CARRIES_LINES:
        err = wish_lines(call, order, &lines);
        number = (int64_t)lines;
        break;
    case CARRIES_NUMBER:
        err = read_number(call, row, &number);
        break;
    case CARRIES_AMOUNT:
        err = wish_amount(call, row->name.at, order->state.currency, &number);
        break;
    case CARRIES_TIME:
        err = read_time(call, order, field, wish, &number);
        break;
    case CARRIES_CHOICE:
        err = read_choice(call, row, &number);
        break;
    case CARRIES_RULE:
        err = read_rule(call, order, field, &number);
        break;
    case CARRIES_KIND_COUNT:
        check(false && "a kind of field");
    }
    if (!err)
        act_field_set(wish, field, number);
    return err;
}
