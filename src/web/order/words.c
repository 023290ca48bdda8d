#include "web/order/words.h"

#include "base/check.h"

static const struct act_words words[EVENT_KIND_COUNT] = {
    [EVENT_NONE] = {STR_INIT(""), STR_INIT(""), 0},
    [EVENT_PAID] = {STR_INIT("It was paid"), STR_INIT("Paid"), ASKS_DATE},
    [EVENT_PAYMENT_CLEARED] = {STR_INIT("The payment was accepted"), STR_INIT("The payment was accepted"),
                               ASKS_DATE},
    [EVENT_CANCEL_ASKED] = {STR_INIT("Ask to cancel the order"), STR_INIT("Cancelling was asked for"),
                            ASKS_DATE | ASKS_WORDS},
    [EVENT_CANCEL_AGREED] = {STR_INIT("The seller cancelled the order"), STR_INIT("The order was cancelled"),
                             ASKS_DATE},
    [EVENT_CANCEL_REFUSED] = {STR_INIT("The seller refused to cancel"), STR_INIT("Cancelling was refused"),
                              ASKS_DATE},
    [EVENT_SHIPPED] = {STR_INIT("The parcel was sent"), STR_INIT("The parcel was sent"),
                       ASKS_DATE | ASKS_UNTIL},
    [EVENT_DELIVERED] = {STR_INIT("The tracking says delivered"), STR_INIT("The tracking says delivered"),
                         ASKS_DATE},
    [EVENT_RECEIPT_CONFIRMED] = {STR_INIT("I have the goods and they are right"),
                                 STR_INIT("Receipt was confirmed"), ASKS_DATE},
    [EVENT_PROTECTION_NOTED] = {STR_INIT("The marketplace shows another end of protection"),
                                STR_INIT("The end of protection was noted"), ASKS_UNTIL},
    [EVENT_SELLER_CONTACTED] = {STR_INIT("I wrote to the seller"), STR_INIT("The seller was written to"),
                                ASKS_DATE | ASKS_WORDS},
    [EVENT_EXTENSION_ASKED] = {STR_INIT("I asked for an extension"), STR_INIT("An extension was asked for"),
                               ASKS_DATE | ASKS_DAYS | ASKS_WORDS},
    [EVENT_EXTENSION_GRANTED] = {STR_INIT("The seller granted the extension"),
                                 STR_INIT("The extension was granted"), ASKS_DATE | ASKS_DAYS},
    [EVENT_EXTENSION_REFUSED] = {STR_INIT("The seller refused the extension"),
                                 STR_INIT("The extension was refused"), ASKS_DATE | ASKS_WORDS},
    [EVENT_EXTENSION_WITHDRAWN] = {STR_INIT("I took my request back"), STR_INIT("The request was taken back"),
                                   ASKS_DATE},
    [EVENT_EXTENDED_UNASKED] = {STR_INIT("The seller extended the protection unasked"),
                                STR_INIT("The protection was extended unasked"), ASKS_DATE | ASKS_DAYS},
    [EVENT_EXTENSION_VETOED] = {STR_INIT("Object to the extension"),
                                STR_INIT("The extension was objected to"), ASKS_DATE},
    [EVENT_DISPUTE_OPENED] = {STR_INIT("I opened a dispute"), STR_INIT("A dispute was opened"), 0},
    [EVENT_MESSAGE] = {STR_INIT("A message was written"), STR_INIT("A message"), ASKS_DATE | ASKS_WORDS},
    [EVENT_EVIDENCE_GIVEN] = {STR_INIT("Add evidence"), STR_INIT("Evidence was given"), 0},
    [EVENT_PROPOSED] = {STR_INIT("A proposal was made"), STR_INIT("A proposal was made"),
                        ASKS_DATE | ASKS_REMEDY | ASKS_WORDS},
    [EVENT_REFUSED] = {STR_INIT("The proposal was refused"), STR_INIT("The proposal was refused"),
                       ASKS_DATE | ASKS_WORDS},
    [EVENT_ACCEPTED] = {STR_INIT("The proposal was accepted"), STR_INIT("The proposal was accepted"),
                        ASKS_DATE},
    [EVENT_DISPUTE_CANCELLED] = {STR_INIT("I cancelled the dispute"), STR_INIT("The dispute was cancelled"),
                                 ASKS_DATE},
    [EVENT_UNDONE] = {STR_INIT("Undo this"), STR_INIT("It was undone"), ASKS_DATE},
    [EVENT_ESCALATED] = {STR_INIT("The commission was called"), STR_INIT("The commission was called"),
                         ASKS_DATE | ASKS_WORDS},
    [EVENT_DECIDED] = {STR_INIT("The marketplace decided"), STR_INIT("The commission decided"),
                       ASKS_DATE | ASKS_REMEDY | ASKS_CODE | ASKS_WORDS},
    [EVENT_APPEALED] = {STR_INIT("The decision was appealed"), STR_INIT("The decision was appealed"),
                        ASKS_DATE | ASKS_WORDS},
    [EVENT_RETURN_SHIPPED] = {STR_INIT("I sent the goods back"), STR_INIT("The goods were sent back"),
                              ASKS_DATE | ASKS_WORDS},
    [EVENT_RETURN_ARRIVED] = {STR_INIT("The return arrived"), STR_INIT("The return arrived"), ASKS_DATE},
    [EVENT_RETURN_CONFIRMED] = {STR_INIT("The seller confirmed the return"),
                                STR_INIT("The return was confirmed"), ASKS_DATE},
    [EVENT_RETURN_DISPUTED] = {STR_INIT("The seller disputes the return"),
                               STR_INIT("The return was disputed"), ASKS_DATE | ASKS_WORDS},
    [EVENT_REPLACEMENT_SHIPPED] = {STR_INIT("The replacement was sent"), STR_INIT("The replacement was sent"),
                                   ASKS_DATE},
    [EVENT_REPLACEMENT_ARRIVED] = {STR_INIT("The replacement arrived"), STR_INIT("The replacement arrived"),
                                   ASKS_DATE},
    [EVENT_CHARGEBACK_OPENED] = {STR_INIT("My bank opened a chargeback"), STR_INIT("A chargeback was opened"),
                                 ASKS_DATE},
    [EVENT_CHARGEBACK_ENDED] = {STR_INIT(""), STR_INIT("The chargeback ended"), 0},
    [EVENT_OUTAGE_ENDED] = {STR_INIT(""),
                            STR_INIT("Nobody could act here for a while; what fell due then has moved"), 0},
    [EVENT_REFUND_SEEN] = {STR_INIT("The money came back"), STR_INIT("The money came back"),
                           ASKS_DATE | ASKS_AMOUNT},
    [EVENT_DEADLINE] = {STR_INIT(""), STR_INIT("A deadline passed"), 0},
    [EVENT_PLACED] = {STR_INIT(""), STR_INIT("The order was made"), 0},
    [EVENT_CANCELLED] = {STR_INIT(""), STR_INIT("The order is cancelled"), 0},
    [EVENT_EXTENSION_LAPSED] = {STR_INIT(""), STR_INIT("The request for an extension lapsed"), 0},
    [EVENT_VETO_ENDED] = {STR_INIT(""), STR_INIT("The extension stands"), 0},
    [EVENT_PROTECTION_ENDED] = {STR_INIT(""), STR_INIT("Protection ended"), 0},
    [EVENT_GRACE_ENDED] = {STR_INIT(""), STR_INIT("The days of grace ended"), 0},
    [EVENT_SILENT] = {STR_INIT(""), STR_INIT("No answer came in time"), 0},
    [EVENT_REBUTTAL_BEGAN] = {STR_INIT(""), STR_INIT("Both sides may answer each other's evidence"), 0},
    [EVENT_PANEL_CALLED] = {STR_INIT(""), STR_INIT("The commission deliberates"), 0},
    [EVENT_RETURN_ORDERED] = {STR_INIT(""), STR_INIT("The goods are to be sent back"), 0},
    [EVENT_REPLACEMENT_ORDERED] = {STR_INIT(""), STR_INIT("A replacement is to be sent"), 0},
    [EVENT_WITHDRAWN] = {STR_INIT(""), STR_INIT("The dispute was withdrawn"), 0},
    [EVENT_DISMISSED] = {STR_INIT(""), STR_INIT("The dispute ended without a refund"), 0},
    [EVENT_REFUNDED] = {STR_INIT(""), STR_INIT("Money goes back to the buyer"), 0},
    [EVENT_RELEASED] = {STR_INIT(""), STR_INIT("Money goes to the seller"), 0},
};

