#ifndef SERVICE_REACH_QUIET_H
#define SERVICE_REACH_QUIET_H
/*
 * Quiet hours: mail at once and messages to devices that come up within them wait for their end. What reminds of a
 * deadline that strikes before, or within QUIET_MARGIN_MINUTES after, does not wait.
 */
#include "service/unit/work.h"
#include "store/reach/quiet.h"

enum { QUIET_BATCH = 200, QUIET_MARGIN_MINUTES = 60 };

/* Who knows time zones by their names: their files are opened by another floor. NULL: all are UTC. */
struct zone_finder {
    const struct zone *(*find)(void *arg, struct str name); /* NULL: there is no such */
    void *arg;
};
/* The zone of that name, or UTC. */
const struct zone *zone_of_name(const struct zone_finder *zones, struct str name);

/* *set is false when the person has none. */
enum err quiet_read(struct ctx *ctx, int64_t person_id, struct quiet_hours *hours, bool *set) MUST_USE;
/* "22:00" and "07:00", or both empty: none. ERR_INPUT names "quiet_from" or "quiet_until". */
enum err quiet_choose(struct ctx *ctx, int64_t person_id, struct str from, struct str until) MUST_USE;

/* Until when the notice waits; 0: it does not. */
enum err quiet_until(struct ctx *ctx, const struct zone_finder *zones, const struct notice *notice,
                     struct instant *until) MUST_USE;
/* Whether something has waited long enough. */
bool quiet_is_over(struct ctx *ctx);
/* At most QUIET_BATCH go on; *done says how many. */
enum err quiet_wake(struct ctx *ctx, size_t *done) MUST_USE;

#endif
