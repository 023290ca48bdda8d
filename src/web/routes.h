#ifndef WEB_ROUTES_H
#define WEB_ROUTES_H
/* The door for people: THE table of pages. */
#include "http/router.h"

extern const struct door web_door;

#endif
