#ifndef HTTP_SITE_ZONES_H
#define HTTP_SITE_ZONES_H
/*
 * The time zones that people choose from: those of the system's zone.tab that can be read, and UTC. Loaded once;
 * afterwards nothing changes and many threads read.
 */
#include "base/arena.h"
#include "service/reach/quiet.h"
#include "text/clock/zone.h"

struct zones;

/* Never NULL: without the system's files there is UTC alone. Lives in the arena. */
const struct zones *zones_load(struct arena *arena);
/* NULL when there is no zone of that name here. */
const struct zone *zones_find(const struct zones *zones, struct str name);
/*
 * The name in the list of a zone that browsers know by an older one, or by another ("Asia/Calcutta" is Asia/Kolkata), of the system's
 * links; a name of the list is itself. Empty when there is none of it here.
 */
struct str zones_named(const struct zones *zones, struct str name);
/* The same for services, which open no files. */
struct zone_finder zones_finder(const struct zones *zones);
/*
 * The last second of that day by the clocks of the zone: a day that a shop shows as the last is a day still. Where no
 * zone of that name is here, by the offset.
 */
struct instant zones_day_end(const struct zones *zones, struct str name, int32_t offset_minutes,
                             struct civil day);
/* The last day whose end there is not behind that moment: for who can write a day alone, and would count it to its end. */
struct civil zones_whole_day(const struct zones *zones, struct str name, int32_t offset_minutes,
                             struct instant at);
/* The names: UTC first, the others by alphabet; empty behind the last. */
struct str zones_name(const struct zones *zones, size_t index);

#endif
