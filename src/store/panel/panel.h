#ifndef STORE_PANEL_PANEL_H
#define STORE_PANEL_PANEL_H
/* The commission: who is willing, panels, seats and the staff's proposals. Rows in, rows out. */
#include "core/policy/rules.h"
#include "store/engine/rows.h"
#include "store/order/order.h"

/* ---- who may be drawn ---- */

enum err panel_join(struct db *db, int64_t person_id, struct instant since) MUST_USE;
enum err panel_leave(struct db *db, int64_t person_id) MUST_USE;
/* 0: not willing. */
enum err panel_willing(struct db *db, int64_t person_id, struct instant *since) MUST_USE;

/* Willing, able to act, neither side nor colleague of one, without a seat in this case before. */
struct candidate {
    int64_t person_id, role;
    struct instant created_at;
    struct instant bought_at, sold_at, sat_at; /* last, with or about either side; 0: never */
};
struct candidates {
    struct candidate *at;
    size_t count;
};
enum { CANDIDATES_MAX = 5000 };
struct candidate_search {
    int64_t buyer_id, seller_id, market_id, order_id;
    struct instant now;
};
/* By their ids. */
enum err panel_candidates(struct db *db, struct arena *arena, const struct candidate_search *search,
                          struct candidates *candidates) MUST_USE;

/* ---- panels ---- */

struct panel_row {
    int64_t id, order_id, number, round;
    struct str mode;
    int64_t size;
    struct str seed, list_hash, eligible, specialists;
    struct instant called_at;
    struct str phase;
    struct instant phase_due_at, due_at, ended_at; /* 0: none */
    int64_t event_number;                          /* 0: none */
};
struct panel_rows {
    struct panel_row *at;
    size_t count;
};
enum { PANELS_MAX = 40 };

/* Fills panel->id. ERR_CONFLICT when the order has an open one. */
enum err panel_insert(struct db *db, struct panel_row *panel) MUST_USE;
/* Size, phase, its deadlines, end and event. */
enum err panel_put(struct db *db, const struct panel_row *panel) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when the order has none at work. */
enum err panel_load_open(struct db *db, struct arena *arena, int64_t order_id,
                         struct panel_row *panel) MUST_USE;
/* All of the order, the first one first. */
enum err panel_load_all(struct db *db, struct arena *arena, int64_t order_id,
                        struct panel_rows *panels) MUST_USE;
/* Orders whose panel has something due at or before now, the longest due first. */
enum err panel_list_due(struct db *db, struct due_by by, int64_t *ids, size_t most, size_t *count) MUST_USE;
/* Orders that ever had a panel, behind an id. */
enum err panel_list_behind(struct db *db, int64_t after, int64_t *ids, size_t most, size_t *count) MUST_USE;

struct seat_row {
    int64_t position, person_id;
    struct str state;
    struct instant respond_by;
    struct str commitment, remedy;
    int64_t amount_minor;
    struct str code, salt, reasons;
};
/* By position, at most SEAT_ROWS_MAX. */
enum { SEAT_ROWS_MAX = 2 * PANEL_SEATS_MAX };
enum err panel_load_seats(struct db *db, struct arena *arena, int64_t panel_id,
                          struct seat_row seats[SEAT_ROWS_MAX], size_t *count) MUST_USE;
enum err panel_put_seat(struct db *db, int64_t panel_id, const struct seat_row *seat) MUST_USE;
/* Whether the person sits, having accepted, in the order's panel at work. */
enum err panel_has_member(struct db *db, int64_t order_id, int64_t person_id, bool *sits) MUST_USE;

/* ---- lists ---- */

struct seat_line {
    struct str ref, marketplace, phase;
    struct instant phase_due_at, called_at, ended_at;
    struct str state;
    struct instant respond_by;
    int64_t position;
};
struct seat_lines {
    struct seat_line *at;
    size_t count;
};
enum { PANEL_LINES_MAX = 100 };
enum err panel_list_of_member(struct db *db, struct arena *arena, int64_t person_id,
                              struct seat_lines *lines) MUST_USE;

struct staff_line {
    int64_t order_id;
    struct str ref, marketplace;
    struct instant called_at, decide_by;
    struct str mode;
    int64_t proposed_by; /* of the proposal that waits for a second person; 0: none */
};
struct staff_lines {
    struct staff_line *at;
    size_t count;
};
enum err panel_list_of_staff(struct db *db, struct arena *arena, int64_t person_id,
                             struct staff_lines *lines) MUST_USE;

/* ---- what staff proposes ---- */

struct proposal_row {
    int64_t number, person_id;
    struct str handle;
    struct instant proposed_at;
    struct str remedy;
    int64_t amount_minor;
    struct str code, reasons, state;
    int64_t answered_by;
    struct instant answered_at;
    struct str answer;
};
struct proposal_rows {
    struct proposal_row *at;
    size_t count;
};
enum { PANEL_PROPOSALS_MAX = 50 };
enum err panel_load_proposals(struct db *db, struct arena *arena, int64_t panel_id,
                              struct proposal_rows *proposals) MUST_USE;
enum err panel_insert_proposal(struct db *db, int64_t panel_id, const struct proposal_row *proposal) MUST_USE;
enum err panel_answer_proposal(struct db *db, int64_t panel_id, const struct proposal_row *proposal) MUST_USE;

#endif
