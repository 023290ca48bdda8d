#include "store/desk/saved_search.h"

#include "row_readers.h"

enum err saved_search_put(struct db *db, struct saved_search *s)
{
    QUERY q;
    db_query(&q, db, SQL_saved_search_put, INT(s->person_id), TEXT(s->typed), TEXT(s->category), TEXT(s->tag),
             TEXT(s->asker), TEXT(s->answered), TEXT(s->votes), INT(s->made_at.ms), INT(s->seen_id));
    return query_end_id(&q, &s->id);
}

enum err saved_search_load(struct db *db, struct arena *arena, int64_t id, struct saved_search *search)
{
    QUERY q;
    db_query(&q, db, SQL_saved_search_by_id, INT(id));
    return one_saved_search(&q, arena, search);
}

static enum err read_all(struct query *q, struct arena *arena, size_t most, struct saved_searches *searches)
{
    *searches = (struct saved_searches){.at = ARENA_ARRAY(arena, struct saved_search, most)};
    while (searches->count < most && query_next(q))
        row_saved_search(q, arena, &searches->at[searches->count++]);
    return query_end(q);
}

enum err saved_search_list(struct db *db, struct arena *arena, int64_t person_id, size_t most,
                           struct saved_searches *searches)
{
    QUERY q;
    db_query(&q, db, SQL_saved_search_list, INT(person_id), INT((int64_t)most));
    return read_all(&q, arena, most, searches);
}

enum err saved_search_set_seen(struct db *db, int64_t id, int64_t newest)
{
    return db_run(db, SQL_saved_search_seen, NULL, INT(newest), INT(id));
}

enum err saved_search_set_told(struct db *db, int64_t id, int64_t newest, struct instant now)
{
    return db_run(db, SQL_saved_search_told, NULL, INT(newest), INT(now.ms), INT(id));
}

enum err saved_search_delete(struct db *db, int64_t id)
{
    return db_run(db, SQL_saved_search_delete, NULL, INT(id));
}

enum err saved_search_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_saved_search_erase, NULL, INT(person_id));
}

enum err saved_search_load_due(struct db *db, struct arena *arena, struct saved_due due, size_t most,
                               struct saved_searches *searches)
{
    QUERY q;
    db_query(&q, db, SQL_saved_search_due, INT(due.before.ms), INT(due.newest), INT((int64_t)most));
    return read_all(&q, arena, most, searches);
}
