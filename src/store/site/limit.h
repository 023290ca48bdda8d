#ifndef STORE_SITE_LIMIT_H
#define STORE_SITE_LIMIT_H
/* Token buckets as rows. */
#include "core/value/bucket.h"
#include "store/engine/rows.h"

/* ERR_NOT_FOUND when nobody has taken from it. */
enum err bucket_load(struct db *db, struct str key, struct bucket *bucket) MUST_USE;
enum err bucket_save(struct db *db, struct str key, struct bucket bucket) MUST_USE;
/* Drops the rows of buckets untouched since `before`. */
enum err bucket_forget(struct db *db, struct instant before) MUST_USE;

#endif
