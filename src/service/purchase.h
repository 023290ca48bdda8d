#ifndef SERVICE_PURCHASE_H
#define SERVICE_PURCHASE_H
/*
 * Orders as their people work with them. What happened is an append-only list; the state is folded from it by
 * the law (core/order.h) each time, and what the head says of the state is a cache. Deadlines that are due are
 * applied, in the order in which they were due, before anything else happens to an order.
 */
#include "core/order.h"
#include "service/limit.h"
#include "store/order.h"
#include "text/policy_file.h"

/* One order with everything that is known of it, as of `now`: deadlines that are due have struck. */
struct purchase {
    struct order_head head;
    struct order_lines lines;
    struct order_rows rows; /* as stored */
    const struct policy *policy;
    struct order_state state;
};

/* An order made elsewhere, as its buyer notes it. Dates that are not known are 0. */
struct purchase_note {
    struct viewer viewer;
    const struct policy *policy;
    struct str marketplace, number, seller, title, tracking;
    int64_t amount_minor;
    struct currency currency;
    struct instant ordered, shipped, promised, protection_ends;
};

/* Refs cannot be guessed. ERR_INPUT names the field: "ordered", "shipped", "promised", "protection_ends",
 * "price", "title". */
enum err purchase_note_external(struct ctx *ctx, const struct purchase_note *note, struct str *ref) MUST_USE;

/* ERR_NOT_FOUND when there is none, or none that this viewer is party to: both alike. */
enum err purchase_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                       struct str ref, struct purchase *purchase) MUST_USE;

/* The viewer's orders, what needs somebody first at the top. */
enum { PURCHASES_MAX = 200 };
enum err purchase_list(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads) MUST_USE;

/* What somebody wants to happen. wish.at 0 stands for now. */
struct purchase_act {
    struct viewer viewer;
    struct str ref, words; /* words: what goes with it; may be empty */
    struct order_command command;
};
/* ERR_REFUSED, ERR_CONFLICT (stale) or ERR_INPUT with the law's sentence, and the refusal itself in *refusal. */
enum err purchase_act(struct ctx *ctx, const struct policy_set *policies, const struct purchase_act *act,
                      enum order_refusal *refusal) MUST_USE;

/* Applies what is due at ctx->now to at most `most` orders; *done says to how many. */
enum err purchase_tick(struct ctx *ctx, const struct policy_set *policies, size_t most,
                       size_t *done) MUST_USE;

/*
 * Folds the next orders behind the id *after again and compares chain, cache and money; calls `differs` for each
 * that is wrong. *after is then the last one looked at, or -1 when there are no more.
 */
enum err purchase_check(struct ctx *ctx, const struct policy_set *policies, int64_t *after,
                        void (*differs)(void *arg, struct str ref, struct str wrong), void *arg) MUST_USE;

/* The policy of that id, or NULL. */
const struct policy *purchase_policy(const struct policy_set *policies, struct str id);
/* The most that may be in the words of one act. */
enum { WORDS_MAX = 4000, TITLE_OF_ORDER_MAX = 200 };

#endif
