#ifndef CORE_PANEL_STATE_H
#define CORE_PANEL_STATE_H
/*
 * How a panel of peers comes to its verdict: invited in the order of the draw, accepting, voting hidden, revealing,
 * counted. Who does not come in time is replaced by the next of the draw; a part ends early when nobody is waited for.
 * Pure: the caller brings the instants in their order, keeps the seats, and carries out the verdict.
 *
 * At a part's end the quorum decides: with enough ballots the panel goes on with those it has, with fewer it invites
 * replacements; when the draw has nobody left either, the case is the marketplace's staff's.
 */
#include "core/panel/panel.h"

/* The names stand in the database and never change their meaning. */
enum seat_state {
    SEAT_DRAWN, /* invited, has not answered */
    SEAT_ACCEPTED,
    SEAT_DECLINED,
    SEAT_NO_SHOW, /* did not answer, vote or reveal in time */
    SEAT_COMMITTED,
    SEAT_REVEALED,
    SEAT_STATE_COUNT
};
enum panel_phase {
    PHASE_GATHERING,
    PHASE_VOTING,
    PHASE_REVEALING,
    PHASE_STAFF,     /* the marketplace's staff decides */
    PHASE_DECIDED,   /* there is a verdict */
    PHASE_UNDECIDED, /* a tie that the policy leaves to the time limit of the decision */
    PHASE_CLOSED,    /* the law went another way: the time was over, the bank took over */
    PHASE_COUNT
};
extern const struct names seat_state_names, panel_phase_names;

struct panel_seat {
    enum seat_state state;
    struct instant respond_by; /* CLOCK_UNSET: no such limit */
    struct ballot ballot;      /* when revealed */
};

struct panel_state {
    enum panel_phase phase;
    int32_t size;          /* seats to fill */
    int32_t drawn, called; /* people in the order of the draw; the first `called` of them were invited */
    struct instant due;    /* the end of voting or revealing; CLOCK_UNSET: none of its own */
    struct panel_seat seats[PANEL_DRAWN_MAX];
    struct ballot claim;
    int64_t whole_minor;
    struct ballot decision; /* in PHASE_DECIDED */
};

/*
 * The order in which people are invited: first as many specialists as the policy wants, if there are so many, then
 * everybody by the draw. Specialists are among the eligible; both lists ascend. Returns how many.
 */
struct draw_lists {
    const int64_t *eligible, *specialists;
    size_t eligible_count, specialist_count;
};
int panel_draw_order(const struct policy *policy, struct str seed, const struct draw_lists *lists,
                     int64_t drawn[PANEL_DRAWN_MAX]);

/* What follows at once from how the seats stand, at `at`. Begins a fresh course too. */
void panel_settle(const struct policy *policy, struct panel_state *panel, struct instant at);
/* When something strikes by itself; CLOCK_UNSET: never. */
struct instant panel_due(const struct panel_state *panel);
/* What is due at `at` strikes, and what follows. */
void panel_strike(const struct policy *policy, struct panel_state *panel, struct instant at);
/* What fell due from `since` to `until`, when nobody could act, is due at `end` instead; true when something was. */
bool panel_excuse(struct panel_state *panel, struct instant since, struct instant until, struct instant end);
/* Whether somebody in this seat has anything to do now. */
bool panel_waits_for(const struct panel_state *panel, int32_t seat);
/* Seats in this state. */
int32_t panel_seats_in(const struct panel_state *panel, enum seat_state state);

#endif
