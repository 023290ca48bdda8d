#ifndef STORE_SITE_ONCE_FORM_H
#define STORE_SITE_ONCE_FORM_H
/* Which form led to which post, for a while. */
#include "store/engine/rows.h"

/* *post_id is 0 when nothing newer than `since` has this key. */
enum err once_form_load(struct db *db, struct str key, struct instant since, int64_t *post_id) MUST_USE;
enum err once_form_save(struct db *db, struct str key, int64_t post_id, struct instant now) MUST_USE;
/* Drops what is not newer than `before`. */
enum err once_form_forget(struct db *db, struct instant before) MUST_USE;

#endif
