#include "store/panel/panel.h"

#include "row_readers.h"

/* ---- who may be drawn ---- */

enum err panel_join(struct db *db, int64_t person_id, struct instant since)
{
    return db_run(db, SQL_panel_join, NULL, INT(person_id), INT(since.ms));
}

enum err panel_leave(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_panel_leave, NULL, INT(person_id));
}

enum err panel_willing(struct db *db, int64_t person_id, struct instant *since)
{
    QUERY q;
    db_query(&q, db, SQL_panel_willing, INT(person_id));
    return query_end_number(&q, &since->ms);
}

enum err panel_candidates(struct db *db, struct arena *arena, const struct candidate_search *search,
                          struct candidates *candidates)
{
    QUERY q;
    *candidates = (struct candidates){.at = ARENA_ARRAY(arena, struct candidate, CANDIDATES_MAX)};
    db_query(&q, db, SQL_panel_candidates, INT(search->buyer_id), INT(search->seller_id), INT(search->now.ms),
             INT(search->market_id), INT(search->order_id), INT(CANDIDATES_MAX));
    while (candidates->count < CANDIDATES_MAX && query_next(&q))
        row_candidate(&q, arena, &candidates->at[candidates->count++]);
    return query_end(&q);
}

/* ---- panels ---- */

enum err panel_insert(struct db *db, struct panel_row *panel)
{
    QUERY q;
    db_query(&q, db, SQL_panel_insert, INT(panel->order_id), INT(panel->number), INT(panel->round),
             TEXT(panel->mode), INT(panel->size), TEXT(panel->seed), TEXT(panel->list_hash),
             TEXT(panel->eligible), TEXT(panel->specialists), INT(panel->called_at.ms), TEXT(panel->phase));
    return query_end_id(&q, &panel->id);
}

enum err panel_put(struct db *db, const struct panel_row *panel)
{
    return db_run(db, SQL_panel_put, NULL, INT(panel->size), TEXT(panel->phase), INT(panel->phase_due_at.ms),
                  INT_OR_NIL(panel->due_at.ms), INT_OR_NIL(panel->ended_at.ms),
                  INT_OR_NIL(panel->event_number), INT(panel->id));
}

enum err panel_load_open(struct db *db, struct arena *arena, int64_t order_id, struct panel_row *panel)
{
    QUERY q;
    db_query(&q, db, SQL_panel_of_order_open, INT(order_id));
    return one_panel_row(&q, arena, panel);
}

enum err panel_load_all(struct db *db, struct arena *arena, int64_t order_id, struct panel_rows *panels)
{
    QUERY q;
    *panels = (struct panel_rows){.at = ARENA_ARRAY(arena, struct panel_row, PANELS_MAX)};
    db_query(&q, db, SQL_panel_of_order, INT(order_id), INT(PANELS_MAX));
    while (panels->count < PANELS_MAX && query_next(&q))
        row_panel_row(&q, arena, &panels->at[panels->count++]);
    return query_end(&q);
}

enum err panel_list_due(struct db *db, struct due_by by, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_panel_due_orders, INT(by.now.ms), TEXT(by.known), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}

enum err panel_list_behind(struct db *db, int64_t after, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_panel_orders_behind, INT(after), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}

enum err panel_load_seats(struct db *db, struct arena *arena, int64_t panel_id,
                          struct seat_row seats[SEAT_ROWS_MAX], size_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_panel_seats, INT(panel_id));
    while (*count < SEAT_ROWS_MAX && query_next(&q)) {
        struct seat_row *seat = &seats[(*count)++];
        row_seat_row(&q, arena, seat);
    }
    return query_end(&q);
}

enum err panel_put_seat(struct db *db, int64_t panel_id, const struct seat_row *seat)
{
    return db_run(db, SQL_panel_seat_put, NULL, INT(panel_id), INT(seat->position), INT(seat->person_id),
                  TEXT(seat->state), INT(seat->respond_by.ms), TEXT(seat->commitment), TEXT(seat->remedy),
                  INT(seat->amount_minor), TEXT(seat->code), TEXT(seat->salt), TEXT(seat->reasons));
}

enum err panel_has_member(struct db *db, int64_t order_id, int64_t person_id, bool *sits)
{
    QUERY q;
    db_query(&q, db, SQL_panel_seat_open, INT(order_id), INT(person_id));
    return query_end_any(&q, sits);
}

/* ---- lists ---- */

enum err panel_list_of_member(struct db *db, struct arena *arena, int64_t person_id, struct seat_lines *lines)
{
    QUERY q;
    *lines = (struct seat_lines){.at = ARENA_ARRAY(arena, struct seat_line, PANEL_LINES_MAX)};
    db_query(&q, db, SQL_panel_of_member, INT(person_id), INT(PANEL_LINES_MAX));
    while (lines->count < PANEL_LINES_MAX && query_next(&q)) {
        struct seat_line *line = &lines->at[lines->count++];
        row_seat_line(&q, arena, line);
    }
    return query_end(&q);
}

enum err panel_list_of_staff(struct db *db, struct arena *arena, int64_t person_id, struct staff_lines *lines)
{
    QUERY q;
    *lines = (struct staff_lines){.at = ARENA_ARRAY(arena, struct staff_line, PANEL_LINES_MAX)};
    db_query(&q, db, SQL_panel_of_staff, INT(person_id), INT(PANEL_LINES_MAX));
    while (lines->count < PANEL_LINES_MAX && query_next(&q)) {
        struct staff_line *line = &lines->at[lines->count++];
        row_staff_line(&q, arena, line);
    }
    return query_end(&q);
}

/* ---- what staff proposes ---- */

enum err panel_load_proposals(struct db *db, struct arena *arena, int64_t panel_id,
                              struct proposal_rows *proposals)
{
    QUERY q;
    *proposals = (struct proposal_rows){.at = ARENA_ARRAY(arena, struct proposal_row, PANEL_PROPOSALS_MAX)};
    db_query(&q, db, SQL_panel_proposals, INT(panel_id), INT(PANEL_PROPOSALS_MAX));
    while (proposals->count < PANEL_PROPOSALS_MAX && query_next(&q)) {
        struct proposal_row *proposal = &proposals->at[proposals->count++];
        row_proposal_row(&q, arena, proposal);
    }
    return query_end(&q);
}

enum err panel_insert_proposal(struct db *db, int64_t panel_id, const struct proposal_row *proposal)
{
    return db_run(db, SQL_panel_proposal_insert, NULL, INT(panel_id), INT(proposal->number),
                  INT(proposal->person_id), INT(proposal->proposed_at.ms), TEXT(proposal->remedy),
                  INT(proposal->amount_minor), TEXT(proposal->code), TEXT(proposal->reasons),
                  TEXT(proposal->state));
}

enum err panel_answer_proposal(struct db *db, int64_t panel_id, const struct proposal_row *proposal)
{
    return db_run(db, SQL_panel_proposal_answer, NULL, TEXT(proposal->state),
                  INT_OR_NIL(proposal->answered_by), INT_OR_NIL(proposal->answered_at.ms),
                  TEXT(proposal->answer), INT(panel_id), INT(proposal->number));
}
