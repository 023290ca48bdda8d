#ifndef CORE_ORDER_KINDS_H
#define CORE_ORDER_KINDS_H
/* The kinds of events; their names are in words.c, and stand in databases. */

/* What happens to an order. Somebody does the first part; the law itself adds the second. */
enum order_event_kind {
    EVENT_NONE,
    EVENT_PAID,
    EVENT_PAYMENT_CLEARED,
    EVENT_CANCEL_ASKED,
    EVENT_CANCEL_AGREED, /* also: the seller cancels */
    EVENT_CANCEL_REFUSED,
    EVENT_SHIPPED,
    EVENT_DELIVERED,
    EVENT_UNDELIVERABLE,   /* the carrier brought all that was under way back, or says that it is lost */
    EVENT_UNDER_WAY_AGAIN, /* after that */
    EVENT_RECEIPT_CONFIRMED,
    EVENT_PROTECTION_NOTED, /* the end that an external marketplace shows */
    EVENT_SELLER_CONTACTED,
    EVENT_EXTENSION_ASKED,
    EVENT_EXTENSION_GRANTED,
    EVENT_EXTENSION_REFUSED,
    EVENT_EXTENSION_WITHDRAWN,
    EVENT_EXTENDED_UNASKED,
    EVENT_EXTENSION_VETOED,
    EVENT_DISPUTE_OPENED,
    EVENT_MESSAGE,
    EVENT_EVIDENCE_GIVEN,
    EVENT_PROPOSED,
    EVENT_PROPOSAL_WITHDRAWN, /* before the other side has answered it */
    EVENT_REFUSED,
    EVENT_ACCEPTED,
    EVENT_DISPUTE_CANCELLED,
    EVENT_UNDONE,
    EVENT_ESCALATED,
    EVENT_DECIDED,
    EVENT_APPEALED,
    EVENT_RETURN_SHIPPED,
    EVENT_RETURN_ARRIVED,
    EVENT_RETURN_CONFIRMED,
    EVENT_RETURN_DISPUTED,
    EVENT_REPLACEMENT_SHIPPED,
    EVENT_REPLACEMENT_ARRIVED,
    EVENT_ARRIVAL_CLAIMED, /* whoever sent goods back or anew says that they came, and wants it decided */
    EVENT_BANK_INQUIRY,    /* the bank asks; it may open a chargeback */
    EVENT_CHARGEBACK_OPENED,
    EVENT_CHARGEBACK_ANSWERED, /* representment: the bank was answered */
    EVENT_PRE_ARBITRATION,     /* the bank asks once more, also after it had decided for the seller */
    EVENT_CHARGEBACK_ENDED,
    EVENT_CHARGEBACK_REVERSED, /* the bank gives back what it had taken */
    EVENT_GOODWILL_REFUND,     /* outside of a dispute */
    EVENT_OUTAGE_ENDED,
    EVENT_FROZEN, /* no money goes to the seller, and what could harm a side waits */
    EVENT_THAWED,
    EVENT_REFUND_SEEN, /* external: the buyer saw the money come back */
    EVENT_DEADLINE,    /* a deadline struck */
    /* Added by the law. */
    EVENT_PLACED,
    EVENT_CAME, /* the buyer, who complains of the goods, says with it that they have come */
    EVENT_CANCELLED,
    EVENT_EXTENSION_LAPSED, /* days: what silence granted */
    EVENT_VETO_ENDED,
    EVENT_PROTECTION_ENDED,
    EVENT_GRACE_ENDED,
    EVENT_SILENT, /* by: who was */
    EVENT_REBUTTAL_BEGAN,
    EVENT_PANEL_CALLED,
    EVENT_RETURN_ORDERED,
    EVENT_REPLACEMENT_ORDERED,
    EVENT_WITHDRAWN, /* the buyer's cancellation can no longer be undone */
    EVENT_DISMISSED, /* the dispute ended without recovery */
    EVENT_REFUNDED,
    EVENT_RELEASED,
    EVENT_PROTECTION_WAITS, /* for the end of the dispute: other lines could not be spoken of meanwhile */
    EVENT_CLOCKS_STOPPED,   /* the bank decides: what every deadline has left waits for it */
    EVENT_REFUND_RECALLED,  /* the bank takes what was ordered back before: it is not paid as well */
    EVENT_CHARGED_BACK,     /* the bank has taken the money back itself: nobody else pays it */
    EVENT_CHARGE_RETURNED,  /* and has returned it, from the buyer */
    EVENT_BANK_TOLD_LATE,   /* what the bank had done before something that is known; until: its date */
    EVENT_PART_DELIVERED, /* lines of an order that comes in several parcels; by the buyer: who complains of them */
    EVENT_PART_CONFIRMED, /* the buyer has these lines, and others are still to come */
    EVENT_KIND_COUNT
};

#endif
