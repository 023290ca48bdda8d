#ifndef WEB_PANEL_VIEW_H
#define WEB_PANEL_VIEW_H
/* What the pages of the commission show. */
#include "core/panel/state.h"
#include "web/order/evidence_view.h"
#include "web/order/view.h"

/* ---- /commission ---- */

struct panel_line {
    struct url url;
    struct str title, what, status, status_class; /* what: is to be done, or how it ended */
    struct time_view due;                         /* an empty text: nothing is waited for */
};
struct panel_section {
    struct str heading, id, none; /* none: said when it is empty; empty too: then the section is left out */
    struct panel_line *lines;
    size_t count;
};
struct panel_page {
    struct layout layout;
    bool willing;
    struct panel_section sections[3];
};

/* ---- one case ---- */

/* A decision to be made: page_ballot_form prints it. */
struct ballot_form {
    struct url action;
    struct str csrf, turn, button, remedy_error;
    struct choice_view remedies[REMEDY_COUNT];
    size_t remedy_count;
    struct input_view amount;
    struct select_view code;
    bool asks_reasons;
    struct field reasons;
    int64_t reasons_max;
    struct ready_form ready; /* of the staff: members do not know whose order it is */
};

struct case_proposal {
    int64_t number;
    struct str decision, code, reasons, who, when, iso, state, answer;
    bool waits;
};

struct panel_case_page {
    struct layout layout;
    struct problem_view problem;
    struct url action, back, order; /* order: the staff's way to it; empty for members */
    struct url rules;
    struct str title, marketplace, paid, panel, reason, claim;
    struct str todo_heading, todo; /* what the viewer has to do, and what follows otherwise */
    struct time_view todo_by;
    struct order_step_view steps[ORDER_STEPS_MAX];
    size_t step_count;
    bool full; /* what both sides said and gave: for who has accepted the seat, and the staff */
    bool offers_seat, reveals;
    bool votes;
    struct ballot_form form;
    struct field receipt, reasons;
    int64_t reasons_max;
    struct str agreed[8], disputed[8];
    size_t agreed_count, disputed_count;
    struct str sides[2][2]; /* the buyer's and the seller's last proposal: remedy, amount */
    struct evidence_part evidence;
    struct order_happening *happenings;
    size_t happening_count;
    struct case_proposal *proposals;
    size_t proposal_count;
    bool staff, may_confirm, has_panel;
    struct field words; /* why it is sent back */
    struct panel_view view;
};

/* The line that opens a ballot, shown this once. */
struct panel_receipt_page {
    struct layout layout;
    struct url action, back;
    struct str receipt;
    struct time_view until;
};

/* ---- the draw ---- */

struct draw_seat {
    int64_t place; /* from 1, in the order of the draw */
    struct str state, state_class;
};
struct draw_panel {
    struct str heading, called, called_iso, seed, list_hash;
    int64_t list_size;
    struct draw_seat *seats;
    size_t seat_count;
};
struct panel_draw_page {
    struct layout layout;
    struct url back;
    struct draw_panel *panels;
    size_t count;
};

/* The case with what was typed and what is wrong with it (case.c). */
enum err panel_case_page(struct call *call, int status);

/* The functions behind their rows of web/door/routes.c. */

#endif
