#ifndef HTTP_WIRE_SERVER_REPLY_H
#define HTTP_WIRE_SERVER_REPLY_H
/* A reply as the HTTP library sends it; part of what stands behind the wall of http/wire/server.h. */
#include "http/wire/message.h"

struct MHD_Response;

/*
 * The library's response for the reply of this exchange, compressed when that is worth it and asked for.
 * It points to the reply's bytes, which the exchange holds until they are sent. When
 * *kept, it belongs to the shared body; otherwise the caller destroys it.
 */
struct MHD_Response *response_of(struct exchange *exchange, bool *kept);

#endif
