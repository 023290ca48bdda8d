#ifndef WEB_SITE_HANDLERS_H
#define WEB_SITE_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* home.c */
enum err home_show(struct call *call);
/* help.c */
enum err help_show(struct call *call);

/* own_pages.c */
enum err own_page_show(struct call *call);

/* offline.c */
enum err manifest_show(struct call *call);
enum err offline_show(struct call *call);

/* problems.c */
enum err problems_show(struct call *call);
enum err problem_show(struct call *call);

#endif
