/*
 * Many panels of the commission, each made up from a seed: who is eligible, who comes, declines, votes, shows a ballot
 * that is not the hidden one, comes late or never, and jumps of the clock to, before and past the deadlines. After
 * every step a small model that knows only what each member did must agree with the course and with its verdict.
 *
 * sim_panel [--seed N] [--cases M]. A failure prints the seed of the case and the shortest list of steps found.
 */
#include "base/check.h"
#include "core/panel/state.h"
#include "core/value/random.h"
#include "support/kit/lives.h"

#include <stdio.h>
#include <string.h>

enum { PEOPLE_MAX = 40, STRIKES_MAX = 200, MANY_CASES = 10000, SALT = 16, WHOLE_MINOR = 5000 };

struct member {
    struct ballot ballot;
    struct hash commitment;
    char salt[SALT];
};

struct world {
    int64_t phases[PHASE_COUNT], seats[SEAT_STATE_COUNT];
};

struct run {
    struct policy policy;
    struct panel_state state;
    struct member members[PANEL_DRAWN_MAX];
    struct instant now;
    const char *wrong;
    bool loud;
};

static void say_wrong(struct run *run, const char *what)
{
    if (!run->wrong)
        run->wrong = what;
}

/* ---- the draw ---- */

static struct policy made_up_rules(struct random *random)
{
    struct policy policy = {.calendar = {.workdays = 0x1f}};
    struct panel_rules *rules = &policy.panel;
    rules->mode = PANEL_PEERS;
    rules->size = 1 + 2 * (int32_t)random_below(random, 4);
    rules->quorum = 1 + (int32_t)random_below(random, (uint32_t)rules->size);
    rules->specialists_min = (int32_t)random_below(random, 3);
    if (random_below(random, 4))
        rules->accept_within = DURATION_HOURS(48);
    rules->vote_for = DURATION_HOURS(120);
    rules->reveal_for = DURATION_HOURS(48);
    rules->votes = VOTES_COMMIT_REVEAL;
    rules->threshold_numerator = random_below(random, 4) ? 1 : 2;
    rules->threshold_denominator = rules->threshold_numerator + 1;
    rules->tie = (enum tie)random_below(random, TIE_COUNT);
    rules->amount = (enum amount_rule)random_below(random, AMOUNT_RULE_COUNT);
    return policy;
}

static bool has(const int64_t *people, size_t count, int64_t person)
{
    for (size_t i = 0; i < count; i++)
        if (people[i] == person)
            return true;
    return false;
}

/* Who was drawn is eligible, sits once, and is drawn again from the same seed and lists. */
static int32_t draw(struct run *run, struct random *random)
{
    int64_t eligible[PEOPLE_MAX], specialists[PEOPLE_MAX], drawn[PANEL_DRAWN_MAX], again[PANEL_DRAWN_MAX];
    struct draw_lists lists = {.eligible = eligible, .specialists = specialists};
    for (int64_t person = 1, rarity = 1 + random_below(random, 6); person <= PEOPLE_MAX; person++) {
        if (random_below(random, (uint32_t)rarity))
            continue;
        eligible[lists.eligible_count++] = person;
        if (random_below(random, 5) == 0)
            specialists[lists.specialist_count++] = person;
    }
    int count = panel_draw_order(&run->policy, STR("lantern"), &lists, drawn);
    if (count != panel_draw_order(&run->policy, STR("lantern"), &lists, again) ||
        memcmp(drawn, again, (size_t)count * sizeof *drawn) != 0)
        say_wrong(run, "the draw is not repeated by its seed and lists");
    for (int i = 0; i < count; i++)
        if (!has(eligible, lists.eligible_count, drawn[i]) || has(drawn, (size_t)i, drawn[i]))
            say_wrong(run, "somebody is drawn who may not sit, or twice");
    for (int i = 0; i < run->policy.panel.specialists_min && (size_t)i < lists.specialist_count; i++)
        if (!has(specialists, lists.specialist_count, drawn[i]))
            say_wrong(run, "specialists are not drawn first");
    return count;
}

