#include "core/order/words.h"

#include "base/check.h"

/* Gives the list its struct names and checks that no member is forgotten. */
#define NAMES(list, members)                                                                                 \
    _Static_assert(COUNT_OF(list##_list) == (members), "a member of " #list " has no name");                 \
    const struct names list##_names = {list##_list, (members)}

static const struct str shipment_list[] = {
    STR_INIT("unpaid"),    STR_INIT("review"),   STR_INIT("to_ship"),  STR_INIT("on_its_way"),
    STR_INIT("delivered"), STR_INIT("received"), STR_INIT("cancelled")};
NAMES(shipment, SHIPMENT_COUNT);

static const struct str protection_list[] = {STR_INIT("none"), STR_INIT("running"), STR_INIT("grace"),
                                             STR_INIT("ended")};
NAMES(protection, PROTECTION_COUNT);

static const struct str extension_list[] = {STR_INIT("none"), STR_INIT("asked"), STR_INIT("unasked")};
NAMES(extension, EXTENSION_COUNT);

static const struct str dispute_list[] = {
    STR_INIT("none"),        STR_INIT("at_seller"),       STR_INIT("at_buyer"),
    STR_INIT("stalled"),     STR_INIT("agreed"),          STR_INIT("cancelling"),
    STR_INIT("evidence"),    STR_INIT("rebuttal"),        STR_INIT("panel"),
    STR_INIT("decided"),     STR_INIT("return_due"),      STR_INIT("return_sent"),
    STR_INIT("return_here"), STR_INIT("replacement_due"), STR_INIT("replacement_sent"),
    STR_INIT("frozen"),      STR_INIT("closed")};
NAMES(dispute, DISPUTE_COUNT);

static const struct str bank_stage_list[] = {STR_INIT("none"), STR_INIT("inquiry"), STR_INIT("chargeback"),
                                             STR_INIT("representment"), STR_INIT("pre_arbitration")};
NAMES(bank_stage, BANK_STAGE_COUNT);

static const struct str money_place_list[] = {STR_INIT("not_paid"), STR_INIT("held"), STR_INIT("with_seller"),
                                              STR_INIT("given_back"), STR_INIT("divided")};
NAMES(money_place, MONEY_PLACE_COUNT);

static const struct str line_kind_list[] = {STR_INIT("goods"), STR_INIT("shipping"), STR_INIT("tax"),
                                            STR_INIT("fee")};
NAMES(line_kind, LINE_KIND_COUNT);

static const struct str came_list[] = {STR_INIT("not_said"), STR_INIT("no"), STR_INIT("yes")};
NAMES(came, CAME_COUNT);

static const struct str deadline_list[] = {STR_INIT("pay"),
                                           STR_INIT("review"),
                                           STR_INIT("ship"),
                                           STR_INIT("cancel_answer"),
                                           STR_INIT("extension_answer"),
                                           STR_INIT("veto"),
                                           STR_INIT("undo"),
                                           STR_INIT("seller_answer"),
                                           STR_INIT("buyer_answer"),
                                           STR_INIT("agreement"),
                                           STR_INIT("evidence"),
                                           STR_INIT("rebuttal"),
                                           STR_INIT("decision"),
                                           STR_INIT("appeal"),
                                           STR_INIT("return_ship"),
                                           STR_INIT("return_arrival"),
                                           STR_INIT("return_confirm"),
                                           STR_INIT("replacement_ship"),
                                           STR_INIT("replacement_arrival"),
                                           STR_INIT("protection"),
                                           STR_INIT("grace"),
                                           STR_INIT("part"),
                                           STR_INIT("thaw")};
NAMES(deadline, DEADLINE_COUNT);

static const struct str order_event_list[] = {STR_INIT("none"),
                                              STR_INIT("paid"),
                                              STR_INIT("payment_cleared"),
                                              STR_INIT("cancel_asked"),
                                              STR_INIT("cancel_agreed"),
                                              STR_INIT("cancel_refused"),
                                              STR_INIT("shipped"),
                                              STR_INIT("delivered"),
                                              STR_INIT("receipt_confirmed"),
                                              STR_INIT("protection_noted"),
                                              STR_INIT("seller_contacted"),
                                              STR_INIT("extension_asked"),
                                              STR_INIT("extension_granted"),
                                              STR_INIT("extension_refused"),
                                              STR_INIT("extension_withdrawn"),
                                              STR_INIT("extended_unasked"),
                                              STR_INIT("extension_vetoed"),
                                              STR_INIT("dispute_opened"),
                                              STR_INIT("message"),
                                              STR_INIT("evidence_given"),
                                              STR_INIT("proposed"),
                                              STR_INIT("proposal_withdrawn"),
                                              STR_INIT("refused"),
                                              STR_INIT("accepted"),
                                              STR_INIT("dispute_cancelled"),
                                              STR_INIT("undone"),
                                              STR_INIT("escalated"),
                                              STR_INIT("decided"),
                                              STR_INIT("appealed"),
                                              STR_INIT("return_shipped"),
                                              STR_INIT("return_arrived"),
                                              STR_INIT("return_confirmed"),
                                              STR_INIT("return_disputed"),
                                              STR_INIT("replacement_shipped"),
                                              STR_INIT("replacement_arrived"),
                                              STR_INIT("arrival_claimed"),
                                              STR_INIT("bank_inquiry"),
                                              STR_INIT("chargeback_opened"),
                                              STR_INIT("chargeback_answered"),
                                              STR_INIT("pre_arbitration"),
                                              STR_INIT("chargeback_ended"),
                                              STR_INIT("chargeback_reversed"),
                                              STR_INIT("goodwill_refund"),
                                              STR_INIT("outage_ended"),
                                              STR_INIT("frozen"),
                                              STR_INIT("thawed"),
                                              STR_INIT("refund_seen"),
                                              STR_INIT("deadline"),
                                              STR_INIT("placed"),
                                              STR_INIT("came"),
                                              STR_INIT("cancelled"),
                                              STR_INIT("extension_lapsed"),
                                              STR_INIT("veto_ended"),
                                              STR_INIT("protection_ended"),
                                              STR_INIT("grace_ended"),
                                              STR_INIT("silent"),
                                              STR_INIT("rebuttal_began"),
                                              STR_INIT("panel_called"),
                                              STR_INIT("return_ordered"),
                                              STR_INIT("replacement_ordered"),
                                              STR_INIT("withdrawn"),
                                              STR_INIT("dismissed"),
                                              STR_INIT("refunded"),
                                              STR_INIT("released"),
                                              STR_INIT("protection_waits"),
                                              STR_INIT("clocks_stopped"),
                                              STR_INIT("refund_recalled"),
                                              STR_INIT("charged_back"),
                                              STR_INIT("charge_returned"),
                                              STR_INIT("bank_told_late"),
                                              STR_INIT("part_delivered"),
                                              STR_INIT("part_confirmed")};
NAMES(order_event, EVENT_KIND_COUNT);
