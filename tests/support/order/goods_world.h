#ifndef SUPPORT_ORDER_GOODS_WORLD_H
#define SUPPORT_ORDER_GOODS_WORLD_H
/*
 * Where the goods of one hosted order are, as far as its events show, beside where its money goes: written apart from
 * core. No silent end gives one side goods and money, proof is not beaten by silence, and what people decided stands.
 */
#include "core/order/event.h"
#include "core/policy/policy.h"

enum goods_place { GOODS_AT_SELLER, GOODS_SENT, GOODS_AT_BUYER, GOODS_SENT_BACK, GOODS_BACK };

struct goods_world {
    enum goods_place place; /* of what the order is about */
    bool left;              /* they were sent at all */
    bool struck;            /* a deadline, and nobody has acted since */
    bool unsaid;            /* a complaint about goods under way: the buyer's word has to follow */
    uint64_t said;          /* lines that have come by it */
    uint64_t goods, came;   /* which lines are goods: the test says it; those that came before others */
    /* The present dispute. */
    bool nothing_came; /* says its reason */
    struct {
        enum remedy remedy;
        int64_t amount_minor;
        bool stands;
    } decided;
    enum party claims; /* that what it sent has come */
    bool shown;        /* and gave something for it, or a carrier did and the other side gave nothing */
    bool scanned;      /* a carrier did */
    bool buyer_shows;  /* the buyer gave something since the sender's word */
    int32_t appeals[2];
    const char *wrong;
};

/* The first thing that is unjust, or NULL. */
const char *goods_world_take(struct goods_world *world, const struct policy *policy,
                             const struct order_event *event);
/* At the end of everything: what the seller has, and what came back to the buyer. */
const char *goods_world_end(const struct goods_world *world, int64_t seller_minor);

#endif
