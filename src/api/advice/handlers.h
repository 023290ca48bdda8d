#ifndef API_ADVICE_HANDLERS_H
#define API_ADVICE_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* advice.c */
enum err api_advice(struct call *call);

#endif
