#ifndef HTTP_REACH_INSIDE_H
#define HTTP_REACH_INSIDE_H
/* Addresses that are not the internet's: this machine, its network, and what no public service can have. */
#include <stdbool.h>

struct sockaddr;

/*
 * The special-purpose registries of IANA (RFC 6890 and its updates), IPv4 also as it stands within IPv6 (mapped, NAT64,
 * 6to4). What is neither IPv4 nor IPv6 is inside.
 */
bool address_is_inside(const struct sockaddr *address);

#endif
