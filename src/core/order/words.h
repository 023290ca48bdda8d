#ifndef CORE_ORDER_WORDS_H
#define CORE_ORDER_WORDS_H
/*
 * The states and events of an order. The names stand in the event list, in the API and in the charts, and never
 * change their meaning; a number is never stored.
 */
#include "core/order/kinds.h"
#include "core/policy/words.h"

/* Four regions run side by side; each is in exactly one of its states. */
enum shipment {
    SHIPMENT_UNPAID,
    SHIPMENT_REVIEW, /* paid; the payment is looked at */
    SHIPMENT_TO_SHIP,
    SHIPMENT_ON_ITS_WAY,
    SHIPMENT_DELIVERED, /* tracking says so, or the buyer who complains of the goods */
    SHIPMENT_RECEIVED,  /* the buyer says so */
    SHIPMENT_CANCELLED,
    SHIPMENT_COUNT
};

/* Whether the parcel is with the buyer, asked where what is known does not fit what they complain of. */
enum came { CAME_NOT_SAID, CAME_NO, CAME_YES, CAME_COUNT };

/* What a line of an order is. What is not goods goes back with the goods that it is for. */
enum line_kind { LINE_GOODS, LINE_SHIPPING, LINE_TAX, LINE_FEE, LINE_KIND_COUNT };

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

/* How far the bank's case is. */
enum bank_stage {
    BANK_NONE,
    BANK_INQUIRY,
    BANK_CHARGEBACK,
    BANK_REPRESENTMENT,
    BANK_PRE_ARBITRATION,
    BANK_STAGE_COUNT
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
    DEADLINE_PART, /* for what has come already, while the rest is under way or has come since */
    DEADLINE_THAW, /* a freeze was said to end then */
    DEADLINE_COUNT
};

extern const struct names shipment_names, protection_names, extension_names, dispute_names, bank_stage_names,
    money_place_names, line_kind_names, came_names, deadline_names, order_event_names;

#endif
