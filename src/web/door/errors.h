#ifndef WEB_DOOR_ERRORS_H
#define WEB_DOOR_ERRORS_H
/* The refusals of the door for people. */
#include "http/door/router.h"

/* A page for this status with the sentence of call->ctx->failure, what was typed, and the way out. */
void web_refuse(struct call *call, int status);

#endif
