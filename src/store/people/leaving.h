#ifndef STORE_PEOPLE_LEAVING_H
#define STORE_PEOPLE_LEAVING_H
/* What many small tables keep of somebody who leaves. */
#include "store/engine/db.h"

/* Links, where they work, kept views of their own, willingness for the commission, favourites, "solved", notes of reports. */
enum err leaving_erase(struct db *db, int64_t person_id) MUST_USE;

#endif
