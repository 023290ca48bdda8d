/*
 * Many lives of orders, each made up from a seed: parties, guesses, wrong fields, stale screens, jumps of the clock to,
 * before and past deadlines. After every step a small model that knows only the events must agree with the law.
 *
 * sim_orders [--seed N] [--cases M]. A failure prints the seed of the case and the shortest list of steps found.
 */
#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/ledger.h"
#include "core/order/lines.h"
#include "core/value/random.h"
#include "support/kit/lives.h"
#include "support/order/answer_model.h"
#include "support/order/goods_world.h"
#include "support/order/money_world.h"
#include "support/order/order_model.h"
#include "support/order/time_model.h"
#include "support/policy/vary.h"
#include "text/policy/file.h"

#include <stdio.h>
#include <string.h>

enum { HISTORY_MAX = 1024, STRIKES_MAX = 200, MANY_CASES = 100000 };

/* What all lives share, and how often each kind of event happened in them. */
struct world {
    struct policy_set policies;
    int64_t accepted, kinds[EVENT_KIND_COUNT];
};

struct run {
    struct policy rules; /* a marketplace's, or some of their kind */
    const struct policy *policy;
    struct order_state start, state;
    struct order_model model;
    struct time_model time;
    struct ledger ledger;
    struct money_world money;
    struct goods_world goods;
    struct instant now;
    struct order_event history[HISTORY_MAX];
    int history_count, accepted;
    const char *wrong;
    bool loud;
};

static void say_wrong(struct run *run, const char *what)
{
    if (!run->wrong)
        run->wrong = what;
}

static void model_take(struct run *run, const struct order_event *event)
{
    const char *wrong = order_model_take(&run->model, event);
    if (wrong)
        say_wrong(run, wrong);
    wrong = time_model_take(&run->time, run->policy, event, &run->state);
    if (wrong)
        say_wrong(run, wrong);
    if (run->history_count == HISTORY_MAX)
        say_wrong(run, "the history does not end");
    else
        run->history[run->history_count++] = *event;
}

/* The books of a hosted order, from the law's own rows; an external order has none. */
static void post(struct run *run, const struct order_event *event)
{
    struct posting postings[LEDGER_POSTINGS_MAX];
    int count = ledger_postings(&run->state, event, postings);
    if (!ledger_post(&run->ledger, postings, count))
        say_wrong(run, "the books cannot take an event");
}

/* The same told to those who move it; nobody is told of an order from elsewhere. */
static void move(struct run *run, const struct order_event *event)
{
    struct move moves[MOVES_MAX];
    int count = ledger_moves(&run->state, event, moves);
    const char *wrong = run->state.external ? NULL : money_world_take(&run->money, event, moves, count);
    if (wrong || (run->state.external && count))
        say_wrong(run, wrong ? wrong : "money of an order from elsewhere is moved here");
}

/* Goods beside money: of a hosted order, whose ends are the law's own. */
static void carry(struct run *run, const struct order_event *event)
{
    const char *wrong = run->state.external ? NULL : goods_world_take(&run->goods, run->policy, event);
    if (wrong)
        say_wrong(run, wrong);
}

static void compare_books(struct run *run)
{
    const struct order_state *state = &run->state;
    const int64_t *balance = run->ledger.balance;
    int64_t fee = ledger_fee(state->seller_minor, state->fee_basis_points);
    if (balance[ACCOUNT_BUYER] != state->refunded_minor - state->paid_minor ||
        balance[ACCOUNT_HOLD] != state->held_minor || balance[ACCOUNT_FEE] != fee ||
        balance[ACCOUNT_SELLER] != state->seller_minor - fee)
        say_wrong(run, "the books and the state disagree");
    const char *wrong = money_world_compare(&run->money, state);
    if (wrong)
        say_wrong(run, wrong);
}

static void compare(struct run *run)
{
    const struct order_state *state = &run->state;
    const struct order_model *model = &run->model;
    if (state->paid_minor != model->paid || state->held_minor != model->held ||
        state->seller_minor != model->seller || state->refunded_minor != model->refunded)
        say_wrong(run, "the state and the events disagree about the money");
    if (model->paid != model->held + model->seller + model->refunded || model->held < 0 || model->seller < 0)
        say_wrong(run, "money is not conserved");
    if (!state->external)
        compare_books(run);
    if (state->version != run->history_count)
        say_wrong(run, "the version does not count the events");
    struct order_due due[DEADLINE_COUNT];
    bool timed = order_deadlines(run->policy, state, due) > 0;
    if (!timed && !order_is_over(state) && order_owner(state) == PARTY_NONE)
        say_wrong(run, "stuck: no deadline and no owner");
    if (!timed && !state->external && !state->chargeback && !order_is_over(state))
        say_wrong(run, "a hosted order waits for nobody");
    if (order_is_over(state) && state->held_minor)
        say_wrong(run, "over, and money is held");
}

