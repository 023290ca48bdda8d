#include "support/order/order_world.h"

#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/lines.h"

#include <stdio.h>
#include <string.h>

enum { STRIKES_MAX = 200 };

static bool once_in(struct order_world *world, uint32_t times)
{
    return random_below(&world->random, times) == 0;
}

static struct instant days_later(struct order_world *world, uint32_t most)
{
    return instant_add(world->now, SPAN_HOURS(1 + random_below(&world->random, most * 24)));
}

/* ---- letters ---- */

static void put_letter(struct order_world *world, struct letter letter)
{
    for (int i = 0; i < LETTERS_MAX; i++)
        if (!world->letters[i].open) {
            letter.open = true;
            world->letters[i] = letter;
            return;
        }
}

void world_send(struct order_world *world, struct letter letter)
{
    letter.id = world->next_letter++;
    int copies = once_in(world, 8) ? 0 : once_in(world, 6) ? 2 : 1;
    for (int i = 0; i < copies; i++) {
        letter.at = once_in(world, 3) ? days_later(world, 25) : instant_add(world->now, SPAN_MINUTES(1));
        put_letter(world, letter);
    }
}

static struct order_event payment(const struct order_world *world)
{
    return (struct order_event){
        .kind = EVENT_PAID,
        .by = PARTY_PROVIDER,
        .currency = world->state.currency,
        .amount_minor = order_lines_minor(&world->state, line_bit((size_t)world->state.line_count) - 1)};
}

static void write_market(struct order_world *world, enum order_event_kind kind, enum party by, uint64_t lines)
{
    struct letter letter = {.to = TO_MARKET, .wish = {.kind = kind, .by = by, .lines = lines}};
    letter.wish.currency = world->state.currency;
    if (kind == EVENT_PAID)
        letter.wish = payment(world);
    world_send(world, letter);
}

/* ---- goods ---- */

static void send_goods(struct order_world *world, uint64_t lines, enum whereabouts from, enum whereabouts way,
                       enum order_event_kind says)
{
    bool real = !once_in(world, 6), lost = once_in(world, 8);
    for (int i = 0; i < world->state.line_count; i++)
        if ((lines >> i & 1) && real && world->at[i] == from) {
            world->at[i] = lost ? NOWHERE : way;
            world->arrives[i] = days_later(world, 20);
        }
    if (!once_in(world, 4))
        write_market(world, says, PARTY_CARRIER, lines);
}

static void goods_arrive(struct order_world *world)
{
    for (int i = 0; i < world->state.line_count; i++) {
        bool there = !instant_before(world->now, world->arrives[i]);
        if (there && world->at[i] == TO_BUYER)
            world->at[i] = WITH_BUYER;
        if (there && world->at[i] == TO_SELLER)
            world->at[i] = WITH_SELLER;
    }
}

/* The carrier brings them back, or says so; some go out once more. */
static void bring_back(struct order_world *world, uint64_t lines)
{
    bool again = once_in(world, 3);
    for (int i = 0; i < world->state.line_count; i++)
        if ((lines >> i & 1) && world->at[i] == TO_BUYER && !again) {
            world->at[i] = TO_SELLER;
            world->arrives[i] = days_later(world, 20);
        }
    write_market(world, EVENT_UNDELIVERABLE, PARTY_CARRIER, 0);
    if (again)
        write_market(world, EVENT_UNDER_WAY_AGAIN, PARTY_CARRIER, 0);
}

/* What is said to be sent is sent, mostly. */
static void move_goods(struct order_world *world, const struct order_event *event)
{
    uint64_t all = line_bit((size_t)world->state.line_count) - 1;
    if (event->kind == EVENT_SHIPPED) { /* in one parcel or in two */
        uint64_t first = once_in(world, 2) ? all : all & (1 + random_below(&world->random, (uint32_t)all));
        send_goods(world, first, WITH_SELLER, TO_BUYER, EVENT_DELIVERED);
        if (first == all && once_in(world, 12))
            bring_back(world, all);
        if (all & ~first)
            send_goods(world, all & ~first, WITH_SELLER, TO_BUYER, EVENT_DELIVERED);
    }
    if (event->kind == EVENT_RETURN_SHIPPED)
        send_goods(world, world->state.lines, WITH_BUYER, TO_SELLER, EVENT_RETURN_ARRIVED);
    if (event->kind == EVENT_REPLACEMENT_SHIPPED)
        send_goods(world, world->state.lines, WITH_SELLER, TO_BUYER, EVENT_REPLACEMENT_ARRIVED);
}

