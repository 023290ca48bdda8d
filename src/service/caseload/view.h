#ifndef SERVICE_CASELOAD_VIEW_H
#define SERVICE_CASELOAD_VIEW_H
/* Views to keep: a name for what a queue is asked for, one's own or everybody's. */
#include "service/order/order.h"
#include "store/caseload/view.h"

enum { VIEW_NAME_MAX = 60, VIEW_ADDRESS_MAX = 1500 };

struct view_wish {
    struct viewer viewer;
    const struct market *market;
    struct str name, address; /* address: "?show=dispute" */
    bool shared;              /* a lead's to give */
};
/* ERR_INPUT names "name"; ERR_LIMIT; ERR_REFUSED as market_require. */
enum err view_keep(struct ctx *ctx, const struct view_wish *wish) MUST_USE;
/* One's own; a lead also what all have. ERR_NOT_FOUND. */
enum err view_drop(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                   int64_t id) MUST_USE;
enum err view_all(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                  struct staff_views *views) MUST_USE;

#endif