/* Before what is due has struck, and while all clocks stand, nobody can do anything. */
static void ask_answers(struct run *run)
{
    struct order_command due;
    struct instant now = clock_later(run->now, run->state.last);
    bool stands = run->state.frozen || run->state.chargeback || run->state.external;
    const char *wrong = run->wrong || stands || order_next_due(&run->state, now, &due)
                            ? NULL
                            : answer_model_ask(run->policy, &run->state, now);
    if (wrong)
        say_wrong(run, wrong);
}

static void take_all(struct run *run, const struct order_events *events)
{
    if (events->count == 0)
        say_wrong(run, "accepted without an event");
    for (int i = 0; i < events->count; i++) {
        const struct order_event *event = &events->at[i];
        struct instant due = event->kind == EVENT_DEADLINE ? run->state.due[event->deadline] : CLOCK_UNSET;
        if (event->kind == EVENT_DEADLINE && (due.ms == 0 || instant_before(run->now, due)))
            say_wrong(run, "a deadline strikes twice or early");
        post(run, event);
        move(run, event);
        carry(run, event);
        order_evolve(run->policy, &run->state, event);
        struct instant left = event->kind == EVENT_DEADLINE ? run->state.due[event->deadline] : CLOCK_UNSET;
        bool next = event->deadline == DEADLINE_PART && instant_before(due, left); /* of another parcel */
        if (left.ms && !next)
            say_wrong(run, "a deadline is left set by its own strike");
        model_take(run, event);
        if (run->loud)
            fprintf(stderr, "      %lld %.*s by %.*s lines %llx pieces %d amount %lld days %d\n",
                    (long long)event->at.ms, STR_ARG(names_at(&order_event_names, (int)event->kind)),
                    STR_ARG(names_at(&party_names, (int)event->by)), (unsigned long long)event->lines,
                    event->pieces, (long long)event->amount_minor, event->days);
    }
    run->accepted++;
    compare(run);
    ask_answers(run);
}

static bool offered(const struct run *run, const struct order_command *command, struct instant at)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    at = clock_later(at, run->state.last);
    enum party party = run->state.external ? command->noted_by : command->wish.by;
    int count = order_actions(run->policy, &run->state, party, at, actions);
    for (int i = 0; i < count; i++)
        if (actions[i].act == command->wish.kind &&
            (run->state.external ||
             (!instant_before(at, actions[i].from) && clock_is_late(actions[i].until, at))))
            return true;
    return false;
}

static bool any_due(const struct order_state *state, struct instant at)
{
    for (int i = 0; i < DEADLINE_COUNT; i++)
        if (state->due[i].ms && state->due[i].ms <= at.ms)
            return true;
    return false;
}

static void act(struct run *run, const struct order_command *command)
{
    struct order_events events;
    if (run->loud)
        fprintf(stderr, "   at %lld: %.*s by %.*s, %s, %s order\n", (long long)run->now.ms,
                STR_ARG(names_at(&order_event_names, (int)command->wish.kind)),
                STR_ARG(names_at(&party_names, (int)command->wish.by)), run->policy->id,
                run->state.external ? "external" : "hosted");
    bool was_offered = offered(run, command, run->now), late = any_due(&run->state, run->now);
    if (order_decide(run->policy, &run->state, command, run->now, &events)) {
        if (events.count)
            say_wrong(run, "refused, with events");
        return;
    }
    if (command->version != run->state.version)
        say_wrong(run, "a stale command is accepted");
    if (late && command->wish.kind != EVENT_OUTAGE_ENDED)
        say_wrong(run, "an act is accepted at or after a deadline");
    bool old = order_bank_told_late(&run->state, &command->wish);
    if (!was_offered && !old && command->wish.kind != EVENT_OUTAGE_ENDED)
        say_wrong(run, "accepted what was not offered");
    struct order_command again = *command;
    take_all(run, &events);
    if (order_decide(run->policy, &run->state, &again, run->now, &events) != REFUSAL_STALE)
        say_wrong(run, "the same command is accepted twice");
}

