/* A life from step to step: whoever is first acts, a deadline or somebody who wants to. */
#include "core/lives/life.h"

#include "base/check.h"
#include "core/lives/wish.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"

#include <string.h>

enum { STEPS_MAX = 400, STRIKES_MAX = 200 };

/* ---- what is noted of it ---- */

/* What ends a question between the two sides. */
static bool is_outcome(enum order_event_kind kind)
{
    return kind == EVENT_REFUNDED || kind == EVENT_DISMISSED || kind == EVENT_CANCELLED ||
           kind == EVENT_RETURN_ORDERED || kind == EVENT_REPLACEMENT_ORDERED;
}

static void note(struct life *life, const struct order_event *event)
{
    struct life_record *record = life->record;
    if (event->kind == EVENT_DISPUTE_OPENED) {
        record->reasons |= 1u << event->reason;
        record->opened = event->at;
        record->closed = CLOCK_UNSET;
        record->pieces = event->pieces;
    }
    if (event->kind == EVENT_DEADLINE)
        record->struck |= UINT64_C(1) << event->deadline;
    else if (event->kind < EVENT_DEADLINE)
        record->acts |= UINT64_C(1) << event->kind;
    record->people |= event->kind == EVENT_DECIDED;
    record->bank |= event->kind == EVENT_CHARGEBACK_OPENED;
    if (record->events < TOLD_MAX)
        record->told[record->events] =
            (struct told){event->at, event->kind, event->by, event->deadline, event->amount_minor};
    record->events++;
}

/* False when the law refuses it. */
static bool take(struct life *life, const struct order_command *command)
{
    struct order_events events;
    if (order_decide(life->policy, &life->state, command, life->now, &events))
        return false;
    bool struck = command->wish.kind == EVENT_DEADLINE && order_deadline_rows[command->wish.deadline].decides;
    life->followed = 0;
    for (int32_t i = 0; i < events.count; i++) {
        const struct order_event *event = &events.at[i];
        if (i > 0 && event->kind < EVENT_DEADLINE)
            life->followed |= UINT64_C(1) << event->kind;
        order_evolve(life->policy, &life->state, event);
        truth_take(life, event);
        note(life, event);
        life->record->silence |= struck && is_outcome(event->kind);
    }
    bool quiet = (NO_DISPUTE & IN(life->state.dispute)) != 0;
    if (quiet && life->record->opened.ms && !life->record->closed.ms)
        life->record->closed = life->state.last;
    return true;
}

/* Deadlines up to then strike. */
static void pass(struct life *life, struct instant until)
{
    struct order_command command;
    for (int i = 0; i < STRIKES_MAX && order_next_due(&life->state, until, &command); i++) {
        life->now = clock_later(life->now, life->state.due[command.wish.deadline]);
        bool struck = take(life, &command);
        check(struck);
    }
}

/* ---- who does what next ---- */

/* What was drawn holds until the talk has moved. */
static int32_t mark_of(const struct order_state *state)
{
    return (int32_t)state->dispute << 16 | (state->rounds[0] + state->rounds[1]) << 8 |
           (int32_t)state->shipment << 2 | (int32_t)state->extension;
}

static enum temper temper_of(const struct life *life, enum party party)
{
    if (party == PARTY_BUYER)
        return life->cast.buyer;
    return party == PARTY_SELLER ? life->cast.seller : TEMPER_HONEST;
}

static struct instant draw_time(const struct life *life, int index, struct instant from)
{
    static const int64_t slowness[TEMPER_COUNT] = {1, 4, 1, 1};
    const struct habit *habit = &life_habits[index];
    enum temper temper = temper_of(life, habit->by);
    int time = life->plans[index].times, trait = TRAIT_HABITS + index;
    if (life_draw(life, trait, 2 * time, 100) >= habit->chance[temper])
        return CLOCK_NEVER;
    uint32_t minutes = (uint32_t)habit->hours * 60 * (uint32_t)slowness[temper];
    return instant_add(from, SPAN_MINUTES(1 + life_draw(life, trait, 2 * time + 1, minutes)));
}

static void plan(struct life *life, int index, struct instant from)
{
    struct plan *plan = &life->plans[index];
    struct instant wanted = life_habits[index].wants(life);
    int32_t mark = mark_of(&life->state);
    if (wanted.ms == 0 || wanted.ms == CLOCK_NEVER.ms) {
        plan->open = false;
        return;
    }
    if (plan->open && plan->mark == mark)
        return;
    plan->open = true;
    plan->mark = mark;
    plan->at = draw_time(life, index, clock_later(life->now, clock_later(from, wanted)));
    plan->times++;
}

