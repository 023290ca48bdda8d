#ifndef WEB_DOOR_HANDLERS_H
#define WEB_DOOR_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* assets.c */
enum err asset_show(struct call *call);

/* colours.c */
enum err colours_show(struct call *call);

/* crawlers.c */
enum err robots_show(struct call *call);
enum err security_show(struct call *call);
enum err sitemap_index_show(struct call *call);
enum err sitemap_show(struct call *call);
enum err opensearch_show(struct call *call);

/* health.c */
enum err healthz_show(struct call *call);
enum err readyz_show(struct call *call);
enum err metrics_show(struct call *call);

/* theme.c */
enum err theme_set(struct call *call);
enum err language_prepare(struct call *call);
enum err language_set(struct call *call);

#endif
