#ifndef API_TRACKING_HANDLERS_H
#define API_TRACKING_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* track.c */
enum err api_track(struct call *call);

/* webhooks.c */
enum err api_webhook_prepare(struct call *call);
enum err api_webhook(struct call *call);

#endif
