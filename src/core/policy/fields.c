#include "core/policy/fields.h"

#include "base/check.h"

#include <stddef.h>

/*
 * One macro a kind of field, so that a row below reads: where it stands, where it is kept, what it may be,
 * what it means. OWNER is the struct that the table at hand fills.
 */
enum { FILE_MOST = 11 * 1024 * 1024 }; /* a request with files is at most a MiB larger */

#define AT(member) offsetof(struct OWNER, member)
#define ROW(section, name, type, member, counter, names, least, most, nullable, absent, meaning)             \
    {                                                                                                        \
        section, name, type, nullable, AT(member), counter, names, least, most, absent, meaning              \
    }
#define PLAIN(s, n, type, member, meaning)       ROW(s, n, type, member, 0, NULL, 0, 0, false, NULL, meaning)
#define MAY_BE_NULL(s, n, type, member, meaning) ROW(s, n, type, member, 0, NULL, 0, 0, true, "null", meaning)
#define LIST(s, n, type, member, counter, absent, meaning)                                                   \
    ROW(s, n, type, member, AT(counter), NULL, 0, 0, false, absent, meaning)
#define NAMED(s, n, type, member, names, meaning)                                                            \
    ROW(s, n, type, member, 0, &(names), 0, 0, false, NULL, meaning)
#define NUMBER(s, n, type, member, least, most, meaning)                                                     \
    ROW(s, n, type, member, 0, NULL, least, most, false, NULL, meaning)

#define ID(s, n, member, meaning)             PLAIN(s, n, FIELD_ID, member, meaning)
#define TITLE(s, n, member, meaning)          PLAIN(s, n, FIELD_TITLE, member, meaning)
#define ZONE(s, n, member, meaning)           PLAIN(s, n, FIELD_ZONE, member, meaning)
#define YES(s, n, member, meaning)            ROW(s, n, FIELD_YES, member, 0, NULL, 0, 0, false, "false", meaning)
#define TIME(s, n, member, meaning)           PLAIN(s, n, FIELD_DURATION, member, meaning)
#define TIME_OR_NULL(s, n, member, meaning)   MAY_BE_NULL(s, n, FIELD_DURATION, member, meaning)
#define MOMENT(s, n, member, meaning)         PLAIN(s, n, FIELD_MOMENT, member, meaning)
#define MOMENT_OR_NULL(s, n, member, meaning) MAY_BE_NULL(s, n, FIELD_MOMENT, member, meaning)
#define FRACTION(s, n, member, meaning)       PLAIN(s, n, FIELD_FRACTION, member, meaning)
#define OFFSET(s, n, member, meaning)         PLAIN(s, n, FIELD_CLOCK_OFFSET, member, meaning)
#define WEEKDAYS(s, n, member, meaning)       PLAIN(s, n, FIELD_WEEKDAYS, member, meaning)
#define WORD(s, n, member, names, meaning)    NAMED(s, n, FIELD_WORD, member, names, meaning)
#define WORDS(s, n, member, names, meaning)   NAMED(s, n, FIELD_WORDS, member, names, meaning)
#define WORD_OR(s, n, member, names, absent, meaning)                                                        \
    ROW(s, n, FIELD_WORD, member, 0, &(names), 0, 0, false, absent, meaning)
#define WORDS_OR_NONE(s, n, member, names, meaning)                                                          \
    ROW(s, n, FIELD_WORDS, member, 0, &(names), 0, 0, false, "[]", meaning)
#define COUNT(s, n, member, least, most, meaning) NUMBER(s, n, FIELD_COUNT, member, least, most, meaning)
#define BYTES(s, n, member, least, most, meaning) NUMBER(s, n, FIELD_BYTES, member, least, most, meaning)
#define DATES(s, n, member, counter, meaning)     LIST(s, n, FIELD_DATES, member, counter, "[]", meaning)
#define TIMES(s, n, member, counter, meaning)     LIST(s, n, FIELD_DURATIONS, member, counter, NULL, meaning)
#define COUNTRIES(s, n, member, counter, meaning) LIST(s, n, FIELD_COUNTRIES, member, counter, "{}", meaning)
#define NEEDS(s, n, member, counter, meaning)     LIST(s, n, FIELD_NEEDS, member, counter, "[]", meaning)
#define AMOUNT_OR_NULL(s, n, member, currency, meaning)                                                      \
    ROW(s, n, FIELD_AMOUNT, member, AT(currency), NULL, 0, 0, true, "null", meaning)

