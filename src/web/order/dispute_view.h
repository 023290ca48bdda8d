#ifndef WEB_ORDER_DISPUTE_VIEW_H
#define WEB_ORDER_DISPUTE_VIEW_H
/* What the pages show that lead to a dispute: one question each. */
#include "service/order/dispute_draft.h"
#include "web/order/view.h"

/* One family of reasons: whether its time is now. */
struct dispute_family_view {
    struct str title, status, colour, sentence;
};

struct dispute_start_page {
    struct layout layout;
    struct url back, go,
        settle; /* go: empty when it is not the moment; settle: to what has to be done first */
    struct str order, verdict, sentence, settle_label;
    struct str advice, advice_why; /* what the plan says to do now; empty: nothing */
    struct dispute_family_view families[FAMILY_COUNT];
    size_t family_count;
    bool possible, external, begun; /* begun: a draft is kept */
    struct str marketplace;
};

struct dispute_choice_view {
    struct str value, label, hint;
    bool chosen, closed;
};
enum { DISPUTE_CHOICES_MAX = ORDER_LINES_MAX };
_Static_assert((int)DISPUTE_CHOICES_MAX >= (int)POLICY_REASONS_MAX,
               "a group holds all lines, and all reasons");
struct dispute_choices {
    struct str heading; /* empty: there is but one group */
    struct str hint;    /* for all of them */
    struct dispute_choice_view at[DISPUTE_CHOICES_MAX];
    size_t count;
};

/* A question with choices, with a line to fill in, or with lines. */
struct dispute_step_page {
    struct layout layout;
    struct url back, action, error_at;
    struct str kicker, heading, hint, name, error, error_id;
    bool many; /* boxes, each with its own name */
    struct dispute_choices groups[FAMILY_COUNT];
    size_t group_count;
    struct input_view input;
};

struct dispute_story_page {
    struct layout layout;
    struct url back, action, error_at;
    struct str kicker, error, story, paste;
    size_t max;
    struct str needs[REASON_NEEDS_MAX + 1];
    size_t need_count;
};

struct dispute_fact {
    struct str label, value, change_label;
    struct url change;
    bool lines; /* written by a person: keeps its line breaks */
};
struct dispute_check_page {
    struct layout layout;
    struct url back, action, error_at;
    struct str error, button, consequence;
    struct str came, claim, claim_why; /* what has to be said of the parcel, and why; empty: nothing */
    struct dispute_fact facts[QUESTION_COUNT];
    size_t fact_count;
    struct order_happening *news; /* what happened since the page before */
    size_t news_count;
    struct str needs[REASON_NEEDS_MAX + 1];
    size_t need_count;
    int64_t version, revision;
};

struct dispute_done_page {
    struct layout layout;
    struct url order, evidence, calendar;
    struct str ref, heading, marketplace;
    bool external;
    struct order_deadline_view deadlines[DEADLINE_COUNT];
    size_t deadline_count;
    struct str needs[REASON_NEEDS_MAX + 1];
    size_t need_count;
};

#endif