const struct act_words *act_words_of(enum order_event_kind kind)
{
    check(kind < EVENT_KIND_COUNT);
    return &words[kind];
}

struct str deadline_words(enum deadline deadline)
{
    static const struct str names[DEADLINE_COUNT] = {
        [DEADLINE_PAY] = STR_INIT("pay"),
        [DEADLINE_REVIEW] = STR_INIT("the payment is looked at"),
        [DEADLINE_SHIP] = STR_INIT("the seller sends the parcel"),
        [DEADLINE_CANCEL_ANSWER] = STR_INIT("the seller answers whether to cancel"),
        [DEADLINE_EXTENSION_ANSWER] = STR_INIT("the seller answers the request for an extension"),
        [DEADLINE_VETO] = STR_INIT("object to the extension"),
        [DEADLINE_UNDO] = STR_INIT("undo the last step"),
        [DEADLINE_SELLER_ANSWER] = STR_INIT("the seller answers the dispute"),
        [DEADLINE_BUYER_ANSWER] = STR_INIT("you answer the seller"),
        [DEADLINE_AGREEMENT] = STR_INIT("agree, or call the commission"),
        [DEADLINE_EVIDENCE] = STR_INIT("give evidence"),
        [DEADLINE_REBUTTAL] = STR_INIT("answer the other side's evidence"),
        [DEADLINE_DECISION] = STR_INIT("the commission decides"),
        [DEADLINE_APPEAL] = STR_INIT("appeal"),
        [DEADLINE_RETURN_SHIP] = STR_INIT("send the goods back"),
        [DEADLINE_RETURN_ARRIVAL] = STR_INIT("the return arrives"),
        [DEADLINE_RETURN_CONFIRM] = STR_INIT("the seller confirms the return"),
        [DEADLINE_REPLACEMENT_SHIP] = STR_INIT("the replacement is sent"),
        [DEADLINE_REPLACEMENT_ARRIVAL] = STR_INIT("the replacement arrives"),
        [DEADLINE_PROTECTION] = STR_INIT("protection ends"),
        [DEADLINE_GRACE] = STR_INIT("the days of grace end"),
    };
    check(deadline < DEADLINE_COUNT);
    return names[deadline];
}

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
