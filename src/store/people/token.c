#include "store/people/token.h"

#include "row_readers.h"

enum err token_insert(struct db *db, struct token_row *row)
{
    QUERY q;
    db_query(&q, db, SQL_token_insert, INT_OR_NIL(row->person_id), INT_OR_NIL(row->market_id),
             TEXT(row->name), TEXT(row->hash), TEXT(row->ending), TEXT(row->scopes), INT(row->made_at.ms),
             INT_OR_NIL(row->expires_at.ms));
    return query_end_id(&q, &row->id);
}

enum err token_load(struct db *db, struct arena *arena, struct str hash, struct instant now,
                    struct token_row *row)
{
    QUERY q;
    db_query(&q, db, SQL_token_by_hash, TEXT(hash), INT(now.ms));
    return one_token(&q, arena, row);
}

enum err token_load_by_id(struct db *db, struct arena *arena, int64_t id, struct instant now,
                          struct token_row *row)
{
    QUERY q;
    db_query(&q, db, SQL_token_by_id, INT(id), INT(now.ms));
    return one_token(&q, arena, row);
}

enum err token_load_person(struct db *db, struct arena *arena, const struct token_row *row,
                           struct session *session)
{
    QUERY q;
    db_query(&q, db, SQL_token_person, INT(row->id), INT(row->person_id));
    return one_session(&q, arena, session);
}

enum err token_list_of(struct db *db, struct arena *arena, const struct token_row *owner,
                       struct token_rows *rows)
{
    QUERY q;
    *rows = (struct token_rows){.at = ARENA_ARRAY(arena, struct token_row, TOKENS_MAX)};
    if (owner->person_id)
        db_query(&q, db, SQL_token_of_person, INT(owner->person_id), INT(TOKENS_MAX));
    else
        db_query(&q, db, SQL_token_of_market, INT(owner->market_id), INT(TOKENS_MAX));
    while (rows->count < TOKENS_MAX && query_next(&q))
        row_token(&q, arena, &rows->at[rows->count++]);
    return query_end(&q);
}

enum err token_delete(struct db *db, int64_t id)
{
    return db_run(db, SQL_token_delete, NULL, INT(id));
}

enum err token_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_token_delete_person, NULL, INT(person_id));
}

enum err token_set_used(struct db *db, int64_t id, struct instant used_at)
{
    return db_run(db, SQL_token_set_used, NULL, INT(used_at.ms), INT(id));
}
