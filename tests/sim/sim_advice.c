/*
 * Many lives of orders, each made up from a seed, and at every step the advice that the order's page would give: what
 * it says to do now must be among what the law allows now, what comes next must be allowed then, and nothing is
 * advised past its deadline.
 *
 * sim_advice [--seed N] [--cases M]. A failure prints the seed of the case.
 */
#include "base/check.h"
#include "core/order/lines.h"
#include "core/order/time.h"
#include "core/value/random.h"
#include "service/order/fold.h"
#include "service/order/parcel.h"
#include "text/policy/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_MAX = 40, LIFE_BYTES = 16 * 1024 * 1024 };

struct life {
    const struct policy_set *policies;
    const struct track_table *tracking;
    struct arena arena;
    struct random random;
    struct order order;
    struct parcel_file parcel;
    struct instant now;
    struct str wrong;
    int64_t plans, acts[ADVISE_COUNT];
};

/* What each advised act is called by the law. */
static const struct {
    enum advice_act act;
    enum order_event_kind event;
} lawful[] = {
    {ADVISE_REQUEST_EXTENSION, EVENT_EXTENSION_ASKED},
    {ADVISE_OPEN_DISPUTE, EVENT_DISPUTE_OPENED},
    {ADVISE_SEND_EVIDENCE, EVENT_EVIDENCE_GIVEN},
    {ADVISE_ANSWER_PROPOSAL, EVENT_ACCEPTED},
    {ADVISE_ESCALATE, EVENT_ESCALATED},
    {ADVISE_APPEAL, EVENT_APPEALED},
    {ADVISE_RETURN_GOODS, EVENT_RETURN_SHIPPED},
    {ADVISE_CONFIRM_RECEIPT, EVENT_RECEIPT_CONFIRMED},
};

static enum order_event_kind event_of(enum advice_act act)
{
    for (size_t i = 0; i < COUNT_OF(lawful); i++)
        if (lawful[i].act == act)
            return lawful[i].event;
    return EVENT_NONE;
}

static void say_wrong(struct life *life, const char *what, const struct advice_plan *plan,
                      const struct advice_step *step, const struct order_action *action)
{
    const struct order_state *state = &life->order.state;
    struct str act = advice_act_name(step->act);
    if (life->wrong.len)
        return;
    life->wrong = arena_printf(
        &life->arena,
        "%s: %.*s (row %.*s) from %lld by %lld at %lld, by law from %lld until %lld; %s, %s, shipment %.*s, "
        "protection %.*s until %lld, "
        "dispute %.*s",
        what, STR_ARG(act), STR_ARG(plan->row), (long long)step->from.ms, (long long)step->by.ms,
        (long long)life->now.ms, (long long)action->from.ms, (long long)action->until.ms,
        life->order.policy->id, state->external ? "noted" : "hosted",
        STR_ARG(names_at(&shipment_names, (int)state->shipment)),
        STR_ARG(names_at(&protection_names, (int)state->protection)), (long long)state->protection_ends.ms,
        STR_ARG(names_at(&dispute_names, (int)state->dispute)));
}

/* The buyer's own act as the law offers it in that state; false when it does not. */
static bool find_offer(const struct life *life, const struct order_state *state, enum order_event_kind act,
                       struct order_action *found)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_actions(life->order.policy, state, PARTY_BUYER, life->now, actions);
    for (int i = 0; i < count; i++)
        if (actions[i].act == act && actions[i].by == PARTY_BUYER) {
            *found = actions[i];
            return true;
        }
    return false;
}

