#ifndef STORE_REACH_QUIET_H
#define STORE_REACH_QUIET_H
/* Quiet hours, and the notices that wait for their end. */
#include "store/reach/notice.h"
#include "text/clock/quiet.h"

/* With the person's zone; ERR_NOT_FOUND (without a sentence) when there are none. */
enum err quiet_hours_load(struct db *db, struct arena *arena, int64_t person_id,
                          struct quiet_hours *hours) MUST_USE;
enum err quiet_hours_put(struct db *db, int64_t person_id, const struct quiet_hours *hours) MUST_USE;
enum err quiet_hours_erase(struct db *db, int64_t person_id) MUST_USE;

/* It is mailed, or pushed, after that instant. */
enum err notice_wait_mail(struct db *db, int64_t id, struct instant until) MUST_USE;
enum err notice_wait_push(struct db *db, int64_t id, struct instant until) MUST_USE;
/* Those that have waited long enough, at most `most`. */
enum err notice_waited(struct db *db, struct arena *arena, struct instant now, size_t most,
                       struct notice_ids *ids) MUST_USE;
/* It does not wait any more. */
enum err notice_wake(struct db *db, int64_t id) MUST_USE;
/* The same for all of a person's, at the next look. */
enum err notice_wait_no_more(struct db *db, int64_t person_id, struct instant now) MUST_USE;

#endif
