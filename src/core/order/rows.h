#ifndef CORE_ORDER_ROWS_H
#define CORE_ORDER_ROWS_H
/*
 * The table of acts: who may do what in which states, and what it leads to. order_decide, order_actions and the
 * charts read these rows; nothing else says who may act.
 */
#include "core/order/fields.h"
#include "core/order/lines.h"
#include "core/order/order.h"

#define IN(state) (1u << (state))
enum {
    ALL_TALK = IN(DISPUTE_AT_SELLER) | IN(DISPUTE_AT_BUYER) | IN(DISPUTE_STALLED),
    NO_DISPUTE = IN(DISPUTE_NONE) | IN(DISPUTE_CLOSED)
};

/* One question put to the law: may this wish be done in this state at `at`? */
struct law {
    const struct policy *policy;
    const struct order_state *state;
    const struct order_event *wish; /* NULL when only the state is asked about */
    enum party party;
    struct instant at;
};

struct act_row {
    enum order_event_kind act;
    uint32_t by;        /* whose act it is; in an external order the buyer or staff notes it */
    size_t by_policy;   /* 0, or where in the policy a mask stands that `by` must also be in */
    bool external_only; /* only noted, never done here */
    bool while_bank; /* also while a chargeback is open; nothing that may lead to a payment or need a clock */
    uint32_t shipment, protection, extension, dispute; /* masks of states; 0: any */
    /* More states in which an external order takes it: not each step is seen there. */
    uint32_t noted_shipment, noted_protection, noted_dispute;
    /* NULL: nothing further to ask. */
    enum order_refusal (*state_guard)(const struct law *law);
    enum order_refusal (*wish_guard)(const struct law *law);
    /* NULL: as soon and as long as the state lasts. */
    struct instant (*opens)(const struct law *law);
    struct instant (*closes)(const struct law *law);
    bool
        bounded_by_wish; /* the bounds above are told, but what is wished has its own: the reason of a dispute */
    int closed_by;       /* 0, or 1 + the deadline that ends it */
    struct str consequence;
    uint64_t takes; /* MAY and MUST of core/order/fields.h; order_takes() says what it is in an order */
    /* The form of the party that does it here: "Grant the extension", "Grant it". Empty: it has none, or a page of its own. */
    struct str label, button;
    struct str noted; /* the form in a notebook: "The seller granted the extension"; empty: it has none */
    bool final;       /* it cannot simply be taken back: the form spells out what follows */
};

extern const struct act_row order_act_rows[];
extern const int order_act_row_count;

/* The row of the act, or NULL when nobody does it. */
const struct act_row *order_act_row(enum order_event_kind act);

/* Of every event, whether somebody's act or the law's own. */
/* What an event is about, for programs that want to hear of a part only. */
enum event_topic { ABOUT_ORDER, ABOUT_DISPUTE, ABOUT_DECISION };

struct event_row {
    struct str happened; /* in the history: "The extension was granted" */
    uint32_t tells;      /* PARTY_BITs of the sides that hear of it */
    enum event_topic about;
    bool whole; /* nobody is to be named behind it: it says who, or it was nobody's act */
};
const struct event_row *order_event_row(enum order_event_kind kind);
/* By party and states alone. */
bool order_row_is_for(const struct act_row *row, const struct law *law);
bool order_row_fits(const struct act_row *row, const struct order_state *state);
/* Nothing is paid, and no clock runs, while the bank decides about a hosted order; elsewhere it is only noted. */
bool order_row_waits_for_bank(const struct act_row *row, const struct order_state *state);

/* Guards of the rows (guards.c, guards_dispute.c). */
enum order_refusal guard_payable(const struct law *law);
enum order_refusal guard_paid(const struct law *law);
enum order_refusal guard_part(const struct law *law);
enum order_refusal guard_undeliverable(const struct law *law);
enum order_refusal guard_under_way_again(const struct law *law);
enum order_refusal guard_shipped(const struct law *law);
enum order_refusal guard_noted(const struct law *law);
enum order_refusal guard_cancel_asked(const struct law *law);
enum order_refusal guard_cancel_answer(const struct law *law);
enum order_refusal guard_extension_left(const struct law *law);
enum order_refusal guard_extension_days(const struct law *law);
enum order_refusal guard_grant_days(const struct law *law);
enum order_refusal guard_may_open(const struct law *law);
enum order_refusal guard_opening(const struct law *law);
enum order_refusal guard_proposing(const struct law *law);
enum order_refusal guard_withdrawing(const struct law *law);
enum order_refusal guard_proposal(const struct law *law);
enum order_refusal guard_accepting(const struct law *law);
enum order_refusal guard_undoing(const struct law *law);
enum order_refusal guard_escalating(const struct law *law);
enum order_refusal guard_mode(const struct law *law);
enum order_refusal guard_decision(const struct law *law);
enum order_refusal guard_appealing(const struct law *law);
enum order_refusal guard_evidence(const struct law *law);
enum order_refusal guard_return_dispute(const struct law *law);
enum order_refusal guard_return_arrived(const struct law *law);
enum order_refusal guard_replacement_arrived(const struct law *law);
enum order_refusal guard_arrival_claim(const struct law *law);
enum order_refusal guard_inquiry(const struct law *law);
enum order_refusal guard_chargeback(const struct law *law);
enum order_refusal guard_bank_answer(const struct law *law);
enum order_refusal guard_pre_arbitration(const struct law *law);
enum order_refusal guard_bank_amount(const struct law *law);
enum order_refusal guard_bank_decision(const struct law *law);
enum order_refusal guard_reversal(const struct law *law);
enum order_refusal guard_reversed_amount(const struct law *law);
enum order_refusal guard_goodwill(const struct law *law);
enum order_refusal guard_goodwill_amount(const struct law *law);
enum order_refusal guard_chargeback_open(const struct law *law);
enum order_refusal guard_freezing(const struct law *law);
enum order_refusal guard_freeze_end(const struct law *law);
enum order_refusal guard_thawing(const struct law *law);
enum order_refusal guard_outage(const struct law *law);
enum order_refusal guard_refund_seen(const struct law *law);
enum order_refusal guard_refusing(const struct law *law);
enum order_refusal guard_new_evidence(const struct law *law);
struct instant opens_extension(const struct law *law);
struct instant opens_dispute(const struct law *law);
struct instant closes_dispute(const struct law *law);
struct instant opens_escalation(const struct law *law);
struct instant closes_protection(const struct law *law);

/* Where an event leads whatever the state was; 0: it stays, or what stands between the sides decides. */
struct order_next {
    enum shipment shipment;
    enum dispute dispute;
};
struct order_next order_leads_to(enum order_event_kind kind);

/* Lines that no dispute can be about any more. */
uint64_t order_closed_lines(const struct law *law);
static inline int side_of(enum party party)
{
    return party == PARTY_SELLER ? 1 : 0;
}

#endif
