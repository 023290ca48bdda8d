#ifndef SERVICE_ORDER_PAYOUT_H
#define SERVICE_ORDER_PAYOUT_H
/*
 * Reconciliation: what a marketplace's orders had moved, day by day, currency by currency and kind by kind, beside what
 * whoever moves the money says of it. Days are those of UTC, counted by when something was ordered.
 *
 * ordered == withdrawn + done + difference, and difference == missing - extra: what waits, what has failed and what moved with too
 * little is missing, what moved with too much is extra. One does not make up for the other: each is looked at.
 */
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/order/market.h"
#include "store/order/payout.h"

enum { PAYOUT_DAYS_MAX = 92, PAYOUT_DAYS_USUAL = 30 };

struct payout_question {
    struct str market;      /* its short name; empty: the viewer's own, of its system */
    struct str from, until; /* the first and the last day, as 2026-11-26; empty: the last PAYOUT_DAYS_USUAL */
};

struct payout_part {
    int64_t count, minor;
};
struct payout_row {
    int64_t day;
    struct str currency, kind;
    struct payout_part ordered, done, failed, waiting, withdrawn; /* done: what has moved */
    struct payout_part missing, extra;
};
struct payout_report {
    struct market market;
    bool serves;                /* the viewer is on its staff, or its system; else an operator */
    struct instant from, until; /* the midnights that the first day begins and the last one ends with */
    struct payout_row *rows;    /* the newest day first */
    size_t count;
    bool cut; /* there are more rows than can be told at once: ask for fewer days */
    struct effects differences;
    struct payout_debts owed;
};

/* Missing less extra; nothing may be wrong where it is 0 only when both are. */
int64_t payout_difference(const struct payout_row *row);

/* For the marketplace's staff, its own system, and operators; ERR_NOT_FOUND for all others. ERR_INPUT names "from" or "until". */
enum err payout_report(struct ctx *ctx, const struct viewer *viewer, const struct payout_question *question,
                       struct payout_report *report) MUST_USE;

#endif
