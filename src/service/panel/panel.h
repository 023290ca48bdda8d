#ifndef SERVICE_PANEL_PANEL_H
#define SERVICE_PANEL_PANEL_H
/*
 * The commission of a hosted marketplace. When the law calls it, a panel of peers is drawn from the willing, or the
 * marketplace's staff decides two together, as the order's policy says. Members accept, hand in a hidden ballot, reveal
 * it with their reasons; the policy's rules make one decision of the ballots, which becomes an event of the order in the
 * same unit of work. What is late is replaced or left out; when nothing comes of it, the law's own time limit decides.
 *
 * A hidden ballot is not stored: its author gets it back as one line, with the salt, and pastes it to reveal. The
 * reasons are written at the reveal: the ballot is fixed by then, nobody has seen another's, and the line stays short
 * enough to be kept on paper.
 */
#include "core/panel/state.h"
#include "service/order/order.h"
#include "store/panel/panel.h"

enum { BALLOT_REASONS_MAX = 1500 };

/* A panel with its seats. Seat i is the i-th of the draw. */
struct panel {
    struct panel_row row;
    enum panel_mode mode;
    struct panel_state state;
    struct seat_row seats[PANEL_DRAWN_MAX];
    int64_t drawn[PANEL_DRAWN_MAX];
};

/* The words of a decision of peers as they stand in the order's history, count and members, in the reader's language. */
struct str panel_words_said(struct arena *arena, const struct language *language, struct str words);

/* ---- who may be drawn ---- */

enum err panel_set_willing(struct ctx *ctx, const struct viewer *viewer, bool willing) MUST_USE;
enum err panel_is_willing(struct ctx *ctx, const struct viewer *viewer, bool *willing) MUST_USE;

/* ---- what waits for somebody ---- */

struct panel_lines {
    struct seat_lines seats; /* the viewer's own, those at work first */
    struct staff_lines staff;
};
enum err panel_list(struct ctx *ctx, const struct viewer *viewer, struct panel_lines *lines) MUST_USE;

/* A case as a member of its newest panel, or as the staff who decide it, see it. */
struct panel_case {
    struct order order;
    struct panel panel; /* as of now; ballots of others are blank until it has ended */
    int32_t seat;       /* the viewer's; -1: staff */
    bool own_proposal;  /* the proposal that waits is the viewer's */
    struct proposal_rows proposals;
};
/* ERR_NOT_FOUND when there is none, or the viewer has nothing to do with it: both alike. */
enum err panel_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    struct str ref, struct panel_case *found) MUST_USE;

/* ---- members ---- */

/* Accepts the seat, or leaves it to the next of the draw. ERR_CONFLICT when the time for it is over. */
enum err panel_answer(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                      struct str ref, bool accepts) MUST_USE;

struct panel_vote {
    struct viewer viewer;
    struct str ref;
    struct ballot ballot;
    struct str reasons; /* where ballots are open: else they come with the reveal */
};
/*
 * Hands a ballot in; again while the time lasts, to change it. *receipt is the line that reveals it, which is kept
 * nowhere; empty where ballots are open. ERR_INPUT names "remedy", "amount", "code" or "reasons".
 */
enum err panel_commit(struct ctx *ctx, const struct policy_set *policies, const struct panel_vote *vote,
                      struct str *receipt) MUST_USE;

struct panel_reveal {
    struct viewer viewer;
    struct str ref, receipt, reasons;
};
/* ERR_INPUT names "receipt" or "reasons": a line that is not what was handed in is refused and nothing changes. */
enum err panel_reveal(struct ctx *ctx, const struct policy_set *policies,
                      const struct panel_reveal *reveal) MUST_USE;

/* ---- staff ---- */

struct panel_proposal {
    struct viewer viewer;
    struct str ref;
    struct ballot ballot;
    struct str reasons;
};
/* Where the policy has one agent decide, this decides. Else it waits for another of the staff; a proposal that waits
 * already is replaced. */
enum err panel_propose(struct ctx *ctx, const struct policy_set *policies,
                       const struct panel_proposal *proposal) MUST_USE;
struct panel_verdict {
    struct viewer viewer;
    struct str ref;
    int64_t number; /* of the proposal that was seen: ERR_CONFLICT when another waits now */
    bool confirms;
    struct str words; /* why it is sent back */
};
/* ERR_REFUSED for one's own proposal; ERR_CONFLICT when who proposed it is off the staff: it is sent back, or replaced. */
enum err panel_confirm(struct ctx *ctx, const struct policy_set *policies,
                       const struct panel_verdict *verdict) MUST_USE;

/* ---- what the parties see ---- */

struct panel_reports {
    struct panel *at; /* the first one first; without persons, and without ballots of a panel at work */
    size_t count;
};
enum err panel_reports(struct ctx *ctx, const struct order *order, struct panel_reports *reports) MUST_USE;
/* People on the list that was drawn from. */
int64_t panel_list_size(const struct panel *panel);

/* ---- time and proof ---- */

/* Applies what is due in panels at ctx->now, to at most `most` orders; *done says to how many. Call again while
 * *done == most. */
enum err panel_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done) MUST_USE;
/* Repeats the draws of the next orders behind *after, compares ballots with commitments and verdicts with events; like
 * order_check. */
enum err panel_check(struct ctx *ctx, const struct policy_set *policies, int64_t *after,
                     void (*differs)(void *arg, struct str ref, struct str wrong), void *arg) MUST_USE;

#endif
