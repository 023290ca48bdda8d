#ifndef SERVICE_DESK_READY_H
#define SERVICE_DESK_READY_H
/*
 * Texts that people keep to write with (text/desk/ready.h): experts and the staff in their answers, the staff of a marketplace
 * and sellers in their orders. One's own; a marketplace's, which its staff have and its leads keep; and those of the help desk's
 * staff, which all but sellers have.
 */
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/desk/ready.h"
#include "store/order/market.h"

/* Of each owner. */
enum { READY_EACH_MAX = 50, READY_NAME_MAX = 80, READY_BODY_MAX = 10000 };

struct ready_rights {
    bool own, shared; /* keeps some; has those that all have */
};
enum err ready_rights(struct ctx *ctx, const struct viewer *viewer, struct ready_rights *rights) MUST_USE;
/*
 * What they have, without the texts: one's own, those of that marketplace (0: of none, READY_ANY_MARKET: of all where the viewer is of
 * the staff), then those that all have. Nothing for others.
 */
enum err ready_answers(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                       struct ready_answers *answers) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, when the viewer has none of that id. */
enum err ready_open(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                    struct ready_answer *answer) MUST_USE;
/* Whether the viewer, who has it, may change it. */
bool ready_may_change(const struct ctx *ctx, const struct viewer *viewer, const struct ready_answer *answer);
/* ERR_REFUSED, with who may instead. */
enum err ready_require_change(struct ctx *ctx, const struct viewer *viewer,
                              const struct ready_answer *answer) MUST_USE;
/* The marketplaces for whose staff the viewer keeps some. */
enum err ready_markets(struct ctx *ctx, const struct viewer *viewer, struct market_posts *posts) MUST_USE;

/* ERR_REFUSED, with who keeps some, unless the viewer does. */
enum err ready_require(struct ctx *ctx, const struct viewer *viewer) MUST_USE;

struct ready_wish {
    struct viewer viewer;
    int64_t id;       /* 0: a new one, and then receives its id */
    bool owner_stays; /* of one that is there: whoever has it still does */
    bool shared;      /* all have it */
    struct str
        market; /* the slug of the marketplace whose staff have it; empty, and not shared: it is one's own */
    struct str name, body;
};
/*
 * ERR_INPUT names the field: "name", "body", "market"; ERR_LIMIT; ERR_REFUSED for shared ones by others than moderators, for a
 * marketplace's by others than its leads.
 */
enum err ready_save(struct ctx *ctx, struct ready_wish *wish) MUST_USE;
enum err ready_remove(struct ctx *ctx, const struct viewer *viewer, int64_t id) MUST_USE;

#endif
