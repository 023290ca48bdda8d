#ifndef WEB_PANEL_HANDLERS_H
#define WEB_PANEL_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* act.c */
enum err panel_case_show(struct call *call);
enum err panel_case_prepare(struct call *call);
enum err panel_case_post(struct call *call);

/* panel.c */
enum err panel_page_show(struct call *call);
enum err panel_page_post(struct call *call);
enum err panel_draw_show(struct call *call);

#endif
