#ifndef CORE_ORDER_WORDS_H
#define CORE_ORDER_WORDS_H
/*
 * The states and events of an order. The names stand in the event list, in the API and in the charts, and never
 * change their meaning; a number is never stored.
 */
#include "core/policy/words.h"

/* Four regions run side by side; each is in exactly one of its states. */
enum shipment {
    SHIPMENT_UNPAID,
    SHIPMENT_REVIEW, /* paid; the payment is looked at */
    SHIPMENT_TO_SHIP,
    SHIPMENT_ON_ITS_WAY,
    SHIPMENT_DELIVERED, /* tracking says so */
    SHIPMENT_RECEIVED,  /* the buyer says so */
    SHIPMENT_CANCELLED,
    SHIPMENT_COUNT
};

enum protection { PROTECTION_NONE, PROTECTION_RUNNING, PROTECTION_GRACE, PROTECTION_ENDED, PROTECTION_COUNT };
enum extension { EXTENSION_NONE, EXTENSION_ASKED, EXTENSION_UNASKED, EXTENSION_COUNT };

enum dispute {
    DISPUTE_NONE,
    DISPUTE_AT_SELLER,  /* the seller has to answer */
    DISPUTE_AT_BUYER,   /* the buyer has to answer */
    DISPUTE_STALLED,    /* nobody has to; the commission may be called */
    DISPUTE_AGREED,     /* may still be undone */
    DISPUTE_CANCELLING, /* taken back by the buyer; may still be undone */
    DISPUTE_EVIDENCE,   /* the commission was called */
    DISPUTE_REBUTTAL,
    DISPUTE_PANEL,
    DISPUTE_DECIDED, /* may be appealed */
    DISPUTE_RETURN_DUE,
    DISPUTE_RETURN_SENT,
    DISPUTE_RETURN_HERE,
    DISPUTE_REPLACEMENT_DUE,
    DISPUTE_REPLACEMENT_SENT,
    DISPUTE_FROZEN, /* the bank decides */
    DISPUTE_CLOSED,
    DISPUTE_COUNT
};

/* What the money of an order is doing, from its amounts (order_money). */
enum money_place {
    MONEY_NOT_PAID,
    MONEY_HELD,
    MONEY_WITH_SELLER,
    MONEY_GIVEN_BACK,
    MONEY_DIVIDED,
    MONEY_PLACE_COUNT
};

/* Of two deadlines at one instant the earlier member strikes first. */
enum deadline {
    DEADLINE_PAY,
    DEADLINE_REVIEW,
    DEADLINE_SHIP,
    DEADLINE_CANCEL_ANSWER,
    DEADLINE_EXTENSION_ANSWER,
    DEADLINE_VETO,
    DEADLINE_UNDO,
    DEADLINE_SELLER_ANSWER,
    DEADLINE_BUYER_ANSWER,
    DEADLINE_AGREEMENT, /* escalation.latest */
    DEADLINE_EVIDENCE,
    DEADLINE_REBUTTAL,
    DEADLINE_DECISION,
    DEADLINE_APPEAL,
    DEADLINE_RETURN_SHIP,
    DEADLINE_RETURN_ARRIVAL,
    DEADLINE_RETURN_CONFIRM,
    DEADLINE_REPLACEMENT_SHIP,
    DEADLINE_REPLACEMENT_ARRIVAL,
    DEADLINE_PROTECTION,
    DEADLINE_GRACE,
    DEADLINE_COUNT
};

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
    EVENT_CHARGEBACK_OPENED,
    EVENT_CHARGEBACK_ENDED,
    EVENT_OUTAGE_ENDED,
    EVENT_REFUND_SEEN, /* external: the buyer saw the money come back */
    EVENT_DEADLINE,    /* a deadline struck */
    /* Added by the law. */
    EVENT_PLACED,
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
    EVENT_CLOCKS_STOPPED, /* the bank decides: what every deadline has left waits for it */
    EVENT_CHARGED_BACK,   /* the bank has taken the money back itself: nobody else pays it */
    EVENT_KIND_COUNT
};

extern const struct names shipment_names, protection_names, extension_names, dispute_names, money_place_names,
    deadline_names, order_event_names;

#endif
