#ifndef SERVICE_ORDER_CASELOAD_H
#define SERVICE_ORDER_CASELOAD_H
/*
 * Queues of a marketplace's staff: its orders by where they stand, narrowed, sorted and paged by the database, and who
 * has which. What they are sorted by is a cache of the order's state, written with each change of it.
 */
#include "service/order/order.h"
#include "store/order/caseload.h"

enum caseload_stage {
    STAGE_UNREAD, /* of before there were queues; sorted in by and by */
    STAGE_UNSENT,
    STAGE_WAY,
    STAGE_ARRIVED,
    STAGE_DISPUTE,    /* between the sides */
    STAGE_COMMISSION, /* before those who decide */
    STAGE_OVER,
    STAGE_COUNT
};
#define STAGE_BIT(stage) (1u << (stage))
extern const struct names caseload_stage_names;

/* CASELOAD_COUNTED: what is counted exactly; more is said to be more. */
enum { CASELOAD_PAGE = 50, CASELOAD_COUNTED = 1000 };
struct caseload_question {
    uint32_t stages;           /* STAGE_BITs */
    struct case_filter filter; /* its market and stage are filled in here */
    struct case_page page;     /* most: at most CASELOAD_PAGE_MAX */
};
enum { CASELOAD_PAGE_MAX = 500 };
struct caseload {
    struct case_rows rows;
    struct list_cursor next; /* id 0: there are no more */
    int64_t total;           /* of all pages; above CASELOAD_COUNTED: more than that */
};
/* ERR_NOT_FOUND unless the viewer is the marketplace's staff or its system. */
enum err caseload_list(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                       const struct caseload_question *question, struct caseload *caseload) MUST_USE;

/* Gives orders of the marketplace to somebody of its staff; an empty handle takes them from whoever has them. */
struct caseload_assignment {
    const struct str *refs;
    size_t count;
    struct str handle;
};
/* ERR_INPUT about "handle" when that person buys or sells in it: a side is not its marketplace's staff there. */
enum err caseload_require_no_side(struct ctx *ctx, const struct order_head *head, struct str handle) MUST_USE;
/* All or none. ERR_NOT_FOUND names an order that is not there; ERR_INPUT names "handle". In the audit list. */
enum err caseload_assign(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                         const struct caseload_assignment *assignment) MUST_USE;
/* Who looks after an order that was opened by the marketplace's staff; empty: nobody yet, or the viewer is not of it. */
enum err caseload_assigned(struct ctx *ctx, const struct order *order, struct str *handle) MUST_USE;
/* Gives the viewer the most urgent dispute that nobody has; nobody else gets the same. *ref: empty when none is left. */
enum err caseload_next(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                       struct str *ref) MUST_USE;

/* How many orders of the marketplace wait because their rules are not here. Looks at all: asked where some are missing. */
enum err caseload_without_rules(struct ctx *ctx, const struct viewer *viewer,
                                const struct policy_set *policies, const struct market *market,
                                int64_t *count) MUST_USE;

/* ---- for service/ only ---- */

/* Keeps where the order stands; part of the unit that changes it. */
enum err caseload_put(struct ctx *ctx, const struct order *order) MUST_USE;
/* Whether what is kept is so; what is not sorted in yet is not wrong. */
enum err caseload_check(struct ctx *ctx, const struct order *order, bool *right) MUST_USE;
/* Sorts in at most `most` orders of before there were queues. */
enum err caseload_sort_in(struct ctx *ctx, const struct policy_set *policies, size_t most,
                          size_t *done) MUST_USE;

#endif
