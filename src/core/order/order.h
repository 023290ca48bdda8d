#ifndef CORE_ORDER_ORDER_H
#define CORE_ORDER_ORDER_H
/*
 * The law of an order: what may happen, what follows, who may act until when.
 *
 * A state is the fold of its events; order_decide never changes it. Four regions run side by side: shipment,
 * protection (with its extension), dispute, and the money. Every deadline is in state.due, strikes once, and an act
 * at the very instant of a deadline is late. In a hosted order the parties act; in an external one the buyer (or
 * staff) notes what was seen, and deadlines of the other side only wake, they do not decide.
 * One dispute is open at a time, about lines or pieces of one; each piece is recovered once (lines.h).
 */
#include "base/err.h"
#include "core/order/event.h"
#include "core/order/refusal.h"
#include "core/policy/policy.h"

struct proposal {
    bool stands;
    enum remedy remedy;
    int64_t amount_minor, taken_minor; /* taken: besides, by a bank since */
};

struct order_state {
    int32_t version;                          /* events so far */
    bool external, promise_told, end_guessed; /* guessed: by what nobody told, in a notebook */
    enum shipment shipment;
    enum protection protection;
    enum extension extension;
    enum dispute dispute;
    struct instant last, told, ordered, paid, shipped, promised, arrived, contacted; /* told: by no clock */
    struct instant protection_begins, protection_ends;
    /* Time was given unasked: what stands when the buyer objects to it. */
    struct instant ends_before, promised_before;
    struct span protection_left; /* for the end of a dispute that it waits for; 0: it does not wait */
    struct time_waited waited;
    struct instant due[DEADLINE_COUNT]; /* CLOCK_UNSET: none */
    struct currency currency;
    int32_t fee_basis_points; /* of what the seller gets, for the marketplace */
    char country[4];          /* of the buyer; empty: not known */
    int32_t line_count;
    enum rounding rounding;            /* of a part of a line */
    uint64_t settled, withdrawn, here; /* lines: had their outcome; taken back; said to have come */
    uint64_t came, confirmed; /* lines that came, or were confirmed, before others of the order (arrival.h) */
    bool cancel_asked, chargeback; /* chargeback: a bank looks, whatever the stage of its case */
    enum bank_stage bank_stage;
    struct instant bank_at;      /* by the bank's own date, of what it told last; unset: it dates nothing */
    int64_t bank_case_minor;     /* what the present case is about, or the last; 0: all that was left */
    bool bank_refused;           /* the last case ended for the seller: it may go on before an arbitrator */
    bool clocks_stopped, frozen; /* for a bank: `due` is empty; frozen: what goes on (time.h) */
    struct span left[DEADLINE_COUNT]; /* what was left of each when they stopped; 0: it was not set */
    int32_t extension_days, extended_days, extensions; /* asked for or unasked; granted so far; asked for */
    int32_t unasked;                 /* given by the seller: it takes nothing from the buyer */
    bool silence_granted, wont_come; /* wont_come: by the carriers' word */
    /* The present dispute. */
    uint64_t lines;
    int32_t pieces;                                  /* of its only line; 0: all that are left */
    int64_t whole_minor, whole_taken_minor;          /* the most it can give back; less by what a bank took */
    int32_t reason, rounds[2], files[2], appeals[2]; /* [0] the buyer's, [1] the seller's */
    int64_t bytes[2];
    uint32_t evidence;                         /* kinds that the buyer gave */
    bool answered, escalated, return_disputed; /* answered or silent: the commission may be called at once */
    bool undone[2], corrected[2];              /* by that side, once a dispute: its last step; its offer */
    enum party arrival_by; /* who sent goods and says that they came, against the silence of the other */
    bool arrival_scanned;  /* a carrier says so for the seller: the buyer may show that they are no better */
    bool decided;          /* by people: it stands until they decide otherwise */
    struct instant goods_from, refund_from;      /* goods are owed since; the last refund was ordered here */
    struct instant opened, agreement_by, agreed; /* agreed: or taken back, may be undone */
    struct proposal proposals[2], outcome;       /* what was agreed or decided */
    /* The proposal that waits for an answer can be taken back by its side; then it stands as it did before. */
    enum party offer_by, undo_by;
    struct instant offered, offer_due; /* offer_due: its side's time to answer; 0: it had none */
    struct proposal before_offer;
    enum dispute offered_in, before_undo, before_freeze; /* where to go back to */
    /* paid_minor == held_minor + refunded_minor + seller_minor, always; bank_minor is of what came back, and
     * recalled_minor of that: what the buyer is given again when the bank returns it. */
    int64_t paid_minor, held_minor, refunded_minor, seller_minor, bank_minor, recalled_minor;
    /* Last, because a decision copies the state, and most orders have few lines. gone: had their outcome */
    int64_t line_minor[ORDER_LINES_MAX];
    int32_t line_quantity[ORDER_LINES_MAX], line_gone[ORDER_LINES_MAX];
    uint8_t line_kind[ORDER_LINES_MAX];                                    /* enum line_kind */
    struct instant line_came[ORDER_LINES_MAX], line_ends[ORDER_LINES_MAX]; /* of `came`; 0: the order's */
    struct span line_waited[ORDER_LINES_MAX];                              /* as it came: waited.all */
};

