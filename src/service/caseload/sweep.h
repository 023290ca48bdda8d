#ifndef SERVICE_CASELOAD_SWEEP_H
#define SERVICE_CASELOAD_SWEEP_H
/*
 * One act on many orders: first looked at, then done in one unit. What cannot be done to an order is said, and nothing of
 * it is done; a failure of the world undoes all. The same sweep told twice is done once.
 */
#include "service/order/order.h"

enum sweep_act { SWEEP_ASSIGN, SWEEP_NOTE, SWEEP_MESSAGE, SWEEP_FREEZE, SWEEP_THAW, SWEEP_ACT_COUNT };
struct sweep_act_row {
    struct str name, label;
    enum order_event_kind event; /* EVENT_NONE: it is none of the order's history */
    bool takes_words;            /* needs them */
};
extern const struct sweep_act_row sweep_act_rows[SWEEP_ACT_COUNT];
bool sweep_act_from(struct str name, enum sweep_act *act);

enum { SWEEP_MAX = 200 };
struct sweep {
    struct viewer viewer;
    const struct market *market;
    enum sweep_act act;
    const struct str *refs;
    size_t count;             /* at most SWEEP_MAX */
    struct str handle, words; /* handle: to whom they are given; empty: to nobody */
    struct str key;           /* of this sweep alone; needed by sweep_do */
    struct str preview;       /* what sweep_preview said of it; empty: none was asked for */
};
struct sweep_line {
    struct str ref, name, title; /* name: its number, or its ref */
    bool can;
    struct str why; /* it cannot be done */
};
struct sweep_report {
    struct sweep_line *at;
    size_t count, can;
    bool before; /* by sweep_do: it was done before, and nothing was done now */
};
/*
 * Names what was looked at: by whom, which act, which orders, and of each whether it can be done. A sweep that shows it does
 * just that or nothing (ERR_CONFLICT), within SWEEP_PREVIEW_MINUTES, and once.
 */
enum { SWEEP_PREVIEW_MINUTES = 30 };
struct str sweep_preview(struct ctx *ctx, const struct sweep *sweep, const struct sweep_report *report);
/* For leads: ERR_REFUSED for others; ERR_INPUT names "words", "handle", or nothing when no order is chosen. */
enum err sweep_look(struct ctx *ctx, const struct policy_set *policies, const struct sweep *sweep,
                    struct sweep_report *report) MUST_USE;
enum err sweep_do(struct ctx *ctx, const struct policy_set *policies, const struct sweep *sweep,
                  struct sweep_report *report) MUST_USE;

#endif
