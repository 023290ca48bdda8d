#ifndef HTTP_SITE_TIMER_H
#define HTTP_SITE_TIMER_H
/*
 * Time in a running server: every few seconds a look whether something is due, and if so a round (service/clock/round.h).
 *
 * It also says each minute that people can act here, and first excuses what fell due while nobody could
 * (service/clock/outage.h): once before timer_start returns, so that no request meets a deadline that is to move.
 *
 * Several servers on one PostgreSQL may do it at once: each order is advanced in a transaction of its own kind, and
 * what one has done the others no longer find.
 */
#include "http/site/app.h"

struct timer;

/* The application outlives the timer. */
struct timer *timer_start(struct app *app);
/* Ends the round that runs, then the thread. */
void timer_stop(struct timer *timer);

#endif