/* ---- the model ---- */

static bool may_become(enum seat_state from, enum seat_state to)
{
    static const uint32_t next[SEAT_STATE_COUNT] = {
        [SEAT_DRAWN] = 1u << SEAT_ACCEPTED | 1u << SEAT_DECLINED | 1u << SEAT_NO_SHOW,
        [SEAT_ACCEPTED] = 1u << SEAT_COMMITTED | 1u << SEAT_NO_SHOW,
        [SEAT_COMMITTED] = 1u << SEAT_REVEALED | 1u << SEAT_NO_SHOW,
    };
    return from == to || (next[from] >> to & 1u);
}

static void compare_seats(struct run *run, const struct panel_state *before)
{
    const struct panel_state *panel = &run->state;
    int32_t gone = panel_seats_in(panel, SEAT_DECLINED) + panel_seats_in(panel, SEAT_NO_SHOW);
    if (panel->called > panel->drawn || panel->called - gone > panel->size)
        say_wrong(run, "more sit than there are seats or people");
    for (int32_t i = 0; i < before->called; i++)
        if (!may_become(before->seats[i].state, panel->seats[i].state))
            say_wrong(run, "a seat goes back, or skips a step");
    struct instant due = panel_due(panel);
    if (panel->phase < PHASE_STAFF && (due.ms == 0 || due.ms <= run->now.ms))
        say_wrong(run, "nothing strikes by itself, or what was due did not");
    if (panel->phase >= PHASE_STAFF && due.ms)
        say_wrong(run, "over, and something is due");
}

static int revealed(const struct run *run, struct ballot ballots[PANEL_DRAWN_MAX])
{
    int count = 0;
    for (int32_t i = 0; i < run->state.called; i++)
        if (run->state.seats[i].state == SEAT_REVEALED)
            ballots[count++] = run->members[i].ballot;
    return count;
}

/* No more than half of the amounts lie below the decision, and no more than half above. */
static bool is_in_the_middle(const struct ballot *ballots, int count, int64_t amount)
{
    int refunds = 0, below = 0, above = 0;
    for (int i = 0; i < count; i++) {
        if (ballots[i].remedy == REMEDY_NONE)
            continue;
        refunds++;
        below += ballots[i].amount_minor < amount;
        above += ballots[i].amount_minor > amount;
    }
    return 2 * below <= refunds && 2 * above <= refunds;
}

static void compare_decision(struct run *run, const struct ballot *ballots, int count, int buyer)
{
    const struct panel_rules *rules = &run->policy.panel;
    const struct ballot *decision = &run->state.decision;
    int enough = count * rules->threshold_numerator / rules->threshold_denominator + 1;
    bool tie = buyer < enough && count - buyer < enough;
    bool for_buyer = tie ? rules->tie == TIE_BUYER : buyer >= enough;
    if (tie && rules->tie != TIE_BUYER && rules->tie != TIE_SELLER)
        say_wrong(run, "a tie is decided against the rules");
    if (for_buyer != (decision->remedy != REMEDY_NONE))
        say_wrong(run, "the side with fewer ballots wins");
    if (decision->amount_minor < 0 || decision->amount_minor > WHOLE_MINOR)
        say_wrong(run, "more is decided than was paid");
    if (!for_buyer && decision->amount_minor)
        say_wrong(run, "the buyer loses and gets something");
    if (for_buyer && buyer && rules->amount == AMOUNT_MEDIAN &&
        !is_in_the_middle(ballots, count, decision->amount_minor))
        say_wrong(run, "the amount is not in the middle of those voted");
}

