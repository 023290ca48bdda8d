#ifndef HTTP_REACH_DELIVERER_H
#define HTTP_REACH_DELIVERER_H
/*
 * The thread that delivers what waits in the outbox (service/reach/outbox.h). Several servers on one database may have
 * one each: what one has claimed the others pass over.
 */
#include "http/reach/smtp.h"
#include "http/site/app.h"

struct deliverer;

/* NULL when nothing can leave: no mail server is set. The application and the settings outlive it. */
struct deliverer *deliverer_start(struct app *app, const struct smtp_settings *settings);
/* Ends what is being handed over, then the thread. NULL is nothing to stop. */
void deliverer_stop(struct deliverer *deliverer);

#endif
