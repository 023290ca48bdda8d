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

static const struct str deadline_list[] = {
    [DEADLINE_PAY] = STR_INIT("pay"),
    [DEADLINE_REVIEW] = STR_INIT("review"),
    [DEADLINE_SHIP] = STR_INIT("ship"),
    [DEADLINE_CANCEL_ANSWER] = STR_INIT("cancel_answer"),
    [DEADLINE_EXTENSION_ANSWER] = STR_INIT("extension_answer"),
    [DEADLINE_VETO] = STR_INIT("veto"),
    [DEADLINE_UNDO] = STR_INIT("undo"),
    [DEADLINE_SELLER_ANSWER] = STR_INIT("seller_answer"),
    [DEADLINE_BUYER_ANSWER] = STR_INIT("buyer_answer"),
    [DEADLINE_AGREEMENT] = STR_INIT("agreement"),
    [DEADLINE_EVIDENCE] = STR_INIT("evidence"),
    [DEADLINE_REBUTTAL] = STR_INIT("rebuttal"),
    [DEADLINE_DECISION] = STR_INIT("decision"),
    [DEADLINE_APPEAL] = STR_INIT("appeal"),
    [DEADLINE_RETURN_SHIP] = STR_INIT("return_ship"),
    [DEADLINE_RETURN_ARRIVAL] = STR_INIT("return_arrival"),
    [DEADLINE_RETURN_CONFIRM] = STR_INIT("return_confirm"),
    [DEADLINE_REPLACEMENT_SHIP] = STR_INIT("replacement_ship"),
    [DEADLINE_REPLACEMENT_ARRIVAL] = STR_INIT("replacement_arrival"),
    [DEADLINE_PROTECTION] = STR_INIT("protection"),
    [DEADLINE_GRACE] = STR_INIT("grace"),
    [DEADLINE_PART] = STR_INIT("part"),
    [DEADLINE_THAW] = STR_INIT("thaw"),
};
NAMES(deadline, DEADLINE_COUNT);