static void plan_for(struct life *life, enum party party)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_actions(life->policy, &life->state, party, life->now, actions);
    for (int i = 0; i < life_habit_count; i++) {
        int at = 0;
        if (life_habits[i].by != party)
            continue;
        while (at < count && actions[at].act != life_habits[i].act)
            at++;
        if (at < count)
            plan(life, i, actions[at].from);
        else
            life->plans[i].open = false;
    }
}

static int next_plan(const struct life *life)
{
    int next = -1;
    for (int i = 0; i < life_habit_count; i++) {
        const struct plan *plan = &life->plans[i];
        if (plan->open && plan->at.ms != CLOCK_NEVER.ms &&
            (next < 0 || instant_before(plan->at, life->plans[next].at)))
            next = i;
    }
    return next;
}

/* Who changed their mind meanwhile leaves it; what the law refuses is not tried again as things stand. */
static void act(struct life *life, int index)
{
    const struct habit *habit = &life_habits[index];
    struct plan *plan = &life->plans[index];
    life->now = plan->at;
    struct instant wanted = habit->wants(life);
    if (wanted.ms == 0) {
        plan->open = false;
        return;
    }
    if (instant_before(life->now, wanted)) {
        plan->at = wanted.ms == CLOCK_NEVER.ms ? CLOCK_NEVER : instant_add(wanted, SPAN_MINUTES(1));
        return;
    }
    struct order_command command = {life_wish(life, habit), habit->by, life->state.version};
    if (take(life, &command))
        plan->open = false;
    else
        plan->at = CLOCK_NEVER;
}

static void plan_all(struct life *life)
{
    static const enum party who[] = {PARTY_BUYER,        PARTY_SELLER,  PARTY_STAFF,
                                     PARTY_COMMISSIONER, PARTY_CARRIER, PARTY_PROVIDER};
    for (size_t i = 0; i < COUNT_OF(who); i++)
        plan_for(life, who[i]);
}

static bool step(struct life *life)
{
    struct order_command due;
    plan_all(life);
    int next = next_plan(life);
    bool strikes = order_next_due(&life->state, CLOCK_NEVER, &due);
    if (strikes && (next < 0 || !instant_before(life->plans[next].at, life->state.due[due.wish.deadline])))
        pass(life, life->state.due[due.wish.deadline]);
    else if (next >= 0)
        act(life, next);
    else
        return false;
    return true;
}

static void finish(struct life *life)
{
    struct life_record *record = life->record;
    record->currency = life->state.currency;
    record->paid_minor = life->state.paid_minor;
    record->refunded_minor = life->state.refunded_minor;
    record->over = life->state.last;
    record->end = order_is_over(&life->state) ? truth_end(life) : END_UNDER_WAY;
}

void life_live(const struct policy *policy, uint64_t seed, struct life_record *record)
{
    struct life life = {.policy = policy, .seed = seed, .record = record};
    memset(record, 0, sizeof *record);
    life_begin(&life);
    record->seed = seed;
    record->made_up = true;
    record->cast = life.cast;
    record->parted = life.parted;
    record->began = life.now;
    for (int i = 0; i < STEPS_MAX && step(&life); i++)
        ;
    pass(&life, CLOCK_NEVER);
    finish(&life);
}

/* What the act before brought with it is no act of its own: a payment that is accepted at once, a claim that skips the talk. */
static bool has_followed(const struct life *life, const struct past *past, size_t act)
{
    const struct order_event *event = &past->acts[act];
    return act > 0 && (life->followed >> event->kind & 1) && event->at.ms == past->acts[act - 1].at.ms;
}

void life_replay(const struct policy *policy, const struct past *past, struct life_record *record)
{
    struct life life = {.policy = policy, .seed = past->number, .record = record};
    memset(record, 0, sizeof *record);
    record->seed = past->number;
    life.state = order_begin(policy, &past->terms);
    life.now = record->began = past->terms.at;
    life.out = life.back = life.again = (struct leg){.arrives = CLOCK_NEVER, .scanned = CLOCK_NEVER};
    for (size_t i = 0; i < past->count; i++) {
        struct order_command command = {past->acts[i], past->acts[i].by, 0};
        if (has_followed(&life, past, i))
            continue;
        pass(&life, past->acts[i].at);
        life.now = clock_later(life.now, past->acts[i].at);
        command.version = life.state.version;
        if (command.wish.kind == EVENT_DISPUTE_OPENED)
            command.wish.came = wish_came(policy, command.wish.reason);
        record->refused += !take(&life, &command);
    }
    pass(&life, past->over ? CLOCK_NEVER : past->until);
    finish(&life);
}
