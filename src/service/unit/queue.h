#ifndef SERVICE_UNIT_QUEUE_H
#define SERVICE_UNIT_QUEUE_H
/* Units that wait for a writer, the first first. Whoever calls holds the lock of the writers. */
#include "service/unit/work.h"

struct unit_queue {
    struct unit *first, *last;
    size_t waiting;
};

void queue_put(struct unit_queue *queue, struct unit *unit);
/* The first unit; rows_only: the first that locks what it is about by itself. NULL when there is none. */
struct unit *queue_take(struct unit_queue *queue, bool rows_only);

#endif
