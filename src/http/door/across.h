#ifndef HTTP_DOOR_ACROSS_H
#define HTTP_DOOR_ACROSS_H
/*
 * Pages of other sites that call the door for programs (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol). The
 * operator names their origins. They come with a token of their own: cookies are neither asked for nor believed.
 */
#include "http/door/router.h"

/* Whether a named site sends this with a token. */
bool across_may_send(const struct call *call);
/* What a browser wants to read before it hands the reply on. */
void across_headers(struct call *call);

#endif