#define OWNER policy
static const struct policy_field policy_rows[] = {
    ID("", "id", id, "the policy's name: lower-case letters, digits and dashes"),
    COUNT("", "version", version, 1, 100000,
          "raised with every change; an order keeps the version it was placed under"),
    TITLE("", "title", title, "what people call it"),
    WORD_OR(
        "", "kind", kind, policy_kind_names, "\"marketplace\"",
        "whose rules they are: a marketplace's, those that bind a plain shop, or those of a way of paying"),
    ZONE("calendar", "zone", zone, "IANA time zone in which the marketplace shows its dates"),
    OFFSET("calendar", "offset", calendar.offset_minutes,
           "offset from UTC in which business days and ends of days are counted"),
    ROW("calendar", "summer_time", FIELD_WORD, calendar.summer, 0, &summer_time_names, 0, 0, false,
        "\"none\"", "when the clocks are an hour further: the rule of the EU, of the US, or never"),
    ROW("calendar", "holidays_of", FIELD_WORDS, calendar.holidays_of, 0, &holiday_country_names, 0, 0, false,
        "[]",
        "countries whose public holidays do not count as business days; CN's, and JP's equinoxes, as far as "
        "announced"),
    WEEKDAYS("calendar", "workdays", calendar.workdays, "the days that count as business days"),
    DATES("calendar", "holidays", calendar.holidays, calendar.holiday_count,
          "dates that do not count as business days"),
    WORD("calendar", "rounding", calendar.rounding, due_rounding_names, "exact, or to the end of the day"),
    TIME_OR_NULL(
        "calendar", "downtime_grace", downtime_grace,
        "after an outage, or while these rules were missing: deadlines that fell into it move to its end and "
        "this much further"),
    TIME("order", "pay_timeout", order.pay_timeout, "unpaid for this long: cancelled"),
    TIME_OR_NULL("order", "risk_hold", order.risk_hold,
                 "the payment is looked at for this long before the seller may ship"),
    TIME("order", "ship_by", order.ship_by, "not shipped this long after payment: cancelled and refunded"),
    TIME("order", "promise", order.promise, "time for delivery when the order names no date"),
    TIME("order", "cancel_answer", order.cancel_answer,
         "the seller's time to answer a wish to cancel before shipping"),
    WORD("order", "on_cancel_silence", order.on_cancel_silence, cancel_silence_names,
         "what silence to that wish does"),
    TIME_OR_NULL("order", "late_credit", order.late_credit,
                 "how soon after the promised day a credit for lateness is given; told, not carried out"),
    WORD("protection", "holds_money", protection.holds_money, holding_names,
         "where the money is while protection runs"),
    WORD("protection", "anchor", protection.anchor, anchor_names, "what the length counts from"),
    TIME("protection", "length", protection.length, "how long protection lasts"),
    COUNTRIES("protection", "by_country", protection.by_country, protection.country_count,
              "other lengths, by the buyer's country: `{\"BR\": \"P90D\"}`"),
    TIME("protection", "limit", protection.limit, "no extension leads further than this from the start"),
    TIME_OR_NULL("protection", "shrink_on_delivered", protection.shrink_on_delivered,
                 "what is left at most once the parcel is delivered"),
    TIME("protection", "grace", protection.grace,
         "after the end a dispute may still be opened for this long"),
    WORD("protection", "on_expiry", protection.on_expiry, expiry_names,
         "whether the seller is paid at the end or after the grace"),
    WORD_OR("protection", "on_no_delivery", protection.on_no_delivery, undelivered_names, "\"release\"",
            "what the end of protection does while nothing was delivered and no dispute is open"),
    TIME_OR_NULL("protection", "hold_cap", protection.hold_cap,
                 "how long the payment provider lets money be held"),
    WORDS("extension", "request_by", extension.request_by, party_names, "who may ask for more time"),
    WORDS("extension", "grant_by", extension.grant_by, party_names, "who grants or refuses"),
    WORDS("extension", "unasked_by", extension.unasked_by, party_names, "who may extend without being asked"),
    TIME_OR_NULL("extension", "request_from", extension.request_from,
                 "how long before the end it may be asked for; null: at any time"),
    COUNT("extension", "max_days", extension.max_days, 0, 365, "days of one extension"),
    COUNT("extension", "max_total_days", extension.max_total_days, 0, 730, "days of all extensions"),
    COUNT("extension", "max_count", extension.max_count, 0, 20, "number of extensions and requests"),
    TIME_OR_NULL("extension", "answer_within", extension.answer_within,
                 "time to answer; null: until protection ends"),
    WORD("extension", "on_silence", extension.on_silence, extension_silence_names, "what silence does"),
    COUNT("extension", "silence_days", extension.silence_days, 0, 365,
          "most days that silence grants, for grant_min"),
    TIME("extension", "min_left_after_refusal", extension.min_left_after_refusal,
         "a refusal, silence or an objection always leaves the buyer this long"),
    TIME_OR_NULL("extension", "veto_within", extension.veto_within,
                 "the buyer's time to undo an extension nobody asked for"),
    YES("extension", "unasked_moves_promise", extension.unasked_moves_promise,
        "whether an unasked extension also delays the moment when a dispute may be opened"),
    TIME_OR_NULL("dispute", "contact_first", dispute.contact_first,
                 "time to wait after writing to the seller"),
    WORD("dispute", "per", dispute.per, per_names,
         "whether a dispute is about the whole order or about lines of it"),
    WORD("dispute", "reopen", dispute.reopen, reopen_names,
         "whether a withdrawn dispute may be opened again"),
    WORD("dispute", "chargeback", dispute.chargeback, chargeback_rule_names,
         "what a chargeback at the bank does to a dispute here"),
    TIME_OR_NULL("talk", "answer_seller", talk.answer_seller, "the seller's time to answer a claim"),
    WORD("talk", "on_seller_silence", talk.on_seller_silence, seller_silence_names,
         "what the seller's silence does"),
    TIME_OR_NULL("talk", "answer_buyer", talk.answer_buyer, "the buyer's time to answer an offer"),
    WORD("talk", "on_buyer_silence", talk.on_buyer_silence, buyer_silence_names,
         "what the buyer's silence does"),
    WORD("talk", "counter", talk.counter, counter_names, "how proposals may follow each other"),
    COUNT("talk", "max_rounds", talk.max_rounds, 0, 100, "proposals of each side after its first"),
    TIME("talk", "undo", talk.undo, "time to take back an acceptance or a withdrawal"),
    WORDS("escalation", "by", escalation.by, party_names, "who may call the commission"),
    TIME("escalation", "earliest", escalation.earliest,
         "not before this long after opening, unless the other side refused or was silent"),
    TIME("escalation", "latest", escalation.latest, "after this long without agreement on_latest happens"),
    WORD("escalation", "on_latest", escalation.on_latest, latest_names,
         "close the dispute, or call the commission"),
    YES("escalation", "blocked_in_transit", escalation.blocked_in_transit,
        "not while the parcel is on its way and the promise has not run out"),
    TIME("evidence", "window", evidence.window, "time for both sides to give evidence after escalation"),
    TIME_OR_NULL("evidence", "rebuttal", evidence.rebuttal,
                 "further time to answer the other side's evidence"),
    WORD("evidence", "on_missing", evidence.on_missing, missing_names,
         "what happens when the buyer gave none of the needed evidence"),
    COUNT("evidence", "max_files", evidence.max_files, 1, 100, "files of each side"),
    BYTES("evidence", "max_bytes_file", evidence.max_bytes_file, 1024, FILE_MOST, "bytes of one file"),
    BYTES("evidence", "max_bytes_total", evidence.max_bytes_total, 1024, 4294967296,
          "bytes of all files of a side"),
    COUNT("evidence", "max_chars", evidence.max_chars, 100, 150000, "characters of one text"),
    WORDS("evidence", "mime", evidence.mime, mime_names, "kinds of files"),
    WORD("panel", "mode", panel.mode, panel_mode_names, "one member of staff, a team of staff, or peers"),
    WORD("panel", "draw", panel.draw, draw_names, "seats are taken from a queue, or drawn at random"),
    COUNT("panel", "size", panel.size, 1, PANEL_SEATS_MAX, "seats of the first panel"),
    COUNT("panel", "quorum", panel.quorum, 1, PANEL_SEATS_MAX, "ballots that must be cast"),
    TIME_OR_NULL("panel", "accept_within", panel.accept_within,
                 "a drawn member's time to accept the seat; null: accepted by being taken"),
    WORD("panel", "votes", panel.votes, votes_names, "seen at once, or hidden until all are in"),
    TIME("panel", "vote_for", panel.vote_for, "time to vote"),
    TIME_OR_NULL("panel", "reveal_for", panel.reveal_for, "time to open hidden votes"),
    FRACTION("panel", "threshold", panel.threshold_numerator,
             "a side wins with more than this part of the ballots"),
    WORD("panel", "tie", panel.tie, tie_names, "what happens when neither side has it"),
    WORD("panel", "amount", panel.amount, amount_rule_names,
         "the median of the amounts voted for, or what was claimed"),
    WORDS("panel", "remedies", panel.remedies, remedy_names, "what a panel may order"),
    TIME("panel", "decide_within", panel.decide_within, "time from the call of the panel to its decision"),
    WORD("panel", "on_no_decision", panel.on_no_decision, favour_names,
         "who wins when no panel comes together in that time"),
    YES("panel", "reasons_required", panel.reasons_required, "whether every ballot needs written reasons"),
    TIME_OR_NULL("panel", "member_for", panel.member_for, "how long somebody must be a member to sit"),
    TIME_OR_NULL("panel", "no_dealings_for", panel.no_dealings_for,
                 "how long ago the last dealing with a party must be"),
    COUNT("panel", "specialists_min", panel.specialists_min, 0, PANEL_SEATS_MAX, "seats for specialists"),
    TIME_OR_NULL("return", "ship_by", returns.ship_by,
                 "the buyer's time to send the goods back; otherwise nothing is refunded"),
    TIME_OR_NULL("return", "arrive_within", returns.arrive_within, "time for the returned parcel to arrive"),
    WORD("return", "on_no_arrival", returns.on_no_arrival, favour_names, "who wins when it does not"),
    TIME_OR_NULL("return", "confirm_within", returns.confirm_within,
                 "the seller's time to confirm or contest what came back"),
    WORD("return", "on_no_confirm", returns.on_no_confirm, favour_names,
         "who wins when the seller does neither"),
    WORD_OR("return", "refund_on", returns.refund_on, return_refund_names, "\"confirmed\"",
            "the money goes back when the return is confirmed, when it is sent, or when it is agreed on"),
    WORD_OR("return", "label", returns.label, return_label_names, "\"not_said\"",
            "who pays for sending it back; told, not carried out"),
    WORD_OR("return", "deduction", returns.deduction, deduction_names, "\"not_said\"",
            "whether the seller may keep a part for use; told, not carried out"),
    TIME_OR_NULL("replacement", "ship_by", replacement.ship_by,
                 "the seller's time to send a replacement; otherwise the claim is refunded"),
    TIME_OR_NULL("replacement", "arrive_within", replacement.arrive_within,
                 "the buyer's time to say that it did not come or is no better"),
    WORDS("appeal", "by", appeal.by, party_names, "who may appeal"),
    TIME_OR_NULL("appeal", "window", appeal.window, "time to appeal after a decision"),
    COUNT("appeal", "max", appeal.max, 0, 4, "appeals of each side, if it got less than it asked for"),
    YES("appeal", "new_evidence_required", appeal.new_evidence_required,
        "whether an appeal needs something new"),
    WORD("appeal", "growth", appeal.growth, growth_names, "seats of the next panel"),
    YES("appeal", "stays_execution", appeal.stays_execution,
        "whether the money waits until the decision is final"),
    WORD("execution", "rounding", execution.rounding, rounding_names,
         "how halves of a minor unit are rounded"),
    WORD("execution", "funder", execution.funder, funder_names, "who pays refunds"),
    AMOUNT_OR_NULL("execution", "fund_cap", execution.fund_cap_minor, execution.fund_currency,
                   "up to this amount, in this currency (`250.00 USD`), the platform pays"),
    TIME("execution", "refund_within", execution.refund_within, "how long a refund takes to arrive"),
    WORDS_OR_NONE("bank", "stages", bank.stages, bank_step_names,
                  "the steps that a bank takes with a complaint; told, not carried out"),
    TIME_OR_NULL("bank", "merchant_answer", bank.merchant_answer,
                 "the merchant's time to answer the bank; told, not carried out"),
    WORDS_OR_NONE("bank", "last_steps", bank.last_steps, last_step_names,
                  "who is left when nobody pays; told, not carried out"),
    TIMES("", "reminders", reminders, reminder_count, "before each deadline a reminder goes out this early"),
};
#undef OWNER