static struct order_event wish_of(struct life *life, enum order_event_kind act)
{
    struct order_state *state = &life->order.state;
    struct random *random = &life->random;
    uint64_t all = line_bit((size_t)state->line_count) - 1;
    struct order_event wish = {.kind = act, .by = PARTY_BUYER, .lines = all & ~state->settled};
    wish.currency = state->currency;
    wish.reason = (int32_t)random_below(random, (uint32_t)life->order.policy->reason_count);
    wish.came = order_asks_came(life->order.policy, state, wish.reason, wish.lines);
    wish.code = (int32_t)random_below(random, (uint32_t)life->order.policy->code_count + 1) - 1;
    wish.remedy = (enum remedy)random_below(random, REMEDY_COUNT);
    wish.days = 1 + (int32_t)random_below(random, 14);
    wish.evidence = (enum evidence_kind)random_below(random, EVIDENCE_KIND_COUNT);
    wish.bytes = 1000;
    uint64_t lines = act == EVENT_DISPUTE_OPENED || act == EVENT_REFUND_SEEN ? wish.lines : state->lines;
    int64_t whole = order_lines_minor(state, act == EVENT_PAID ? all : lines);
    wish.amount_minor = act == EVENT_PAID || act == EVENT_REFUND_SEEN ? whole : 0;
    if (wish.remedy == REMEDY_REFUND_FULL || wish.remedy == REMEDY_RETURN_REFUND)
        wish.amount_minor = whole;
    if (wish.remedy == REMEDY_REFUND_PARTIAL)
        wish.amount_minor = whole / 2;
    if (act == EVENT_DECIDED && random_below(random, 2)) {
        wish.remedy = REMEDY_NONE;
        wish.amount_minor = 0;
    }
    if (act == EVENT_PROTECTION_NOTED)
        wish.until = instant_add(life->now, SPAN_DAYS(1 + random_below(random, 90)));
    return wish;
}

static void take(struct life *life, const struct order_events *events)
{
    struct order *order = &life->order;
    for (int i = 0; i < events->count; i++) {
        *order_rows_add(&order->rows, &life->arena) = order_row_of(order->policy, &events->at[i]);
        order_evolve(order->policy, &order->state, &events->at[i]);
    }
}

static void strike_due(struct life *life)
{
    struct order_command command;
    struct order_events events;
    while (order_next_due(&life->order.state, life->now, &command)) {
        check(order_decide(life->order.policy, &life->order.state, &command, life->now, &events) ==
              REFUSAL_NONE);
        take(life, &events);
    }
}

/* ---- what advice must hold ---- */

static bool plans(const struct advice_plan *plan, enum advice_act act)
{
    bool found = plan->now.act == act;
    for (size_t i = 0; i < plan->next_count; i++)
        found |= plan->next[i].act == act;
    return found;
}

/* In the present state, or in the one that the advised act makes, or the message to the seller that is planned. */
static bool allowed_then(struct life *life, const struct advice_plan *plan, enum order_event_kind act,
                         struct order_action *found)
{
    const struct policy *policy = life->order.policy;
    struct order_state state = life->order.state;
    if (find_offer(life, &state, act, found))
        return true;
    struct order_events events;
    enum order_event_kind first =
        plans(plan, ADVISE_CONTACT_SELLER) ? EVENT_SELLER_CONTACTED : event_of(plan->now.act);
    for (int tries = 0; first && tries < 400; tries++) {
        struct order_command command = {wish_of(life, first), PARTY_BUYER, state.version};
        command.wish.at = clock_later(life->now, state.last);
        if (order_decide(policy, &state, &command, command.wish.at, &events))
            continue;
        for (int i = 0; i < events.count; i++)
            order_evolve(policy, &state, &events.at[i]);
        return find_offer(life, &state, act, found);
    }
    return false;
}

/* A decision is still to come: then the policy alone can say. */
static bool is_after_a_decision(const struct life *life, enum order_event_kind act)
{
    const struct policy *policy = life->order.policy;
    return act == EVENT_APPEALED && life->order.state.appeals[0] < policy->appeal.max &&
           (policy->appeal.by & PARTY_BIT(PARTY_BUYER));
}

/* Nobody has noted when it was sent, or promised: then the rules and the dates decide, and the law has nothing to say yet. */
static bool is_told(const struct life *life)
{
    return order_sending_unknown(&life->order.state) || order_end_is_guessed(&life->order.state);
}

