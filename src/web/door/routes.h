#ifndef WEB_DOOR_ROUTES_H
#define WEB_DOOR_ROUTES_H
/* The door for people: THE table of pages. */
#include "http/door/router.h"

extern const struct door web_door;

#endif
