#ifndef WEB_ADVICE_VIEW_H
#define WEB_ADVICE_VIEW_H
/* What the pages of advice show: the questions, and the plan. */
#include "text/advice/paste.h"
#include "web/kit/form_view.h"

struct advice_date_view {
    struct str name, label, hint, type; /* type: empty is a date */
    struct field field;
};

struct advice_form_page {
    struct layout layout;
    struct str error;
    struct url error_at;
    struct select_view paid, marketplace, problem, event, extension, dispute;
    struct advice_date_view ordered, shipped, protection_ends, promised, received, event_on, contacted,
        extension_on, dispute_opened, dispute_on;
    struct field tracking;
};

struct advice_time_view {
    struct str iso, text; /* empty: none */
    struct str left;      /* "2 days"; empty: over */
};

struct advice_step_view {
    struct str title, what, why, risk, undo;
    struct advice_time_view from, by;
};

struct advice_deadline_view {
    struct str what, outcome;
    struct advice_time_view at;
};

struct advice_way_view {
    struct str who, what, bars, source;
    bool sure;
    struct advice_time_view from, by;
};

struct advice_page {
    struct layout layout;
    struct str verdict, marketplace, case_text;
    struct str silence, silence_change; /* empty: nothing is known of the parcel */
    struct advice_step_view now, next[ADVICE_NEXT_MAX];
    struct str avoid[ADVICE_AVOID_MAX];
    struct advice_deadline_view deadlines[ADVICE_DEADLINES_MAX];
    struct advice_way_view ways[ADVICE_WAYS_MAX];
    size_t next_count, avoid_count, deadline_count, way_count;
    bool text_is_for_later; /* nothing is to be written to anybody today */
    bool text_is_of_fraud;  /* the seller is not who reads it */
    struct url change, calendar, ask, watch, link, rules;
    struct str share; /* the whole address, for an answer: without the tracking number */
};

/* What was found in a pasted text: to be mended, and the questions that a text never answers. */
struct advice_facts_page {
    struct layout layout;
    struct advice_date_view facts[ADVICE_FACTS_SHOWN];
    size_t fact_count;
    struct select_view paid, marketplace, problem; /* without choices: it was found */
    struct advice_date_view ordered;               /* without a name: it was found */
    struct url watch;
};

/* One question, and the answers before it. */
struct advice_question_page {
    struct layout layout;
    struct advice_date_view date;
    struct select_view choice; /* without choices: it is the date */
    struct form *answers;
    struct url back, skip, all; /* the question before, on without this one, the whole form; empty: none */
};

/* What is said where this answer is needed and empty; empty: it may be. In English. */
struct str advice_missing(struct str name);

/* The choices of a select of the questions by its name: "paid", "problem", ...; what was sent is chosen. */
struct select_view advice_choices(struct call *call, struct str name, struct str chosen);

/* The questions with what was answered and what is wrong with it. */
enum err advice_form_show(struct call *call, int status);

/* With "step": asks the next question that the answers so far need, or goes to the plan; *asked says that it did. */
enum err advice_ask_next(struct call *call, bool *asked);

#endif
