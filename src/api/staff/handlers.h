#ifndef API_STAFF_HANDLERS_H
#define API_STAFF_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* desk.c */
enum err api_freezes(struct call *call);
enum err api_freeze(struct call *call);
enum err api_thaw(struct call *call);
enum err api_countersigns(struct call *call);
enum err api_countersign(struct call *call);
enum err api_assign(struct call *call);
enum err api_next_case(struct call *call);

/* sweep.c */
enum err api_sweep_look(struct call *call);
enum err api_sweep(struct call *call);

/* audit.c */
enum err api_audit(struct call *call);

/* views.c */
enum err api_views(struct call *call);
enum err api_view_keep(struct call *call);
enum err api_view_remove(struct call *call);

/* report.c */
enum err api_report(struct call *call);

/* services.c */
enum err api_services(struct call *call);

#endif
