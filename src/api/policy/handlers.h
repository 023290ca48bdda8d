#ifndef API_POLICY_HANDLERS_H
#define API_POLICY_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* policies.c */
enum err api_policies(struct call *call);
enum err api_policy(struct call *call);

#endif
