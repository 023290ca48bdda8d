/* One life of an order after the other, on one core: how many commands a second are decided and their events evolved. */
#include "law.h"

#include "base/check.h"
#include "base/packed.h"
#include "base/time.h"
#include "core/order/order.h"
#include "text/policy/file.h"

#include <stdio.h>

enum { LIVES = 1000, REFERENCE_BYTES = 8 << 20, PRICE = 12550 };

/* From the payment through an extension and a dispute to the refund, so many hours after the order. */
static const struct scene {
    int32_t hours;
    struct order_event wish;
} scenes[] = {
    {1, {.kind = EVENT_PAID, .by = PARTY_MARKET, .amount_minor = PRICE}},
    {40, {.kind = EVENT_SHIPPED, .by = PARTY_SELLER}},
    {1250, {.kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .days = 7}},
    {1260, {.kind = EVENT_EXTENSION_GRANTED, .by = PARTY_SELLER, .days = 5}},
    {1300, {.kind = EVENT_SELLER_CONTACTED, .by = PARTY_BUYER}},
    {1350, {.kind = EVENT_DELIVERED, .by = PARTY_CARRIER}},
    {1360,
     {.kind = EVENT_DISPUTE_OPENED,
      .by = PARTY_BUYER,
      .lines = 1,
      .remedy = REMEDY_REFUND_FULL,
      .amount_minor = PRICE}},
    {1361, {.kind = EVENT_MESSAGE, .by = PARTY_BUYER}},
    {1362, {.kind = EVENT_EVIDENCE_GIVEN, .by = PARTY_BUYER, .bytes = 1000}},
    {1370,
     {.kind = EVENT_PROPOSED, .by = PARTY_SELLER, .remedy = REMEDY_REFUND_PARTIAL, .amount_minor = 5000}},
    {1380,
     {.kind = EVENT_PROPOSED, .by = PARTY_BUYER, .remedy = REMEDY_REFUND_PARTIAL, .amount_minor = 9000}},
    {1390, {.kind = EVENT_ACCEPTED, .by = PARTY_SELLER}},
};

struct life {
    const struct policy *policy;
    struct order_state state;
    int64_t commands;
};

static enum order_refusal take(struct life *life, const struct order_command *command, struct instant now)
{
    struct order_events events;
    enum order_refusal refusal = order_decide(life->policy, &life->state, command, now, &events);
    for (int32_t i = 0; !refusal && i < events.count; i++)
        order_evolve(life->policy, &life->state, &events.at[i]);
    life->commands++;
    return refusal;
}

static void live(struct life *life, const struct order_terms *placement)
{
    struct order_command command;
    life->state = order_begin(life->policy, placement);
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        struct instant now = instant_add(placement->at, SPAN_SECONDS(scenes[i].hours * 3600));
        command = (struct order_command){scenes[i].wish, scenes[i].wish.by, life->state.version};
        command.wish.currency = placement->currency;
        command.wish.reason = policy_reason(life->policy, STR("snad_damaged"));
        enum order_refusal refusal = take(life, &command, now);
        if (refusal)
            law_fail(names_at(&order_event_names, (int)scenes[i].wish.kind).at,
                     order_refusal_row(refusal)->sentence.at);
    }
    while (order_next_due(&life->state, CLOCK_LAST, &command))
        if (take(life, &command, CLOCK_LAST))
            law_fail("decide", "a deadline is refused");
    if (!order_is_over(&life->state))
        law_fail("decide", "the order is not over");
}

double law_decide(void)
{
    struct arena arena;
    struct policy_set policies;
    struct failure failure = {0};
    struct order_terms placement = {.at = {INT64_C(1772442000000)}, .line_count = 1, .line_minor = {PRICE}};
    arena_init(&arena, REFERENCE_BYTES);
    if (policy_set_load(&arena, &packed_policies, &policies, &failure))
        law_fail("the policies", failure.text);
    struct life life = {0};
    for (size_t i = 0; i < policies.count; i++)
        if (str_eq(str_from(policies.at[i]->id), STR("recourse-default")))
            life.policy = policies.at[i];
    if (!currency_from(STR("EUR"), &placement.currency))
        law_fail("EUR", "is no currency");
    struct instant began = instant_now();
    int64_t took = 0;
    while (took < 2000) {
        for (int i = 0; i < LIVES; i++)
            live(&life, &placement);
        took = instant_since(instant_now(), began).ms;
    }
    arena_free(&arena);
    return (double)life.commands * 1000 / (double)took;
}
