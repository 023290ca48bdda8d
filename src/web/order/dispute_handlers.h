#ifndef WEB_ORDER_DISPUTE_HANDLERS_H
#define WEB_ORDER_DISPUTE_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that lead to a dispute. */
#include "http/door/router.h"

/* dispute.c */
enum err dispute_show(struct call *call);
enum err dispute_step_show(struct call *call);
enum err dispute_step_prepare(struct call *call);
enum err dispute_step_save(struct call *call);
enum err dispute_redirect(struct call *call);

/* order_calendar.c */
enum err order_calendar_show(struct call *call);

#endif
