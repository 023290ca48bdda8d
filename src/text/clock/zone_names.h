#ifndef TEXT_CLOCK_ZONE_NAMES_H
#define TEXT_CLOCK_ZONE_NAMES_H
/* Which time zones there are, for whoever has no zone files at hand. */
#include "base/str.h"

struct zone_known {
    struct str name;
    int least, most; /* minutes from UTC, in winter and in summer */
};

/* NULL: no IANA zone has that name. */
const struct zone_known *zone_named(struct str name);

#endif
