#include "core/order/rows.h"

#include "base/check.h"
#include "base/words.h"

#include <stddef.h>

#define BUYER    PARTY_BIT(PARTY_BUYER)
#define SELLER   PARTY_BIT(PARTY_SELLER)
#define STAFF    PARTY_BIT(PARTY_STAFF)
#define PANEL    PARTY_BIT(PARTY_COMMISSIONER)
#define CARRIER  PARTY_BIT(PARTY_CARRIER)
#define PROVIDER PARTY_BIT(PARTY_PROVIDER)
#define MARKET   PARTY_BIT(PARTY_MARKET)

#define SENT           (IN(SHIPMENT_ON_ITS_WAY) | IN(SHIPMENT_DELIVERED) | IN(SHIPMENT_RECEIVED))
#define UNSENT         (IN(SHIPMENT_REVIEW) | IN(SHIPMENT_TO_SHIP))
#define SHOWN          (IN(DISPUTE_EVIDENCE) | IN(DISPUTE_REBUTTAL) | IN(DISPUTE_PANEL))
#define RUNNING        IN(PROTECTION_RUNNING)
#define POLICY(member) offsetof(struct policy, member)

const struct act_row order_act_rows[] = {
    /* The order and the parcel. */
    {EVENT_PAID, .by = PROVIDER | MARKET, .shipment = IN(SHIPMENT_UNPAID) | IN(SHIPMENT_CANCELLED),
     .state_guard = guard_payable, .wish_guard = guard_paid, .closed_by = 1 + DEADLINE_PAY,
     .consequence =
         STR_INIT(N_("The money is held or passed on as the rules say; after a cancellation it goes back.")),
     .noted = STR_INIT(N_("It was paid"))},
    {EVENT_PAYMENT_CLEARED, .by = PROVIDER | MARKET | STAFF, .while_bank = true,
     .shipment = IN(SHIPMENT_REVIEW), .consequence = STR_INIT(N_("The seller may ship.")),
     .label = STR_INIT(N_("Accept the payment")), .button = STR_INIT(N_("Accept it")),
     .noted = STR_INIT(N_("The payment was accepted"))},
    {EVENT_CANCEL_ASKED, .by = BUYER,
     .shipment = IN(SHIPMENT_UNPAID) | IN(SHIPMENT_REVIEW) | IN(SHIPMENT_TO_SHIP),
     .state_guard = guard_cancel_asked,
     .consequence = STR_INIT(N_("The seller is asked to cancel; an unpaid order is cancelled at once.")),
     .takes = MAY(TAKES_WORDS), .label = STR_INIT(N_("Ask to cancel the order")),
     .button = STR_INIT(N_("Ask to cancel")), .noted = STR_INIT(N_("Ask to cancel the order"))},
    {EVENT_CANCEL_AGREED, .by = SELLER | STAFF, .shipment = IN(SHIPMENT_REVIEW) | IN(SHIPMENT_TO_SHIP),
     .consequence = STR_INIT(N_("The order is cancelled and everything that was paid is given back.")),
     .takes = MAY(TAKES_WORDS), .label = STR_INIT(N_("Cancel the order and give the money back")),
     .button = STR_INIT(N_("Cancel the order")), .final = true,
     .noted = STR_INIT(N_("The seller cancelled the order"))},
    {EVENT_CANCEL_REFUSED, .by = SELLER, .shipment = IN(SHIPMENT_REVIEW) | IN(SHIPMENT_TO_SHIP),
     .state_guard = guard_cancel_answer, .closed_by = 1 + DEADLINE_CANCEL_ANSWER,
     .consequence = STR_INIT(N_("The order goes on.")), .takes = MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Refuse to cancel")), .button = STR_INIT(N_("Refuse")),
     .noted = STR_INIT(N_("The seller refused to cancel"))},
    {EVENT_SHIPPED, .by = SELLER | MARKET | CARRIER, .while_bank = true, .shipment = IN(SHIPMENT_TO_SHIP),
     .wish_guard = guard_shipped, .closed_by = 1 + DEADLINE_SHIP,
     .consequence = STR_INIT(N_("The parcel is on its way.")), .takes = MAY(TAKES_UNTIL) | MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Say that the parcel is sent")), .button = STR_INIT(N_("It is sent")),
     .noted = STR_INIT(N_("The parcel was sent"))},
    {EVENT_DELIVERED, .by = CARRIER | MARKET, .while_bank = true, .shipment = IN(SHIPMENT_ON_ITS_WAY),
     .noted_shipment = UNSENT, .wish_guard = guard_part,
     .consequence = STR_INIT(N_("Tracking says that the parcel was delivered.")), .takes = MAY(TAKES_LINES),
     .noted = STR_INIT(N_("The tracking says delivered"))},
    {EVENT_UNDELIVERABLE, .by = CARRIER | MARKET, .while_bank = true, .shipment = IN(SHIPMENT_ON_ITS_WAY),
     .state_guard = guard_undeliverable,
     .consequence =
         STR_INIT(N_("The buyer gets the money back when protection ends, unless it comes after all."))},
    {EVENT_UNDER_WAY_AGAIN, .by = CARRIER | MARKET, .while_bank = true, .shipment = IN(SHIPMENT_ON_ITS_WAY),
     .state_guard = guard_under_way_again, .consequence = STR_INIT(N_("The parcel is on its way."))},
    {EVENT_RECEIPT_CONFIRMED, .by = BUYER, .while_bank = true,
     .shipment = IN(SHIPMENT_ON_ITS_WAY) | IN(SHIPMENT_DELIVERED), .noted_shipment = UNSENT,
     .dispute = NO_DISPUTE, .wish_guard = guard_part,
     .consequence = STR_INIT(N_("Protection ends, and the seller is paid.")), .takes = MAY(TAKES_LINES),
     .label = STR_INIT(N_("Confirm that you have the goods and they are right")),
     .button = STR_INIT(N_("Yes, I have them and they are right")), .final = true,
     .noted = STR_INIT(N_("I have the goods and they are right"))},
    {EVENT_PROTECTION_NOTED, .by = BUYER | STAFF, .external_only = true,
     .shipment = ~(IN(SHIPMENT_UNPAID) | IN(SHIPMENT_CANCELLED)), .protection = RUNNING | IN(PROTECTION_NONE),
     .wish_guard = guard_noted,
     .consequence = STR_INIT(N_("The end of protection is the one that the marketplace shows.")),
     .takes = MUST(TAKES_UNTIL), .noted = STR_INIT(N_("The marketplace shows another end of protection"))},
    {EVENT_SELLER_CONTACTED, .by = BUYER, .while_bank = true, .shipment = SENT | IN(SHIPMENT_TO_SHIP),
     .consequence =
         STR_INIT(N_("It is noted; where the rules ask for it, the time to wait for a dispute begins.")),
     .takes = MAY(TAKES_WORDS), .label = STR_INIT(N_("Write to the seller")), .button = STR_INIT(N_("Send")),
     .noted = STR_INIT(N_("I wrote to the seller"))},
    /* More time. */
    {EVENT_EXTENSION_ASKED, .by = BUYER, .by_policy = POLICY(extension.request_by), .protection = RUNNING,
     .extension = IN(EXTENSION_NONE), .dispute = NO_DISPUTE, .state_guard = guard_extension_left,
     .wish_guard = guard_extension_days, .opens = opens_extension, .closes = closes_protection,
     .consequence = STR_INIT(N_("The seller is asked for more time; a refusal is possible.")),
     .takes = MUST(TAKES_DAYS) | MAY(TAKES_WORDS), .label = STR_INIT(N_("Ask for an extension")),
     .button = STR_INIT(N_("Ask for it")), .noted = STR_INIT(N_("I asked for an extension"))},
    {EVENT_EXTENSION_GRANTED, .by = SELLER | STAFF, .by_policy = POLICY(extension.grant_by),
     .extension = IN(EXTENSION_ASKED), .wish_guard = guard_grant_days,
     .closed_by = 1 + DEADLINE_EXTENSION_ANSWER,
     .consequence = STR_INIT(N_("Protection lasts so many days longer.")),
     .takes = MUST(TAKES_DAYS) | MAY(TAKES_WORDS), .label = STR_INIT(N_("Grant the extension")),
     .button = STR_INIT(N_("Grant it")), .noted = STR_INIT(N_("The seller granted the extension"))},
    {EVENT_EXTENSION_REFUSED, .by = SELLER | STAFF, .by_policy = POLICY(extension.grant_by),
     .extension = IN(EXTENSION_ASKED), .closed_by = 1 + DEADLINE_EXTENSION_ANSWER,
     .consequence =
         STR_INIT(N_("Protection ends as planned, but never before the time left after a refusal.")),
     .takes = MAY(TAKES_WORDS), .label = STR_INIT(N_("Refuse the extension")),
     .button = STR_INIT(N_("Refuse it")), .noted = STR_INIT(N_("The seller refused the extension"))},
    {EVENT_EXTENSION_WITHDRAWN, .by = BUYER, .extension = IN(EXTENSION_ASKED),
     .consequence = STR_INIT(N_("Protection ends as planned.")),
     .label = STR_INIT(N_("Take the request for an extension back")), .button = STR_INIT(N_("Take it back")),
     .noted = STR_INIT(N_("I took my request back"))},
    {EVENT_EXTENDED_UNASKED, .by = BUYER | SELLER | STAFF, .by_policy = POLICY(extension.unasked_by),
     .protection = RUNNING, .extension = IN(EXTENSION_NONE), .dispute = NO_DISPUTE,
     .state_guard = guard_extension_left, .wish_guard = guard_extension_days, .closes = closes_protection,
     .consequence = STR_INIT(N_("Protection lasts longer, unless the buyer objects where that is allowed.")),
     .takes = MUST(TAKES_DAYS) | MAY(TAKES_WORDS), .label = STR_INIT(N_("Extend the buyer's protection")),
     .button = STR_INIT(N_("Extend it")),
     .noted = STR_INIT(N_("The seller extended the protection unasked"))},
    {EVENT_EXTENSION_VETOED, .by = BUYER, .extension = IN(EXTENSION_UNASKED), .closed_by = 1 + DEADLINE_VETO,
     .consequence = STR_INIT(N_("Protection ends as it did before; time for a dispute is left.")),
     .label = STR_INIT(N_("Object to the extension")), .button = STR_INIT(N_("Object")),
     .noted = STR_INIT(N_("Object to the extension"))},
    /* The dispute between the two sides. */
    {EVENT_DISPUTE_OPENED, .by = BUYER, .shipment = SENT, .noted_shipment = UNSENT,
     .protection = RUNNING | IN(PROTECTION_GRACE), .noted_protection = IN(PROTECTION_NONE),
     .dispute = NO_DISPUTE, .state_guard = guard_may_open, .wish_guard = guard_opening,
     .bounded_by_wish = true, .opens = opens_dispute, .closes = closes_dispute,
     .consequence = STR_INIT(N_("The money stays where it is; the seller has to answer.")),
     .takes = MAY(TAKES_LINES) | MAY(TAKES_PIECES) | MUST(TAKES_REASON) | MAY(TAKES_CAME) |
              MUST(TAKES_REMEDY) | MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Open a dispute")), .button = STR_INIT(N_("Open the dispute")),
     .noted = STR_INIT(N_("I opened a dispute"))},
    {EVENT_MESSAGE, .by = BUYER | SELLER | STAFF, .while_bank = true, .dispute = ~(uint32_t)NO_DISPUTE,
     .consequence = STR_INIT(N_("The other side reads it; no deadline changes.")), .takes = MUST(TAKES_WORDS),
     .label = STR_INIT(N_("Write a message")), .button = STR_INIT(N_("Send")),
     .noted = STR_INIT(N_("A message was written"))},
    {EVENT_EVIDENCE_GIVEN, .by = BUYER | SELLER,
     .dispute = ALL_TALK | IN(DISPUTE_EVIDENCE) | IN(DISPUTE_REBUTTAL), .wish_guard = guard_evidence,
     .consequence = STR_INIT(N_("Both sides and the commission see it.")),
     .takes = MUST(TAKES_EVIDENCE) | MUST(TAKES_BYTES) | MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Give evidence")), .button = STR_INIT(N_("Give it")), .final = true,
     .noted = STR_INIT(N_("Add evidence"))},
    {EVENT_PROPOSED, .by = BUYER | SELLER, .dispute = ALL_TALK, .state_guard = guard_proposing,
     .wish_guard = guard_proposal, .consequence = STR_INIT(N_("The other side has to answer.")),
     .takes = MUST(TAKES_REMEDY) | MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Make a proposal")), .button = STR_INIT(N_("Propose this")),
     .noted = STR_INIT(N_("A proposal was made"))},
    {EVENT_PROPOSAL_WITHDRAWN, .by = BUYER | SELLER, .dispute = IN(DISPUTE_AT_SELLER) | IN(DISPUTE_AT_BUYER),
     .state_guard = guard_withdrawing,
     .consequence = STR_INIT(N_("It is as it was before the proposal, and the move is yours again.")),
     .label = STR_INIT(N_("Take your proposal back")), .button = STR_INIT(N_("Take it back")),
     .noted = STR_INIT(N_("A proposal was taken back"))},
    {EVENT_REFUSED, .by = BUYER | SELLER, .dispute = IN(DISPUTE_AT_SELLER) | IN(DISPUTE_AT_BUYER),
     .state_guard = guard_refusing, .consequence = STR_INIT(N_("The commission may be called.")),
     .takes = MAY(TAKES_WORDS), .label = STR_INIT(N_("Refuse what the other side proposes")),
     .button = STR_INIT(N_("Refuse it")), .noted = STR_INIT(N_("The proposal was refused"))},
    {EVENT_ACCEPTED, .by = BUYER | SELLER, .dispute = ALL_TALK, .state_guard = guard_accepting,
     .consequence = STR_INIT(N_("It is carried out and the dispute ends, unless it is undone in time.")),
     .label = STR_INIT(N_("Accept what the other side proposes")), .button = STR_INIT(N_("Accept it")),
     .final = true, .noted = STR_INIT(N_("The proposal was accepted"))},
    {EVENT_DISPUTE_CANCELLED, .by = BUYER, .dispute = ALL_TALK,
     .consequence = STR_INIT(N_("The dispute ends with nothing, unless this is undone in time.")),
     .label = STR_INIT(N_("Cancel the dispute")), .button = STR_INIT(N_("Cancel the dispute")), .final = true,
     .noted = STR_INIT(N_("I cancelled the dispute"))},
    {EVENT_UNDONE, .by = BUYER | SELLER, .dispute = IN(DISPUTE_AGREED) | IN(DISPUTE_CANCELLING),
     .state_guard = guard_undoing, .closed_by = 1 + DEADLINE_UNDO,
     .consequence = STR_INIT(N_("The dispute goes on. This can be done once.")),
     .label = STR_INIT(N_("Undo the last step")), .button = STR_INIT(N_("Undo it")),
     .noted = STR_INIT(N_("Undo this"))},
    /* The commission. */
    {EVENT_ESCALATED, .by = BUYER | SELLER | STAFF, .by_policy = POLICY(escalation.by), .dispute = ALL_TALK,
     .state_guard = guard_escalating, .opens = opens_escalation, .closed_by = 1 + DEADLINE_AGREEMENT,
     .consequence = STR_INIT(N_("Both sides give evidence; then the commission decides.")),
     .takes = MAY(TAKES_WORDS), .label = STR_INIT(N_("Call the commission")),
     .button = STR_INIT(N_("Call it")), .final = true, .noted = STR_INIT(N_("The commission was called"))},
    {EVENT_DECIDED, .by = PANEL | STAFF, .dispute = IN(DISPUTE_PANEL),
     .noted_dispute = ALL_TALK | IN(DISPUTE_EVIDENCE) | IN(DISPUTE_REBUTTAL), .state_guard = guard_mode,
     .wish_guard = guard_decision, .closed_by = 1 + DEADLINE_DECISION,
     .consequence = STR_INIT(N_("It is carried out when it can no longer be appealed.")),
     .takes = MUST(TAKES_CODE) | MAY(TAKES_REMEDY) | MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS),
     .noted = STR_INIT(N_("The marketplace decided"))},
    {EVENT_APPEALED, .by = BUYER | SELLER, .by_policy = POLICY(appeal.by), .dispute = IN(DISPUTE_DECIDED),
     .state_guard = guard_appealing, .wish_guard = guard_new_evidence, .closed_by = 1 + DEADLINE_APPEAL,
     .consequence = STR_INIT(N_("A larger panel decides again.")),
     .takes = MAY(TAKES_EVIDENCE) | MAY(TAKES_BYTES) | MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Appeal against the decision")), .button = STR_INIT(N_("Appeal")), .final = true,
     .noted = STR_INIT(N_("The decision was appealed"))},
    /* What was agreed or decided is carried out. */
    {EVENT_RETURN_SHIPPED, .by = BUYER | CARRIER, .dispute = IN(DISPUTE_RETURN_DUE),
     .closed_by = 1 + DEADLINE_RETURN_SHIP,
     .consequence = STR_INIT(N_("The return is on its way to the seller.")), .takes = MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Say that the goods are sent back")), .button = STR_INIT(N_("They are sent back")),
     .noted = STR_INIT(N_("I sent the goods back"))},
    {EVENT_RETURN_ARRIVED, .by = CARRIER | MARKET | SELLER, .dispute = IN(DISPUTE_RETURN_SENT) | SHOWN,
     .state_guard = guard_return_arrived, .closed_by = 1 + DEADLINE_RETURN_ARRIVAL,
     .consequence = STR_INIT(N_("The seller has to look at it and confirm.")),
     .label = STR_INIT(N_("Say that the return has arrived")), .button = STR_INIT(N_("It has arrived")),
     .noted = STR_INIT(N_("The return arrived"))},
    {EVENT_RETURN_CONFIRMED, .by = SELLER, .dispute = IN(DISPUTE_RETURN_SENT) | IN(DISPUTE_RETURN_HERE),
     .consequence = STR_INIT(N_("The buyer gets the money back.")),
     .label = STR_INIT(N_("Confirm the return and give the money back")),
     .button = STR_INIT(N_("Confirm it")), .final = true,
     .noted = STR_INIT(N_("The seller confirmed the return"))},
    {EVENT_RETURN_DISPUTED, .by = SELLER, .dispute = IN(DISPUTE_RETURN_HERE),
     .state_guard = guard_return_dispute, .closed_by = 1 + DEADLINE_RETURN_CONFIRM,
     .consequence = STR_INIT(N_("The commission decides about the return.")), .takes = MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Dispute what came back")), .button = STR_INIT(N_("Dispute it")), .final = true,
     .noted = STR_INIT(N_("The seller disputes the return"))},
    {EVENT_REPLACEMENT_SHIPPED, .by = SELLER | CARRIER, .dispute = IN(DISPUTE_REPLACEMENT_DUE),
     .closed_by = 1 + DEADLINE_REPLACEMENT_SHIP,
     .consequence = STR_INIT(N_("The replacement is on its way.")), .takes = MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Say that the replacement is sent")), .button = STR_INIT(N_("It is sent")),
     .noted = STR_INIT(N_("The replacement was sent"))},
    {EVENT_REPLACEMENT_ARRIVED, .by = BUYER | CARRIER, .dispute = IN(DISPUTE_REPLACEMENT_SENT) | SHOWN,
     .state_guard = guard_replacement_arrived, .consequence = STR_INIT(N_("The dispute is settled.")),
     .label = STR_INIT(N_("Say that the replacement has come")), .button = STR_INIT(N_("It has come")),
     .final = true, .noted = STR_INIT(N_("The replacement arrived"))},
    {EVENT_ARRIVAL_CLAIMED, .by = BUYER | SELLER,
     .dispute = IN(DISPUTE_RETURN_SENT) | IN(DISPUTE_REPLACEMENT_SENT), .state_guard = guard_arrival_claim,
     .consequence = STR_INIT(N_("Show that it came within the time for evidence; the commission decides.")),
     .takes = MAY(TAKES_WORDS), .label = STR_INIT(N_("Say that what you sent has come")),
     .button = STR_INIT(N_("It has come")), .final = true,
     .noted = STR_INIT(N_("The sender says that it has come"))},
    {EVENT_GOODWILL_REFUND, .by = SELLER | STAFF, .shipment = SENT | IN(SHIPMENT_TO_SHIP),
     .dispute = NO_DISPUTE, .state_guard = guard_goodwill, .wish_guard = guard_goodwill_amount,
     .consequence = STR_INIT(N_("So much goes back to the buyer at once; the order goes on with the rest.")),
     .takes = MUST(TAKES_AMOUNT) | MAY(TAKES_WORDS), .label = STR_INIT(N_("Give money back as goodwill")),
     .button = STR_INIT(N_("Give it back")), .final = true},
    /* From outside. */
    {EVENT_BANK_INQUIRY, .by = PROVIDER, .while_bank = true, .state_guard = guard_inquiry,
     .wish_guard = guard_bank_amount,
     .consequence = STR_INIT(N_("Everything waits for the bank, and nothing is paid meanwhile.")),
     .takes = MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS) | MAY(TAKES_AT)},
    {EVENT_CHARGEBACK_OPENED, .by = PROVIDER, .while_bank = true, .state_guard = guard_chargeback,
     .wish_guard = guard_bank_amount,
     .consequence = STR_INIT(N_("The bank decides; no line is given back twice.")),
     .takes = MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS) | MAY(TAKES_AT),
     .noted = STR_INIT(N_("My bank opened a chargeback"))},
    {EVENT_CHARGEBACK_ANSWERED, .by = PROVIDER, .while_bank = true, .state_guard = guard_bank_answer,
     .consequence = STR_INIT(N_("The bank has the seller's answer and decides.")),
     .takes = MAY(TAKES_WORDS) | MAY(TAKES_AT)},
    {EVENT_PRE_ARBITRATION, .by = PROVIDER, .while_bank = true, .state_guard = guard_pre_arbitration,
     .wish_guard = guard_bank_amount,
     .consequence = STR_INIT(N_("Everything waits for the bank, and nothing is paid meanwhile.")),
     .takes = MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS) | MAY(TAKES_AT)},
    {EVENT_CHARGEBACK_ENDED, .by = PROVIDER, .while_bank = true, .state_guard = guard_chargeback_open,
     .wish_guard = guard_bank_decision,
     .consequence = STR_INIT(N_("The order goes on as the bank has decided.")),
     .takes = MUST(TAKES_FAVOUR) | MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS) | MAY(TAKES_AT)},
    {EVENT_CHARGEBACK_REVERSED, .by = PROVIDER, .state_guard = guard_reversal,
     .wish_guard = guard_reversed_amount,
     .consequence = STR_INIT(N_("What the bank had taken is back, and goes where it belongs.")),
     .takes = MAY(TAKES_AMOUNT) | MAY(TAKES_WORDS)},
    {EVENT_FROZEN, .by = STAFF | MARKET, .while_bank = true, .state_guard = guard_freezing,
     .wish_guard = guard_freeze_end,
     .consequence = STR_INIT(N_(
         "No money goes to the seller, and deadlines that could cost a side something "
         "stand still. "
         "The buyer keeps every right. Without a day it ends after 180 days. Both sides read your words.")),
     .takes = MUST(TAKES_WORDS) | MAY(TAKES_UNTIL), .label = STR_INIT(N_("Freeze the order")),
     .button = STR_INIT(N_("Freeze it"))},
    {EVENT_THAWED, .by = STAFF | MARKET, .while_bank = true, .state_guard = guard_thawing,
     .consequence = STR_INIT(N_("Every deadline goes on with what it had left.")), .takes = MAY(TAKES_WORDS),
     .label = STR_INIT(N_("Let the order go on")), .button = STR_INIT(N_("Let it go on"))},
    {EVENT_OUTAGE_ENDED, .by = MARKET | STAFF, .while_bank = true, .wish_guard = guard_outage,
     .consequence = STR_INIT(N_("Deadlines that fell into the outage move behind it.")),
     .takes = MUST(TAKES_UNTIL)},
    {EVENT_REFUND_SEEN, .by = BUYER | STAFF, .external_only = true, .shipment = ~IN(SHIPMENT_UNPAID),
     .wish_guard = guard_refund_seen, .consequence = STR_INIT(N_("The lines have had their outcome.")),
     .takes = MAY(TAKES_LINES) | MAY(TAKES_AMOUNT), .noted = STR_INIT(N_("The money came back"))},
};
const int order_act_row_count = COUNT_OF(order_act_rows);

