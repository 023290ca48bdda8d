#ifndef WEB_TABLE_HANDLERS_H
#define WEB_TABLE_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* desk.c */
enum err questions_csv(struct call *call);
enum err people_csv(struct call *call);

/* lists.c */
enum err tags_csv(struct call *call);
enum err networks_csv(struct call *call);
enum err outbox_csv(struct call *call);
enum err notes_csv(struct call *call);
enum err sums_csv(struct call *call);

/* money.c */
enum err orders_csv(struct call *call);
enum err payments_csv(struct call *call);

/* staff.c */
enum err audit_csv(struct call *call);
enum err market_audit_csv(struct call *call);
enum err reports_csv(struct call *call);
enum err deliveries_csv(struct call *call);

#endif
