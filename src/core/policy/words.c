#include "core/policy/words.h"

#include "base/check.h"
#include "core/clock/clock.h"
#include "core/value/money.h"

/* Gives the list its struct names and checks that no member is forgotten. */
#define NAMES(list, members)                                                                                 \
    _Static_assert(COUNT_OF(list##_list) == (members), "a member of " #list " has no name");                 \
    const struct names list##_names = {list##_list, (members)}

static const struct str party_list[] = {STR_INIT("none"),     STR_INIT("buyer"),        STR_INIT("seller"),
                                        STR_INIT("staff"),    STR_INIT("commissioner"), STR_INIT("carrier"),
                                        STR_INIT("provider"), STR_INIT("market"),       STR_INIT("clock")};
NAMES(party, PARTY_COUNT);

static const struct str family_list[] = {STR_INIT("not_received"), STR_INIT("not_as_described"),
                                         STR_INIT("other")};
NAMES(family, FAMILY_COUNT);

static const struct str receipt_list[] = {STR_INIT("either"), STR_INIT("not_yet"), STR_INIT("yes")};
NAMES(receipt, RECEIPT_COUNT);

static const struct str arrival_list[] = {STR_INIT("own"), STR_INIT("last")};
NAMES(arrival, ARRIVAL_COUNT);

static const struct str remedy_list[] = {STR_INIT("none"), STR_INIT("refund_full"),
                                         STR_INIT("refund_partial"), STR_INIT("return_refund"),
                                         STR_INIT("replacement")};
NAMES(remedy, REMEDY_COUNT);

static const struct str evidence_list[] = {STR_INIT("photo"),
                                           STR_INIT("video"),
                                           STR_INIT("photo_with_ruler"),
                                           STR_INIT("photo_of_label"),
                                           STR_INIT("tracking_screenshot"),
                                           STR_INIT("carrier_statement"),
                                           STR_INIT("customs_document"),
                                           STR_INIT("correspondence"),
                                           STR_INIT("receipt"),
                                           STR_INIT("inspection_report"),
                                           STR_INIT("delivery_proof"),
                                           STR_INIT("other")};
NAMES(evidence, EVIDENCE_KIND_COUNT);

static const struct str holding_list[] = {STR_INIT("escrow"), STR_INIT("provider_hold"), STR_INIT("clawback"),
                                          STR_INIT("none")};
NAMES(holding, HOLDING_COUNT);

static const struct str anchor_list[] = {
    STR_INIT("none"),     STR_INIT("ordered"), STR_INIT("paid"),           STR_INIT("shipped"),
    STR_INIT("promised"), STR_INIT("arrived"), STR_INIT("protection_end"), STR_INIT("delivered")};
NAMES(anchor, ANCHOR_COUNT);

static const struct str expiry_list[] = {STR_INIT("release"), STR_INIT("hold_through_grace")};
NAMES(expiry, EXPIRY_COUNT);

static const struct str cancel_silence_list[] = {STR_INIT("cancel"), STR_INIT("keep")};
NAMES(cancel_silence, CANCEL_SILENCE_COUNT);

static const struct str extension_silence_list[] = {STR_INIT("reject"), STR_INIT("grant"),
                                                    STR_INIT("grant_min")};
NAMES(extension_silence, EXTENSION_SILENCE_COUNT);

static const struct str per_list[] = {STR_INIT("order"), STR_INIT("line")};
NAMES(per, PER_COUNT);

static const struct str reopen_list[] = {STR_INIT("never"), STR_INIT("while_protected")};
NAMES(reopen, REOPEN_COUNT);

static const struct str chargeback_rule_list[] = {STR_INIT("freezes"), STR_INIT("closes")};
NAMES(chargeback_rule, CHARGEBACK_RULE_COUNT);

static const struct str seller_silence_list[] = {STR_INIT("execute_claim"), STR_INIT("escalate"),
                                                 STR_INIT("open_escalation")};
NAMES(seller_silence, SELLER_SILENCE_COUNT);

static const struct str buyer_silence_list[] = {STR_INIT("close"), STR_INIT("keep"), STR_INIT("escalate")};
NAMES(buyer_silence, BUYER_SILENCE_COUNT);

static const struct str counter_list[] = {STR_INIT("free"), STR_INIT("alternating"), STR_INIT("seller_once"),
                                          STR_INIT("none")};
NAMES(counter, COUNTER_COUNT);

static const struct str latest_list[] = {STR_INIT("close"), STR_INIT("escalate"), STR_INIT("nothing")};
NAMES(latest, LATEST_COUNT);

static const struct str missing_list[] = {STR_INIT("dismiss"), STR_INIT("decide_on_record")};
NAMES(missing, MISSING_COUNT);

static const struct str panel_mode_list[] = {STR_INIT("agent"), STR_INIT("team"), STR_INIT("peers"),
                                             STR_INIT("none")};
NAMES(panel_mode, PANEL_MODE_COUNT);

static const struct str draw_list[] = {STR_INIT("queue"), STR_INIT("random")};
NAMES(draw, DRAW_COUNT);

static const struct str votes_list[] = {STR_INIT("open"), STR_INIT("commit_reveal")};
NAMES(votes, VOTES_COUNT);

static const struct str tie_list[] = {STR_INIT("none"), STR_INIT("buyer"), STR_INIT("seller"),
                                      STR_INIT("enlarge")};
NAMES(tie, TIE_COUNT);

static const struct str favour_list[] = {STR_INIT("buyer"), STR_INIT("seller")};
NAMES(favour, FAVOUR_COUNT);

static const struct str amount_rule_list[] = {STR_INIT("median"), STR_INIT("claim")};
NAMES(amount_rule, AMOUNT_RULE_COUNT);

static const struct str growth_list[] = {STR_INIT("none"), STR_INIT("plus_two"), STR_INIT("double_plus_one")};
NAMES(growth, GROWTH_COUNT);

static const struct str funder_list[] = {STR_INIT("seller"), STR_INIT("platform_up_to_cap")};
NAMES(funder, FUNDER_COUNT);

static const struct str mime_list[] = {STR_INIT("image/jpeg"), STR_INIT("image/png"), STR_INIT("image/webp"),
                                       STR_INIT("application/pdf")};
NAMES(mime, MIME_COUNT);

static const struct str rounding_list[] = {STR_INIT("half_even"), STR_INIT("half_up")};
NAMES(rounding, ROUNDING_COUNT);

static const struct str due_rounding_list[] = {STR_INIT("exact"), STR_INIT("end_of_day")};
NAMES(due_rounding, DUE_ROUNDING_COUNT);

static const struct str policy_kind_list[] = {STR_INIT("marketplace"), STR_INIT("shop"), STR_INIT("payment")};
NAMES(policy_kind, POLICY_KIND_COUNT);

static const struct str undelivered_list[] = {STR_INIT("release"), STR_INIT("refund")};
NAMES(undelivered, UNDELIVERED_COUNT);

static const struct str reason_route_list[] = {STR_INIT("talk"), STR_INIT("staff")};
NAMES(reason_route, REASON_ROUTE_COUNT);

static const struct str reason_payer_list[] = {STR_INIT("by_rules"), STR_INIT("seller"), STR_INIT("platform"),
                                               STR_INIT("carrier")};
NAMES(reason_payer, REASON_PAYER_COUNT);

static const struct str return_refund_list[] = {STR_INIT("confirmed"), STR_INIT("sent"), STR_INIT("agreed")};
NAMES(return_refund, RETURN_REFUND_COUNT);

static const struct str return_label_list[] = {STR_INIT("not_said"), STR_INIT("buyer"), STR_INIT("seller"),
                                               STR_INIT("platform")};
NAMES(return_label, RETURN_LABEL_COUNT);

static const struct str deduction_list[] = {STR_INIT("not_said"), STR_INIT("none"), STR_INIT("for_use")};
NAMES(deduction, DEDUCTION_COUNT);

static const struct str bank_step_list[] = {STR_INIT("inquiry"),         STR_INIT("recall"),
                                            STR_INIT("chargeback"),      STR_INIT("representment"),
                                            STR_INIT("pre_arbitration"), STR_INIT("arbitration")};
NAMES(bank_step, BANK_STEP_COUNT);

static const struct str last_step_list[] = {STR_INIT("bank"), STR_INIT("police"), STR_INIT("consumer_office"),
                                            STR_INIT("adr"), STR_INIT("court")};
NAMES(last_step, LAST_STEP_COUNT);

static const struct str certainty_list[] = {STR_INIT("unverified"), STR_INIT("third_party"),
                                            STR_INIT("publisher"), STR_INIT("own_page")};
NAMES(certainty, CERTAINTY_COUNT);

static const struct str summer_time_list[] = {STR_INIT("none"), STR_INIT("eu"), STR_INIT("us")};
NAMES(summer_time, SUMMER_COUNT);

static const struct str holiday_country_list[] = {
    STR_INIT("DE"), STR_INIT("FR"), STR_INIT("GB"), STR_INIT("PL"), STR_INIT("US"), STR_INIT("ES"),
    STR_INIT("IT"), STR_INIT("NL"), STR_INIT("BE"), STR_INIT("AT"), STR_INIT("CH"), STR_INIT("SE"),
    STR_INIT("DK"), STR_INIT("PT"), STR_INIT("IE"), STR_INIT("CZ"), STR_INIT("CN"), STR_INIT("JP"),
    STR_INIT("BR"), STR_INIT("MX"), STR_INIT("CA"), STR_INIT("AU")};
NAMES(holiday_country, HOLIDAYS_COUNT);

int names_find(const struct names *names, struct str name)
{
    for (int i = 0; i < names->count; i++)
        if (str_eq(names->at[i], name))
            return i;
    return -1;
}

struct str names_at(const struct names *names, int member)
{
    check(member >= 0 && member < names->count);
    return names->at[member];
}
