#ifndef API_DOOR_OPENAPI_PARTS_H
#define API_DOOR_OPENAPI_PARTS_H
/* The parts of the description that do not follow from the table of endpoints. */
#include "api/door/describe.h"

/* {"$ref": "#/components/KIND/NAME"} */
void openapi_put_ref(struct json *json, const char *kind, struct str name);
/* Who offers it, where, under which names its operations stand. */
void openapi_put_about(struct json *json, struct str site_name, struct str address);
/* Members for the headers of a success. */
void openapi_put_headers(struct json *json, const struct operation *operation, bool made);
void openapi_put_components(struct json *json);

#endif