static void strike_due(struct run *run)
{
    struct order_command command;
    struct order_events events;
    for (int i = 0; order_next_due(&run->state, run->now, &command); i++) {
        enum order_refusal refusal = order_decide(run->policy, &run->state, &command, run->now, &events);
        if (i == STRIKES_MAX || refusal) {
            if (run->loud)
                fprintf(stderr, "   %.*s: %.*s\n",
                        STR_ARG(names_at(&deadline_names, (int)command.wish.deadline)),
                        STR_ARG(order_refusal_row(refusal)->code));
            say_wrong(run, "a deadline that is due cannot strike");
            return;
        }
        take_all(run, &events);
        if (run->wrong)
            return;
    }
}

static void move_clock(struct run *run, struct random *random)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_deadlines(run->policy, &run->state, due);
    uint32_t how = random_below(random, 16);
    struct instant to = instant_add(run->now, SPAN_MINUTES(random_below(random, 3000)));
    if (how < 4 && count > 0)
        to = instant_add(due[0].at, SPAN_MS((int64_t)random_below(random, 3) - 1));
    else if (how == 4)
        to = instant_add(run->now, SPAN_DAYS(random_below(random, 60)));
    else if (how == 5)
        to = instant_add(run->now, SPAN_HOURS(-(int64_t)random_below(random, 5)));
    run->now = to;
    if (random_below(random, 5) > 0)
        strike_due(run);
    ask_answers(run);
}

static bool is_of_a_bank(enum order_event_kind act)
{
    return act == EVENT_BANK_INQUIRY || act == EVENT_CHARGEBACK_OPENED || act == EVENT_PRE_ARBITRATION ||
           act == EVENT_CHARGEBACK_ENDED || act == EVENT_CHARGEBACK_REVERSED;
}

/* Its amount is a part of what the order has left, and no line's. */
static bool is_of_the_whole(enum order_event_kind act)
{
    return act == EVENT_GOODWILL_REFUND || is_of_a_bank(act);
}

static void draw_amount(struct run *run, struct random *random, struct order_event *wish)
{
    uint64_t lines = wish->kind == EVENT_DISPUTE_OPENED || wish->kind == EVENT_REFUND_SEEN ? wish->lines
                                                                                           : run->state.lines;
    if (wish->kind == EVENT_PAID)
        lines = line_bit((size_t)run->state.line_count) - 1;
    int64_t whole = wish->kind == EVENT_DISPUTE_OPENED ? order_pieces_minor(&run->state, lines, wish->pieces)
                                                       : order_most_minor(&run->state, wish->kind, lines);
    const int64_t amounts[REMEDY_COUNT] = {
        [REMEDY_REFUND_FULL] = whole, [REMEDY_REFUND_PARTIAL] = whole / 2, [REMEDY_RETURN_REFUND] = whole};
    wish->amount_minor = wish->kind == EVENT_PAID ? whole : amounts[wish->remedy];
    if (wish->kind == EVENT_REFUND_SEEN)
        wish->amount_minor = whole > 1 ? whole - 1 : whole;
    if (is_of_the_whole(wish->kind)) /* none, a part, or all */
        wish->amount_minor = whole * (int64_t)random_below(random, 4) / 3;
    if (random_below(random, 20) == 0)
        wish->amount_minor += (int64_t)random_below(random, 5) - 2;
}

