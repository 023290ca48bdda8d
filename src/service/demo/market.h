#ifndef SERVICE_DEMO_MARKET_H
#define SERVICE_DEMO_MARKET_H
/*
 * The demo's hosted marketplaces: their people, and orders in every state that is worth looking at. Each state is
 * reached by the law, act by act, at instants counted back from the day on which the demo begins.
 */
#include "service/order/order.h"

/* Something that somebody did, so many hours ago. */
struct demo_step {
    int32_t hours_ago;
    enum order_event_kind kind;
    enum party by;
    struct str words;
    const char *reason, *code; /* ids of the rules; NULL: none */
    enum remedy remedy;
    int64_t amount_minor; /* 0 with a remedy: all of the lines */
    uint64_t lines;       /* 0: all */
    int32_t days;
};
enum { DEMO_STEPS_MAX = 8, DEMO_LINES_MAX = 3 };

struct demo_sale {
    const char *market, *buyer, *seller, *number, *tracking; /* tracking NULL: none */
    int32_t hours_ago;                                       /* when it was ordered */
    bool unpaid;
    struct order_line lines[DEMO_LINES_MAX];
    struct demo_step steps[DEMO_STEPS_MAX]; /* up to the first without a kind */
};

struct demo_house {
    const char *slug, *name, *policy, *currency;
    const char *staff[3], *sellers[3];
};

/* sales.c */
extern const struct demo_house demo_houses[];
extern const struct demo_sale demo_sales[];
extern const size_t demo_house_count, demo_sale_count;

enum err demo_markets_load(struct ctx *ctx, const struct policy_set *policies) MUST_USE;

#endif
