#ifndef TEXT_CLOCK_ZONE_H
#define TEXT_CLOCK_ZONE_H
/*
 * Time zones from the bytes of the system's zone files (TZif, RFC 8536), without touching the process's TZ.
 *
 * Whoever opens files loads /usr/share/zoneinfo/NAME and keeps the bytes; a struct zone points into them and
 * lives no longer. A zone is read by many threads at once and never changes.
 */
#include "base/err.h"
#include "base/time.h"
#include "core/clock/clock.h"

/* When a year's daylight time begins or ends, as POSIX TZ strings say it. */
struct zone_change {
    enum {
        ZONE_DAY_OF_MONTH_WEEK, /* Mm.w.d: the w-th weekday d (0 is Sunday) of month m; w 5 is the last */
        ZONE_DAY_WITHOUT_LEAP,  /* Jn: day 1 to 365; February 29 does not count */
        ZONE_DAY_WITH_LEAP      /* n: day 0 to 365 */
    } kind;
    int32_t month, week, day;
    int32_t seconds; /* after the day's midnight, local time before the change; -167 to 167 hours */
};

struct zone_offset {
    int32_t seconds; /* east of UTC */
    bool daylight;
    struct str abbreviation; /* "CEST"; "+03" where there is no name */
};

/* What holds behind the last transition of the file. */
struct zone_rule {
    bool set;
    bool changes; /* daylight time exists */
    struct zone_offset standard, daylight;
    struct zone_change begin, end;
};

struct zone {
    struct str times, kinds, types, names; /* the blocks of the file, still in its byte order */
    size_t transition_count, type_count;
    struct zone_rule rule;
};

/* Universal time, built in. */
extern const struct zone zone_utc;

/* ERR_INPUT when the bytes are no TZif file of version 2 or later, or contradict themselves. */
enum err zone_parse(struct str tzif, struct zone *zone, struct failure *failure) MUST_USE;

/* True for what may be the name of a zone and stays below the zones' folder: "Europe/Berlin", "Etc/GMT+1". */
bool zone_name_is_plain(struct str name);

struct zone_offset zone_offset_at(const struct zone *zone, struct instant at);

/* The date and time of day that clocks in the zone show. */
struct civil zone_civil(const struct zone *zone, struct instant at);
/*
 * The instant at which clocks in the zone show this. Shown twice (the hour after daylight time): the earlier.
 * Never shown (the hour skipped): as if the clocks had not been changed yet.
 */
struct instant zone_instant(const struct zone *zone, struct civil civil);

#endif