/* What the law lets a buyer send back to a plain shop is no step of a dispute: an order's acts know nothing of it. */
static bool is_withdrawal(const struct life *life, const struct advice_step *step)
{
    return step->act == ADVISE_RETURN_GOODS && advice_shop_of(life->order.policy) != SHOP_RULES;
}

static void check_now(struct life *life, const struct advice_plan *plan)
{
    enum order_event_kind act = event_of(plan->now.act);
    struct order_action action = {0};
    if (plan->now.by.ms && plan->now.by.ms <= life->now.ms)
        say_wrong(life, "past its deadline", plan, &plan->now, &action);
    if (act == EVENT_NONE || is_told(life) || is_withdrawal(life, &plan->now))
        return;
    if (!find_offer(life, &life->order.state, act, &action))
        say_wrong(life, "not allowed", plan, &plan->now, &action);
    else if (instant_before(life->now, action.from))
        say_wrong(life, "not allowed yet", plan, &plan->now, &action);
    else if (plan->now.by.ms && instant_before(action.until, plan->now.by))
        say_wrong(life, "later than the law allows", plan, &plan->now, &action);
}

static void check_next(struct life *life, const struct advice_plan *plan, const struct advice_step *step)
{
    enum order_event_kind act = event_of(step->act);
    struct order_action action = {0};
    struct instant at = clock_later(step->from, life->now);
    if (step->by.ms && (step->by.ms <= life->now.ms || step->by.ms <= step->from.ms))
        say_wrong(life, "next, past its deadline", plan, step, &action);
    if (act == EVENT_NONE || is_after_a_decision(life, act) || is_told(life) || is_withdrawal(life, step))
        return;
    if (!allowed_then(life, plan, act, &action))
        say_wrong(life, "next, not allowed", plan, step, &action);
    else if (instant_before(at, action.from) && (step->from.ms || !instant_before(action.from, step->by)))
        say_wrong(life, "next, not allowed by then", plan, step, &action);
    else if (!instant_before(at, action.until))
        say_wrong(life, "next, not allowed any more", plan, step, &action);
}

static bool is_between(struct instant at, struct instant from, struct instant to)
{
    return at.ms > from.ms && at.ms <= to.ms;
}

/* True when the plan names a moment in the time. */
static bool names_moment(const struct advice_plan *plan, struct instant from, struct instant to)
{
    bool named = is_between(plan->now.by, from, to) || is_between(plan->silence.next, from, to);
    for (size_t i = 0; i < plan->next_count; i++)
        named |= is_between(plan->next[i].by, from, to) || is_between(plan->next[i].from, from, to);
    for (size_t i = 0; i < plan->deadline_count; i++)
        named |= is_between(plan->deadlines[i].at, from, to);
    return named;
}

/* A minute later the plan says the same, unless one of its moments has passed or the law has struck. */
static void check_minute(struct life *life, const struct advice_plan *plan)
{
    static struct advice_plan after;
    struct order_due due[DEADLINE_COUNT];
    struct instant then = instant_add(life->now, SPAN_MINUTES(1));
    int count = order_deadlines(life->order.policy, &life->order.state, due);
    for (int i = 0; i < count; i++)
        if (is_between(due[i].at, life->now, then))
            return;
    struct advice_case later = order_case(&life->order, &life->parcel, then);
    advise(&later, &after);
    if (after.now.act != plan->now.act && !names_moment(plan, life->now, then)) {
        struct order_action none = {0};
        say_wrong(life, "another plan a minute later", plan, &after.now, &none);
    }
}

static void check_advice(struct life *life)
{
    static struct advice_plan plan;
    if (order_is_over(&life->order.state))
        return;
    struct advice_case order = order_case(&life->order, &life->parcel, life->now);
    advise(&order, &plan);
    life->plans++;
    life->acts[plan.now.act]++;
    check_now(life, &plan);
    for (size_t i = 0; i < plan.next_count; i++)
        check_next(life, &plan, &plan.next[i]);
    check_minute(life, &plan);
}

