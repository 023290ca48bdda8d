#ifndef TEXT_TRACKING_EVENT_LINE_H
#define TEXT_TRACKING_EVENT_LINE_H
/* A line as people copy it from a carrier's page: the day first, perhaps a time of day, and what happened. */
#include "base/str.h"
#include "core/clock/clock.h"

struct event_line {
    struct civil day;
    int minute;       /* of the day; -1: the line names no time */
    struct str words; /* what stands behind the date; a piece of the line */
};

/*
 * Reads "2026-11-20, 08:15, Departed", "05.11.2026 Departed", "11/24/2026 Departed", "Nov 20, 2026 Departed", "20. November
 * 2026: ..." with months in the languages of phrases/. Of two days that 05/11/2026 can be, the one is taken that is not after
 * `today`, and of two such the later. False when the line does not begin with a whole date that exists.
 */
bool event_line_read(struct str line, struct civil today, struct event_line *event);

#endif
