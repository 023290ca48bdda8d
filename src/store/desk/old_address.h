#ifndef STORE_DESK_OLD_ADDRESS_H
#define STORE_DESK_OLD_ADDRESS_H
/* What a help desk that was taken over called its questions and people. */
#include "store/engine/rows.h"

enum old_kind { OLD_QUESTION = 1, OLD_PERSON = 2 };

/* Sent ahead: db_settle says how it went. The first of two with the same name stays. */
enum err old_address_insert(struct db *db, enum old_kind kind, struct str old, int64_t id) MUST_USE;
/* ERR_NOT_FOUND when there was none of that name. */
enum err old_address_find(struct db *db, enum old_kind kind, struct str old, int64_t *id) MUST_USE;

#endif
