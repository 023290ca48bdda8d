#include "core/panel/state.h"

#include "base/check.h"

static const struct str seat_state_list[] = {STR_INIT("drawn"),     STR_INIT("accepted"),
                                             STR_INIT("declined"),  STR_INIT("no_show"),
                                             STR_INIT("committed"), STR_INIT("revealed")};
_Static_assert(COUNT_OF(seat_state_list) == SEAT_STATE_COUNT, "a state of a seat has no name");
const struct names seat_state_names = {seat_state_list, SEAT_STATE_COUNT};

static const struct str phase_list[] = {STR_INIT("gathering"), STR_INIT("voting"),  STR_INIT("revealing"),
                                        STR_INIT("staff"),     STR_INIT("decided"), STR_INIT("undecided"),
                                        STR_INIT("closed")};
_Static_assert(COUNT_OF(phase_list) == PHASE_COUNT, "a phase has no name");
const struct names panel_phase_names = {phase_list, PHASE_COUNT};

/* ---- the draw ---- */

static bool is_among(int64_t person, const int64_t *people, int count)
{
    for (int i = 0; i < count; i++)
        if (people[i] == person)
            return true;
    return false;
}

int panel_draw_order(const struct policy *policy, struct str seed, const struct draw_lists *lists,
                     int64_t drawn[PANEL_DRAWN_MAX])
{
    int64_t all[PANEL_DRAWN_MAX];
    int wanted = policy->panel.specialists_min;
    int first = panel_draw(seed, lists->specialists, lists->specialist_count,
                           wanted < PANEL_SEATS_MAX ? wanted : PANEL_SEATS_MAX, drawn);
    int found = first,
        everybody = panel_draw(seed, lists->eligible, lists->eligible_count, PANEL_DRAWN_MAX, all);
    for (int i = 0; i < everybody && found < PANEL_DRAWN_MAX; i++)
        if (!is_among(all[i], drawn, first))
            drawn[found++] = all[i];
    return found;
}

/* ---- the course ---- */

int32_t panel_seats_in(const struct panel_state *panel, enum seat_state state)
{
    int32_t count = 0;
    for (int32_t i = 0; i < panel->called; i++)
        count += panel->seats[i].state == state;
    return count;
}

/* With a ballot that is given, hidden or not. */
static int32_t voted(const struct panel_state *panel)
{
    return panel_seats_in(panel, SEAT_COMMITTED) + panel_seats_in(panel, SEAT_REVEALED);
}

static struct instant end_of(const struct policy *policy, struct instant at, struct duration duration)
{
    return duration_is_set(duration) ? clock_add(&policy->calendar, at, duration) : CLOCK_UNSET;
}

/* Without a time to accept in, who is drawn sits. */
static void invite(const struct policy *policy, struct panel_state *panel, struct instant at)
{
    int32_t standing =
        panel_seats_in(panel, SEAT_DRAWN) + panel_seats_in(panel, SEAT_ACCEPTED) + voted(panel);
    bool asks = duration_is_set(policy->panel.accept_within);
    for (; standing < panel->size && panel->called < panel->drawn; standing++)
        panel->seats[panel->called++] =
            (struct panel_seat){.state = asks ? SEAT_DRAWN : SEAT_ACCEPTED,
                                .respond_by = end_of(policy, at, policy->panel.accept_within)};
}

static void enter(struct panel_state *panel, enum panel_phase phase, struct instant due)
{
    panel->phase = phase;
    panel->due = due;
}

/* A tie that asks for more members gets one more, so that the number is odd again. */
static void count_ballots(const struct policy *policy, struct panel_state *panel)
{
    struct ballot ballots[PANEL_SEATS_MAX];
    int count = 0;
    for (int32_t i = 0; i < panel->called; i++)
        if (panel->seats[i].state == SEAT_REVEALED && count < PANEL_SEATS_MAX)
            ballots[count++] = panel->seats[i].ballot;
    struct verdict verdict = panel_verdict(policy, ballots, count, &panel->claim, panel->whole_minor);
    bool more = panel->called < panel->drawn && count < PANEL_SEATS_MAX;
    panel->decision = verdict.ballot;
    if (verdict.kind == VERDICT_DECIDED)
        enter(panel, PHASE_DECIDED, CLOCK_UNSET);
    else if (verdict.kind == VERDICT_ENLARGE && more) {
        panel->size = count + 1;
        enter(panel, PHASE_GATHERING, CLOCK_UNSET);
    } else
        enter(panel, PHASE_UNDECIDED, CLOCK_UNSET);
}