/* ---- one command in the one history ---- */

static void ask_for_money(struct order_world *world, const struct order_event *event)
{
    struct move moves[MOVES_MAX];
    int count = ledger_moves(&world->state, event, moves);
    for (int i = 0; i < count; i++) {
        if (world->ordered_count == ORDERED_MAX)
            world_say(world, "money is ordered without end");
        else
            world->ordered[world->ordered_count++] =
                (struct ordered){.move = moves[i], .lines = event->lines, .next_try = world->now};
    }
}

static void tell(const struct order_event *event)
{
    fprintf(stderr, "   %lld %.*s by %.*s, lines %llx, pieces %d, amount %lld, %.*s\n",
            (long long)event->at.ms, STR_ARG(names_at(&order_event_names, (int)event->kind)),
            STR_ARG(names_at(&party_names, (int)event->by)), (unsigned long long)event->lines, event->pieces,
            (long long)event->amount_minor,
            STR_ARG(event->kind == EVENT_DEADLINE ? names_at(&deadline_names, (int)event->deadline)
                                                  : names_at(&remedy_names, (int)event->remedy)));
}

static void happen(struct order_world *world, const struct order_event *event, bool silent)
{
    struct instant due = event->kind == EVENT_DEADLINE ? world->state.due[event->deadline] : CLOCK_UNSET;
    if (event->kind == EVENT_DEADLINE && (due.ms == 0 || instant_before(world->now, due)))
        world_say(world, "a deadline strikes twice or early");
    if (world->loud)
        tell(event);
    world->kinds[event->kind]++;
    world_see(world, event, silent);
    ask_for_money(world, event);
    order_evolve(world->policy, &world->state, event);
    move_goods(world, event);
}

/* What a server decides from what it has read holds only when nobody was faster. */
bool world_decide(struct order_world *world, const struct order_command *command)
{
    struct order_events events;
    bool stale = command->version != world->state.version, silent = command->wish.kind == EVENT_DEADLINE;
    enum order_refusal refusal = order_decide(world->policy, &world->state, command, world->now, &events);
    if (refusal) {
        world_see_refused(world, &command->wish, refusal);
        return false;
    }
    if (stale)
        world_say(world, "a command of a state that is over is taken");
    for (int32_t i = 0; i < events.count && !world->wrong; i++)
        happen(world, &events.at[i], silent);
    world->steps++;
    world_hold(world);
    return true;
}

static void read_history(struct order_world *world, int node)
{
    world->seen[node] = world->state;
}

/* ---- servers ---- */

/* A server looks at no order that is over. */
static bool is_struck(const struct order_state *state, struct instant now, struct order_command *command)
{
    return !order_is_over(state) && order_next_due(state, now, command);
}

/* Both see the same deadline; the second comes too late. */
static void strike(struct order_world *world)
{
    struct order_command commands[NODES];
    bool due[NODES];
    int first = (int)random_below(&world->random, NODES);
    for (int node = 0; node < NODES; node++) {
        if (once_in(world, 3))
            read_history(world, node);
        due[node] = is_struck(&world->seen[node], world->now, &commands[node]);
    }
    for (int i = 0; i < NODES; i++) {
        int node = (first + i) % NODES;
        world->strikes += due[node] && world_decide(world, &commands[node]);
        if (once_in(world, 2))
            read_history(world, node);
    }
}

void world_strike_all(struct order_world *world)
{
    struct order_command command;
    for (int i = 0; i < STRIKES_MAX && is_struck(&world->state, world->now, &command); i++)
        if (world->wrong || !world_decide(world, &command)) {
            world_say(world, "a deadline that is due cannot strike");
            return;
        }
}

/* A server that falls over has sent the order, and does not know it: it is sent once more. */
static void order_out(struct order_world *world)
{
    for (int32_t i = 0; i < world->ordered_count; i++) {
        struct ordered *row = &world->ordered[i];
        if (row->done || instant_before(world->now, row->next_try) || once_in(world, 4))
            continue;
        world_send(world, (struct letter){.to = TO_PROVIDER, .ordered = i});
        bool crashes = once_in(world, 5);
        world->crashes += crashes;
        row->next_try = crashes ? world->now : instant_add(world->now, SPAN_HOURS(30));
    }
}

/* ---- provider and bank ---- */

static void pass(int64_t *from, int64_t *to, int64_t amount)
{
    *from -= amount;
    *to += amount;
}

