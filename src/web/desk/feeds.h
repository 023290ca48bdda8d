#ifndef WEB_DESK_FEEDS_H
#define WEB_DESK_FEEDS_H
/* What programs read of the site: the functions behind those rows of web/door/routes.c. */
#include "http/door/router.h"

#endif
