#ifndef SUPPORT_ORDER_COURT_H
#define SUPPORT_ORDER_COURT_H
/* A case before the commission of a hosted marketplace, for tests of who sees what of it through the doors. */
#include "base/check.h"
#include "service/panel/panel.h"
#include "support/door/http_fixture.h"

enum { PEERS = 4 };
extern const char *const court_peers[PEERS];

/*
 * beatrice bought of svenning at Bazaar, whose staff are stan and stella; bob has nothing to do with it. The peers are willing.
 * What stands behind `begun` is for court.c.
 */
struct court {
    struct http_site site;
    struct str policy;
    int64_t buyer_id, seller_id, staff_id, staff2_id, peers[PEERS];
    struct str ref;
    struct browser buyer, seller, staff, staff2, stranger, members[PEERS];
    int64_t passed_hours; /* since the order, while it is arranged */
    struct instant begun;
    struct market market;
    struct order_event wish;
    int64_t actor;
    bool placing;
    char ref_text[64];
};

/* The claim is made so that the panel is called a quarter of an hour ago, when `begun` is court_for_peers(). */
void court_open(struct court *court, struct str database, const char *policy, struct instant begun);
void court_close(struct court *court);
struct instant court_for_peers(void);
/* A browser in which that person is signed in; the caller closes it. */
void court_browse_as(struct court *court, struct browser *browser, int64_t person_id);
/* "/commission/REF" and what comes behind; "/orders/REF" */
const char *court_path(struct court *court, const char *rest);
const char *court_order(struct court *court);
/* No member wants to decide, and none of those who are drawn instead: it falls to the staff. */
void court_all_decline(struct court *court);
/* The members who are drawn, by what their page says; at most three. */
size_t court_drawn(struct court *court, struct browser *drawn[PEERS]);

#endif
