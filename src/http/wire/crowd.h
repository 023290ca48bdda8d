#ifndef HTTP_WIRE_CROWD_H
#define HTTP_WIRE_CROWD_H
/* How many of what is counted have a key: a count for each key that somebody has. Not safe for threads by itself. */
#include <stdint.h>

struct crowd;

struct crowd *crowd_new(void);
/* Everybody has left. */
void crowd_free(struct crowd *crowd);
/* One more with this key; how many there are then. */
unsigned crowd_join(struct crowd *crowd, uint64_t key);
/* One less; it had joined. */
void crowd_leave(struct crowd *crowd, uint64_t key);

#endif