const struct act_row *order_act_row(enum order_event_kind act)
{
    for (int i = 0; i < order_act_row_count; i++)
        if (order_act_rows[i].act == act)
            return &order_act_rows[i];
    return NULL;
}

bool order_row_is_for(const struct act_row *row, const struct law *law)
{
    if (law->party <= PARTY_NONE || law->party >= PARTY_COUNT ||
        (row->external_only && !law->state->external))
        return false;
    uint32_t by = row->by;
    if (row->by_policy)
        by &= *(const uint32_t *)((const char *)law->policy + row->by_policy);
    return (by & PARTY_BIT(law->party)) != 0;
}

bool order_row_fits(const struct act_row *row, const struct order_state *state)
{
    uint32_t shipment = row->shipment | (state->external ? row->noted_shipment : 0);
    uint32_t protection = row->protection | (state->external ? row->noted_protection : 0);
    uint32_t dispute = row->dispute | (state->external ? row->noted_dispute : 0);
    return (row->shipment == 0 || (shipment & IN(state->shipment))) &&
           (row->protection == 0 || (protection & IN(state->protection))) &&
           (row->extension == 0 || (row->extension & IN(state->extension))) &&
           (row->dispute == 0 || (dispute & IN(state->dispute)));
}

bool order_row_waits_for_bank(const struct act_row *row, const struct order_state *state)
{
    return state->chargeback && !state->external && !row->while_bank;
}

