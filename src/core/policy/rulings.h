#ifndef CORE_POLICY_RULINGS_H
#define CORE_POLICY_RULINGS_H
/*
 * The sections of a policy from escalation on: evidence, the panel, what is carried out, the appeal. The same
 * conventions hold as in rules.h.
 */
#include "core/policy/rules.h"

struct escalation_rules {
    uint32_t by;
    struct duration earliest, latest; /* after opening */
    enum latest on_latest;
    int32_t blocked_in_transit;
};

struct evidence_rules {
    struct duration window, rebuttal;
    enum missing on_missing;
    int32_t max_files; /* of each side */
    int64_t max_bytes_file, max_bytes_total;
    int32_t max_chars;
    uint32_t mime;
};

struct panel_rules {
    enum panel_mode mode;
    enum panel_draw_rule draw;
    int32_t size, quorum;
    struct duration accept_within, vote_for, reveal_for, decide_within;
    enum votes votes;
    int32_t threshold_numerator, threshold_denominator; /* a side needs more than this part of the ballots */
    enum tie tie;
    enum favour on_no_decision;
    enum amount_rule amount;
    uint32_t remedies;
    int32_t reasons_required;
    struct duration member_for, no_dealings_for; /* who may sit */
    int32_t specialists_min;
};

struct return_rules {
    struct duration ship_by, arrive_within, confirm_within;
    enum favour on_no_arrival, on_no_confirm;
    enum return_refund refund_on;
    enum return_label label;
    enum deduction deduction;
};

struct replacement_rules {
    struct duration ship_by, arrive_within;
};

struct appeal_rules {
    uint32_t by;
    struct duration window;
    int32_t max;
    int32_t new_evidence_required;
    enum growth growth;
    int32_t stays_execution; /* 1: money waits until the decision is final */
};

struct execution_rules {
    enum rounding rounding;
    enum funder funder;
    int64_t fund_cap_minor;
    struct currency fund_currency;
    struct duration refund_within; /* a refund that has not moved by then is overdue */
};

/* What a bank does with a complaint, and who is left when nobody pays; said to people. */
struct bank_rules {
    uint32_t stages;                 /* of enum bank_step */
    struct duration merchant_answer; /* the merchant's time to answer the bank */
    uint32_t last_steps;             /* of enum last_step */
};

/* A day, or a month of which no day is known; days 0: not known. */
struct policy_day {
    int32_t days; /* since 1970-01-01; of a month its first */
    int32_t month_only;
};

/* Where values come from: those of a path ("protection", "protection.length", "reasons.damaged", "*"). */
struct policy_source {
    char of[POLICY_WHERE];
    char source[POLICY_TITLE];
    enum certainty certainty;
    struct policy_day seen,
        checked; /* the day of what was read; when somebody last looked whether it still says so */
    struct policy_day from, until; /* since and until when the value holds */
};

struct decision_code {
    char id[POLICY_ID];
    char title[POLICY_TITLE];
};

#endif