#define OWNER reason
static const struct policy_field reason_rows[] = {
    ID("reasons", "id", id, "stable name"),
    TITLE("reasons", "title", title, "what people read"),
    WORD("reasons", "family", family, family_names, "the heading it is listed under"),
    WORD("reasons", "received", receipt, receipt_names, "whether the parcel must have come"),
    WORD_OR(
        "reasons", "arrival", arrival, arrival_names, "\"own\"",
        "of an order in several parcels: `arrived` and `delivered` are the line's own, or those of the last"),
    MOMENT_OR_NULL("reasons", "open_from", open_from, "first moment to open; null: at once"),
    MOMENT("reasons", "open_until", open_until, "last moment to open"),
    MOMENT_OR_NULL("reasons", "escalate_from", escalate_from,
                   "the commission is not called before; null: as soon as the rules of escalation say"),
    TIME_OR_NULL("reasons", "at_once_if_promised_in", at_once_if_promised_in,
                 "where delivery was promised in less than this it may be opened from the sending on"),
    TIME_OR_NULL("reasons", "answer_seller", answer_seller,
                 "the seller's time to answer a dispute for this reason; null: talk.answer_seller"),
    YES("reasons", "blocked_in_transit", blocked_in_transit,
        "not while the parcel is on its way and the promise has not run out"),
    WORDS("reasons", "remedies", remedies, remedy_names, "what may be asked for"),
    NEEDS("reasons", "evidence", needs, need_count,
          "what must be shown: kinds with | between alternatives, ? behind what is only useful"),
    WORD_OR("reasons", "route", route, reason_route_names, "\"talk\"",
            "the sides talk first, or it goes straight to whoever decides"),
    YES("reasons", "unrefusable", unrefusable,
        "whether the seller can only carry the claim out, as silence does"),
    WORD_OR("reasons", "payer", payer, reason_payer_names, "\"by_rules\"",
            "who pays for it, where it is not who pays refunds; told, not carried out"),
};
#undef OWNER

