#ifndef WEB_STAFF_CASELOAD_VIEW_H
#define WEB_STAFF_CASELOAD_VIEW_H
/* A marketplace as its staff watches it: its orders narrowed, sorted and paged. */
#include "service/caseload/question.h"
#include "service/caseload/view.h"
#include "web/kit/form_view.h"
#include "web/order/show.h"

struct caseload_line {
    struct url url;
    struct str ref, pick; /* pick: the name of its check box */
    struct str name;      /* the order's number, or its ref */
    struct str title, stage, stage_class, reason, amount, seller, assigned;
    struct time_view since, due; /* empty: nothing is due */
    bool chosen;                 /* in the form that came back */
};

/* A view that was kept. */
struct view_link {
    struct str id, name, by; /* by: of a shared one */
    struct url url;
    bool own;
};

/* What narrows a queue: its names in the address, and its fields. */
enum { CASELOAD_INPUTS = 4, CASELOAD_SELECTS = 6, CASELOAD_KEPT = 10 };
struct market_page {
    struct layout layout;
    struct str name, total;
    struct input_view words, inputs[CASELOAD_INPUTS];
    struct select_view show, sort, selects[3], give; /* give: to whom */
    bool narrowed;                                   /* by what stands in the fold */
    struct url action, csv, next;                    /* next: empty on the last page */
    struct url enter, take, payments, payouts, hooks, desk;
    struct url assign, claim, bulk;
    bool leads;   /* may act on many at once */
    bool works;   /* may take cases */
    bool sets_up; /* may enter orders and webhooks */
    struct select_view bulk_act;
    struct hidden_view kept[CASELOAD_KEPT]; /* the address, to come back to it */
    size_t kept_count;
    struct str after;     /* the page of it, to come back to that, too; empty: the first */
    size_t failed;        /* payments */
    size_t without_rules; /* orders that wait for theirs */
    struct view_link *views;
    size_t view_count;
    struct url keep;
    bool notes; /* may keep views */
    struct caseload_line *lines;
    size_t count;
    struct problem_view problem; /* with the form that came back, and what was typed in it */
    struct str said, view_name;
    bool all, shared;
};

/* The views that the reader keeps or shares (view_keep.c); page->leads is filled in before. */
enum err view_links(struct call *call, const struct market *market, struct market_page *page) MUST_USE;
/* The page with the form that was refused, as it was sent. */
enum err market_show_again(struct call *call, int status) MUST_USE;
void caseload_form_show(struct call *call, const struct caseload_form *read, struct market_page *page);
/* "?show=dispute&reason=damaged", as it was asked for and in one order; empty when nothing was. */
struct str caseload_address(struct call *call, const struct form *form);
struct str caseload_stage_words(const struct call *call, struct str stage);
/* The title of a reason in those rules, or its id. */
struct str caseload_reason_words(const struct call *call, const struct policy *policy, struct str id);

#endif