static void compare_end(struct run *run)
{
    struct ballot ballots[PANEL_DRAWN_MAX];
    const struct panel_rules *rules = &run->policy.panel;
    const struct panel_state *panel = &run->state;
    int count = revealed(run, ballots), buyer = 0;
    for (int i = 0; i < count; i++)
        buyer += ballots[i].remedy != REMEDY_NONE;
    if (panel->phase == PHASE_STAFF) {
        if (panel->called < panel->drawn)
            say_wrong(run, "the staff is asked while there are members to call");
        if (count + panel_seats_in(panel, SEAT_ACCEPTED) + panel_seats_in(panel, SEAT_COMMITTED) >=
            rules->quorum)
            say_wrong(run, "the staff is asked although there is a quorum");
        return;
    }
    if (count < rules->quorum)
        say_wrong(run, "a verdict without a quorum");
    if (panel->phase == PHASE_DECIDED)
        compare_decision(run, ballots, count, buyer);
    else if (rules->tie != TIE_NONE && (rules->tie != TIE_ENLARGE || panel->called < panel->drawn))
        say_wrong(run, "undecided against the rules");
}

static void follow(struct run *run, const struct panel_state *before)
{
    compare_seats(run, before);
    if (run->state.phase >= PHASE_STAFF)
        compare_end(run);
}

/* ---- what happens ---- */

/* As whoever keeps the course must do it: what is due strikes at its own instant, in that order, before any act. */
static void strike_until(struct run *run, struct instant until)
{
    for (int strikes = 0; !run->wrong && run->state.phase < PHASE_STAFF; strikes++) {
        struct instant due = panel_due(&run->state);
        if (due.ms == 0 || instant_before(until, due))
            break;
        struct panel_state before = run->state;
        run->now = due;
        panel_strike(&run->policy, &run->state, due);
        follow(run, &before);
        if (strikes == STRIKES_MAX)
            say_wrong(run, "the deadlines do not end");
    }
    run->now = clock_later(run->now, until);
}

static void move_clock(struct run *run, struct random *random)
{
    struct instant due = panel_due(&run->state), until = run->now;
    uint32_t chosen = random_below(random, 8);
    if (chosen == 0 && due.ms)
        until = due; /* the very instant is late */
    else if (chosen == 1 && due.ms)
        until = clock_later(until, (struct instant){due.ms - 1});
    else if (chosen < 6)
        until = instant_add(until, SPAN_MS(1 + (int64_t)random_below(random, 12 * 3600 * 1000)));
    strike_until(run, until);
}

static void draw_ballot(struct member *member, struct random *random)
{
    member->ballot = (struct ballot){REMEDY_NONE, 0, (int32_t)random_below(random, 3)};
    if (random_below(random, 2)) {
        member->ballot.amount_minor = 1 + (int64_t)random_below(random, WHOLE_MINOR);
        member->ballot.remedy =
            member->ballot.amount_minor == WHOLE_MINOR ? REMEDY_REFUND_FULL : REMEDY_REFUND_PARTIAL;
    }
    for (size_t i = 0; i < SALT; i++)
        member->salt[i] = (char)random_next(random);
    member->commitment = panel_commitment(&member->ballot, (struct str){member->salt, SALT});
}

/* Another ballot, or another salt, than what was hidden must not pass. */
static void try_to_change(struct run *run, const struct member *member, struct random *random)
{
    struct ballot other = member->ballot;
    char salt[SALT];
    memcpy(salt, member->salt, SALT);
    if (random_below(random, 2))
        other.amount_minor++;
    else
        salt[random_below(random, SALT)] ^= 1;
    if (panel_reveals(&member->commitment, &other, (struct str){salt, SALT}))
        say_wrong(run, "another ballot than the hidden one is taken");
    if (!panel_reveals(&member->commitment, &member->ballot, (struct str){member->salt, SALT}))
        say_wrong(run, "the hidden ballot is not taken");
}

