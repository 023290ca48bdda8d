#include "text/advice/told_event.h"

/* Below 0: the first was earlier; 0: nobody knows. */
static int compare(const struct told_event *first, const struct told_event *second)
{
    if (first->at.ms != second->at.ms)
        return first->at.ms < second->at.ms ? -1 : 1;
    return first->minute < 0 || second->minute < 0 ? 0 : first->minute - second->minute;
}

static bool is_newest_first(const struct told_event *events, size_t count)
{
    bool falls = false;
    for (size_t i = 1; i < count; i++) {
        int order = compare(&events[i - 1], &events[i]);
        if (order < 0)
            return false;
        falls |= order > 0;
    }
    return falls;
}

void told_events_order(struct told_event *events, size_t count)
{
    bool turned = is_newest_first(events, count);
    for (size_t i = 0; turned && i < count / 2; i++) {
        struct told_event other = events[i];
        events[i] = events[count - 1 - i];
        events[count - 1 - i] = other;
    }
    for (size_t i = 1; i < count; i++) { /* equals stay in their order */
        struct told_event event = events[i];
        size_t at = i;
        for (; at > 0 && compare(&events[at - 1], &event) > 0; at--)
            events[at] = events[at - 1];
        events[at] = event;
    }
}
