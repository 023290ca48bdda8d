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
/* Behind begin: what programs call a calendar that they read again and again, and after how many hours they may. */
void calendar_followed(struct buf *out, struct str title, int hours);
/* `stamp` says since when it is known so. Alarms ring two days, one day and three hours before. */
void calendar_put(struct buf *out, const struct calendar_entry *entry, struct instant stamp);
/* In the place of entries when there are none: a calendar without any part is no calendar (RFC 5545 3.6). */
void calendar_nothing(struct buf *out);
void calendar_end(struct buf *out);

#endif