static void draw_fields(struct run *run, struct random *random, struct order_event *wish)
{
    uint64_t all = line_bit((size_t)run->state.line_count) - 1;
    wish->lines =
        random_below(random, 3) ? all & ~run->state.settled : random_below(random, (uint32_t)all + 2);
    if (random_below(random, 4) == 0) {
        wish->lines = line_bit(random_below(random, (uint32_t)run->state.line_count));
        wish->pieces = (int32_t)random_below(random, 6) - 1;
    }
    if (run->state.came && random_below(random, 2)) { /* one of those that came before the others */
        wish->lines = run->state.came & -run->state.came;
        wish->pieces = 0;
    }
    wish->reason = (int32_t)random_below(random, (uint32_t)run->policy->reason_count + 1);
    wish->came = (enum came)random_below(random, CAME_COUNT);
    if (wish->reason < run->policy->reason_count && random_below(random, 4))
        wish->came = order_asks_came(run->policy, &run->state, wish->reason, wish->lines);
    wish->code = (int32_t)random_below(random, (uint32_t)run->policy->code_count + 1) - 1;
    wish->remedy = (enum remedy)random_below(random, REMEDY_COUNT);
    wish->days = (int32_t)random_below(random, 20);
    wish->evidence = (enum evidence_kind)random_below(random, EVIDENCE_KIND_COUNT);
    wish->bytes = (int64_t)random_below(random, 3000000);
    wish->favour = (enum favour)random_below(random, FAVOUR_COUNT);
    wish->currency = run->state.currency;
    if (random_below(random, 30) == 0)
        wish->currency =
            currency_at(random_below(random, 40)).len ? (struct currency){"XTS"} : wish->currency;
    if (wish->kind == EVENT_OUTAGE_ENDED)
        wish->until = instant_add(run->now, SPAN_HOURS(-(int64_t)random_below(random, 40)));
    if (wish->kind == EVENT_PROTECTION_NOTED)
        wish->until = instant_add(run->now, SPAN_DAYS(random_below(random, 90)));
    if (is_of_a_bank(wish->kind) && random_below(random, 2)) /* dated, now and then before what is known */
        wish->until = instant_add(run->now, SPAN_HOURS(-(int64_t)random_below(random, 200)));
    if (is_of_a_bank(wish->kind) && run->state.bank_at.ms && random_below(random, 4) == 0)
        wish->until = run->state.bank_at; /* of the same date as what is known */
    draw_amount(run, random, wish);
}

/* Acts that leave little to come after them: drawn, but less often. */
static bool ends_early(enum order_event_kind act)
{
    static const enum order_event_kind acts[] = {
        EVENT_BANK_INQUIRY, EVENT_PRE_ARBITRATION, EVENT_GOODWILL_REFUND,   EVENT_CHARGEBACK_OPENED,
        EVENT_CANCEL_ASKED, EVENT_CANCEL_AGREED,   EVENT_OUTAGE_ENDED,      EVENT_DISPUTE_CANCELLED,
        EVENT_MESSAGE,      EVENT_REFUND_SEEN,     EVENT_RECEIPT_CONFIRMED, EVENT_CHARGEBACK_ENDED};
    for (size_t i = 0; i < COUNT_OF(acts); i++)
        if (acts[i] == act)
            return true;
    return false;
}

/* Mostly something that is offered, sometimes anything at all. */
static void take_step(struct run *run, uint64_t step)
{
    struct random random = random_start(step, 1);
    move_clock(run, &random);
    struct order_command command = {.noted_by = PARTY_BUYER, .version = run->state.version};
    enum party party = PARTY_BUYER;
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = 0;
    for (int tries = 0; tries < 6 && count == 0; tries++) {
        party = (enum party)(1 + random_below(&random, PARTY_COUNT - 1));
        count = order_actions(run->policy, &run->state, party, run->now, actions);
    }
    command.wish.kind = (enum order_event_kind)random_below(&random, EVENT_KIND_COUNT);
    command.wish.by = party;
    if (count > 0 && random_below(&random, 8)) {
        const struct order_action *chosen = &actions[random_below(&random, (uint32_t)count)];
        for (int tries = 0; tries < 4 && ends_early(chosen->act); tries++)
            chosen = &actions[random_below(&random, (uint32_t)count)];
        command.wish.kind = chosen->act;
        command.wish.by = chosen->by;
    }
    if (command.wish.kind == EVENT_DEADLINE)
        command.wish.by = PARTY_BUYER; /* nobody plays the clock */
    if (random_below(&random, 40) == 0)
        command.version--;
    if (random_below(&random, 40) == 0)
        command.noted_by = party;
    draw_fields(run, &random, &command.wish);
    act(run, &command);
}

static void check_replay(struct run *run)
{
    struct order_state again = run->start;
    for (int i = 0; i < run->history_count; i++)
        order_evolve(run->policy, &again, &run->history[i]);
    if (memcmp(&again, &run->state, sizeof again) != 0)
        say_wrong(run, "the fold of the events is another state");
}

