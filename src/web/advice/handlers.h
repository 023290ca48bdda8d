#ifndef WEB_ADVICE_HANDLERS_H
#define WEB_ADVICE_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* advice.c */
enum err advice_show(struct call *call);
enum err advice_calendar_show(struct call *call);
/* paste.c */
enum err advice_paste(struct call *call);

#endif
