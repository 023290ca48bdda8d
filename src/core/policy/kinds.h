#ifndef CORE_POLICY_KINDS_H
#define CORE_POLICY_KINDS_H
/* Words of policies that tell kinds apart: of rules, of reasons, of returns, of sources. Their names are in words.h. */

/* Whose rules they are: of a marketplace, what binds a plain shop, or those of a way of paying. */
enum policy_kind { KIND_MARKETPLACE, KIND_SHOP, KIND_PAYMENT, POLICY_KIND_COUNT };

/* A rule that counts from two moments. */
enum moment_join { JOIN_NONE, JOIN_EARLIER, JOIN_LATER };

/* What the end of protection does while nothing was delivered and nobody disputes it. */
enum undelivered { UNDELIVERED_RELEASE, UNDELIVERED_REFUND, UNDELIVERED_COUNT };
enum reason_route { ROUTE_TALK, ROUTE_STAFF, REASON_ROUTE_COUNT };
enum reason_payer { PAYER_BY_RULES, PAYER_SELLER, PAYER_PLATFORM, PAYER_CARRIER, REASON_PAYER_COUNT };
/* When the money of a return goes back: its return confirmed, sent, or agreed on. */
enum return_refund { RETURN_REFUND_CONFIRMED, RETURN_REFUND_SENT, RETURN_REFUND_AGREED, RETURN_REFUND_COUNT };
enum return_label { LABEL_NOT_SAID, LABEL_BUYER, LABEL_SELLER, LABEL_PLATFORM, RETURN_LABEL_COUNT };
enum deduction { DEDUCTION_NOT_SAID, DEDUCTION_NONE, DEDUCTION_FOR_USE, DEDUCTION_COUNT };
/* The steps of a bank, or of who pays like one. */
enum bank_step {
    STAGE_INQUIRY,
    STAGE_RECALL,
    STAGE_CHARGEBACK,
    STAGE_REPRESENTMENT,
    STAGE_PRE_ARBITRATION,
    STAGE_ARBITRATION,
    BANK_STEP_COUNT
};
/* Who is left when the shop, the marketplace or the bank does not pay. */
enum last_step {
    LAST_STEP_BANK,
    LAST_STEP_POLICE,
    LAST_STEP_CONSUMER_OFFICE,
    LAST_STEP_ADR,
    LAST_STEP_COURT,
    LAST_STEP_COUNT
};
/* Where a value comes from, the weakest first. */
enum certainty {
    CERTAINTY_UNVERIFIED,
    CERTAINTY_THIRD_PARTY,
    CERTAINTY_PUBLISHER, /* of law or of rules */
    CERTAINTY_OWN_PAGE,  /* of who makes the rule */
    CERTAINTY_COUNT
};

#endif
