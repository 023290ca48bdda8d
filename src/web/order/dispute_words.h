#ifndef WEB_ORDER_DISPUTE_WORDS_H
#define WEB_ORDER_DISPUTE_WORDS_H
/* What the pages of a dispute call things; reasons, remedies and evidence: text/policy/guide.h. */
#include "service/order/dispute_draft.h"
#include "text/policy/guide.h"

/* Of a question: the name of its page, its heading, and what its answer is called. */
struct str dispute_page_name(enum dispute_question question);
struct str dispute_heading(enum dispute_question question);
struct str dispute_fact_label(enum dispute_question question);
/* The question of that page name; QUESTION_COUNT: there is none. */
enum dispute_question dispute_page_find(struct str name);

/* Whether it is the moment, and what to do where no date says it (empty: a date does). */
struct str opening_heading(enum opening_verdict verdict);
struct str opening_sentence(enum opening_verdict verdict);

#endif