static const struct str order_event_list[] = {
    [EVENT_NONE] = STR_INIT("none"),
    [EVENT_PAID] = STR_INIT("paid"),
    [EVENT_PAYMENT_CLEARED] = STR_INIT("payment_cleared"),
    [EVENT_CANCEL_ASKED] = STR_INIT("cancel_asked"),
    [EVENT_CANCEL_AGREED] = STR_INIT("cancel_agreed"),
    [EVENT_CANCEL_REFUSED] = STR_INIT("cancel_refused"),
    [EVENT_SHIPPED] = STR_INIT("shipped"),
    [EVENT_DELIVERED] = STR_INIT("delivered"),
    [EVENT_UNDELIVERABLE] = STR_INIT("undeliverable"),
    [EVENT_UNDER_WAY_AGAIN] = STR_INIT("under_way_again"),
    [EVENT_RECEIPT_CONFIRMED] = STR_INIT("receipt_confirmed"),
    [EVENT_PROTECTION_NOTED] = STR_INIT("protection_noted"),
    [EVENT_SELLER_CONTACTED] = STR_INIT("seller_contacted"),
    [EVENT_EXTENSION_ASKED] = STR_INIT("extension_asked"),
    [EVENT_EXTENSION_GRANTED] = STR_INIT("extension_granted"),
    [EVENT_EXTENSION_REFUSED] = STR_INIT("extension_refused"),
    [EVENT_EXTENSION_WITHDRAWN] = STR_INIT("extension_withdrawn"),
    [EVENT_EXTENDED_UNASKED] = STR_INIT("extended_unasked"),
    [EVENT_EXTENSION_VETOED] = STR_INIT("extension_vetoed"),
    [EVENT_DISPUTE_OPENED] = STR_INIT("dispute_opened"),
    [EVENT_MESSAGE] = STR_INIT("message"),
    [EVENT_EVIDENCE_GIVEN] = STR_INIT("evidence_given"),
    [EVENT_PROPOSED] = STR_INIT("proposed"),
    [EVENT_PROPOSAL_WITHDRAWN] = STR_INIT("proposal_withdrawn"),
    [EVENT_REFUSED] = STR_INIT("refused"),
    [EVENT_ACCEPTED] = STR_INIT("accepted"),
    [EVENT_DISPUTE_CANCELLED] = STR_INIT("dispute_cancelled"),
    [EVENT_UNDONE] = STR_INIT("undone"),
    [EVENT_ESCALATED] = STR_INIT("escalated"),
    [EVENT_DECIDED] = STR_INIT("decided"),
    [EVENT_APPEALED] = STR_INIT("appealed"),
    [EVENT_RETURN_SHIPPED] = STR_INIT("return_shipped"),
    [EVENT_RETURN_ARRIVED] = STR_INIT("return_arrived"),
    [EVENT_RETURN_CONFIRMED] = STR_INIT("return_confirmed"),
    [EVENT_RETURN_DISPUTED] = STR_INIT("return_disputed"),
    [EVENT_REPLACEMENT_SHIPPED] = STR_INIT("replacement_shipped"),
    [EVENT_REPLACEMENT_ARRIVED] = STR_INIT("replacement_arrived"),
    [EVENT_ARRIVAL_CLAIMED] = STR_INIT("arrival_claimed"),
    [EVENT_BANK_INQUIRY] = STR_INIT("bank_inquiry"),
    [EVENT_CHARGEBACK_OPENED] = STR_INIT("chargeback_opened"),
    [EVENT_CHARGEBACK_ANSWERED] = STR_INIT("chargeback_answered"),
    [EVENT_PRE_ARBITRATION] = STR_INIT("pre_arbitration"),
    [EVENT_CHARGEBACK_ENDED] = STR_INIT("chargeback_ended"),
    [EVENT_CHARGEBACK_REVERSED] = STR_INIT("chargeback_reversed"),
    [EVENT_GOODWILL_REFUND] = STR_INIT("goodwill_refund"),
    [EVENT_OUTAGE_ENDED] = STR_INIT("outage_ended"),
    [EVENT_FROZEN] = STR_INIT("frozen"),
    [EVENT_THAWED] = STR_INIT("thawed"),
    [EVENT_REFUND_SEEN] = STR_INIT("refund_seen"),
    [EVENT_DEADLINE] = STR_INIT("deadline"),
    [EVENT_PLACED] = STR_INIT("placed"),
    [EVENT_CAME] = STR_INIT("came"),
    [EVENT_CANCELLED] = STR_INIT("cancelled"),
    [EVENT_EXTENSION_LAPSED] = STR_INIT("extension_lapsed"),
    [EVENT_VETO_ENDED] = STR_INIT("veto_ended"),
    [EVENT_PROTECTION_ENDED] = STR_INIT("protection_ended"),
    [EVENT_GRACE_ENDED] = STR_INIT("grace_ended"),
    [EVENT_SILENT] = STR_INIT("silent"),
    [EVENT_REBUTTAL_BEGAN] = STR_INIT("rebuttal_began"),
    [EVENT_PANEL_CALLED] = STR_INIT("panel_called"),
    [EVENT_RETURN_ORDERED] = STR_INIT("return_ordered"),
    [EVENT_REPLACEMENT_ORDERED] = STR_INIT("replacement_ordered"),
    [EVENT_WITHDRAWN] = STR_INIT("withdrawn"),
    [EVENT_DISMISSED] = STR_INIT("dismissed"),
    [EVENT_REFUNDED] = STR_INIT("refunded"),
    [EVENT_RELEASED] = STR_INIT("released"),
    [EVENT_PROTECTION_WAITS] = STR_INIT("protection_waits"),
    [EVENT_CLOCKS_STOPPED] = STR_INIT("clocks_stopped"),
    [EVENT_REFUND_RECALLED] = STR_INIT("refund_recalled"),
    [EVENT_CHARGED_BACK] = STR_INIT("charged_back"),
    [EVENT_CHARGE_RETURNED] = STR_INIT("charge_returned"),
    [EVENT_BANK_TOLD_LATE] = STR_INIT("bank_told_late"),
    [EVENT_PART_DELIVERED] = STR_INIT("part_delivered"),
    [EVENT_PART_CONFIRMED] = STR_INIT("part_confirmed"),
};
NAMES(order_event, EVENT_KIND_COUNT);
