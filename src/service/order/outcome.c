#include "service/order/outcome.h"

#include "core/order/rows.h"
#include "store/caseload/outcome.h"

static bool is(const struct order_row *row, enum order_event_kind kind)
{
    return str_eq(row->kind, names_at(&order_event_names, (int)kind));
}

/* What led to the end, of the rows since the dispute was opened. */
struct led {
    const struct order_row *decided, *accepted, *cancelled, *escalated;
    bool by_clock;
};

static struct led led_of(const struct order *order)
{
    struct led led = {0};
    size_t at = order->rows.count;
    while (at > 0 && !is(&order->rows.at[at - 1], EVENT_DISPUTE_OPENED))
        at--;
    for (; at < order->rows.count; at++) {
        const struct order_row *row = &order->rows.at[at];
        if (is(row, EVENT_DECIDED))
            led.decided = row;
        if (is(row, EVENT_ACCEPTED))
            led.accepted = row;
        if (is(row, EVENT_DISPUTE_CANCELLED))
            led.cancelled = row;
        if (is(row, EVENT_UNDONE))
            led.accepted = led.cancelled = NULL;
        if (is(row, EVENT_ESCALATED) && !led.escalated)
            led.escalated = row;
    }
    led.by_clock = str_eq(order->rows.at[order->rows.count - 1].by, names_at(&party_names, PARTY_CLOCK));
    return led;
}

static struct str outcome_of(const struct order_row *end, const struct order_state *before)
{
    if (is(end, EVENT_WITHDRAWN))
        return STR("taken_back");
    if (is(end, EVENT_REPLACEMENT_ARRIVED))
        return STR("replaced");
    if (is(end, EVENT_CHARGED_BACK))
        return STR("bank");
    if (!is(end, EVENT_REFUNDED))
        return STR("nothing");
    return end->amount_minor == before->whole_minor ? STR("full") : STR("part");
}

static struct str way_of(const struct order_row *end, const struct led *led)
{
    if (is(end, EVENT_CHARGED_BACK))
        return STR("bank");
    if (led->decided)
        return STR("decided");
    if (led->cancelled || is(end, EVENT_WITHDRAWN))
        return STR("taken_back");
    return led->by_clock && !led->accepted ? STR("silence") : STR("agreed");
}

enum err outcome_note(struct ctx *ctx, const struct order *order, const struct order_state *before)
{
    const struct order_head *head = &order->head;
    bool ended = !(NO_DISPUTE & IN(before->dispute)) && (NO_DISPUTE & IN(order->state.dispute));
    if (!ended || !head->market_id || head->external)
        return OK;
    const struct order_row *end = &order->rows.at[order->rows.count - 1];
    struct led led = led_of(order);
    bool staff = led.decided && str_eq(led.decided->by, names_at(&party_names, PARTY_STAFF));
    struct outcome_row outcome = {
        .order_id = head->id,
        .number = end->number,
        .market_id = head->market_id,
        .seller_id = head->seller_id,
        .reason = str_from(order->policy->reasons[before->reason].id),
        .outcome = outcome_of(end, before),
        .way = way_of(end, &led),
        .amount_minor = end->amount_minor,
        .currency = head->currency,
        .decided_by = staff ? led.decided->person_id : 0,
        .opened_at = before->opened,
        .escalated_at = led.escalated ? led.escalated->at : CLOCK_UNSET,
        .decided_at = led.decided ? led.decided->at : CLOCK_UNSET,
        .ended_at = end->at,
    };
    return outcome_insert(ctx->db, &outcome);
}
