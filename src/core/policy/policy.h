#ifndef CORE_POLICY_POLICY_H
#define CORE_POLICY_POLICY_H
/*
 * A marketplace's rules as plain data: who may do what, from when until when, and what silence does.
 *
 * A policy is read from a file (text/policy/file), checked once (policy_check), and never changed afterwards:
 * an order keeps the id, version and hash of the policy it was placed under. Every duration counts on the policy's
 * own calendar. A set of parties is a mask of PARTY_BIT; a set of remedies or evidence kinds a mask of 1u << member.
 * doc/policies.md describes every field; the fields table (fields.h) is where the two meet.
 */
#include "core/policy/rulings.h"

struct policy {
    char id[POLICY_ID], title[POLICY_TITLE], zone[POLICY_ID];
    char hash
        [POLICY_HASH]; /* SHA-256 of what its file says, notes and white space apart; hexadecimal digits */
    int32_t version;
    enum policy_kind kind;
    struct calendar calendar;
    struct duration downtime_grace;
    struct order_rules order;
    struct protection_rules protection;
    struct extension_rules extension;
    struct dispute_rules dispute;
    struct talk_rules talk;
    struct escalation_rules escalation;
    struct evidence_rules evidence;
    struct panel_rules panel;
    struct return_rules returns;
    struct replacement_rules replacement;
    struct appeal_rules appeal;
    struct execution_rules execution;
    struct bank_rules bank;
    struct reason reasons[POLICY_REASONS_MAX];
    struct decision_code codes[POLICY_CODES_MAX];
    struct duration reminders[POLICY_REMINDERS_MAX]; /* before each deadline */
    struct policy_source sources[POLICY_SOURCES_MAX];
    int32_t reason_count, code_count, reminder_count, source_count;
};

/* The length of protection for a country (ISO 3166-1 alpha-2; empty: anywhere). */
struct duration policy_length(const struct policy *policy, const char country[4]);
/* The seller's time to answer a dispute for that reason, -1 for any; DURATION_NONE: there is none. */
const struct duration *policy_answer_seller(const struct policy *policy, int32_t reason);
/* The position of the reason with that id, or -1; the same for a decision code. */
int policy_reason(const struct policy *policy, struct str id);
int policy_code(const struct policy *policy, struct str id);
/* Seats of the panel in a round: 0 is the first, each appeal adds one. At most PANEL_SEATS_MAX. */
int32_t policy_panel_size(const struct policy *policy, int32_t round);

#endif