/* ---- a life ---- */

static void place(struct life *life)
{
    struct order_terms placement = {.external = random_below(&life->random, 3) > 0,
                                    .at = {INT64_C(1464739200000)},
                                    .currency = {"EUR"},
                                    .line_count = 1 + (int32_t)random_below(&life->random, 3)};
    for (int32_t i = 0; i < placement.line_count; i++)
        placement.line_minor[i] = 100 + (int64_t)random_below(&life->random, 5000);
    const struct policy_set *set = life->policies;
    do
        life->order = (struct order){.policy = set->at[random_below(&life->random, (uint32_t)set->count)]};
    while (life->order.policy->kind == KIND_PAYMENT); /* no order is under them */
    placement.external |= life->order.policy->kind == KIND_SHOP;
    uint32_t paid = random_below(&life->random, PAID_COUNT); /* as its buyer notes it, or does not */
    if (placement.external && paid != PAID_UNKNOWN)
        life->order.head.paid_by = names_at(&advice_paid_names, (int)paid);
    life->order.state = order_begin(life->order.policy, &placement);
    life->order.head.ordered_at = life->now = placement.at;
}

/* Most orders get as far as being sent. */
static void begin(struct life *life)
{
    static const struct {
        enum order_event_kind act;
        enum party by;
    } steps[] = {
        {EVENT_PAID, PARTY_PROVIDER}, {EVENT_PAYMENT_CLEARED, PARTY_PROVIDER}, {EVENT_SHIPPED, PARTY_SELLER}};
    for (size_t i = 0; i < COUNT_OF(steps) && random_below(&life->random, 8); i++) {
        struct order_events events;
        struct order_command command = {wish_of(life, steps[i].act), PARTY_BUYER, life->order.state.version};
        command.wish.by = steps[i].by;
        if (order_decide(life->order.policy, &life->order.state, &command, life->now, &events) ==
            REFUSAL_NONE)
            take(life, &events);
    }
}

static void see_parcel(struct life *life)
{
    static const struct str numbers[] = {STR_INIT("RA123456785CN"), STR_INIT("RA123456789CN"),
                                         STR_INIT("UA123456785CN"), STR_INIT("12345678901234")};
    struct random *random = &life->random;
    struct parcel_file *parcel = &life->parcel;
    struct parcel_report reports[3];
    struct parcel_history history = {.reports = reports, .ordered = life->order.head.ordered_at};
    *parcel = (struct parcel_file){0};
    if (random_below(random, 3)) {
        parcel->results = ARENA_NEW(&life->arena, struct track_result);
        parcel->numbers.count = 1;
        parcel->numbers.at[0].number = numbers[random_below(random, COUNT_OF(numbers))];
        track_identify(life->tracking, parcel->numbers.at[0].number, parcel->results);
    }
    for (history.count = 0; history.count < random_below(random, 4); history.count++)
        reports[history.count] = (struct parcel_report){
            .event = (enum parcel_event)random_below(random, PARCEL_EVENT_COUNT),
            .word = (enum parcel_word)random_below(random, PARCEL_WORD_COUNT),
            .at = instant_add(life->now, SPAN_HOURS(-(int64_t)random_below(random, 900)))};
    parcel->state = parcel_fold(&history, life->now);
}

static void move_clock(struct life *life)
{
    struct order_due due[DEADLINE_COUNT];
    struct random *random = &life->random;
    int count = order_deadlines(life->order.policy, &life->order.state, due);
    uint32_t how = random_below(random, 8);
    if (how < 4 && count > 0)
        life->now =
            instant_add(clock_later(life->now, due[0].at), SPAN_HOURS((int64_t)random_below(random, 5) - 2));
    else
        life->now = instant_add(life->now, how == 4 ? SPAN_DAYS(random_below(random, 30))
                                                    : SPAN_MINUTES(random_below(random, 4000)));
    life->now = clock_later(life->now, life->order.state.last);
    strike_due(life);
}

