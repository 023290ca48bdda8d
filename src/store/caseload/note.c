#include "store/caseload/note.h"

#include "base/check.h"
#include "row_readers.h"

enum err note_insert(struct db *db, const struct new_note *note)
{
    return db_run(db, SQL_note_insert, NULL, INT(note->order_id), INT(note->market_id),
                  INT_OR_NIL(note->person_id), TEXT(note->words), TEXT(note->folded), INT(note->at.ms));
}

static enum err end_notes(struct query *q, struct arena *arena, size_t most, struct staff_notes *notes)
{
    *notes = (struct staff_notes){.at = ARENA_ARRAY(arena, struct staff_note, most)};
    while (notes->count < most && query_next(q))
        row_staff_note(q, arena, &notes->at[notes->count++]);
    return query_end(q);
}

enum err note_list(struct db *db, struct arena *arena, int64_t order_id, struct staff_notes *notes)
{
    QUERY q;
    db_query(&q, db, SQL_note_list, INT(order_id), INT(STAFF_NOTES_MAX));
    return end_notes(&q, arena, STAFF_NOTES_MAX, notes);
}

enum err note_count(struct db *db, int64_t order_id, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_note_count, INT(order_id));
    return query_end_id(&q, count);
}

enum err note_find(struct db *db, struct arena *arena, const struct note_search *search,
                   struct staff_notes *notes)
{
    QUERY q;
    int64_t before = search->before ? search->before : INT64_MAX;
    check(search->most <= STAFF_NOTES_MAX);
    db_query(&q, db, SQL_note_find, INT(search->market_id), INT(before), TEXT(search->pattern),
             TEXT(search->words), INT((int64_t)search->most));
    return end_notes(&q, arena, search->most, notes);
}
