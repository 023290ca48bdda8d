#ifndef SERVICE_ORDER_ORDER_H
#define SERVICE_ORDER_ORDER_H
/*
 * Orders as their people work with them. What happened is an append-only list; the state is folded from it by
 * the law (core/order/order.h) each time, and what the head says of the state is a cache. Deadlines that are due are
 * applied, in the order in which they were due, before anything else happens to an order.
 */
#include "core/order/fields.h"
#include "core/order/order.h"
#include "service/unit/limit.h"
#include "store/order/market.h"
#include "store/order/order.h"
#include "text/policy/file.h"

/* One order with everything that is known of it, as of `now`: deadlines that are due have struck. */
struct order {
    struct order_head head;
    struct order_lines lines;
    struct order_rows rows;     /* as stored */
    struct order_freeze freeze; /* of its seller, as it was found */
    bool found;                 /* with what befell its seller; else that is still to be read */
    bool unreadable; /* its history holds what this version does not know: it waits, and all others go on */
    const struct policy *policy;
    struct order_state state;
    uint32_t roles;  /* PARTY_BITs: what the viewer is in it; never 0 when it was read for somebody */
    uint32_t rights; /* RIGHT_BITs of core/people/duty.h, of its marketplace's staff */
};

/* An order made elsewhere, as its buyer notes it. Dates that are not known are 0. */
struct order_note {
    struct viewer viewer;
    struct str network; /* that the limit on noting counts; empty: nobody sent it, and it is not limited */
    const struct policy *policy;
    struct str marketplace, number, seller, title, tracking;
    struct str paid_by; /* as paid_by.h reads it */
    int64_t amount_minor;
    struct currency currency;
    struct instant ordered, shipped, promised, protection_ends;
    struct instant contacted;      /* the seller was written to */
    bool more_asked, more_refused; /* an extension was asked for; in vain */
};

/* What a line is, as it was told; goods when nothing was. */
enum line_kind order_line_kind_of(const struct order_line *line);
struct str order_line_kind(const struct order_line *line);

/* Refs cannot be guessed. ERR_INPUT names the field: "ordered", "shipped", "promised", "protection_ends",
 * "price", "title", "paid_by"; ERR_LIMIT. */
enum err order_note_external(struct ctx *ctx, const struct order_note *note, struct str *ref) MUST_USE;

/*
 * An order of a hosted marketplace, told by the marketplace's system, its staff or its seller: the parties then act
 * here. `lines` need titles and amounts; ordered 0 stands for now, promised 0 for the policy's own time.
 */
struct order_placement {
    struct viewer viewer;
    const struct market *market;
    const struct policy *policy; /* NULL: the marketplace's newest */
    int64_t buyer_id, seller_id;
    struct str number, country, tracking;
    struct order_lines lines;
    struct currency currency;
    struct instant ordered, promised;
    struct instant shipped, delivered; /* of a paid order that is taken over under way; 0: not yet */
    bool paid;                         /* already: the law's next acts are then shipping and what follows */
};

/*
 * ERR_REFUSED when the viewer may not; ERR_CONFLICT when the marketplace has used the number; ERR_INPUT names the
 * field: "number", "lines", "currency", "ordered", "promised", "country", "buyer", "seller", "shipped", "delivered";
 * ERR_LIMIT for a seller, or one of the staff, who has entered too many.
 */
/* What is wrong with the line at that place, from 0, of that many: the failure says which it is, where there are several. */
enum err order_line_wrong(struct failure *failure, struct arena *arena, size_t at, size_t count);
enum err order_place(struct ctx *ctx, const struct policy_set *policies,
                     const struct order_placement *placement, struct str *ref) MUST_USE;

/*
 * ERR_NOT_FOUND when there is none, or none that this viewer is party to: both alike. Members of its panels are none:
 * an order names its sides, and whoever decides about them is not told.
 */
enum err order_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    struct str ref, struct order *order) MUST_USE;
/*
 * The same for whoever acts on it in this unit of work: nobody else can until that ends, and the order is loaded once.
 * `now` is what order_read says, `stored` what order_act goes on from: behind the act it is the order as one would read it.
 */
struct order_held {
    struct order stored, now;
};
enum err order_read_held(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct str ref, struct order_held *held) MUST_USE;
/* The same from a list. */
enum err order_read_listed(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           const struct order_head *head, struct order *order) MUST_USE;
/* Says that all which its page shows besides will be read. */
void order_shown_ahead(struct ctx *ctx, const struct order *order);
/* The same as order_read, also for those who sit on a panel; for them without the names of the sides and the shop's own number. */
enum err order_read_seated(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct order *order) MUST_USE;

/* For everybody who has its ref: an order of a hosted marketplace alone, without what anybody is in it. */
enum err order_read_shown(struct ctx *ctx, const struct policy_set *policies, struct str ref,
                          struct order *order) MUST_USE;

/* The viewer's orders, what needs somebody first at the top. */
enum { ORDERS_MAX = 200 };
enum err order_list_own(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads) MUST_USE;
/* What the viewer sold. */
enum err order_list_sold(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads) MUST_USE;
/* Whether the viewer for whom it was read is that party. */
bool order_is(const struct order *order, enum party party);
/* Whether the viewer's role at the marketplace includes the act; true for everybody who is not its staff. */
bool order_includes(const struct order *order, enum order_event_kind act);
/* ERR_REFUSED, with who may instead, when it does not. */
enum err order_require_included(struct ctx *ctx, const struct order *order,
                                enum order_event_kind act) MUST_USE;
/* The same of what is no act: numbers and events of the parcel. ERR_REFUSED says who may instead. */
bool order_works(const struct order *order);
enum err order_require_work(struct ctx *ctx, const struct order *order) MUST_USE;

/*
 * What somebody wants to happen. wish.by is one of the viewer's roles in the order; in a notebook's order, where the
 * buyer or staff notes the acts of all, whose act it was. wish.at counts there alone; 0 stands for now.
 */
struct order_act {
    struct viewer viewer;
    struct str ref, words; /* words: what goes with it; may be empty */
    struct order_command command;
    struct order_held
        *held; /* of order_read_held for the same viewer and ref, used up; NULL: it is read now */
};
/* ERR_REFUSED, ERR_CONFLICT (stale) or ERR_INPUT with the law's sentence, and the refusal itself in *refusal. */
enum err order_act(struct ctx *ctx, const struct policy_set *policies, const struct order_act *act,
                   enum order_refusal *refusal) MUST_USE;

/* Applies what is due at ctx->now to at most `most` orders; *done says to how many. */
enum err order_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done) MUST_USE;
/*
 * Folds the next orders behind the id *after again and compares chain, cache and money; calls `differs` for each
 * that is wrong. *after is then the last one looked at, or -1 when there are no more.
 */
enum err order_check(struct ctx *ctx, const struct policy_set *policies, int64_t *after,
                     void (*differs)(void *arg, struct str ref, struct str wrong), void *arg) MUST_USE;

/* The newest policy of that id, or NULL; the rules of a way of paying are no order's. */
const struct policy *order_policy(const struct policy_set *policies, struct str id);
enum { TITLE_OF_ORDER_MAX = 200 };

#endif
