#ifndef HTTP_DOOR_OWN_H
#define HTTP_DOOR_OWN_H
/* The site's own address. What a client calls the site never becomes part of an answer. */
#include "http/door/router.h"

/* "https://help.example.org": the operator's setting or, while there is none, where the program listens. */
struct str own_address(const struct call *call);
/*
 * Whether the call's row is there under the request's Host; else false, with why. Names of this site are that of the setting,
 * whatever the port, or one that means this machine. While nothing is set: an address, a name of the own machine or network,
 * and what a trusted proxy brings.
 */
bool own_name(struct call *call);
/* Somebody says to bring others and is no proxy that is believed: a proxy that trusted-proxy does not name, or a visitor. */
bool own_proxy_unknown(const struct call *call);
/* Whether this request would still be, were that address set: an operator who mistypes it is not shut out. */
bool own_host_under(const struct call *call, struct str address);
/* Whether a browser says that the request comes from a page of this site (or says nothing). */
bool own_origin(const struct call *call);

#endif
