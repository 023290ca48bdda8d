#ifndef API_PANEL_HANDLERS_H
#define API_PANEL_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* panels.c */
enum err api_panels(struct call *call);
enum err api_panels_willing(struct call *call);
enum err api_panel_seat(struct call *call);
enum err api_panel_proposals(struct call *call);
enum err api_panel_propose(struct call *call);
enum err api_panel_confirm(struct call *call);

#endif
