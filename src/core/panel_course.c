#include "core/panel_course.h"

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

int course_draw(const struct policy *policy, struct str seed, const struct draw_lists *lists,
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

int32_t course_count(const struct panel_course *course, enum seat_state state)
{
    int32_t count = 0;
    for (int32_t i = 0; i < course->called; i++)
        count += course->seats[i].state == state;
    return count;
}

/* With a ballot that is given, hidden or not. */
static int32_t voted(const struct panel_course *course)
{
    return course_count(course, SEAT_COMMITTED) + course_count(course, SEAT_REVEALED);
}

static struct instant end_of(const struct policy *policy, struct instant at, struct duration duration)
{
    return duration_is_set(duration) ? clock_add(&policy->calendar, at, duration) : CLOCK_UNSET;
}

/* Without a time to accept in, who is drawn sits. */
static void invite(const struct policy *policy, struct panel_course *course, struct instant at)
{
    int32_t standing = course_count(course, SEAT_DRAWN) + course_count(course, SEAT_ACCEPTED) + voted(course);
    bool asks = duration_is_set(policy->panel.accept_within);
    for (; standing < course->size && course->called < course->drawn; standing++)
        course->seats[course->called++] =
            (struct course_seat){.state = asks ? SEAT_DRAWN : SEAT_ACCEPTED,
                                 .respond_by = end_of(policy, at, policy->panel.accept_within)};
}

static void enter(struct panel_course *course, enum panel_phase phase, struct instant due)
{
    course->phase = phase;
    course->due = due;
}

/* A tie that asks for more members gets one more, so that the number is odd again. */
static void count_ballots(const struct policy *policy, struct panel_course *course)
{
    struct ballot ballots[PANEL_SEATS_MAX];
    int count = 0;
    for (int32_t i = 0; i < course->called; i++)
        if (course->seats[i].state == SEAT_REVEALED && count < PANEL_SEATS_MAX)
            ballots[count++] = course->seats[i].ballot;
    struct verdict verdict = panel_verdict(policy, ballots, count, &course->claim, course->whole_minor);
    bool more = course->called < course->drawn && count < PANEL_SEATS_MAX;
    course->decision = verdict.ballot;
    if (verdict.kind == VERDICT_DECIDED)
        enter(course, PHASE_DECIDED, CLOCK_UNSET);
    else if (verdict.kind == VERDICT_ENLARGE && more) {
        course->size = count + 1;
        enter(course, PHASE_GATHERING, CLOCK_UNSET);
    } else
        enter(course, PHASE_UNDECIDED, CLOCK_UNSET);
}

static void settle_gathering(const struct policy *policy, struct panel_course *course, struct instant at)
{
    invite(policy, course, at);
    int32_t accepted = course_count(course, SEAT_ACCEPTED), ballots = voted(course);
    if (course_count(course, SEAT_DRAWN))
        return;
    if (accepted + ballots < policy->panel.quorum)
        enter(course, PHASE_STAFF, CLOCK_UNSET);
    else
        enter(course, PHASE_VOTING, end_of(policy, at, policy->panel.vote_for));
}

static void settle_voting(const struct policy *policy, struct panel_course *course, struct instant at)
{
    if (course_count(course, SEAT_ACCEPTED))
        return;
    if (voted(course) < policy->panel.quorum)
        enter(course, PHASE_GATHERING, CLOCK_UNSET);
    else
        enter(course, PHASE_REVEALING, end_of(policy, at, policy->panel.reveal_for));
}

static void settle_revealing(const struct policy *policy, struct panel_course *course)
{
    if (course_count(course, SEAT_COMMITTED))
        return;
    if (course_count(course, SEAT_REVEALED) < policy->panel.quorum)
        enter(course, PHASE_GATHERING, CLOCK_UNSET);
    else
        count_ballots(policy, course);
}

static void settle_once(const struct policy *policy, struct panel_course *course, struct instant at)
{
    switch (course->phase) {
    case PHASE_GATHERING:
        settle_gathering(policy, course, at);
        break;
    case PHASE_VOTING:
        settle_voting(policy, course, at);
        break;
    case PHASE_REVEALING:
        settle_revealing(policy, course);
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
void course_settle(const struct policy *policy, struct panel_course *course, struct instant at)
{
    enum panel_phase before;
    do {
        before = course->phase;
        settle_once(policy, course, at);
    } while (course->phase != before);
}

struct instant course_due(const struct panel_course *course)
{
    struct instant first = CLOCK_NEVER;
    if (course->phase == PHASE_VOTING || course->phase == PHASE_REVEALING)
        return course->due;
    if (course->phase != PHASE_GATHERING)
        return CLOCK_UNSET;
    for (int32_t i = 0; i < course->called; i++)
        if (course->seats[i].state == SEAT_DRAWN && course->seats[i].respond_by.ms)
            first = clock_earlier(first, course->seats[i].respond_by);
    return first.ms == CLOCK_NEVER.ms ? CLOCK_UNSET : first;
}

static bool is_overdue(const struct panel_course *course, int32_t seat, struct instant at)
{
    struct instant by = course->phase == PHASE_GATHERING ? course->seats[seat].respond_by : course->due;
    return course_waits_for(course, seat) && by.ms && clock_is_late(at, by);
}

void course_strike(const struct policy *policy, struct panel_course *course, struct instant at)
{
    for (int32_t i = 0; i < course->called; i++)
        if (is_overdue(course, i, at))
            course->seats[i].state = SEAT_NO_SHOW;
    course_settle(policy, course, at);
}

static bool excuse(struct instant *due, struct instant since, struct instant until, struct instant end)
{
    bool fell = due->ms && !instant_before(*due, since) && !instant_before(until, *due);
    if (fell)
        *due = end;
    return fell;
}

bool course_excuse(struct panel_course *course, struct instant since, struct instant until,
                   struct instant end)
{
    bool voting = course->phase == PHASE_VOTING || course->phase == PHASE_REVEALING;
    bool moved = voting && excuse(&course->due, since, until, end);
    for (int32_t i = 0; course->phase == PHASE_GATHERING && i < course->called; i++)
        if (course->seats[i].state == SEAT_DRAWN)
            moved |= excuse(&course->seats[i].respond_by, since, until, end);
    return moved;
}

bool course_waits_for(const struct panel_course *course, int32_t seat)
{
    static const struct {
        enum panel_phase phase;
        enum seat_state state;
    } waits[] = {
        {PHASE_GATHERING, SEAT_DRAWN}, {PHASE_VOTING, SEAT_ACCEPTED}, {PHASE_REVEALING, SEAT_COMMITTED}};
    check(seat >= 0 && seat < course->called);
    for (size_t i = 0; i < COUNT_OF(waits); i++)
        if (course->phase == waits[i].phase && course->seats[seat].state == waits[i].state)
            return true;
    return false;
}

bool course_is_over(const struct panel_course *course)
{
    return course->phase >= PHASE_STAFF;
}
