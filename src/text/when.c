#include "text/when.h"

#include <time.h>

struct str when_short_date(struct arena *arena, struct instant at)
{
    char text[32];
    struct tm utc;
    time_t seconds = at.ms / 1000;
    gmtime_r(&seconds, &utc);
    return arena_copy(arena, (struct str){text, strftime(text, sizeof text, "%b %-d, %Y", &utc)});
}

struct str when_iso(struct arena *arena, struct instant at)
{
    char text[32];
    struct tm utc;
    time_t seconds = at.ms / 1000;
    gmtime_r(&seconds, &utc);
    return arena_copy(arena, (struct str){text, strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)});
}