/* Pays an order once, however often it comes, and says each time that it did. */
static void provider_pays(struct order_world *world, int32_t index)
{
    struct ordered *row = &world->ordered[index];
    if (row->paid == 0) {
        row->paid++;
        if (row->move.movement == MOVE_REFUND)
            pass(&world->market, &world->buyer, row->move.amount_minor);
        if (row->move.movement == MOVE_RELEASE)
            pass(&world->market, &world->seller, row->move.amount_minor);
        if (row->move.movement == MOVE_RECOVER)
            pass(&world->seller, &world->market, row->move.amount_minor);
        if (row->move.movement == MOVE_RECALL)
            pass(&world->buyer, &world->market, row->move.amount_minor);
    }
    world_send(world, (struct letter){.to = TO_OUTBOX, .ordered = index});
}

/* A server that takes it may fall over before or after: it comes again, and counts once. */
static void market_reads(struct order_world *world, struct letter *letter)
{
    struct order_command command = {letter->wish, letter->wish.by, world->state.version};
    int32_t id = letter->id % (int32_t)COUNT_OF(world->taken);
    if (once_in(world, 8)) {
        letter->open = true;
        letter->at = instant_add(world->now, SPAN_HOURS(2));
        world->crashes++;
        return;
    }
    if (letter->fact) {
        world_bank_heard(world, letter);
        return;
    }
    if (world->taken[id])
        return;
    world->taken[id] = world_decide(world, &command);
}

static void deliver(struct order_world *world)
{
    int first = (int)random_below(&world->random, LETTERS_MAX);
    for (int i = 0; i < LETTERS_MAX && !world->wrong; i++) {
        struct letter *letter = &world->letters[(first + i) % LETTERS_MAX];
        if (!letter->open || instant_before(world->now, letter->at))
            continue;
        letter->open = false;
        if (letter->to == TO_MARKET)
            market_reads(world, letter);
        else if (letter->to == TO_PROVIDER)
            provider_pays(world, letter->ordered);
        else
            world->ordered[letter->ordered].done = true;
    }
}

static void provider_writes(struct order_world *world)
{
    if (world->state.paid_minor == 0)
        write_market(world, EVENT_PAID, PARTY_PROVIDER, 0);
    if (world->state.shipment == SHIPMENT_REVIEW)
        write_market(world, EVENT_PAYMENT_CLEARED, PARTY_PROVIDER, 0);
    world_bank_step(world);
}

/* ---- people ---- */

static void draw_remedy(struct order_world *world, struct order_event *wish)
{
    int64_t whole = wish->kind == EVENT_DISPUTE_OPENED
                        ? order_pieces_minor(&world->state, wish->lines, wish->pieces)
                        : world->state.whole_minor;
    uint32_t reason = (uint32_t)(wish->kind == EVENT_DISPUTE_OPENED ? wish->reason : world->state.reason);
    uint32_t allowed = order_remedies(world->policy, &world->state, wish->kind, (int32_t)reason);
    for (int i = 0; i < 6; i++) {
        wish->remedy = (enum remedy)random_below(&world->random, REMEDY_COUNT);
        if (allowed >> wish->remedy & 1)
            break;
    }
    const int64_t amounts[REMEDY_COUNT] = {
        [REMEDY_REFUND_FULL] = whole, [REMEDY_REFUND_PARTIAL] = whole / 2, [REMEDY_RETURN_REFUND] = whole};
    wish->amount_minor = amounts[wish->remedy];
}

static void draw_wish(struct order_world *world, struct order_event *wish)
{
    struct random *random = &world->random;
    uint64_t all = line_bit((size_t)world->state.line_count) - 1;
    wish->lines = once_in(world, 3) ? 1 + random_below(random, (uint32_t)all) : all & ~world->state.settled;
    if (once_in(world, 3)) { /* some pieces of a line */
        uint32_t line = random_below(random, (uint32_t)world->state.line_count);
        wish->lines = line_bit(line);
        wish->pieces = 1 + (int32_t)random_below(random, (uint32_t)world->state.line_quantity[line]);
    }
    wish->reason = (int32_t)random_below(random, (uint32_t)world->policy->reason_count);
    if (!once_in(world, 8)) /* else the question stays unanswered */
        wish->came = order_asks_came(world->policy, &world->state, wish->reason, wish->lines);
    wish->code = (int32_t)random_below(random, (uint32_t)world->policy->code_count);
    wish->days = 1 + (int32_t)random_below(random, 10);
    wish->evidence = (enum evidence_kind)random_below(random, EVIDENCE_KIND_COUNT);
    wish->bytes = 1000;
    wish->currency = world->state.currency;
    draw_remedy(world, wish);
}

