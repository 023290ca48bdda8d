#ifndef SERVICE_SETTINGS_H
#define SERVICE_SETTINGS_H
/* Changing what the site is. */
#include "service/site.h"
#include "service/work.h"

/* Makes the key of form codes when the database has none. For the start, on a connection of its own. */
enum err settings_ensure_secret(struct db *db, struct failure *failure) MUST_USE;

#endif
