#ifndef WEB_ORDER_VIEW_H
#define WEB_ORDER_VIEW_H
/* What the pages of orders show. */
#include "service/order/order.h"
#include "web/kit/follow_view.h"
#include "web/kit/form_view.h"
#include "web/kit/ready_form.h"
#include "web/order/cards.h"
#include "web/order/evidence_view.h"

struct order_item {
    struct url url;
    struct str title, marketplace, status, status_class; /* "good", "warn", "bad", "plain" */
    struct str seller, buyer;                            /* the other sides; may be empty */
    struct str number;
    struct time_view due;
    struct str what; /* that is due; empty: nothing */
};
struct order_section {
    struct str heading, id;
    struct order_item *items;
    size_t count;
    size_t shown; /* of them, the first; the others are on one's own page of orders */
};
enum order_begin { PLACE_NEEDS, PLACE_RUNNING, PLACE_OVER, PLACE_COUNT };
struct order_sections {
    struct order_section at[PLACE_COUNT]; /* those without orders are not shown */
    size_t count;                         /* orders in all */
    bool part;                            /* there are others on other pages: none is counted */
};

struct orders_page {
    struct layout layout;
    struct tab *tabs; /* bought, sold, the marketplaces where one works */
    size_t tab_count;
    struct order_sections orders;
    struct url csv, next; /* next: empty where this is the last page */
    bool sold, later;     /* later: it is not the first page */
};

struct line_input {
    struct str number; /* "1" */
    struct input_view title, quantity, amount;
    struct select_view kind;
};
struct market_order_page {
    struct layout layout;
    struct problem_view problem;
    struct str market;
    struct url action, back;
    struct input_view inputs[6];
    size_t input_count;
    struct select_view currency;
    struct line_input *lines;
    size_t line_count;
    bool of_staff, paid, more; /* of_staff: may say that it is paid; more: further rows are possible */
};

struct order_act_view {
    struct str label, consequence, until;
    struct url url;
};
struct order_act_group {
    struct str heading;
    struct order_act_view at[ORDER_ACTIONS_MAX];
    size_t count;
};
enum { ACT_GROUPS_MAX = 3, ORDER_STEPS_MAX = 5, NOW_DEEDS_MAX = 3 };

struct order_deadline_view {
    struct str what, outcome;
    struct time_view at;
};

/* What happened, by whom, and what else is known of it: whole sentences, each for itself. */
struct order_happening {
    struct str title, by;
    struct str *details;
    size_t detail_count;
    struct str words, iso, when;
};

struct order_step_view {
    struct str label, state, mark; /* "done", "now", "" ; mark: said to screen readers */
};

struct order_page {
    struct follow_view follow;
    struct money_card money;
    struct staff_card staff;
    struct link_card link;
    struct freeze_card freeze;
    struct deal_card deal;
    struct layout layout;
    struct panel_view *panels; /* the newest first */
    size_t panel_count;
    struct str title, marketplace, amount, ref, number;
    struct str seller, buyer; /* buyer: for everybody else */
    struct url rules;         /* of its protection */
    struct parcel_card parcel;
    struct evidence_part evidence;
    struct str clock_heading, clock_class, clock_sentence, clock_else; /* "calm", "warn", "bad", "over" */
    struct url missing_fact; /* where to note what the end hangs on; empty: it is known */
    struct str missing_label;
    struct time_view ends;
    int64_t days_passed, days_whole; /* of the protection */
    bool protects;
    struct order_step_view steps[ORDER_STEPS_MAX];
    size_t step_count;
    struct str now_heading, now_title, now_verdict, now_what, now_why, now_risk;
    struct time_view now_by;
    struct order_act_view now_deeds[NOW_DEEDS_MAX]; /* where it is done */
    size_t now_deed_count;
    bool now_urges; /* the first of them is the thing to do */
    struct str avoid[8];
    size_t avoid_count;
    struct pay_card pay;
    struct str case_text;
    bool case_open; /* the sentences are for what is to be done now */
    struct order_act_group groups[ACT_GROUPS_MAX];
    size_t group_count;
    struct order_deadline_view deadlines[DEADLINE_COUNT];
    size_t deadline_count;
    struct order_happening *happenings; /* newest first */
    size_t happening_count;
    struct url ask, moment, calendar, case_file; /* the first two are for the buyer alone */
    bool over;
};

struct order_act_page {
    struct layout layout;
    struct str heading, consequence, facts, button, error;
    struct url error_at, action, back;
    struct str by;
    int64_t version;
    struct input_view inputs[ACT_FIELD_COUNT];
    size_t input_count;
    struct select_view selects[ACT_FIELD_COUNT];
    size_t select_count;
    struct parcel_line_boxes boxes; /* of an order whose things come one after the other */
    struct str boxes_label, boxes_error;
    bool asks_words;
    struct field words;
    int64_t words_most;
    struct str words_label;
    struct ready_form ready;
};

#endif
