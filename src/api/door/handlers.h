#ifndef API_DOOR_HANDLERS_H
#define API_DOOR_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* openapi.c */
enum err api_openapi(struct call *call);

/* admit.c */
int api_admit(struct call *call);

#endif
