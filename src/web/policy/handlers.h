#ifndef WEB_POLICY_HANDLERS_H
#define WEB_POLICY_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* policies.c */
enum err policies_show(struct call *call);
enum err policy_show(struct call *call);

#endif
