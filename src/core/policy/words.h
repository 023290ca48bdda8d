#ifndef CORE_POLICY_WORDS_H
#define CORE_POLICY_WORDS_H
/*
 * The closed lists of words that policies and orders are written in. Each list has its names in the order of
 * its enum; the names stand in policy files, in events and in the API, and never change their meaning.
 */
#include "base/str.h"
#include "core/policy/kinds.h"

/* A closed list: names[i] is the name of member i. */
struct names {
    const struct str *at;
    int count;
};

/* The member of that name, or -1. */
int names_find(const struct names *names, struct str name);
struct str names_at(const struct names *names, int member);

/* Who acts. A person may have several roles; an act is done in one of them. */
enum party {
    PARTY_NONE,
    PARTY_BUYER,
    PARTY_SELLER,
    PARTY_STAFF, /* of the marketplace */
    PARTY_COMMISSIONER,
    PARTY_CARRIER,  /* tracking */
    PARTY_PROVIDER, /* payment provider, and the bank behind it */
    PARTY_MARKET,   /* the marketplace's own system */
    PARTY_CLOCK,    /* a deadline that struck */
    PARTY_COUNT
};
#define PARTY_BIT(role) (1u << (role))

enum family { FAMILY_NOT_RECEIVED, FAMILY_NOT_AS_DESCRIBED, FAMILY_OTHER, FAMILY_COUNT };
/* Must the parcel have come for this reason? */
enum receipt { RECEIPT_EITHER, RECEIPT_NOT_YET, RECEIPT_YES, RECEIPT_COUNT };
/* Where an order comes in several parcels: what counts from the coming counts from that of its own, or of the last. */
enum arrival { ARRIVAL_OWN, ARRIVAL_LAST, ARRIVAL_COUNT };

enum remedy {
    REMEDY_NONE,
    REMEDY_REFUND_FULL,
    REMEDY_REFUND_PARTIAL,
    REMEDY_RETURN_REFUND,
    REMEDY_REPLACEMENT,
    REMEDY_COUNT
};

enum evidence_kind {
    EVIDENCE_PHOTO,
    EVIDENCE_VIDEO,
    EVIDENCE_PHOTO_WITH_RULER,
    EVIDENCE_PHOTO_OF_LABEL,
    EVIDENCE_TRACKING_SCREENSHOT,
    EVIDENCE_CARRIER_STATEMENT,
    EVIDENCE_CUSTOMS_DOCUMENT,
    EVIDENCE_CORRESPONDENCE,
    EVIDENCE_RECEIPT,
    EVIDENCE_INSPECTION_REPORT,
    EVIDENCE_DELIVERY_PROOF,
    EVIDENCE_OTHER,
    EVIDENCE_KIND_COUNT
};

/* Where the money is while protection runs. */
enum holding {
    HOLDING_ESCROW,   /* kept by the marketplace until protection ends */
    HOLDING_PROVIDER, /* kept by the payment provider, with a cap */
    HOLDING_CLAWBACK, /* with the seller at once; refunds are taken back from there */
    HOLDING_NONE,     /* with the seller at once; nobody can take it back from there */
    HOLDING_COUNT
};

/* What a rule counts from. */
enum anchor {
    ANCHOR_NONE,
    ANCHOR_ORDERED,
    ANCHOR_PAID,
    ANCHOR_SHIPPED,
    ANCHOR_PROMISED, /* the latest promised day of delivery */
    ANCHOR_ARRIVED,  /* delivered; until then the promised day */
    ANCHOR_PROTECTION_END,
    ANCHOR_DELIVERED, /* the status, or the buyer's word; until then it has not begun */
    ANCHOR_COUNT
};

enum expiry { EXPIRY_RELEASE, EXPIRY_HOLD_THROUGH_GRACE, EXPIRY_COUNT };
enum cancel_silence { CANCEL_SILENCE_CANCEL, CANCEL_SILENCE_KEEP, CANCEL_SILENCE_COUNT };
enum extension_silence {
    EXTENSION_SILENCE_REJECT,
    EXTENSION_SILENCE_GRANT,     /* the days asked for */
    EXTENSION_SILENCE_GRANT_MIN, /* the policy's days, if fewer */
    EXTENSION_SILENCE_COUNT
};
enum per { PER_ORDER, PER_LINE, PER_COUNT };
enum reopen { REOPEN_NEVER, REOPEN_WHILE_PROTECTED, REOPEN_COUNT };
enum chargeback_rule { CHARGEBACK_FREEZES, CHARGEBACK_CLOSES, CHARGEBACK_RULE_COUNT };
enum seller_silence {
    SELLER_SILENCE_EXECUTE_CLAIM,
    SELLER_SILENCE_ESCALATE,
    SELLER_SILENCE_OPEN_ESCALATION, /* the buyer may escalate from then on */
    SELLER_SILENCE_COUNT
};
enum buyer_silence { BUYER_SILENCE_CLOSE, BUYER_SILENCE_KEEP, BUYER_SILENCE_ESCALATE, BUYER_SILENCE_COUNT };
enum counter { COUNTER_FREE, COUNTER_ALTERNATING, COUNTER_SELLER_ONCE, COUNTER_NONE, COUNTER_COUNT };
enum latest { LATEST_CLOSE, LATEST_ESCALATE, LATEST_NOTHING, LATEST_COUNT };
enum missing { MISSING_DISMISS, MISSING_DECIDE, MISSING_COUNT };
enum panel_mode { PANEL_AGENT, PANEL_TEAM, PANEL_PEERS, PANEL_NONE, PANEL_MODE_COUNT };
enum panel_draw_rule { DRAW_QUEUE, DRAW_RANDOM, DRAW_COUNT };
enum votes { VOTES_OPEN, VOTES_COMMIT_REVEAL, VOTES_COUNT };
enum tie { TIE_NONE, TIE_BUYER, TIE_SELLER, TIE_ENLARGE, TIE_COUNT };
enum favour { FAVOUR_BUYER, FAVOUR_SELLER, FAVOUR_COUNT };
enum amount_rule { AMOUNT_MEDIAN, AMOUNT_CLAIM, AMOUNT_RULE_COUNT };
enum growth { GROWTH_NONE, GROWTH_PLUS_TWO, GROWTH_DOUBLE_PLUS_ONE, GROWTH_COUNT };
enum funder { FUNDER_SELLER, FUNDER_PLATFORM_UP_TO_CAP, FUNDER_COUNT };
enum mime { MIME_JPEG, MIME_PNG, MIME_WEBP, MIME_PDF, MIME_COUNT };

extern const struct names party_names, family_names, receipt_names, arrival_names, remedy_names,
    evidence_names, holding_names, anchor_names, expiry_names, cancel_silence_names, extension_silence_names,
    per_names, reopen_names, chargeback_rule_names, seller_silence_names, buyer_silence_names, counter_names,
    latest_names, missing_names, panel_mode_names, draw_names, votes_names, tie_names, favour_names,
    policy_kind_names, undelivered_names, reason_route_names, reason_payer_names, return_refund_names,
    return_label_names, deduction_names, bank_step_names, last_step_names, certainty_names, amount_rule_names,
    growth_names, funder_names, mime_names, rounding_names, due_rounding_names, summer_time_names,
    holiday_country_names;

#endif
