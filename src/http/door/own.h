#ifndef HTTP_DOOR_OWN_H
#define HTTP_DOOR_OWN_H
/* The site's own address. What a client calls the site never becomes part of an answer. */
#include "http/door/router.h"

/* "https://help.example.org": the operator's setting or, while there is none, where the program listens. */
struct str own_address(const struct call *call);
/*
 * Whether the request's Host is a name of this site: that of the setting, whatever the port, or one that means this
 * machine. Any name is while nothing is set.
 */
bool own_host(const struct call *call);
/* Whether this request would still be, were that address set: an operator who mistypes it is not shut out. */
bool own_host_under(const struct call *call, struct str address);
/* Whether a browser says that the request comes from a page of this site (or says nothing). */
bool own_origin(const struct call *call);

#endif
