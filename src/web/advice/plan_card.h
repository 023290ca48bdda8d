#ifndef WEB_ADVICE_PLAN_CARD_H
#define WEB_ADVICE_PLAN_CARD_H
/* A plan that an answer links, as a card below the answer. */
#include "web/order/view.h"

struct plan_card {
    struct url url;
    struct str label; /* "A plan for AliExpress, ordered Sep 20, 2026" */
    struct str now;   /* what to do now; empty on pages that are kept for a while: it would grow old */
    struct time_view by;
};

/* NULL: the text links no plan of this site, or one that cannot be read. */
struct plan_card *plan_card_of(struct call *call, struct str text);

#endif
