#include "web/order/words.h"

#include "base/check.h"

struct str remedy_words(enum remedy remedy)
{
    static const struct str names[REMEDY_COUNT] = {
        [REMEDY_NONE] = STR_INIT("nothing"),
        [REMEDY_REFUND_FULL] = STR_INIT("all the money back"),
        [REMEDY_REFUND_PARTIAL] = STR_INIT("part of the money back"),
        [REMEDY_RETURN_REFUND] = STR_INIT("send the goods back for the money"),
        [REMEDY_REPLACEMENT] = STR_INIT("a replacement"),
    };
    check(remedy < REMEDY_COUNT);
    return names[remedy];
}

struct str party_words(enum party party)
{
    static const struct str names[PARTY_COUNT] = {
        [PARTY_NONE] = STR_INIT(""),
        [PARTY_BUYER] = STR_INIT("by you"),
        [PARTY_SELLER] = STR_INIT("by the seller"),
        [PARTY_STAFF] = STR_INIT("by the marketplace's staff"),
        [PARTY_COMMISSIONER] = STR_INIT("by the commission"),
        [PARTY_CARRIER] = STR_INIT("by the carrier"),
        [PARTY_PROVIDER] = STR_INIT("by the payment provider"),
        [PARTY_MARKET] = STR_INIT("by the marketplace"),
        [PARTY_CLOCK] = STR_INIT("because time ran out"),
    };
    check(party < PARTY_COUNT);
    return names[party];
}

static struct str dispute_status(enum dispute dispute, struct str *colour)
{
    static const struct {
        struct str text, colour;
    } rows[DISPUTE_COUNT] = {
        [DISPUTE_NONE] = {STR_INIT(""), STR_INIT("plain")},
        [DISPUTE_AT_SELLER] = {STR_INIT("Dispute: the seller has to answer"), STR_INIT("warn")},
        [DISPUTE_AT_BUYER] = {STR_INIT("Dispute: you have to answer"), STR_INIT("bad")},
        [DISPUTE_STALLED] = {STR_INIT("Dispute: no agreement"), STR_INIT("bad")},
        [DISPUTE_AGREED] = {STR_INIT("Dispute: agreed"), STR_INIT("good")},
        [DISPUTE_CANCELLING] = {STR_INIT("Dispute: being cancelled"), STR_INIT("bad")},
        [DISPUTE_EVIDENCE] = {STR_INIT("Dispute: evidence"), STR_INIT("warn")},
        [DISPUTE_REBUTTAL] = {STR_INIT("Dispute: answers to evidence"), STR_INIT("warn")},
        [DISPUTE_PANEL] = {STR_INIT("Dispute: at the commission"), STR_INIT("warn")},
        [DISPUTE_DECIDED] = {STR_INIT("Dispute: decided"), STR_INIT("warn")},
        [DISPUTE_RETURN_DUE] = {STR_INIT("Send the goods back"), STR_INIT("bad")},
        [DISPUTE_RETURN_SENT] = {STR_INIT("Return on its way"), STR_INIT("warn")},
        [DISPUTE_RETURN_HERE] = {STR_INIT("Return at the seller"), STR_INIT("warn")},
        [DISPUTE_REPLACEMENT_DUE] = {STR_INIT("Replacement to be sent"), STR_INIT("warn")},
        [DISPUTE_REPLACEMENT_SENT] = {STR_INIT("Replacement on its way"), STR_INIT("warn")},
        [DISPUTE_FROZEN] = {STR_INIT("The bank decides"), STR_INIT("warn")},
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
        return STR("The bank decides");
    *colour = STR("good");
    if (!order_is_settled(state) || state->shipment == SHIPMENT_CANCELLED)
        return STR_NONE;
    if (state->refunded_minor == 0)
        return STR("Settled");
    if (state->bank_minor == state->refunded_minor)
        return STR("The bank has given the money back");
    return state->refunded_minor == state->paid_minor ? STR("Paid back") : STR("Partly paid back");
}

struct str order_status(const struct order_state *state, struct str *colour)
{
    static const struct str shipments[SHIPMENT_COUNT] = {
        [SHIPMENT_UNPAID] = STR_INIT("Not paid"),     [SHIPMENT_REVIEW] = STR_INIT("Payment looked at"),
        [SHIPMENT_TO_SHIP] = STR_INIT("To be sent"),  [SHIPMENT_ON_ITS_WAY] = STR_INIT("On its way"),
        [SHIPMENT_DELIVERED] = STR_INIT("Delivered"), [SHIPMENT_RECEIVED] = STR_INIT("Received"),
        [SHIPMENT_CANCELLED] = STR_INIT("Cancelled"),
    };
    struct str text = dispute_status(state->dispute, colour);
    if (text.len == 0)
        text = money_status(state, colour);
    if (text.len)
        return text;
    check(state->shipment < SHIPMENT_COUNT);
    if (state->protection == PROTECTION_ENDED && state->shipment == SHIPMENT_ON_ITS_WAY) {
        *colour = STR("bad");
        return STR("Protection ended");
    }
    *colour = state->shipment == SHIPMENT_RECEIVED ? STR("good") : STR("plain");
    return shipments[state->shipment];
}