struct order_terms {
    bool external;
    struct instant at, promised; /* promised: CLOCK_UNSET for the policy's own time */
    struct currency currency;
    int32_t fee_basis_points; /* 0 to MONEY_WHOLE */
    char country[4];          /* ISO 3166-1 alpha-2; empty: not known */
    int32_t line_count;
    int64_t line_minor[ORDER_LINES_MAX];    /* each above 0, their sum at most MONEY_MAX */
    int32_t line_quantity[ORDER_LINES_MAX]; /* 0: 1 */
    uint8_t line_kind[ORDER_LINES_MAX];     /* enum line_kind; 0: goods */
};

struct order_action {
    enum order_event_kind act;
    enum party by;              /* whose act; in an external order the buyer notes the acts of all */
    struct instant from, until; /* until: CLOCK_NEVER while the state lasts */
    struct str consequence;
};
enum { ORDER_ACTIONS_MAX = 40 };
struct order_due {
    enum deadline deadline;
    struct instant at;
    struct str outcome;
};

/* The state of a new order. Checks what the loader of the placement has promised above. */
struct order_state order_begin(const struct policy *policy, const struct order_terms *placement);
/* REFUSAL_NONE and at least one event, or the first refusal in the order of the enum and none. */
enum order_refusal order_decide(const struct policy *policy, const struct order_state *state,
                                const struct order_command *command, struct instant now,
                                struct order_events *events) MUST_USE;
/* The state after an event that order_decide gave. */
void order_evolve(const struct policy *policy, struct order_state *state, const struct order_event *event);
/* What the party may do now or later in this state, by its next act. */
int order_actions(const struct policy *policy, const struct order_state *state, enum party party,
                  struct instant now, struct order_action actions[ORDER_ACTIONS_MAX]);
/* All deadlines, the next one first. */
int order_deadlines(const struct policy *policy, const struct order_state *state,
                    struct order_due due[DEADLINE_COUNT]);
/* The command of the first deadline that is due at `now`; false when none is. */
bool order_next_due(const struct order_state *state, struct instant now, struct order_command *command);
/* Who has to see to it when no deadline does: PARTY_NONE when the order is over or a deadline is set. */
enum party order_owner(const struct order_state *state);
/* Nothing can change it any more but a chargeback, or a payment that comes after all: no deadline stands. */
bool order_is_over(const struct order_state *state);
bool order_is_settled(const struct order_state *state); /* every line has had its one outcome */
enum money_place order_money(const struct order_state *state);
/* When a dispute for the reason may be opened about any line, and why not now. */
enum order_refusal order_reason_window(const struct policy *policy, const struct order_state *state,
                                       int32_t reason, struct instant now, struct instant window[2]);
/* What the buyer has to say of the parcel of these lines (0: all) with that reason, as nothing known of it fits. */
enum came order_asks_came(const struct policy *policy, const struct order_state *state, int32_t reason,
                          uint64_t lines);
/* Of what only the day is noted: its noon, now for today, never before what happened last. */
struct instant order_noted_at(struct instant day, struct instant last, struct instant now);
/* Nobody has noted when it was sent: unknown is not "not sent". */
bool order_sending_unknown(const struct order_state *state);
/* Where its end hangs on that day: counted from the earliest that fits, the order's; it ends then or later. Else unset. */
struct instant order_earliest_end(const struct policy *policy, const struct order_state *state);
/* The sides, as PARTY_BITs, that got less by the decision than they asked for. */
uint32_t order_losers(const struct order_state *state);
/* The sides that may appeal against the decision: who lost by it, as often as the rules let each. */
uint32_t order_may_appeal(const struct policy *policy, const struct order_state *state);
int32_t order_appeals(const struct order_state *state); /* so far, of both sides */

#endif
