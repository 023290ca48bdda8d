#ifndef SUPPORT_TRACKING_SERVICES_H
#define SUPPORT_TRACKING_SERVICES_H
/* Tracking services on this machine, as their documents say (services.py), and a site that asks them. */
#include "http/reach/deliverer.h"
#include "support/door/http_fixture.h"
#include "support/kit/child.h"

struct services {
    struct child child;
    unsigned port;
    struct arena arena;
};

void services_open(struct services *services);
void services_close(struct services *services);
/* "http://127.0.0.1:PORT/17track" */
struct str services_url(struct services *services, const char *service);
/* What happens to the next calls, a word a line. */
void services_fault(struct services *services, const char *lines);
/* The n-th call, from 1: "POST /17track/register\nKEY\nBODY"; waits for it, and fails when none comes. */
const char *services_call(struct services *services, int n);
int services_count(struct services *services);

/* A site whose deliverer asks those services of which a key is given here. */
struct followed {
    struct visit visit;
    struct services services;
    struct outside outside;
    struct deliverer *deliverer;
};
/* names: "17track aftership"; empty: nobody is asked. The first browser is Ann's, a member. */
struct browser *followed_begin(struct followed *followed, const struct fixture_database *database,
                               const char *names);
void followed_end(struct followed *followed);
/* The same with the deliverer's threads ended and begun anew. */
void followed_restart(struct followed *followed);
/* Ann notes an order with that number; answers "/orders/REF". */
const char *followed_order(struct browser *ann, const char *number);
/* How often a text stands in another. */
int times_in(const char *text, const char *part);
/* Waits until the page shows it. */
bool sees_in_time(struct browser *browser, const char *target, const char *text);
/* So many hours go by for that number, and for all that waits to be asked, once what was asked about it is answered. */
void followed_later(struct followed *followed, const char *number, int64_t hours);

/* So many days since its people were last reminded to look. */
void followed_unseen(struct followed *followed, const char *number, int64_t days);

#endif
