#ifndef CORE_POLICY_RULES_H
#define CORE_POLICY_RULES_H
/*
 * The sections of a policy, one struct each. An int32_t that answers a question is 1 for yes and 0 for no; a
 * duration that is not set means that the rule does not exist.
 */
#include "core/clock/clock.h"
#include "core/policy/words.h"
#include "core/value/money.h"

enum {
    POLICY_ID = 32, /* bytes of an id with its terminator */
    POLICY_TITLE = 96,
    POLICY_HASH = 65,
    POLICY_COUNTRIES_MAX = 16,
    POLICY_REASONS_MAX = 24,
    POLICY_CODES_MAX = 16,
    POLICY_REMINDERS_MAX = 8,
    POLICY_SOURCES_MAX = 40,
    POLICY_WHERE = 64, /* bytes of the path of a field, with its terminator */
    REASON_NEEDS_MAX = 4,
    PANEL_SEATS_MAX = 31
};

/* anchor + after, alone or the earlier or later of two; ANCHOR_NONE: no bound on this side. */
struct moment {
    enum anchor anchor;
    struct duration after;
    enum moment_join join; /* JOIN_NONE: the first alone */
    enum anchor other;
    struct duration other_after;
};

struct order_rules {
    struct duration pay_timeout, risk_hold, ship_by, cancel_answer;
    struct duration promise; /* how long delivery may take when the order does not say */
    enum cancel_silence on_cancel_silence;
    struct duration late_credit; /* after the promised day: when a credit for lateness has to be there */
};

struct country_length {
    char country[4]; /* ISO 3166-1 alpha-2 */
    struct duration length;
};

struct protection_rules {
    enum holding holds_money;
    enum anchor anchor;
    struct duration length; /* from the anchor */
    struct duration limit;  /* no extension leads past the start + limit */
    struct country_length by_country[POLICY_COUNTRIES_MAX];
    int32_t country_count;
    struct duration shrink_on_delivered; /* what is left at most, once it is delivered */
    struct duration grace;               /* after the end a dispute may still be opened */
    enum expiry on_expiry;
    enum undelivered on_no_delivery;
    struct duration hold_cap; /* how long the provider lets money be held */
};

struct extension_rules {
    uint32_t request_by, grant_by, unasked_by;
    struct duration request_from; /* before the end */
    int32_t max_days, max_total_days, max_count;
    struct duration answer_within;
    enum extension_silence on_silence;
    int32_t silence_days;
    struct duration min_left_after_refusal;
    struct duration veto_within;   /* the buyer's, on an unasked extension */
    int32_t unasked_moves_promise; /* 1: it also pushes back the moment when a dispute may be opened */
};

/* One of the kinds in any_of must be given. */
struct evidence_need {
    uint32_t any_of;
    int32_t optional;
};

struct reason {
    char id[POLICY_ID];
    char title[POLICY_TITLE];
    enum family family;
    enum receipt receipt;
    enum arrival arrival;
    struct moment open_from, open_until;
    struct moment
        escalate_from; /* whoever decides is not called sooner, though the sides have nothing more to say */
    struct duration at_once_if_promised_in; /* open from the sending, where the promise is sooner */
    struct duration answer_seller;          /* DURATION_NONE: as talk.answer_seller */
    int32_t blocked_in_transit;             /* not while it is on its way and the promise has not run out */
    uint32_t remedies;
    struct evidence_need needs[REASON_NEEDS_MAX];
    int32_t need_count;
    enum reason_route route;
    int32_t unrefusable; /* 1: the seller can only carry it out, as silence does */
    enum reason_payer payer;
};

struct dispute_rules {
    struct duration contact_first; /* after writing to the seller */
    enum per per;
    enum reopen reopen;
    enum chargeback_rule chargeback;
};

struct talk_rules {
    struct duration answer_seller, answer_buyer;
    enum seller_silence on_seller_silence;
    enum buyer_silence on_buyer_silence;
    enum counter counter;
    int32_t max_rounds; /* proposals of each side after the first */
    struct duration undo;
};

#endif
