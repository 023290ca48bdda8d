#ifndef HTTP_WIRE_PEER_H
#define HTTP_WIRE_PEER_H
/* Who is at the other end of a connection. */
#include "http/wire/message.h"

struct sockaddr;

/* The address as text, without port; "local" for what has none. NULL is fine. */
struct str peer_address(struct arena *arena, const struct sockaddr *address);
/* Whoever comes through the trusted proxy is who the proxy says: the right-most address that it added. */
void peer_take_proxy(struct request *request, struct str trusted);

#endif
