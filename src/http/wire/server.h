#ifndef HTTP_WIRE_SERVER_H
#define HTTP_WIRE_SERVER_H
/*
 * The HTTP library behind one wall: only server.c names it.
 *
 * Threads wait in epoll and share nothing; each accepted request is gated (what a strict server must refuse,
 * RFC 9112, as far as the library lets it be seen), read whole within its limits, and given to the handler.
 */
#include "base/err.h"
#include "http/wire/message.h"
#include "http/wire/patrol.h"

struct server;

struct server_options {
    struct str listen; /* "127.0.0.1:8080", "[::1]:8080"; port 0 takes a free one */
    unsigned threads;
    unsigned connections;      /* at a time, at most */
    struct patrol_share share; /* of them; trusted proxies are not counted */
    unsigned idle_seconds; /* for a whole head; four times that for a whole body, and for reading a reply */
    size_t body_max;       /* no body is larger */
    /* What a body for this path may have, at most body_max; a larger one is answered 413. NULL: body_max for all. */
    size_t (*body_max_of)(void *app, enum method method, struct str path);
    const struct peer_trust *trust; /* the proxies that are believed, NULL: none; outlives the server */
    void (*handle)(void *app, struct exchange *exchange);
    /* A request that was refused before it had a handler; fills the reply for this status. */
    void (*refuse)(void *app, struct exchange *exchange, int status);
    void *app;
};

/* Listens and serves until server_stop. ERR_IO names the address when it cannot be had. */
enum err server_start(const struct server_options *options, struct server **server,
                      struct failure *failure) MUST_USE;
/* The port it listens on. */
unsigned server_port(const struct server *server);
/* Stops accepting, lets what was accepted finish (at most `patience`), then closes everything. */
void server_stop(struct server *server, struct span patience);

/* See struct exchange. exchange_later is called by the handler, on its thread, before anybody may answer. */
void exchange_later(struct exchange *exchange);
void exchange_ready(struct exchange *exchange);

#endif
