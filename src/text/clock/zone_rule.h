#ifndef TEXT_CLOCK_ZONE_RULE_H
#define TEXT_CLOCK_ZONE_RULE_H
/*
 * The last line of a zone file: a POSIX TZ string with the extensions of RFC 8536, section 3.3.1
 * ("CET-1CEST,M3.5.0,M10.5.0/3"). For zone.c only.
 */
#include "text/clock/zone.h"

/* False when the text is not such a rule. The abbreviations point into it. */
bool zone_rule_read(struct str text, struct zone_rule *rule);
/* What the rule says for so many seconds since 1970. */
struct zone_offset zone_rule_at(const struct zone_rule *rule, int64_t seconds);

#endif