/* However it stands, left alone it ends: the bank answers, and then only deadlines strike. */
static void let_it_end(struct run *run)
{
    struct order_events events;
    struct order_command bank = {.wish = {.kind = EVENT_CHARGEBACK_ENDED, .by = PARTY_PROVIDER},
                                 .noted_by = PARTY_BUYER};
    run->now = instant_add(clock_later(run->now, run->state.last), SPAN_MS(1));
    strike_due(run);
    bank.wish.favour = run->policy->version % 2 ? FAVOUR_SELLER : FAVOUR_BUYER;
    bank.version = run->state.version;
    if (run->state.chargeback &&
        order_decide(run->policy, &run->state, &bank, run->now, &events) == REFUSAL_NONE)
        take_all(run, &events);
    run->now = instant_add(run->now, SPAN_DAYS(20 * 365));
    strike_due(run);
    if (!run->state.external && !order_is_over(&run->state))
        say_wrong(run, "left alone it never ends");
    const char *unjust = run->state.external ? NULL : goods_world_end(&run->goods, run->state.seller_minor);
    if (unjust)
        say_wrong(run, unjust);
}

static void place(struct run *run, const struct policy_set *set, struct random *random)
{
    static const struct currency currencies[] = {{"EUR"}, {"JPY"}, {"KWD"}};
    struct order_terms placement = {.external = random_below(random, 4) == 0,
                                    .at = {INT64_C(1464739200000)},
                                    .currency = currencies[random_below(random, 3)],
                                    .fee_basis_points = (int32_t)random_below(random, 4) * 333,
                                    .line_count = 1 + (int32_t)random_below(random, 3)};
    for (int32_t i = 0; i < placement.line_count; i++) {
        placement.line_minor[i] = 1 + (int64_t)random_below(random, 5000);
        placement.line_quantity[i] = 1 + (int32_t)random_below(random, 4);
        placement.line_kind[i] =
            i && random_below(random, 2) ? (uint8_t)random_below(random, LINE_KIND_COUNT) : LINE_GOODS;
    }
    const struct policy *drawn;
    do
        drawn = set->at[random_below(random, (uint32_t)set->count)];
    while (drawn->kind == KIND_PAYMENT); /* no order is under them */
    placement.external |= drawn->kind == KIND_SHOP;
    run->rules = *drawn;
    run->policy = &run->rules;
    if (random_below(random, 2))
        vary_policy(&run->rules, random);
    run->ledger.currency = placement.currency;
    run->start = run->state = order_begin(run->policy, &placement);
    run->goods.goods = order_lines_of(&run->state, 1u << LINE_GOODS);
    run->now = run->model.last = placement.at;
    run->model.external = run->time.external = placement.external;
}

static const char *live(void *context, const struct life *life, bool loud)
{
    static struct run run;
    struct world *world = context;
    struct random random = random_start(life->seed, 0);
    memset(&run, 0, sizeof run);
    run.loud = loud;
    place(&run, &world->policies, &random);
    for (int i = 0; i < life->count && !run.wrong; i++)
        take_step(&run, life->steps[i]);
    if (!run.wrong)
        check_replay(&run);
    if (!run.wrong)
        let_it_end(&run);
    world->accepted += run.accepted;
    for (int i = 0; i < run.history_count; i++)
        world->kinds[run.history[i].kind]++;
    return run.wrong;
}

/* A simulator that never reaches an event proves nothing about it. */
static bool saw_every_event(const struct world *world)
{
    bool all = true;
    for (int i = EVENT_NONE + 1; i < EVENT_KIND_COUNT; i++)
        if (world->kinds[i] == 0 && i != EVENT_PLACED) {
            fprintf(stderr, "orders: no case has come to %.*s\n", STR_ARG(names_at(&order_event_names, i)));
            all = false;
        }
    return all;
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct failure failure = {0};
    static struct world world;
    struct lives lives = {.name = "orders", .seed = 1, .cases = 200000, .live = live, .world = &world};
    lives_options(&lives, argc, argv);
    arena_init(&arena, 16 * 1024 * 1024);
    if (policy_set_load(&arena, &packed_policies, &world.policies, &failure)) {
        fprintf(stderr, "orders: %s\n", failure.text);
        return 3;
    }
    bool well = lives_run(&lives);
    if (well)
        printf("orders: %llu cases from seed %llu, %lld steps accepted\n", (unsigned long long)lives.cases,
               (unsigned long long)lives.seed, (long long)world.accepted);
    well = well && (lives.cases < MANY_CASES || saw_every_event(&world));
    arena_free(&arena);
    return well ? 0 : 1;
}
