#include "web/order/words.h"

#include "base/check.h"
#include "core/order/fields.h"
#include "core/order/rows.h"

struct str remedy_words(const struct language *language, enum remedy remedy)
{
    check(remedy < REMEDY_COUNT);
    return say(language, act_fields[TAKES_REMEDY].titles[remedy]);
}

const struct until_words *until_words(enum order_event_kind kind)
{
    static const struct until_words ends = {STR_INIT(N_("Until {date}")), STR_INIT(N_("until: {what}"))},
                                    began = {STR_INIT(N_("From {date}")), STR_INIT(N_("from: {what}"))},
                                    of_bank = {STR_INIT(N_("By the bank's date {date}")),
                                               STR_INIT(N_("by the bank's date: {what}"))},
                                    waits = {STR_INIT(N_("If the dispute ended now, until {date}")),
                                             STR_INIT(N_("if the dispute ended now, until: {what}"))};
    const struct act_row *row = order_act_row(kind);
    if (kind == EVENT_OUTAGE_ENDED)
        return &began;
    if (kind == EVENT_PROTECTION_WAITS)
        return &waits;
    return kind == EVENT_BANK_TOLD_LATE || (row && act_may(row->takes, TAKES_AT)) ? &of_bank : &ends;
}

struct str second_act_words(const struct language *language, struct str act)
{
    int kind = names_find(&order_event_names, act);
    const struct act_row *row = kind < 0 ? NULL : order_act_row((enum order_event_kind)kind);
    return row ? say(language, row->label) : act;
}

struct str line_kind_words(const struct language *language, enum line_kind kind)
{
    static const struct str names[LINE_KIND_COUNT] = {
        [LINE_GOODS] = STR_INIT(N_("Goods")),
        [LINE_SHIPPING] = STR_INIT(N_("Shipping")),
        [LINE_TAX] = STR_INIT(N_("Tax")),
        [LINE_FEE] = STR_INIT(N_("Fee")),
    };
    check(kind < LINE_KIND_COUNT);
    return say(language, names[kind]);
}

static struct str dispute_status(enum dispute dispute, struct str *colour)
{
    static const struct {
        struct str text, colour;
    } rows[DISPUTE_COUNT] = {
        [DISPUTE_NONE] = {STR_INIT(""), STR_INIT("plain")},
        [DISPUTE_AT_SELLER] = {STR_INIT(N_("Dispute: the seller has to answer")), STR_INIT("warn")},
        [DISPUTE_AT_BUYER] = {STR_INIT(N_("Dispute: you have to answer")), STR_INIT("bad")},
        [DISPUTE_STALLED] = {STR_INIT(N_("Dispute: no agreement")), STR_INIT("bad")},
        [DISPUTE_AGREED] = {STR_INIT(N_("Dispute: agreed")), STR_INIT("good")},
        [DISPUTE_CANCELLING] = {STR_INIT(N_("Dispute: being cancelled")), STR_INIT("bad")},
        [DISPUTE_EVIDENCE] = {STR_INIT(N_("Dispute: evidence")), STR_INIT("warn")},
        [DISPUTE_REBUTTAL] = {STR_INIT(N_("Dispute: answers to evidence")), STR_INIT("warn")},
        [DISPUTE_PANEL] = {STR_INIT(N_("Dispute: at the commission")), STR_INIT("warn")},
        [DISPUTE_DECIDED] = {STR_INIT(N_("Dispute: decided")), STR_INIT("warn")},
        [DISPUTE_RETURN_DUE] = {STR_INIT(N_("Send the goods back")), STR_INIT("bad")},
        [DISPUTE_RETURN_SENT] = {STR_INIT(N_("Return on its way")), STR_INIT("warn")},
        [DISPUTE_RETURN_HERE] = {STR_INIT(N_("Return at the seller")), STR_INIT("warn")},
        [DISPUTE_REPLACEMENT_DUE] = {STR_INIT(N_("Replacement to be sent")), STR_INIT("warn")},
        [DISPUTE_REPLACEMENT_SENT] = {STR_INIT(N_("Replacement on its way")), STR_INIT("warn")},
        [DISPUTE_FROZEN] = {STR_INIT(N_("The bank decides")), STR_INIT("warn")},
        [DISPUTE_CLOSED] = {STR_INIT(""), STR_INIT("plain")},
    };
    check(dispute < DISPUTE_COUNT);
    *colour = rows[dispute].colour;
    return rows[dispute].text;
}

/* What has become of the money; empty while that is open. */
static struct str money_status(const struct order_state *state, struct str *colour)
{
    *colour = STR("warn");
    if (state->chargeback)
        return STR(N_("The bank decides"));
    *colour = STR("good");
    if (!order_is_settled(state) || state->shipment == SHIPMENT_CANCELLED)
        return STR_NONE;
    if (state->refunded_minor == 0)
        return STR(N_("Settled"));
    if (state->bank_minor == state->refunded_minor)
        return STR(N_("The bank has given the money back"));
    return state->refunded_minor == state->paid_minor ? STR(N_("Paid back")) : STR(N_("Partly paid back"));
}

static struct str status_of(const struct order_state *state, struct str *colour)
{
    static const struct str shipments[SHIPMENT_COUNT] = {
        [SHIPMENT_UNPAID] = STR_INIT(N_("Not paid")),
        [SHIPMENT_REVIEW] = STR_INIT(N_("Payment looked at")),
        [SHIPMENT_TO_SHIP] = STR_INIT(N_("To be sent")),
        [SHIPMENT_ON_ITS_WAY] = STR_INIT(N_("On its way")),
        [SHIPMENT_DELIVERED] = STR_INIT(N_("Delivered")),
        [SHIPMENT_RECEIVED] = STR_INIT(N_("Received")),
        [SHIPMENT_CANCELLED] = STR_INIT(N_("Cancelled")),
    };
    struct str text = dispute_status(state->dispute, colour);
    if (text.len == 0)
        text = money_status(state, colour);
    if (text.len)
        return text;
    check(state->shipment < SHIPMENT_COUNT);
    if (state->protection == PROTECTION_ENDED && state->shipment == SHIPMENT_ON_ITS_WAY) {
        *colour = STR("bad");
        return STR(N_("Protection ended"));
    }
    *colour = state->shipment == SHIPMENT_RECEIVED ? STR("good") : STR("plain");
    return shipments[state->shipment];
}

struct str order_status(const struct language *language, const struct order_state *state, struct str *colour)
{
    return say(language, status_of(state, colour));
}
