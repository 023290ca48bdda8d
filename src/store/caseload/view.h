#ifndef STORE_CASELOAD_VIEW_H
#define STORE_CASELOAD_VIEW_H
/* Names for filters of a queue. Rows in, rows out. */
#include "store/engine/rows.h"

struct staff_view {
    int64_t id, market_id, person_id;
    bool shared;
    struct str name, address, by;
};
struct staff_views {
    struct staff_view *at;
    size_t count;
};
enum { STAFF_VIEWS_MAX = 50 };

enum err view_insert(struct db *db, const struct staff_view *view) MUST_USE;
/* Of whoever made it, or any when person_id is 0; *gone false: there was none. */
enum err view_delete(struct db *db, const struct staff_view *view, bool *gone) MUST_USE;
/* The person's own and those that all have, by name. */
enum err view_list(struct db *db, struct arena *arena, int64_t market_id, int64_t person_id,
                   struct staff_views *views) MUST_USE;

#endif
