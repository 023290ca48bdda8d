#include "core/order/rows.h"

#include "base/check.h"

#include <stddef.h>

#define BUYER    PARTY_BIT(PARTY_BUYER)
#define SELLER   PARTY_BIT(PARTY_SELLER)
#define STAFF    PARTY_BIT(PARTY_STAFF)
#define PANEL    PARTY_BIT(PARTY_COMMISSIONER)
#define CARRIER  PARTY_BIT(PARTY_CARRIER)
#define PROVIDER PARTY_BIT(PARTY_PROVIDER)
#define MARKET   PARTY_BIT(PARTY_MARKET)

#define SENT           (IN(SHIPMENT_ON_ITS_WAY) | IN(SHIPMENT_DELIVERED) | IN(SHIPMENT_RECEIVED))
#define RUNNING        IN(PROTECTION_RUNNING)
#define POLICY(member) offsetof(struct policy, member)

const struct act_row order_act_rows[] = {
    /* The order and the parcel. */
    {EVENT_PAID, .by = PROVIDER | MARKET, .shipment = IN(SHIPMENT_UNPAID), .wish_guard = guard_paid,
     .closed_by = 1 + DEADLINE_PAY,
     .consequence = STR_INIT("The money is held or passed on as the rules say.")},
    {EVENT_PAYMENT_CLEARED, .by = PROVIDER | MARKET | STAFF, .shipment = IN(SHIPMENT_REVIEW),
     .consequence = STR_INIT("The seller may ship.")},
    {EVENT_CANCEL_ASKED, .by = BUYER,
     .shipment = IN(SHIPMENT_UNPAID) | IN(SHIPMENT_REVIEW) | IN(SHIPMENT_TO_SHIP),
     .state_guard = guard_cancel_asked,
     .consequence = STR_INIT("The seller is asked to cancel; an unpaid order is cancelled at once.")},
    {EVENT_CANCEL_AGREED, .by = SELLER | STAFF, .shipment = IN(SHIPMENT_REVIEW) | IN(SHIPMENT_TO_SHIP),
     .consequence = STR_INIT("The order is cancelled and everything that was paid is given back.")},
    {EVENT_CANCEL_REFUSED, .by = SELLER, .shipment = IN(SHIPMENT_REVIEW) | IN(SHIPMENT_TO_SHIP),
     .closed_by = 1 + DEADLINE_CANCEL_ANSWER, .consequence = STR_INIT("The order goes on.")},
    {EVENT_SHIPPED, .by = SELLER | MARKET | CARRIER, .shipment = IN(SHIPMENT_TO_SHIP),
     .wish_guard = guard_shipped, .closed_by = 1 + DEADLINE_SHIP,
     .consequence = STR_INIT("The parcel is on its way.")},
    {EVENT_DELIVERED, .by = CARRIER | MARKET, .shipment = IN(SHIPMENT_ON_ITS_WAY),
     .consequence = STR_INIT("Tracking says that the parcel was delivered.")},
    {EVENT_RECEIPT_CONFIRMED, .by = BUYER, .shipment = IN(SHIPMENT_ON_ITS_WAY) | IN(SHIPMENT_DELIVERED),
     .dispute = NO_DISPUTE, .consequence = STR_INIT("Protection ends, and the seller is paid.")},
    {EVENT_PROTECTION_NOTED, .by = BUYER | STAFF, .external_only = true, .protection = RUNNING,
     .wish_guard = guard_noted,
     .consequence = STR_INIT("The end of protection is the one that the marketplace shows.")},
    {EVENT_SELLER_CONTACTED, .by = BUYER, .shipment = SENT | IN(SHIPMENT_TO_SHIP),
     .consequence =
         STR_INIT("It is noted; where the rules ask for it, the time to wait for a dispute begins.")},
    /* More time. */
    {EVENT_EXTENSION_ASKED, .by = BUYER, .by_policy = POLICY(extension.request_by), .protection = RUNNING,
     .extension = IN(EXTENSION_NONE), .dispute = NO_DISPUTE, .state_guard = guard_extension_left,
     .wish_guard = guard_extension_days, .opens = opens_extension, .closes = closes_protection,
     .consequence = STR_INIT("The seller is asked for more time; a refusal is possible.")},
    {EVENT_EXTENSION_GRANTED, .by = SELLER | STAFF, .by_policy = POLICY(extension.grant_by),
     .extension = IN(EXTENSION_ASKED), .wish_guard = guard_grant_days,
     .closed_by = 1 + DEADLINE_EXTENSION_ANSWER,
     .consequence = STR_INIT("Protection lasts so many days longer.")},
    {EVENT_EXTENSION_REFUSED, .by = SELLER | STAFF, .by_policy = POLICY(extension.grant_by),
     .extension = IN(EXTENSION_ASKED), .closed_by = 1 + DEADLINE_EXTENSION_ANSWER,
     .consequence = STR_INIT("Protection ends as planned, but never before the time left after a refusal.")},
    {EVENT_EXTENSION_WITHDRAWN, .by = BUYER, .extension = IN(EXTENSION_ASKED),
     .consequence = STR_INIT("Protection ends as planned.")},
    {EVENT_EXTENDED_UNASKED, .by = SELLER | STAFF, .by_policy = POLICY(extension.unasked_by),
     .protection = RUNNING, .extension = IN(EXTENSION_NONE), .dispute = NO_DISPUTE,
     .state_guard = guard_extension_left, .wish_guard = guard_extension_days, .closes = closes_protection,
     .consequence = STR_INIT("Protection lasts longer, unless the buyer objects where that is allowed.")},
    {EVENT_EXTENSION_VETOED, .by = BUYER, .extension = IN(EXTENSION_UNASKED), .closed_by = 1 + DEADLINE_VETO,
     .consequence = STR_INIT("Protection ends as it did before.")},
    /* The dispute between the two sides. */
    {EVENT_DISPUTE_OPENED, .by = BUYER, .shipment = SENT, .protection = RUNNING | IN(PROTECTION_GRACE),
     .dispute = NO_DISPUTE, .state_guard = guard_may_open, .wish_guard = guard_opening,
     .opens = opens_dispute, .closes = closes_dispute,
     .consequence = STR_INIT("The money stays where it is; the seller has to answer.")},
    {EVENT_MESSAGE, .by = BUYER | SELLER | STAFF, .dispute = ~(uint32_t)NO_DISPUTE,
     .consequence = STR_INIT("The other side reads it; no deadline changes.")},
    {EVENT_EVIDENCE_GIVEN, .by = BUYER | SELLER,
     .dispute = ALL_TALK | IN(DISPUTE_EVIDENCE) | IN(DISPUTE_REBUTTAL), .wish_guard = guard_evidence,
     .consequence = STR_INIT("Both sides and the commission see it.")},
    {EVENT_PROPOSED, .by = BUYER | SELLER, .dispute = ALL_TALK, .state_guard = guard_proposing,
     .wish_guard = guard_proposal, .consequence = STR_INIT("The other side has to answer.")},
    {EVENT_REFUSED, .by = BUYER | SELLER, .dispute = IN(DISPUTE_AT_SELLER) | IN(DISPUTE_AT_BUYER),
     .state_guard = guard_refusing, .consequence = STR_INIT("The commission may be called.")},
    {EVENT_ACCEPTED, .by = BUYER | SELLER, .dispute = ALL_TALK, .state_guard = guard_accepting,
     .consequence = STR_INIT("It is carried out and the dispute ends, unless it is undone in time.")},
    {EVENT_DISPUTE_CANCELLED, .by = BUYER, .dispute = ALL_TALK,
     .consequence = STR_INIT("The dispute ends with nothing, unless this is undone in time.")},
    {EVENT_UNDONE, .by = BUYER | SELLER, .dispute = IN(DISPUTE_AGREED) | IN(DISPUTE_CANCELLING),
     .state_guard = guard_undoing, .closed_by = 1 + DEADLINE_UNDO,
     .consequence = STR_INIT("The dispute goes on. This can be done once.")},
    /* The commission. */
    {EVENT_ESCALATED, .by = BUYER | SELLER | STAFF, .by_policy = POLICY(escalation.by), .dispute = ALL_TALK,
     .state_guard = guard_escalating, .opens = opens_escalation, .closed_by = 1 + DEADLINE_AGREEMENT,
     .consequence = STR_INIT("Both sides give evidence; then the commission decides.")},
    {EVENT_DECIDED, .by = PANEL | STAFF, .dispute = IN(DISPUTE_PANEL),
     .noted_dispute = ALL_TALK | IN(DISPUTE_EVIDENCE) | IN(DISPUTE_REBUTTAL), .state_guard = guard_mode,
     .wish_guard = guard_decision, .closed_by = 1 + DEADLINE_DECISION,
     .consequence = STR_INIT("It is carried out when it can no longer be appealed.")},
    {EVENT_APPEALED, .by = BUYER | SELLER, .by_policy = POLICY(appeal.by), .dispute = IN(DISPUTE_DECIDED),
     .state_guard = guard_appealing, .wish_guard = guard_new_evidence, .closed_by = 1 + DEADLINE_APPEAL,
     .consequence = STR_INIT("A larger panel decides again.")},
    /* What was agreed or decided is carried out. */
    {EVENT_RETURN_SHIPPED, .by = BUYER, .dispute = IN(DISPUTE_RETURN_DUE),
     .closed_by = 1 + DEADLINE_RETURN_SHIP,
     .consequence = STR_INIT("The return is on its way to the seller.")},
    {EVENT_RETURN_ARRIVED, .by = CARRIER | MARKET | SELLER, .dispute = IN(DISPUTE_RETURN_SENT),
     .closed_by = 1 + DEADLINE_RETURN_ARRIVAL,
     .consequence = STR_INIT("The seller has to look at it and confirm.")},
    {EVENT_RETURN_CONFIRMED, .by = SELLER, .dispute = IN(DISPUTE_RETURN_SENT) | IN(DISPUTE_RETURN_HERE),
     .consequence = STR_INIT("The buyer gets the money back.")},
    {EVENT_RETURN_DISPUTED, .by = SELLER, .dispute = IN(DISPUTE_RETURN_HERE),
     .state_guard = guard_return_dispute, .closed_by = 1 + DEADLINE_RETURN_CONFIRM,
     .consequence = STR_INIT("The commission decides about the return.")},
    {EVENT_REPLACEMENT_SHIPPED, .by = SELLER, .dispute = IN(DISPUTE_REPLACEMENT_DUE),
     .closed_by = 1 + DEADLINE_REPLACEMENT_SHIP, .consequence = STR_INIT("The replacement is on its way.")},
    {EVENT_REPLACEMENT_ARRIVED, .by = BUYER | CARRIER, .dispute = IN(DISPUTE_REPLACEMENT_SENT),
     .closed_by = 1 + DEADLINE_REPLACEMENT_ARRIVAL, .consequence = STR_INIT("The dispute is settled.")},
    /* From outside. */
    {EVENT_CHARGEBACK_OPENED, .by = PROVIDER, .state_guard = guard_chargeback,
     .consequence = STR_INIT("The bank decides; no line is given back twice.")},
    {EVENT_CHARGEBACK_ENDED, .by = PROVIDER, .state_guard = guard_chargeback_open,
     .consequence = STR_INIT("The order goes on as the bank has decided.")},
    {EVENT_OUTAGE_ENDED, .by = MARKET | STAFF, .wish_guard = guard_outage,
     .consequence = STR_INIT("Deadlines that fell into the outage move behind it.")},
    {EVENT_REFUND_SEEN, .by = BUYER | STAFF, .external_only = true, .shipment = ~IN(SHIPMENT_UNPAID),
     .wish_guard = guard_refund_seen, .consequence = STR_INIT("The lines have had their outcome.")},
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
    uint32_t dispute = row->dispute | (state->external ? row->noted_dispute : 0);
    return (row->shipment == 0 || (row->shipment & IN(state->shipment))) &&
           (row->protection == 0 || (row->protection & IN(state->protection))) &&
           (row->extension == 0 || (row->extension & IN(state->extension))) &&
           (row->dispute == 0 || (dispute & IN(state->dispute)));
}
