#ifndef WEB_REACH_HANDLERS_H
#define WEB_REACH_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* notices.c */
enum err notices_show(struct call *call);
enum err notices_read_post(struct call *call);

/* choices.c */
enum err choices_show(struct call *call);
enum err choices_post(struct call *call);
enum err quiet_post(struct call *call);

/* devices.c */
enum err device_post(struct call *call);
enum err address_prepare(struct call *call);
enum err address_post(struct call *call);
enum err device_remove_post(struct call *call);
enum err worker_show(struct call *call);

/* follow.c */
enum err follow_create(struct call *call);

/* hooks.c */
enum err hooks_show(struct call *call);
enum err hooks_prepare(struct call *call);
enum err hooks_post(struct call *call);
enum err hook_show(struct call *call);
enum err hook_post(struct call *call);

#endif