/* What leaves little to come after it is drawn, but less often. */
static bool ends_early(enum order_event_kind act)
{
    return act == EVENT_CHARGEBACK_OPENED || act == EVENT_CANCEL_ASKED || act == EVENT_CANCEL_AGREED ||
           act == EVENT_OUTAGE_ENDED || act == EVENT_DISPUTE_CANCELLED || act == EVENT_REFUND_SEEN ||
           act == EVENT_RECEIPT_CONFIRMED;
}

static void take_step(struct life *life)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    struct order_events events;
    const struct order_state *state = &life->order.state;
    if (random_below(&life->random, 2))
        move_clock(life);
    int count = 0;
    for (int tries = 0; tries < 8 && count == 0; tries++) {
        enum party party =
            state->external ? PARTY_BUYER : (enum party)(1 + random_below(&life->random, PARTY_COUNT - 1));
        count = order_actions(life->order.policy, state, party, life->now, actions);
    }
    if (count == 0)
        return;
    const struct order_action *chosen = &actions[random_below(&life->random, (uint32_t)count)];
    for (int tries = 0; tries < 4 && ends_early(chosen->act); tries++)
        chosen = &actions[random_below(&life->random, (uint32_t)count)];
    struct order_command command = {wish_of(life, chosen->act), PARTY_BUYER, state->version};
    command.wish.by = chosen->by;
    if (chosen->act == EVENT_OUTAGE_ENDED)
        return;
    if (order_decide(life->order.policy, state, &command, life->now, &events) == REFUSAL_NONE)
        take(life, &events);
}

static void live(struct life *life, uint64_t seed)
{
    arena_reset(&life->arena);
    life->random = random_start(seed, 7);
    life->wrong = STR_NONE;
    place(life);
    begin(life);
    int steps = 4 + (int)random_below(&life->random, STEPS_MAX);
    for (int i = 0; i < steps && !life->wrong.len; i++) {
        take_step(life);
        strike_due(life);
        see_parcel(life);
        check_advice(life);
    }
}

static int run_cases(struct life *life, uint64_t seed, uint64_t cases)
{
    for (uint64_t i = 0; i < cases; i++) {
        live(life, seed + i);
        if (life->wrong.len) {
            fprintf(stderr, "advice: %.*s; --seed %llu --cases 1\n", STR_ARG(life->wrong),
                    (unsigned long long)(seed + i));
            return 1;
        }
    }
    printf("advice: %llu cases from seed %llu, %lld plans\n", (unsigned long long)cases,
           (unsigned long long)seed, (long long)life->plans);
    for (size_t i = 0; cases >= 10000 && i < COUNT_OF(lawful); i++)
        /* Whoever has confirmed is not asked to, and before that an order does not know that all is well. */
        if (lawful[i].act != ADVISE_CONFIRM_RECEIPT && life->acts[lawful[i].act] == 0) {
            fprintf(stderr, "advice: no case was advised to %.*s\n", STR_ARG(advice_act_name(lawful[i].act)));
            return 1;
        }
    return 0;
}

int main(int argc, char **argv)
{
    static struct life life;
    uint64_t seed = 1, cases = 20000;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--seed") == 0)
            seed = strtoull(argv[i + 1], NULL, 10);
        if (strcmp(argv[i], "--cases") == 0)
            cases = strtoull(argv[i + 1], NULL, 10);
    }
    struct arena arena;
    struct failure failure = {0};
    struct policy_set policies;
    arena_init(&arena, 64 * 1024 * 1024);
    arena_init(&life.arena, LIFE_BYTES);
    check(policy_set_load(&arena, &packed_policies, &policies, &failure) == OK);
    check(track_load(&arena, &packed_carriers, &life.tracking, &failure) == OK);
    life.policies = &policies;
    int status = run_cases(&life, seed, cases);
    arena_free(&life.arena);
    arena_free(&arena);
    return status;
}
