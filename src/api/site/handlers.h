#ifndef API_SITE_HANDLERS_H
#define API_SITE_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* settings.c */
enum err api_settings(struct call *call);
enum err api_setting_prepare(struct call *call);
enum err api_setting(struct call *call);
enum err api_category_add(struct call *call);
enum err api_category_edit(struct call *call);

/* markets.c */
enum err api_markets(struct call *call);
enum err api_market(struct call *call);
enum err api_market_add(struct call *call);
enum err api_market_edit(struct call *call);
enum err api_market_person(struct call *call);

#endif
