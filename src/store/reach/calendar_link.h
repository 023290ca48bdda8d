#ifndef STORE_REACH_CALENDAR_LINK_H
#define STORE_REACH_CALENDAR_LINK_H
/* The secret link by which a person's calendar is read. */
#include "store/engine/rows.h"

/* In the place of the one before. */
enum err calendar_link_put(struct db *db, int64_t person_id, struct str secret_hash,
                           struct instant now) MUST_USE;
/* *made_at is 0 when there is none. */
enum err calendar_link_made(struct db *db, int64_t person_id, struct instant *made_at) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when it is nobody's. */
enum err calendar_link_person(struct db *db, struct str secret_hash, int64_t *person_id) MUST_USE;
enum err calendar_link_erase(struct db *db, int64_t person_id) MUST_USE;

#endif
