#ifndef HTTP_REACH_DELIVERER_H
#define HTTP_REACH_DELIVERER_H
/*
 * The threads that deliver what waits in the outbox (service/reach/outbox.h), one a way (http/reach/way.h): what is slow
 * holds up nothing of another kind. Several servers on one database may have them each: what one has claimed the others
 * pass over.
 */
#include "http/reach/way.h"

struct deliverer;

/* NULL when nothing can leave: no way is set up. The application and the settings outlive it. */
struct deliverer *deliverer_start(struct app *app, const struct outside *outside);
/* Ends what is being handed over, then the threads. NULL is nothing to stop. */
void deliverer_stop(struct deliverer *deliverer);

#endif