/* What ends an order or a talk at once is done less often. */
static bool ends_early(enum order_event_kind act)
{
    return act == EVENT_CANCEL_ASKED || act == EVENT_CANCEL_AGREED || act == EVENT_DISPUTE_CANCELLED ||
           act == EVENT_MESSAGE || act == EVENT_SELLER_CONTACTED || act == EVENT_RECEIPT_CONFIRMED ||
           act == EVENT_PAID;
}

/* Of one who looks at one of the servers, which may be behind. */
static void somebody_acts(struct order_world *world)
{
    static const enum party people[] = {PARTY_BUYER, PARTY_SELLER, PARTY_STAFF, PARTY_COMMISSIONER};
    struct order_action actions[ORDER_ACTIONS_MAX];
    int node = (int)random_below(&world->random, NODES), count = 0;
    enum party party = PARTY_BUYER;
    if (!once_in(world, 6))
        read_history(world, node);
    for (int i = 0; i < 6 && count == 0; i++) {
        party = people[random_below(&world->random, COUNT_OF(people))];
        count = order_actions(world->policy, &world->seen[node], party, world->now, actions);
    }
    if (count == 0)
        return;
    const struct order_action *chosen = &actions[random_below(&world->random, (uint32_t)count)];
    for (int i = 0; i < 4 && ends_early(chosen->act); i++)
        chosen = &actions[random_below(&world->random, (uint32_t)count)];
    if (ends_early(chosen->act) && !once_in(world, 4))
        return;
    struct order_command command = {.noted_by = party, .version = world->seen[node].version};
    command.wish = (struct order_event){.kind = chosen->act, .by = chosen->by};
    if (!instant_before(world->now, chosen->from) || once_in(world, 4))
        draw_wish(world, &command.wish);
    world_decide(world, &command);
}

/* ---- time ---- */

static void pass_time(struct order_world *world)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_deadlines(world->policy, &world->state, due);
    uint32_t how = random_below(&world->random, 24);
    struct instant to = instant_add(world->now, SPAN_MINUTES(random_below(&world->random, 900)));
    if (how < 3 && count > 0)
        to = instant_add(due[0].at, SPAN_MS((int64_t)random_below(&world->random, 3) - 1));
    else if (how == 3)
        to = days_later(world, 30);
    world->now = clock_later(to, world->now);
    goods_arrive(world);
}

void order_world_begin(struct order_world *world, const struct policy *policy, uint64_t seed)
{
    struct order_terms terms = {.at = {INT64_C(1772442000000)}, .currency = {"EUR"}, .fee_basis_points = 500};
    memset(world, 0, sizeof *world);
    world->policy = policy;
    world->random = random_start(seed, 5);
    world->now = terms.at;
    terms.line_count = 1 + (int32_t)random_below(&world->random, 3);
    for (int32_t i = 0; i < terms.line_count; i++) {
        terms.line_minor[i] = 2 + (int64_t)random_below(&world->random, 5000);
        terms.line_quantity[i] = 1 + (int32_t)random_below(&world->random, 4);
        terms.line_kind[i] =
            i && once_in(world, 2) ? (uint8_t)random_below(&world->random, LINE_KIND_COUNT) : LINE_GOODS;
    }
    world->state = order_begin(policy, &terms);
    if (!once_in(world, 5)) /* mostly that letter comes */
        put_letter(world,
                   (struct letter){.id = world->next_letter++, .at = terms.at, .wish = payment(world)});
    for (int node = 0; node < NODES; node++)
        read_history(world, node);
}

void order_world_step(struct order_world *world, uint64_t step)
{
    world->random = random_start(step, 3);
    pass_time(world);
    provider_writes(world);
    order_out(world);
    deliver(world);
    if (!world->wrong)
        strike(world);
    if (!world->wrong && !once_in(world, 8))
        somebody_acts(world);
}

void order_world_end(struct order_world *world)
{
    world->random = random_start((uint64_t)world->state.version, 4);
    world_strike_all(world);
    world_bank_end(world);
    world->now = instant_add(world->now, SPAN_DAYS(20 * 365));
    goods_arrive(world);
    world_strike_all(world);
    for (int32_t i = 0; i < world->ordered_count && !world->wrong; i++)
        provider_pays(world, i);
    if (!world->wrong && !order_is_over(&world->state))
        world_say(world, "left alone it never ends");
    if (!world->wrong)
        world_rest(world);
}
