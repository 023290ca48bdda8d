#ifndef WEB_ORDER_VIEW_H
#define WEB_ORDER_VIEW_H
/* What the pages of orders show. */
#include "service/purchase.h"
#include "web/form_view.h"

struct time_view {
    struct str iso, text, left; /* left: "2 days 5 hours"; empty: it has passed */
};

struct order_item {
    struct url url;
    struct str title, marketplace, status, status_class; /* "good", "warn", "bad", "plain" */
    struct time_view due;
    struct str what; /* that is due; empty: nothing */
};

struct orders_page {
    struct layout layout;
    struct order_item *items;
    size_t count;
};

struct order_new_page {
    struct layout layout;
    struct str error;
    struct url error_at;
    struct select_view policy, currency;
    struct input_view inputs[9];
    size_t input_count;
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
enum { ACT_GROUPS_MAX = 3, ORDER_STEPS_MAX = 5 };

struct order_deadline_view {
    struct str what, outcome;
    struct time_view at;
};

struct order_happening {
    struct str title, words, iso, when;
};

struct order_step_view {
    struct str label, state, mark; /* "done", "now", "" ; mark: said to screen readers */
};

struct order_page {
    struct layout layout;
    struct str title, marketplace, amount, ref, number, seller, tracking;
    struct url track;
    struct str clock_heading, clock_class, clock_sentence, clock_else; /* "calm", "warn", "bad", "over" */
    struct time_view ends;
    int64_t days_passed, days_whole; /* of the protection */
    bool protects;
    struct order_step_view steps[ORDER_STEPS_MAX];
    size_t step_count;
    struct str now_heading, now_title, now_what, now_why, now_risk;
    struct time_view now_by;
    struct str avoid[8];
    size_t avoid_count;
    struct str case_text;
    struct order_act_group groups[ACT_GROUPS_MAX];
    size_t group_count;
    struct order_deadline_view deadlines[DEADLINE_COUNT];
    size_t deadline_count;
    struct order_happening *happenings; /* newest first */
    size_t happening_count;
    bool over;
};

struct order_act_page {
    struct layout layout;
    struct str heading, consequence, button, error;
    struct url error_at, action, back;
    struct str by;
    int64_t version;
    struct input_view inputs[4];
    size_t input_count;
    struct select_view selects[2];
    size_t select_count;
    bool asks_words;
    struct field words;
    struct str words_label;
};

#endif
