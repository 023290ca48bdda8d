#ifndef API_DOOR_ROUTES_H
#define API_DOOR_ROUTES_H
/* The door for programs: THE table of endpoints. */
#include "http/door/router.h"

extern const struct door api_door;

#endif
