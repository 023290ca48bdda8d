#ifndef HTTP_WIRE_LISTEN_H
#define HTTP_WIRE_LISTEN_H
/* The socket that a server listens on. */
#include "base/err.h"

/*
 * Binds and listens on "127.0.0.1:8080", "[::1]:8080" (port 0 takes a free one) or "unix:/path", or takes the
 * one that a supervisor has handed over: "systemd". The socket is the caller's to close. ERR_INPUT when it is no address, ERR_IO when it cannot be had.
 */
enum err listen_on(struct str address, int *fd, struct failure *failure) MUST_USE;
/* Only whether it is one of these. */
enum err listen_check(struct str address, struct failure *failure) MUST_USE;
/* The port of a listening socket; 0 when it has none. */
unsigned listen_port(int fd);

#endif
