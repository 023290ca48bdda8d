#ifndef WEB_ADVICE_VIEW_H
#define WEB_ADVICE_VIEW_H
/* What the pages of advice show: the questions, and the plan. */
#include "text/advice/input.h"
#include "web/kit/form_view.h"

struct advice_date_view {
    struct str name, label, hint;
    struct field field;
};

struct advice_form_page {
    struct layout layout;
    struct str error;
    struct url error_at;
    struct select_view marketplace, problem, event, extension, dispute;
    struct advice_date_view ordered, protection_ends, promised, received, event_on, contacted, extension_on,
        dispute_opened, dispute_on;
    struct field tracking;
};

struct advice_time_view {
    struct str iso, text; /* empty: none */
};

struct advice_step_view {
    struct str title, what, why, risk, undo;
    struct advice_time_view from, by;
};

struct advice_deadline_view {
    struct str what, outcome;
    struct advice_time_view at;
};

struct advice_page {
    struct layout layout;
    struct str verdict, marketplace, case_text;
    struct str silence, silence_change; /* empty: nothing is known of the parcel */
    struct advice_step_view now, next[ADVICE_NEXT_MAX];
    struct str avoid[ADVICE_AVOID_MAX];
    struct advice_deadline_view deadlines[ADVICE_DEADLINES_MAX];
    size_t next_count, avoid_count, deadline_count;
    struct url change, calendar, ask, watch, link, rules;
    struct str share; /* the whole address, for an answer: without the tracking number */
};

/* The questions with what was answered and what is wrong with it. */
enum err advice_form_show(struct call *call, int status);

#endif
