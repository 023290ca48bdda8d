#include "store/desk/ready.h"

#include "row_readers.h"

enum err ready_insert(struct db *db, struct ready_answer *answer)
{
    QUERY q;
    db_query(&q, db, SQL_ready_insert, INT_OR_NIL(answer->person_id), INT_OR_NIL(answer->market_id),
             TEXT(answer->name), TEXT(answer->body));
    return query_end_id(&q, &answer->id);
}

enum err ready_update(struct db *db, const struct ready_answer *answer)
{
    return db_run(db, SQL_ready_update, NULL, INT_OR_NIL(answer->person_id), INT_OR_NIL(answer->market_id),
                  TEXT(answer->name), TEXT(answer->body), INT(answer->id));
}

enum err ready_delete(struct db *db, int64_t id)
{
    return db_run(db, SQL_ready_delete, NULL, INT(id));
}

enum err ready_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_ready_delete_person, NULL, INT(person_id));
}

enum err ready_load(struct db *db, struct arena *arena, int64_t id, int64_t reader_id,
                    struct ready_answer *answer)
{
    QUERY q;
    db_query(&q, db, SQL_ready_by_id, INT(reader_id), INT(id));
    return one_ready_answer(&q, arena, answer);
}

enum err ready_list(struct db *db, struct arena *arena, const struct ready_scope *scope,
                    struct ready_answers *answers)
{
    QUERY q;
    *answers = (struct ready_answers){.at = ARENA_ARRAY(arena, struct ready_answer, READY_LIST_MAX)};
    db_query(&q, db, SQL_ready_list, INT(scope->reader_id), INT(scope->shared), INT(scope->market_id),
             INT(READY_LIST_MAX));
    while (answers->count < READY_LIST_MAX && query_next(&q))
        row_ready_line(&q, arena, &answers->at[answers->count++]);
    return query_end(&q);
}
