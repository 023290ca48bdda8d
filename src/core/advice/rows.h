#ifndef CORE_ADVICE_ROWS_H
#define CORE_ADVICE_ROWS_H
/*
 * The rows that plans are made of. For core/advice*.c and their tests.
 *
 * A row counts when all its `all` facts hold, one of `any` does (0: no such condition) and none of `none`. In the
 * sentences {name} stands for a time of facts.h as a date, or for one of: {left} the time left to act,
 * {policy}, {reason}, {number}, {event}, {silence}, {change}, {doubt}, {contact_wait}, {chargeback},
 * {unanswered}, {no_answer}, {last_minute}, {after_end}, {end_passed}, {bank_count}, {holidays}, {length}.
 */
#include "core/advice/facts.h"

struct advice_condition {
    uint64_t all, any, none;
};

/* The first row that counts is the one thing to do now. */
struct advice_now_row {
    struct str name;
    struct advice_condition when;
    enum advice_act act;
    enum advice_time by;
    struct str verdict, what, why, risk;
};

/* All that count come next, in the order of their dates; `after` is a set of acts of now, 0: any. */
struct advice_next_row {
    struct advice_condition when;
    uint32_t after;
    enum advice_act act;
    enum advice_time from, by;
    struct str what, why, risk;
};

struct advice_avoid_row {
    struct advice_condition when;
    struct str what;
};

struct advice_deadline_row {
    struct advice_condition when;
    enum advice_time at;
    struct str what, outcome;
};

extern const struct advice_now_row advice_claim_rows[], advice_now_rows[];
extern const struct advice_next_row advice_next_rows[];
extern const struct advice_avoid_row advice_avoid_rows[];
extern const struct advice_deadline_row advice_deadline_rows[];
extern const size_t advice_claim_count, advice_now_count, advice_next_count, advice_avoid_count,
    advice_deadline_count;

/* A row for a shop without rules: each set is of the values that it counts for, 0: any. */
struct advice_shop_row {
    struct str name;
    struct advice_condition when;
    uint32_t problems, shops, paids, stages;
    bool pays; /* it needs a way of paying that is still open */
    enum advice_act act;
    enum advice_time by;
    struct str verdict, what, why, risk;
    bool
        outside; /* only where it was bought on a marketplace, and paid in a way that its rules do not protect */
    bool waits;      /* not in the last hours of the way of paying: the parcel can wait, that cannot */
    struct str asks; /* what the text to paste asks for, in place of what the problem does; empty: that */
};

/* The end of a way of paying changes the plan while it nears: no order's own law says what to do, and all is not well. */
static inline bool advice_payment_counts(const struct advice_facts *facts)
{
    return !facts->order->law.known && !advice_holds(facts, FACT(ALL_WELL));
}

/* How far a shop without rules has come. */
enum shop_stage {
    STAGE_UNNAMED, /* nobody named a day, and no law does */
    STAGE_EARLY,   /* the time to deliver is not over */
    STAGE_ASK,
    STAGE_WAIT,  /* asked, and the last day that was set is ahead */
    STAGE_RIGHT, /* the law's time to send it back ends before an answer could help */
    STAGE_LATE
};

/* What asking and waiting brings; looked through behind the rows of what is known at once. */
extern const struct advice_shop_row advice_ask_rows[];
extern const size_t advice_ask_count;
/* Of both tables, in the order in which they are looked through; NULL behind the last. */
const struct advice_shop_row *advice_shop_row(size_t number);

/* A dispute at PayPal: of an order that is kept, a report, for its own dispute is another. */
enum advice_act advice_act_of_paying(const struct advice_case *order, enum advice_act act);
/* The layers that can give the money back. */
void advice_find_ways(const struct advice_facts *facts, struct advice_plan *plan);
/* The plan where no marketplace has rules: what to do, what follows, the dates of the ways. */
void advise_shop(struct advice_facts *facts, struct advice_plan *plan);

/* So long before its end a way of paying is not waited with. */
#define ADVICE_PAYMENT_ENDS SPAN_DAYS(3)
/* So long before the end of any way nothing else stands above it. */
#define ADVICE_LAST_HOURS SPAN_HOURS(24)

/*
 * The row that counts, or another in its place: where the marketplace's way is closed, that of who took the payment; where the
 * marketplace answers a claim itself, the claim at once; where by its rules it should have the case and nobody saw it, to look.
 */
const struct advice_now_row *advice_over_row(const struct advice_facts *facts, const struct advice_plan *plan,
                                             const struct advice_now_row *row);

/* Of an order that its buyer has not paid: what is to be sent later is not waited for. */
extern const struct advice_now_row advice_unpaid_row;
/* The same of a parcel that something is to be done about, in the last hours in which a dispute opens: the dispute. */
const struct advice_now_row *advice_hours_row(const struct advice_facts *facts,
                                              const struct advice_now_row *row);

/* Of both tables of what to do now, in the order in which they are looked through; NULL behind the last. */
const struct advice_now_row *advice_now_row(size_t number);
/* Among the dates of the plan, in their order; answers its place. */
size_t advice_put_deadline(const struct advice_facts *facts, const struct advice_deadline_row *row,
                           struct advice_plan *plan);
/* The last day to fetch a parcel that waits, as its carrier names it. */
extern const struct advice_deadline_row advice_fetch_row;
bool advice_row_counts(const struct advice_facts *facts, struct advice_condition when);

/* Fills in a sentence; what does not fit is cut at a character. */
void advice_fill(struct advice_text *text, struct str sentence, const struct advice_facts *facts);
/* Another sentence behind what stands there. */
void advice_add(struct advice_text *text, struct str sentence, const struct advice_facts *facts);
/* Ways of paying in which nobody holds the money back: whoever is told of it later can do nothing more. */
#define ADVICE_GONE_SOON (1u << PAID_TRANSFER | 1u << PAID_GIFT_CARD | 1u << PAID_CRYPTO | 1u << PAID_FRIENDS)

/* The problems of who has the goods: the law of a shop says what is owed for them. */
#define ADVICE_GOODS ((1u << PROBLEM_COUNT) - (1u << (PROBLEM_NOT_RECEIVED + 1)))

/* What whoever took the money of a fake shop is asked for; empty: nothing was paid. */
struct str advice_fraud_asks(const struct advice_case *order);
/* The sentences to paste into a message, a dispute or a question. */
void advice_write_case(const struct advice_facts *facts, struct advice_plan *plan);

#endif
