#ifndef HTTP_WIRE_PEER_H
#define HTTP_WIRE_PEER_H
/* Who is at the other end of a connection, and whose word about others is believed. */
#include "base/err.h"
#include "http/wire/message.h"

struct sockaddr;

enum { PEER_BYTES = 16, PEER_TRUSTED_MAX = 32 };

/* The addresses whose first bits are these. IPv4 stands as ::ffff:a.b.c.d (RFC 4291 section 2.5.5.2). */
struct peer_network {
    unsigned char bytes[PEER_BYTES];
    unsigned bits;
};

/* The proxies that are believed. */
struct peer_trust {
    struct peer_network at[PEER_TRUSTED_MAX];
    size_t count;
    bool local; /* whoever comes over a Unix socket */
};

/*
 * Reads "127.0.0.1, 10.0.0.0/8, ::1, fd00::/8, unix"; empty trusts nobody. ERR_INPUT with a sentence that names
 * the setting and the word which is none of these, or a network with bits behind its length.
 */
enum err peer_trust_read(struct str option, struct str text, struct peer_trust *trust,
                         struct failure *failure) MUST_USE;

/* Whether an address, as peer_address says it, is one of these. */
bool peer_is_among(const struct peer_trust *trust, struct str address);

/* The address as text, without port, a mapped one as IPv4; "local" for what has none. NULL is fine. */
struct str peer_address(struct arena *arena, const struct sockaddr *address);

/* Where a connection comes from, for counting: the address (of IPv6 its first 64 bits), and the network around it. */
struct peer_place {
    bool limited;              /* it is no trusted proxy, and has an address */
    uint64_t address, network; /* IPv4 /24, IPv6 /48 */
};
struct peer_place peer_place(const struct sockaddr *address, const struct peer_trust *trust);

/* The same of an address as text: of IPv6 its first 64 bits; 0 for what has none. */
uint64_t peer_key(struct str address);

/*
 * Whoever comes through a trusted proxy is who the proxy says: of all X-Forwarded-For lines, read as one list, the
 * right-most entry that is not a trusted proxy itself. An entry that is not a bare address ends the search, and the
 * proxy before it stands for whoever sent it. False when the proxy says twice whether the client came over TLS.
 */
bool peer_take_proxy(struct arena *arena, struct request *request, const struct peer_trust *trust) MUST_USE;

#endif
