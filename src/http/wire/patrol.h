#ifndef HTTP_WIRE_PATROL_H
#define HTTP_WIRE_PATROL_H
/*
 * Ends connections that keep the server waiting: a client that sends one byte every ten seconds is never idle,
 * and still must not hold its place for ever. Each connection has an instant until which its next step (a
 * whole head, a whole body, the reply read) is to be done; a thread looks once in a while and shuts those that
 * are late. Nor may one address, or one network, take all the places: beyond its share, the connection of it that has
 * asked for nothing for longest makes room, and when all of them ask, the one that came last goes. Safe for threads.
 */
#include "base/time.h"
#include "http/wire/peer.h"

struct patrol;
struct watched; /* one connection */

/* Connections at a time; 0: as many as come. */
struct patrol_share {
    unsigned address, network;
};

struct patrol *patrol_start(struct patrol_share share);
void patrol_stop(struct patrol *patrol);

/* A connection that comes. The socket is the caller's, who calls patrol_leave before it is closed. */
struct patrol_guest {
    const void *group; /* of the caller's, for patrol_make_room */
    int fd;
    struct peer_place from;
};
struct watched *patrol_enter(struct patrol *patrol, const struct patrol_guest *guest, struct span patience);
void patrol_leave(struct patrol *patrol, struct watched *watched);
/* Whether it has asked for something; at first it has not. */
void patrol_asks(struct watched *watched, bool asks);
/* Shuts the connection of this group that has asked for nothing for longest. */
void patrol_make_room(struct patrol *patrol, const void *group);
/* From now on it has this long. */
void patrol_extend(struct watched *watched, struct span patience);
/* It waits for the server and not the other way round. */
void patrol_pause(struct watched *watched);

#endif
