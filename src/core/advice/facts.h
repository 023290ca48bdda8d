#ifndef CORE_ADVICE_FACTS_H
#define CORE_ADVICE_FACTS_H
/* What follows from a case, as bits that rows ask for and times that sentences name. For core/advice*.c. */
#include "core/advice/advice.h"

/* One by one: the formatter would indent each line further than the one before. */
/* clang-format off */
#define FACT_LIST(X) \
    X(PROTECTED) X(EXPIRED) X(END_UNKNOWN) X(LAST_DAYS) X(PRESSES) X(CAN_OPEN) X(OPEN_LATER) \
    X(TOO_LATE) X(MORE_TIME_NOW) X(MORE_TIME_LATER) X(MORE_TIME_WAITING) X(MORE_TIME_DENIED) \
    X(NO_NUMBER) X(WRONG_NUMBER) X(NOT_SENT) X(PART_ENDS) X(LOST) X(DARK) X(GONE) X(HELD) X(PICKUP) \
    X(SAID_DELIVERED) X(DOUBTED) X(PROMISE_OVER) X(CONTACTED) X(CONTACT_NEEDED) X(CONTACT_WAITING) \
    X(NOT_RECEIVED) X(WRONG_GOODS) X(ALL_WELL) X(NO_DISPUTE) X(OPENED) X(ANSWERED) X(REFUSED) X(OFFERED) \
    X(ESCALATED) X(WON) X(DEFEATED) X(DROPPED) X(OVERDUE) X(SILENCE_PAYS) X(MAY_ESCALATE) X(CAN_ESCALATE) \
    X(ESCALATE_LATER) X(ESCALATES_ALONE) X(ESCALATE_OVER) X(ESCALATE_SOON_OVER) X(OFFER_OPEN) \
    X(OFFER_ESCALATED) X(EVIDENCE_OPEN) X(APPEAL_OPEN) X(APPEAL_EXISTS) X(BANK_OPEN) \
    X(LATE_BY_LAW) X(BOUND) X(UNSENT) X(RETURN_DUE) X(CONFIRMED) X(SETTLED) X(AT_BANK) X(SAFE_REFUSAL) \
    X(LAST_DAY) X(PROMISE_UNKNOWN) X(DUTIES)
/* clang-format on */

enum advice_fact_number {
#define FACT_NUMBER(name) FACT_NUMBER_##name,
    FACT_LIST(FACT_NUMBER)
#undef FACT_NUMBER
        FACT_COUNT
};
_Static_assert(FACT_COUNT <= 64, "the facts fit one word");
#define FACT(name) (UINT64_C(1) << FACT_NUMBER_##name)

/* One by one: the formatter would indent each line further than the one before. */
/* clang-format off */
#define TIME_LIST(X) \
    X(NONE) X(END) X(PROMISED) X(OPEN_FROM) X(OPEN_UNTIL) X(ACT_UNTIL) X(DISPUTE_FROM) X(DISPUTE_SOON) X(MORE_TIME_FROM) \
    X(MORE_TIME_UNTIL) X(MORE_TIME_ANSWER) X(CONTACT_BY) X(CONTACT_READY) X(ANSWER_DUE) X(OFFER_DUE) X(EVIDENCE_UNTIL) \
    X(ESCALATE_FROM) X(ESCALATE_UNTIL) X(NEW_ANSWER_DUE) X(NEW_ESCALATE_FROM) X(NEW_ESCALATE_UNTIL) \
    X(APPEAL_UNTIL) X(BANK_UNTIL) X(RETURN_BY) X(REFUND_BY) X(LOOK_AGAIN) X(ORDERED) X(EXTENSION) X(CONTACT) \
    X(LAST_EVENT) X(RECEIVED) X(TODAY) X(SHOP_DUE) X(SHOP_LAST) X(PAY_UNTIL) X(PLAN_CHANGES) X(FETCH_BY) X(PAY_DUE) X(RIGHT_UNTIL) X(PART_UNTIL) X(REST_UNTIL)
/* clang-format on */

enum advice_time {
#define TIME_NUMBER(name) TIME_##name,
    TIME_LIST(TIME_NUMBER)
#undef TIME_NUMBER
        TIME_COUNT
};

struct advice_facts {
    const struct advice_case *order;
    uint64_t bits;
    struct instant at[TIME_COUNT]; /* 0: not known or never */
    int reason;                    /* of the policy, for the dispute; -1: it has none that fits */
    struct silence_verdict silence;
    struct str asks; /* what the step asks for, in place of what the problem does; or empty */
    const struct policy_source *source; /* of which {seen} tells; NULL: of none */
};

/* The position of the reason that fits the case best, or -1; for an order one that can be chosen, if any can. */
int advice_reason_of(const struct advice_facts *facts);
void advice_facts_find(const struct advice_case *order, struct advice_facts *facts);
/* Those that the parcel tells; the promised day stands already. For facts.c. */
void advice_find_parcel(struct advice_facts *facts);
static inline void advice_set(struct advice_facts *facts, uint64_t bit, bool holds)
{
    facts->bits |= holds ? bit : 0;
}
/* A day that a person named lasts until its evening: on it, its last minute; else as it is. */
struct instant advice_last_minute(const struct advice_case *order, struct instant at);
/* A dispute is still taken for some time after the end. */
static inline bool advice_has_grace(const struct policy *policy)
{
    return duration_is_set(policy->protection.grace) && policy->protection.grace.count > 0;
}

static inline bool advice_holds(const struct advice_facts *facts, uint64_t bits)
{
    return (facts->bits & bits) == bits;
}

#endif
