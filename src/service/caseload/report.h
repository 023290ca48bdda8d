#ifndef SERVICE_CASELOAD_REPORT_H
#define SERVICE_CASELOAD_REPORT_H
/* Figures of a marketplace: how its disputes ended, by whom, how soon, and how often there are any. */
#include "service/order/order.h"
#include "store/caseload/outcome.h"
#include "store/order/payout.h"

enum report_end {
    ENDED_FULL,
    ENDED_PART,
    ENDED_NOTHING,
    ENDED_TAKEN_BACK,
    ENDED_REPLACED,
    ENDED_BANK,
    ENDED_COUNT
};
enum report_way { WAY_AGREED, WAY_DECIDED, WAY_SILENCE, WAY_TAKEN_BACK, WAY_BANK, WAY_COUNT };
extern const struct names report_end_names;

/* Disputes that ended: of a month ("2026-11"), a reason, a seller or one of the staff. */
struct report_group {
    struct str name;
    int64_t count, ends[ENDED_COUNT], ways[WAY_COUNT];
};
enum report_by { BY_MONTH, BY_REASON, BY_SELLER, BY_STAFF, REPORT_BY_COUNT };
extern const struct names report_by_names;
/* REPORT_GROUPS_MAX: lines of a list on a page; REPORT_WHOLE_MAX: of a file. Sums are of all, however many. */
enum { REPORT_GROUPS_MAX = 100, REPORT_WHOLE_MAX = 50000, REPORT_DAYS_MAX = 1100, REPORT_DAYS_USUAL = 90 };
/* Fewer than these say little: a share of them is shown with the numbers, and said to. */
enum { REPORT_FEW = 20 };
struct report_groups {
    struct report_group *at; /* the largest first; months in their order */
    size_t count;
};

/* How long it took; count 0: nothing did. */
struct report_span {
    int64_t count;
    struct span median, nine_tenths;
};
struct report {
    struct market market;
    struct instant from, until;
    bool cut; /* there are more groups or sellers than are in its lists; all are counted */
    struct report_group all;
    struct report_groups by[REPORT_BY_COUNT];
    struct report_span to_end, to_decision; /* since it was opened; since it was escalated */
    struct payout_movements money;          /* that has moved */
    struct seller_counts sellers;
};
/* For all of the marketplace's staff, ERR_NOT_FOUND for others; ERR_INPUT names "from" or "until". */
struct report_question {
    struct str market, from, until; /* days, UTC; empty: the last REPORT_DAYS_USUAL */
    unsigned parts;                 /* what is wanted beside the counts of all: REPORT_PART(by), ... */
    bool whole;                     /* lists as long as they are */
};
#define REPORT_PART(by) (1u << (by))
enum {
    REPORT_SELLERS = 1u << REPORT_BY_COUNT,
    REPORT_MONEY = 2u << REPORT_BY_COUNT,
    REPORT_ALL = (4u << REPORT_BY_COUNT) - 1
};
enum err report_make(struct ctx *ctx, const struct viewer *viewer, const struct report_question *question,
                     struct report *report) MUST_USE;

#endif
