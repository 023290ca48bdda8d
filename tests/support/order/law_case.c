#include "support/order/law_case.h"

#include "support/kit/suite.h"

struct law_case *law_case_open(const char *file, struct instant now)
{
    static struct law_case law_case;
    law_case = (struct law_case){.now = now};
    arena_init(&law_case.arena, 16 * 1024 * 1024);
    struct str rules = packed_find(&packed_policies, str_from(file))->bytes;
    assert_int_equal(policy_file_read(&law_case.arena, rules, &law_case.policy, &law_case.problems), OK);
    return &law_case;
}

static enum order_refusal ask(struct law_case *law_case, const struct order_command *command)
{
    enum order_refusal refusal =
        order_decide(&law_case->policy, &law_case->state, command, law_case->now, &law_case->events);
    for (int i = 0; i < law_case->events.count; i++)
        order_evolve(&law_case->policy, &law_case->state, &law_case->events.at[i]);
    return refusal;
}

enum order_refusal law_try(struct law_case *law_case, struct order_event wish)
{
    wish.currency = law_case->state.currency;
    struct order_command command = {
        .wish = wish, .noted_by = PARTY_BUYER, .version = law_case->state.version};
    return ask(law_case, &command);
}

void law_act(struct law_case *law_case, enum order_event_kind kind, enum party by)
{
    assert_int_equal(law_try(law_case, (struct order_event){.kind = kind, .by = by}), REFUSAL_NONE);
}

void law_pay(struct law_case *law_case, const struct order_terms *terms)
{
    struct order_event paid = {.kind = EVENT_PAID, .by = PARTY_PROVIDER};
    for (int i = 0; i < terms->line_count; i++)
        paid.amount_minor += terms->line_minor[i];
    law_case->state = order_begin(&law_case->policy, terms);
    assert_int_equal(law_try(law_case, paid), REFUSAL_NONE);
    if (law_case->state.shipment == SHIPMENT_REVIEW)
        law_act(law_case, EVENT_PAYMENT_CLEARED, PARTY_PROVIDER);
}

void law_ship(struct law_case *law_case, const struct order_terms *terms)
{
    law_pay(law_case, terms);
    law_act(law_case, EVENT_SHIPPED, PARTY_SELLER);
}

void law_tick(struct law_case *law_case, struct instant to)
{
    struct order_command command;
    law_case->now = to;
    while (order_next_due(&law_case->state, law_case->now, &command))
        assert_int_equal(ask(law_case, &command), REFUSAL_NONE);
}
