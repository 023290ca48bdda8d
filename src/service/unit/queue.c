#include "service/unit/queue.h"

void queue_put(struct unit_queue *queue, struct unit *unit)
{
    unit->next = NULL;
    if (queue->last)
        queue->last->next = unit;
    else
        queue->first = unit;
    queue->last = unit;
    queue->waiting++;
}

struct unit *queue_take(struct unit_queue *queue, bool rows_only)
{
    struct unit *before = NULL, *unit = queue->first;
    for (; unit && rows_only && !unit->by_rows; unit = unit->next)
        before = unit;
    if (!unit)
        return NULL;
    if (before)
        before->next = unit->next;
    else
        queue->first = unit->next;
    if (queue->last == unit)
        queue->last = before;
    queue->waiting--;
    return unit;
}
