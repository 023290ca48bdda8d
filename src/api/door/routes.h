#ifndef API_DOOR_ROUTES_H
#define API_DOOR_ROUTES_H
/* The door for programs: THE table of endpoints. */
#include "http/door/router.h"

extern const struct door api_door;

struct json;
/* The description of the API (OpenAPI 3.1), for a site of that name and address. */
void openapi_put(struct arena *arena, struct json *json, struct str site_name, struct str address);

#endif