#define OWNER decision_code
static const struct policy_field code_rows[] = {
    ID("decision_codes", "id", id, "stable name"),
    TITLE("decision_codes", "title", title, "what people read"),
};
#undef OWNER

#define OWNER policy_source
static const struct policy_field source_rows[] = {
    ROW("sources", "of", FIELD_WHERE, of, 0, NULL, 0, 0, false, NULL,
        "whose source it is: a field (`protection.length`, `reasons.damaged.open_until`), a section, a "
        "reason, or * for the rest"),
    TITLE("sources", "source", source, "where it was read"),
    WORD("sources", "certainty", certainty, certainty_names,
         "whose word it is: nobody's, a guide's, a publisher's of law, or of who makes the rule"),
    MAY_BE_NULL("sources", "seen", FIELD_DAY, seen, "when it was read; null: an undated copy"),
    MAY_BE_NULL("sources", "checked", FIELD_DAY, checked,
                "when somebody last looked whether it still says so; the age counts from then"),
    MAY_BE_NULL("sources", "from", FIELD_DAY, from, "since when the value holds"),
    MAY_BE_NULL("sources", "until", FIELD_DAY, until, "until when it holds"),
};
#undef OWNER

const struct policy_fields policy_fields = {policy_rows, COUNT_OF(policy_rows)};
const struct policy_fields reason_fields = {reason_rows, COUNT_OF(reason_rows)};
const struct policy_fields source_fields = {source_rows, COUNT_OF(source_rows)};
const struct policy_fields code_fields = {code_rows, COUNT_OF(code_rows)};
