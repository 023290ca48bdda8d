#ifndef WEB_PEOPLE_WAITING_H
#define WEB_PEOPLE_WAITING_H
/*
 * Which forms wait for somebody to sign in. Those of people with an account, never those of staff: whoever signs in
 * sends what waits with one button, and what staff do is to be done on the page that says what it does.
 */
#include "http/door/router.h"

bool waiting_may(const struct route *route);
/* The path to which the form goes that waits in this one; empty: none does, or it may not. */
struct str waiting_for(struct call *call);

#endif
