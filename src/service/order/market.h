#ifndef SERVICE_ORDER_MARKET_H
#define SERVICE_ORDER_MARKET_H
/*
 * Marketplaces: as operators set them up, and as the people who work there see them. Every change is in the audit
 * list. Orders keep the rules under which they were placed; a change is for orders to come.
 */
#include "core/people/duty.h"
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/order/market.h"
#include "text/policy/file.h"

enum { MARKET_NAME_MAX = 80, MARKET_SLUG_MAX = 40, MARKET_FEE_MAX = 10 };

struct market_change {
    struct str slug; /* of a new one; empty: made from the name */
    struct str name, policy, currency;
    struct str fee;          /* percent as typed: "2.5" */
    struct str second_above; /* an amount as typed; empty: no sum takes two people */
    bool external;
};

/* These are the operators': ERR_REFUSED for others; ERR_NOT_FOUND, with a sentence, when there is no such slug. */

/* ERR_INPUT or ERR_CONFLICT name the field: "slug", "name", "policy", "currency", "fee", "second_above". */
enum err market_add(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    const struct market_change *change, struct market *market) MUST_USE;
/* ERR_INPUT also for "kind": a marketplace that has orders stays what it is. The slug never changes. */
enum err market_edit(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                     const struct market_change *change, struct market *market) MUST_USE;
enum err market_all(struct ctx *ctx, const struct viewer *viewer, struct markets *markets) MUST_USE;

struct market_staff {
    struct market market;
    struct market_members members;
};
enum err market_open(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                     struct market_staff *staff) MUST_USE;

struct market_duty_change {
    struct str slug, handle;
    enum market_duty duty; /* DUTY_NONE takes the person off the list */
    enum staff_role role;  /* of DUTY_STAFF */
};
/* ERR_INPUT names "handle". */
enum err market_put_person(struct ctx *ctx, const struct viewer *viewer,
                           const struct market_duty_change *change) MUST_USE;

/* For the people who work there. */

/* Where the viewer works, by name. */
enum err market_list_own(struct ctx *ctx, const struct viewer *viewer, struct markets *markets) MUST_USE;
/* ERR_NOT_FOUND when there is none, or the viewer does not work there: both alike. */
enum err market_enter(struct ctx *ctx, const struct viewer *viewer, struct str slug, struct market *market,
                      enum market_duty *duty) MUST_USE;
/* Whether the viewer is on its staff, or is its own system. */
enum err market_serves(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                       bool *serves) MUST_USE;
/* What the viewer may there; a marketplace's own system may everything, a stranger nothing. */
enum err market_may(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                    bool rights[STAFF_RIGHT_COUNT]) MUST_USE;
/* The one question before staff does anything: ERR_REFUSED, with who may instead, for staff of another role. */
enum err market_require(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                        enum staff_right right) MUST_USE;
/* What somebody of the staff did with an order, in the audit list of its marketplace. */
struct work_done {
    int64_t market_id;
    struct str ref, act, note;
};
enum err order_note_work(struct ctx *ctx, const struct viewer *viewer, const struct work_done *done) MUST_USE;
/* ERR_NOT_FOUND where it does not serve: answered alike for one that does not exist, by market_none. */
enum err market_require_staff(struct ctx *ctx, const struct viewer *viewer, int64_t market_id) MUST_USE;
enum err market_none(struct ctx *ctx) MUST_USE;

/* Marketplaces elsewhere, whose orders anybody may note. */
enum err market_list_external(struct ctx *ctx, struct markets *markets) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none of that slug, or it is hosted here. */
enum err market_find_external(struct ctx *ctx, struct str slug, struct market *market) MUST_USE;

#endif
