#include "service/demo/commission.h"

#include "base/check.h"
#include "service/demo/past.h"

/* The case while it is made: every step at its own hour before the demo begins. */
struct fair {
    const struct policy_set *policies;
    struct market market;
    int64_t buyer_id, seller_id;
    struct str ref;
};

static const struct fair_step {
    int32_t hours_ago;
    enum order_event_kind kind;
    enum party by;
    enum remedy remedy;
    int64_t amount_minor;
    struct str words;
} steps[] = {
    {24 * 26, EVENT_SHIPPED, PARTY_SELLER, REMEDY_NONE, 0, STR_INIT("Sent with the post, small packet.")},
    {24 * 12, EVENT_DISPUTE_OPENED, PARTY_BUYER, REMEDY_REFUND_FULL, 6400,
     STR_INIT("The number shows nothing since the day it was sent. I have asked twice and got no number that "
              "works.")},
    {24 * 11, EVENT_PROPOSED, PARTY_SELLER, REMEDY_REFUND_PARTIAL, 1500,
     STR_INIT("Small packets are slow. I can give a part back for the wait.")},
    {24 * 8, EVENT_ESCALATED, PARTY_BUYER, REMEDY_NONE, 0,
     STR_INIT("A part does not help when nothing comes at all.")},
};

static enum err open_fair(struct ctx *ctx, struct fair *fair)
{
    int64_t staff_id = 0;
    fair->market = (struct market){.slug = STR("lantern-fair"),
                                   .name = STR("Lantern Fair"),
                                   .policy = STR("recourse-default"),
                                   .currency = STR("EUR"),
                                   .created_at = ctx->now};
    enum err err = demo_find_person(ctx, STR("juanita"), &fair->buyer_id);
    if (!err)
        err = demo_find_person(ctx, STR("kenji_t"), &fair->seller_id);
    if (!err)
        err = demo_find_person(ctx, STR("Gwen"), &staff_id);
    if (!err)
        err = market_insert(ctx->db, &fair->market);
    if (!err)
        err = market_set_member(ctx->db, fair->market.id, fair->seller_id, DUTY_SELLER, ctx->now);
    return err ? err : market_set_member(ctx->db, fair->market.id, staff_id, DUTY_STAFF, ctx->now);
}

static enum err gather(struct ctx *ctx)
{
    static const char *const willing[] = {"Ryan", "Tomasz", "Noor"};
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(willing); i++) {
        struct viewer viewer = {.role = ROLE_MEMBER};
        err = demo_find_person(ctx, str_from(willing[i]), &viewer.person_id);
        if (!err)
            err = panel_set_willing(ctx, &viewer, true);
    }
    return err;
}

static enum err sell(struct ctx *ctx, struct fair *fair)
{
    struct order_placement placement = {
        .viewer = {.market_id = fair->market.id},
        .market = &fair->market,
        .buyer_id = fair->buyer_id,
        .seller_id = fair->seller_id,
        .number = STR("LF-2207"),
        .country = STR("ES"),
        .lines = {.at = {{STR("Paper lantern, hand painted"), 2, 6400}}, .count = 1},
        .paid = true,
    };
    check(currency_from(STR("EUR"), &placement.currency));
    return order_place(ctx, fair->policies, &placement, &fair->ref);
}

static enum err let_happen(struct ctx *ctx, const struct fair *fair, const struct fair_step *step)
{
    enum order_refusal refusal;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    bool buyer = step->by == PARTY_BUYER;
    struct order_act act = {
        .viewer = {.person_id = buyer ? fair->buyer_id : fair->seller_id, .role = ROLE_MEMBER},
        .ref = fair->ref,
        .words = step->words};
    enum err err = order_read(ctx, fair->policies, &act.viewer, fair->ref, order);
    if (err)
        return err;
    act.command.wish = (struct order_event){.kind = step->kind,
                                            .by = step->by,
                                            .lines = 1,
                                            .remedy = step->remedy,
                                            .amount_minor = step->amount_minor,
                                            .currency = order->state.currency};
    if (step->kind == EVENT_DISPUTE_OPENED)
        act.command.wish.reason = policy_reason(order->policy, STR("inr_no_tracking"));
    act.command.version = order->state.version;
    return order_act(ctx, fair->policies, &act, &refusal);
}

enum err demo_commission_load(struct ctx *ctx, const struct policy_set *policies)
{
    size_t done = 0;
    struct fair fair = {.policies = policies};
    struct ctx then = demo_earlier(ctx, 24 * 28);
    enum err err = open_fair(&then, &fair);
    if (!err)
        err = gather(&then);
    if (!err)
        err = sell(&then, &fair);
    for (size_t i = 0; !err && i < COUNT_OF(steps); i++) {
        then = demo_earlier(ctx, steps[i].hours_ago);
        err = let_happen(&then, &fair, &steps[i]);
    }
    if (err)
        ctx->failure = then.failure;
    /* The days for evidence and answers are over: the panel is called. */
    return err ? err : order_tick(ctx, policies, 100, &done);
}
