#ifndef TEXT_CLOCK_CALENDAR_H
#define TEXT_CLOCK_CALENDAR_H
/* Deadlines as calendar entries with alarms (iCalendar, RFC 5545). */
#include "base/buf.h"
#include "base/time.h"

struct calendar_entry {
    struct str uid; /* the same for the same deadline: a calendar that reads it again moves the entry */
    struct str what, outcome;
    struct instant at;
};

/* `name` says whose calendar it is: "Advice". Every entry stands between begin and end. */
void calendar_begin(struct buf *out, const char *name);
/* `now` is the time stamp. Alarms ring two days, one day and three hours before. */
void calendar_put(struct buf *out, const struct calendar_entry *entry, struct instant now);
void calendar_end(struct buf *out);

#endif
