#ifndef STORE_DESK_SAVED_SEARCH_H
#define STORE_DESK_SAVED_SEARCH_H
/* Searches that people keep, as rows. */
#include "store/engine/rows.h"

struct saved_search {
    int64_t id, person_id;
    struct str typed, category, tag, asker, answered, votes; /* as on the page of search */
    struct instant made_at;
    int64_t seen_id; /* the newest question when its person last looked */
    int64_t told_id; /* the newest question up to which it was told */
    struct instant looked_at;
};
struct saved_searches {
    struct saved_search *at;
    size_t count;
};

/* Fills the id; the same search is kept once. seen_id and made_at are read for both. */
enum err saved_search_put(struct db *db, struct saved_search *search) MUST_USE;
enum err saved_search_load(struct db *db, struct arena *arena, int64_t id,
                           struct saved_search *search) MUST_USE;
/* Of a person, the newest first. */
enum err saved_search_list(struct db *db, struct arena *arena, int64_t person_id, size_t most,
                           struct saved_searches *searches) MUST_USE;
enum err saved_search_set_seen(struct db *db, int64_t id, int64_t newest) MUST_USE;
enum err saved_search_set_told(struct db *db, int64_t id, int64_t newest, struct instant now) MUST_USE;
enum err saved_search_delete(struct db *db, int64_t id) MUST_USE;
enum err saved_search_erase(struct db *db, int64_t person_id) MUST_USE;
/* Not looked at since `before`, with told_id below `newest`; the longest first. */
struct saved_due {
    struct instant before;
    int64_t newest;
};
enum err saved_search_load_due(struct db *db, struct arena *arena, struct saved_due due, size_t most,
                               struct saved_searches *searches) MUST_USE;

#endif
