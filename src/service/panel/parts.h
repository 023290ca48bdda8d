#ifndef SERVICE_PANEL_PARTS_H
#define SERVICE_PANEL_PARTS_H
/* What the parts of the commission share. For service/ only. */
#include "service/order/parts.h"
#include "service/panel/panel.h"

/* Draws a panel for the order, whose law has just called the commission, and stores it. */
enum err panel_call(struct ctx *ctx, struct order *order, struct panel *panel) MUST_USE;
/* The open panel; ERR_NOT_FOUND (without a sentence) when there is none. */
enum err panel_open(struct ctx *ctx, const struct order *order, struct panel *panel) MUST_USE;
/* The panel of a row that was read. */
enum err panel_fill(struct ctx *ctx, const struct order *order, struct panel *panel) MUST_USE;
/* Writes the panel and the seats that the course has changed. */
enum err panel_keep(struct ctx *ctx, struct panel *panel) MUST_USE;
/* The people behind a list of ids as it is stored, for the arena. */
int64_t *panel_people(struct arena *arena, struct str list, size_t *count);
/* Strikes what is due in the panel's own course; answers when the last did, CLOCK_UNSET: nothing was due. */
struct instant panel_run(const struct policy *policy, struct panel *panel, struct instant until);

/* How far panels run: what the law has due goes first. */
struct instant panel_until(const struct order *order, struct instant until);

/* A decision as the law would take it now; for the present panel. */
struct panel_decision {
    struct ballot ballot;
    struct str words;
    struct instant at;
    int64_t person_id; /* 0: the panel as a whole */
};
/* ERR_INPUT about the field when the law would refuse the ballot. */
enum err panel_check_ballot(struct ctx *ctx, const struct order *order, const struct ballot *ballot) MUST_USE;
/* Appends the decision and ends the panel with it. */
enum err panel_decide(struct ctx *ctx, struct order *order, struct panel *panel,
                      const struct panel_decision *decision) MUST_USE;
/* A verdict of the course becomes the order's; the panel is written. */
enum err panel_conclude(struct ctx *ctx, struct order *order, struct panel *panel,
                        struct instant at) MUST_USE;

/* Reasons within their limits; ERR_INPUT about "reasons". */
enum err panel_check_reasons(struct ctx *ctx, const struct policy *policy, struct str reasons) MUST_USE;

#endif
