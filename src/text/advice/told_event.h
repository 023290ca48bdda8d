#ifndef TEXT_ADVICE_TOLD_EVENT_H
#define TEXT_ADVICE_TOLD_EVENT_H
/* Events as a person copies them from a carrier's page, in whatever order the page has them. */
#include "base/str.h"
#include "base/time.h"

struct told_event {
    struct instant at; /* the day */
    int minute;        /* of the day; -1: not told */
    struct str words;
};

/*
 * Puts the earliest first: by day, and by the time of day where it is told. Where times are missing, those of one day stay as
 * they were told, or the other way round in a list whose days and times fall, as most pages show the newest first.
 */
void told_events_order(struct told_event *events, size_t count);

#endif