static void settle_gathering(const struct policy *policy, struct panel_state *panel, struct instant at)
{
    invite(policy, panel, at);
    int32_t accepted = panel_seats_in(panel, SEAT_ACCEPTED), ballots = voted(panel);
    if (panel_seats_in(panel, SEAT_DRAWN))
        return;
    if (accepted + ballots < policy->panel.quorum)
        enter(panel, PHASE_STAFF, CLOCK_UNSET);
    else
        enter(panel, PHASE_VOTING, end_of(policy, at, policy->panel.vote_for));
}

static void settle_voting(const struct policy *policy, struct panel_state *panel, struct instant at)
{
    if (panel_seats_in(panel, SEAT_ACCEPTED))
        return;
    if (voted(panel) < policy->panel.quorum)
        enter(panel, PHASE_GATHERING, CLOCK_UNSET);
    else
        enter(panel, PHASE_REVEALING, end_of(policy, at, policy->panel.reveal_for));
}

static void settle_revealing(const struct policy *policy, struct panel_state *panel)
{
    if (panel_seats_in(panel, SEAT_COMMITTED))
        return;
    if (panel_seats_in(panel, SEAT_REVEALED) < policy->panel.quorum)
        enter(panel, PHASE_GATHERING, CLOCK_UNSET);
    else
        count_ballots(policy, panel);
}

static void settle_once(const struct policy *policy, struct panel_state *panel, struct instant at)
{
    switch (panel->phase) {
    case PHASE_GATHERING:
        settle_gathering(policy, panel, at);
        break;
    case PHASE_VOTING:
        settle_voting(policy, panel, at);
        break;
    case PHASE_REVEALING:
        settle_revealing(policy, panel);
        break;
    case PHASE_STAFF:
    case PHASE_DECIDED:
    case PHASE_UNDECIDED:
    case PHASE_CLOSED:
    case PHASE_COUNT:
        break;
    }
}

/* Ends: a step forward needs ballots that are not taken back, a step back needs a seat that is lost for good. */
void panel_settle(const struct policy *policy, struct panel_state *panel, struct instant at)
{
    enum panel_phase before;
    do {
        before = panel->phase;
        settle_once(policy, panel, at);
    } while (panel->phase != before);
}

struct instant panel_due(const struct panel_state *panel)
{
    struct instant first = CLOCK_NEVER;
    if (panel->phase == PHASE_VOTING || panel->phase == PHASE_REVEALING)
        return panel->due;
    if (panel->phase != PHASE_GATHERING)
        return CLOCK_UNSET;
    for (int32_t i = 0; i < panel->called; i++)
        if (panel->seats[i].state == SEAT_DRAWN && panel->seats[i].respond_by.ms)
            first = clock_earlier(first, panel->seats[i].respond_by);
    return first.ms == CLOCK_NEVER.ms ? CLOCK_UNSET : first;
}

static bool is_overdue(const struct panel_state *panel, int32_t seat, struct instant at)
{
    struct instant by = panel->phase == PHASE_GATHERING ? panel->seats[seat].respond_by : panel->due;
    return panel_waits_for(panel, seat) && by.ms && clock_is_late(at, by);
}

void panel_strike(const struct policy *policy, struct panel_state *panel, struct instant at)
{
    for (int32_t i = 0; i < panel->called; i++)
        if (is_overdue(panel, i, at))
            panel->seats[i].state = SEAT_NO_SHOW;
    panel_settle(policy, panel, at);
}

static bool excuse(struct instant *due, struct instant since, struct instant until, struct instant end)
{
    bool fell = due->ms && !instant_before(*due, since) && !instant_before(until, *due);
    if (fell)
        *due = end;
    return fell;
}

bool panel_excuse(struct panel_state *panel, struct instant since, struct instant until, struct instant end)
{
    bool voting = panel->phase == PHASE_VOTING || panel->phase == PHASE_REVEALING;
    bool moved = voting && excuse(&panel->due, since, until, end);
    for (int32_t i = 0; panel->phase == PHASE_GATHERING && i < panel->called; i++)
        if (panel->seats[i].state == SEAT_DRAWN)
            moved |= excuse(&panel->seats[i].respond_by, since, until, end);
    return moved;
}

bool panel_waits_for(const struct panel_state *panel, int32_t seat)
{
    static const struct {
        enum panel_phase phase;
        enum seat_state state;
    } waits[] = {
        {PHASE_GATHERING, SEAT_DRAWN}, {PHASE_VOTING, SEAT_ACCEPTED}, {PHASE_REVEALING, SEAT_COMMITTED}};
    check(seat >= 0 && seat < panel->called);
    for (size_t i = 0; i < COUNT_OF(waits); i++)
        if (panel->phase == waits[i].phase && panel->seats[seat].state == waits[i].state)
            return true;
    return false;
}
