#ifndef WEB_ORDER_ROLE_H
#define WEB_ORDER_ROLE_H
/*
 * An order as one of its parties sees it: in a notebook the buyer notes the acts of all; in a hosted marketplace each
 * party acts, and "you" is whoever reads.
 */
#include "core/order/rows.h"
#include "web/order/view.h"

/* What the viewer is in it, as far as pages go: the buyer, the seller, or the marketplace's staff. */
enum party order_viewer(const struct order *order);

/* How an act is offered to the party that does it here. An empty label: it has a page of its own, or nobody does it. */
struct deed {
    struct str label;  /* of the link and the heading: "Grant the extension" */
    struct str button; /* "Grant it" */
    bool final;        /* it cannot simply be taken back: the page spells out what follows */
};
/* The words of the notebook, or of the party, as the order is. */
struct deed deed_of(const struct call *call, const struct order *order, enum order_event_kind kind);

/* What the viewer may do now or later; returns how many. */
int order_deeds(struct call *call, const struct order *order, struct order_action actions[ORDER_ACTIONS_MAX]);

/* "by you", "by the buyer": beside what was done, never within a sentence */
struct str by_words(const struct call *call, enum party by, enum party viewer);
/* The same of an event; empty where the sentence that tells of it (happened, of its row) says so. */
struct str doer_words(const struct call *call, enum order_event_kind kind, enum party by, enum party viewer);
/* What silence does, as a sentence goes on with it: "the order is cancelled". */
struct str outcome_words(const struct call *call, const struct order_due *due);
/* "the seller answers the dispute", for the seller "you answer the dispute" */
struct str deadline_words_for(const struct call *call, const struct order *order, enum deadline deadline);
/* Of one that has struck, to anybody: "the seller answers the dispute" */
struct str past_deadline_words(const struct call *call, const struct order_row *row);
/* order_status in the viewer's words. */
struct str status_words_for(const struct call *call, const struct order *order, struct str *colour);

/* The page's parts that depend on who reads. */
void show_deeds(struct call *call, const struct order *order, struct order_page *page);
void show_clock_sentence(struct call *call, const struct order *order, struct order_page *page);
/* Those of the acts that are possible now, as buttons of what to do now. */
void show_ways(struct call *call, const struct order *order, const enum order_event_kind kinds[NOW_DEEDS_MAX],
               struct order_page *page);
/* What needs the seller or the staff now; nothing for buyers, who get advice. */
void show_need(struct call *call, const struct order *order, struct order_page *page);

#endif
