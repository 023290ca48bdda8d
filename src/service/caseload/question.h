#ifndef SERVICE_CASELOAD_QUESTION_H
#define SERVICE_CASELOAD_QUESTION_H
/* A queue as it is asked for by name: the same for the page, its table, acts on many orders and programs. */
#include "service/order/caseload.h"
#include "service/order/market.h"
#include "text/kit/form.h"

enum { CASELOAD_WORDS_MAX = 100 };

struct caseload_show {
    struct str name, label;
    uint32_t stages; /* STAGE_BITs */
};
struct caseload_order {
    struct str name, label;
};
extern const struct caseload_show caseload_shows[];
extern const size_t caseload_show_count;
extern const struct caseload_order caseload_sorts[CASE_SORTS];

struct caseload_form {
    struct market market; /* filled in before */
    struct market_members members;
    struct caseload_question question;
    const struct policy *policy; /* the marketplace's newest; NULL: it is not here */
};
/*
 * Names: show, sort, q, reason, assigned, seller, currency, least, days, due. What fits nothing finds nothing; ERR_INPUT,
 * naming it, for a show or a sort that is none, and for days that are no number.
 */
enum err caseload_form_read(struct ctx *ctx, const struct policy_set *policies, const struct form *form,
                            struct caseload_form *read) MUST_USE;

/* A value without blanks around it, of a length that is looked for. */
struct str caseload_value(const struct form *form, struct str name);
size_t caseload_show_at(const struct form *form);
enum case_sort caseload_sort_at(const struct form *form);

#endif