static void act(struct run *run, int32_t seat, struct random *random)
{
    struct panel_seat *chosen = &run->state.seats[seat];
    struct member *member = &run->members[seat];
    if (chosen->state == SEAT_DRAWN) {
        chosen->state = random_below(random, 5) ? SEAT_ACCEPTED : SEAT_DECLINED;
    } else if (chosen->state == SEAT_ACCEPTED) {
        draw_ballot(member, random);
        chosen->state = SEAT_COMMITTED;
    } else {
        try_to_change(run, member, random);
        chosen->ballot = member->ballot;
        chosen->state = SEAT_REVEALED;
    }
    panel_settle(&run->policy, &run->state, run->now);
}

static void tell(const struct run *run, int32_t seat)
{
    fprintf(stderr, "      %lld %.*s: seat %d is %.*s\n", (long long)run->now.ms,
            STR_ARG(names_at(&panel_phase_names, (int)run->state.phase)), (int)seat,
            STR_ARG(names_at(&seat_state_names, (int)run->state.seats[seat].state)));
}

static void take_step(struct run *run, uint64_t step)
{
    struct random random = random_start(step, 1);
    move_clock(run, &random);
    if (run->wrong || run->state.phase >= PHASE_STAFF || run->state.called == 0)
        return;
    int32_t seat = (int32_t)random_below(&random, (uint32_t)run->state.called);
    for (int32_t tries = 0; tries < run->state.called && !panel_waits_for(&run->state, seat); tries++)
        seat = (seat + 1) % run->state.called;
    if (!panel_waits_for(&run->state, seat)) {
        say_wrong(run, "the panel waits for nobody");
        return;
    }
    struct panel_state before = run->state;
    act(run, seat, &random);
    follow(run, &before);
    if (run->loud)
        tell(run, seat);
}

static const char *live(void *context, const struct life *life, bool loud)
{
    static struct run run;
    struct world *world = context;
    struct random random = random_start(life->seed, 0);
    run = (struct run){.policy = made_up_rules(&random), .now = {INT64_C(1772442000000)}, .loud = loud};
    run.state = (struct panel_state){.size = run.policy.panel.size,
                                     .drawn = draw(&run, &random),
                                     .claim = {REMEDY_REFUND_FULL, WHOLE_MINOR, 0},
                                     .whole_minor = WHOLE_MINOR};
    struct panel_state before = run.state;
    panel_settle(&run.policy, &run.state, run.now);
    follow(&run, &before);
    for (int i = 0; i < life->count && !run.wrong; i++)
        take_step(&run, life->steps[i]);
    strike_until(&run, instant_add(run.now, SPAN_DAYS(365)));
    if (!run.wrong && run.state.phase < PHASE_STAFF)
        say_wrong(&run, "left alone it never ends");
    world->phases[run.state.phase]++;
    for (int32_t i = 0; i < run.state.called; i++)
        world->seats[run.state.seats[i].state]++;
    return run.wrong;
}

/* A simulator that never comes to an end of a kind proves nothing about it. */
static bool saw_every_end(const struct world *world)
{
    return world->phases[PHASE_STAFF] && world->phases[PHASE_DECIDED] && world->phases[PHASE_UNDECIDED] &&
           world->seats[SEAT_DECLINED] && world->seats[SEAT_NO_SHOW] && world->seats[SEAT_REVEALED];
}

int main(int argc, char **argv)
{
    static struct world world;
    struct lives lives = {.name = "panels", .seed = 1, .cases = 40000, .live = live, .world = &world};
    lives_options(&lives, argc, argv);
    if (!lives_run(&lives))
        return 1;
    printf("panels: %llu cases from seed %llu, %lld decided\n", (unsigned long long)lives.cases,
           (unsigned long long)lives.seed, (long long)world.phases[PHASE_DECIDED]);
    if (lives.cases >= MANY_CASES && !saw_every_end(&world)) {
        fprintf(stderr, "panels: some end was never come to\n");
        return 1;
    }
    return 0;
}
