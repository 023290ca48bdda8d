#ifndef WEB_DESK_FEEDS_H
#define WEB_DESK_FEEDS_H
/* What programs read of the site: the functions behind those rows of web/door/routes.c. */
#include "http/door/router.h"

/* feeds.c */
enum err feed_questions(struct call *call);
enum err feed_category(struct call *call);
enum err feed_tag(struct call *call);
enum err feed_question(struct call *call);

/* crawlers.c */
enum err robots_show(struct call *call);
enum err sitemap_index_show(struct call *call);
enum err sitemap_show(struct call *call);
enum err opensearch_show(struct call *call);

#endif