/* What stands in the history, and which of the two sides is told; whoever did it knows. */
static const struct event_row events[EVENT_KIND_COUNT] = {
    [EVENT_NONE] = {STR_INIT(""), 0},
    [EVENT_PAID] = {STR_INIT(N_("Paid")), SELLER, ABOUT_ORDER, true},
    [EVENT_PAYMENT_CLEARED] = {STR_INIT(N_("The payment was accepted")), SELLER},
    [EVENT_CANCEL_ASKED] = {STR_INIT(N_("Cancelling was asked for")), SELLER},
    [EVENT_CANCEL_AGREED] = {STR_INIT(N_("The order was cancelled")), 0},
    [EVENT_CANCEL_REFUSED] = {STR_INIT(N_("Cancelling was refused")), BUYER},
    [EVENT_SHIPPED] = {STR_INIT(N_("The parcel was sent")), BUYER},
    [EVENT_DELIVERED] = {STR_INIT(N_("The tracking says delivered")), BUYER, ABOUT_ORDER, true},
    [EVENT_UNDELIVERABLE] = {STR_INIT(N_("The carrier says that the parcel does not come")), BUYER | SELLER,
                             ABOUT_ORDER, true},
    [EVENT_UNDER_WAY_AGAIN] = {STR_INIT(N_("The parcel is on its way again")), BUYER, ABOUT_ORDER, true},
    [EVENT_RECEIPT_CONFIRMED] = {STR_INIT(N_("Receipt was confirmed")), 0},
    [EVENT_PROTECTION_NOTED] = {STR_INIT(N_("The end of protection was noted")), 0},
    [EVENT_SELLER_CONTACTED] = {STR_INIT(N_("The seller was written to")), 0},
    [EVENT_EXTENSION_ASKED] = {STR_INIT(N_("An extension was asked for")), SELLER},
    [EVENT_EXTENSION_GRANTED] = {STR_INIT(N_("The extension was granted")), BUYER},
    [EVENT_EXTENSION_REFUSED] = {STR_INIT(N_("The extension was refused")), BUYER},
    [EVENT_EXTENSION_WITHDRAWN] = {STR_INIT(N_("The request was taken back")), 0},
    [EVENT_EXTENDED_UNASKED] = {STR_INIT(N_("The protection was extended unasked")), BUYER},
    [EVENT_EXTENSION_VETOED] = {STR_INIT(N_("The extension was objected to")), SELLER},
    [EVENT_DISPUTE_OPENED] = {STR_INIT(N_("A dispute was opened")), SELLER, ABOUT_DISPUTE},
    [EVENT_MESSAGE] = {STR_INIT(N_("A message")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_EVIDENCE_GIVEN] = {STR_INIT(N_("Evidence was given")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_PROPOSED] = {STR_INIT(N_("A proposal was made")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_PROPOSAL_WITHDRAWN] = {STR_INIT(N_("The proposal was taken back")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_REFUSED] = {STR_INIT(N_("The proposal was refused")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_ACCEPTED] = {STR_INIT(N_("The proposal was accepted")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_DISPUTE_CANCELLED] = {STR_INIT(N_("The dispute was cancelled")), SELLER, ABOUT_DISPUTE},
    [EVENT_UNDONE] = {STR_INIT(N_("It was undone")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_ESCALATED] = {STR_INIT(N_("The commission was called")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_DECIDED] = {STR_INIT(N_("It was decided")), BUYER | SELLER, ABOUT_DECISION, true},
    [EVENT_APPEALED] = {STR_INIT(N_("The decision was appealed")), BUYER | SELLER, ABOUT_DECISION},
    [EVENT_RETURN_SHIPPED] = {STR_INIT(N_("The goods were sent back")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_RETURN_ARRIVED] = {STR_INIT(N_("The return arrived")), BUYER | SELLER, ABOUT_DISPUTE, true},
    [EVENT_RETURN_CONFIRMED] = {STR_INIT(N_("The return was confirmed")), 0, ABOUT_DISPUTE},
    [EVENT_RETURN_DISPUTED] = {STR_INIT(N_("The return was disputed")), BUYER, ABOUT_DISPUTE},
    [EVENT_REPLACEMENT_SHIPPED] = {STR_INIT(N_("The replacement was sent")), BUYER | SELLER, ABOUT_DISPUTE},
    [EVENT_REPLACEMENT_ARRIVED] = {STR_INIT(N_("The replacement arrived")), BUYER | SELLER, ABOUT_DISPUTE,
                                   true},
    [EVENT_ARRIVAL_CLAIMED] = {STR_INIT(N_("The sender says that the goods have come")), BUYER | SELLER,
                               ABOUT_DISPUTE, true},
    [EVENT_BANK_INQUIRY] = {STR_INIT(N_("The buyer's bank asks about the payment")), SELLER, ABOUT_DISPUTE,
                            true},
    [EVENT_CHARGEBACK_OPENED] = {STR_INIT(N_("A chargeback was opened")), SELLER, ABOUT_DISPUTE},
    [EVENT_CHARGEBACK_ANSWERED] = {STR_INIT(N_("The bank was answered")), SELLER, ABOUT_DISPUTE},
    [EVENT_PRE_ARBITRATION] = {STR_INIT(N_("The bank's case goes on: pre-arbitration")), SELLER,
                               ABOUT_DISPUTE, true},
    [EVENT_CHARGEBACK_ENDED] = {STR_INIT(N_("The chargeback ended")), 0, ABOUT_DISPUTE, true},
    [EVENT_CHARGEBACK_REVERSED] = {STR_INIT(N_("The chargeback was reversed")), SELLER, ABOUT_DISPUTE},
    [EVENT_GOODWILL_REFUND] = {STR_INIT(N_("Money was given back as goodwill")), 0},
    [EVENT_OUTAGE_ENDED] = {STR_INIT(N_("Nobody could act here for a while; what fell due then has moved")),
                            BUYER | SELLER, ABOUT_ORDER, true},
    [EVENT_FROZEN] = {STR_INIT(N_("The order was frozen")), BUYER | SELLER},
    [EVENT_THAWED] = {STR_INIT(N_("The order goes on")), BUYER | SELLER, ABOUT_ORDER, true},
    [EVENT_REFUND_SEEN] = {STR_INIT(N_("The money came back")), 0, ABOUT_ORDER, true},
    [EVENT_DEADLINE] = {STR_INIT(N_("A deadline passed")), 0, ABOUT_ORDER, true},
    [EVENT_PLACED] = {STR_INIT(N_("The order was made")), 0},
    [EVENT_CAME] = {STR_INIT(N_("The buyer says that the parcel has come")), SELLER, ABOUT_ORDER, true},
    [EVENT_CANCELLED] = {STR_INIT(N_("The order is cancelled")), BUYER | SELLER},
    [EVENT_EXTENSION_LAPSED] = {STR_INIT(N_("The request for an extension lapsed")), BUYER},
    [EVENT_VETO_ENDED] = {STR_INIT(N_("The extension stands")), 0, ABOUT_ORDER, true},
    [EVENT_PROTECTION_ENDED] = {STR_INIT(N_("Protection ended")), BUYER},
    [EVENT_GRACE_ENDED] = {STR_INIT(N_("The days of grace ended")), 0},
    [EVENT_SILENT] = {STR_INIT(N_("No answer came in time")), BUYER | SELLER, ABOUT_DISPUTE, true},
    [EVENT_REBUTTAL_BEGAN] = {STR_INIT(N_("Both sides may answer each other's evidence")), BUYER | SELLER,
                              ABOUT_DISPUTE, true},
    [EVENT_PANEL_CALLED] = {STR_INIT(N_("The commission deliberates")), 0, ABOUT_DISPUTE, true},
    [EVENT_RETURN_ORDERED] = {STR_INIT(N_("The goods are to be sent back")), BUYER | SELLER, ABOUT_DISPUTE,
                              true},
    [EVENT_REPLACEMENT_ORDERED] = {STR_INIT(N_("A replacement is to be sent")), BUYER | SELLER, ABOUT_DISPUTE,
                                   true},
    [EVENT_WITHDRAWN] = {STR_INIT(N_("The dispute was withdrawn")), 0, ABOUT_DISPUTE},
    [EVENT_DISMISSED] = {STR_INIT(N_("The dispute ended without a refund")), BUYER | SELLER, ABOUT_DECISION,
                         true},
    [EVENT_REFUNDED] = {STR_INIT(N_("Money goes back to the buyer")), BUYER | SELLER, ABOUT_ORDER, true},
    [EVENT_RELEASED] = {STR_INIT(N_("Money goes to the seller")), SELLER, ABOUT_ORDER, true},
    [EVENT_PROTECTION_WAITS] = {STR_INIT(N_("Protection waits for the end of the dispute")), BUYER,
                                ABOUT_ORDER, true},
    [EVENT_CLOCKS_STOPPED] = {STR_INIT(N_("Every deadline waits for the bank")), 0, ABOUT_DISPUTE, true},
    [EVENT_REFUND_RECALLED] = {STR_INIT(N_("The refund is called off: the bank gives the money back")), BUYER,
                               ABOUT_ORDER, true},
    [EVENT_CHARGED_BACK] = {STR_INIT(N_("The bank gave the buyer the money back")), BUYER | SELLER,
                            ABOUT_DISPUTE, true},
    [EVENT_CHARGE_RETURNED] = {STR_INIT(N_("The bank took the money from the buyer again")), BUYER | SELLER,
                               ABOUT_DISPUTE, true},
    [EVENT_BANK_TOLD_LATE] = {STR_INIT(N_("An older message of the bank came late and changes nothing")), 0,
                              ABOUT_DISPUTE, true},
    [EVENT_PART_DELIVERED] = {STR_INIT(N_("A part of the order has come")), BUYER | SELLER, ABOUT_ORDER,
                              true},
    [EVENT_PART_CONFIRMED] = {STR_INIT(N_("Receipt of a part was confirmed")), SELLER, ABOUT_ORDER},
};

const struct event_row *order_event_row(enum order_event_kind kind)
{
    check(kind >= 0 && kind < EVENT_KIND_COUNT);
    return &events[kind];
}
