#include "store/people/session.h"

#include "row_readers.h"

enum err session_lines_load(struct db *db, struct arena *arena, int64_t person_id, struct instant now,
                            struct session_lines *lines)
{
    QUERY q;
    *lines = (struct session_lines){.at = ARENA_ARRAY(arena, struct session_line, SESSIONS_SHOWN)};
    db_query(&q, db, SQL_session_lines, INT(person_id), INT(now.ms), INT(SESSIONS_SHOWN));
    while (lines->count < SESSIONS_SHOWN && query_next(&q))
        row_session_line(&q, arena, &lines->at[lines->count++]);
    return query_end(&q);
}

enum err session_set_token(struct db *db, struct str before, struct str token_hash)
{
    return db_run(db, SQL_session_set_token, NULL, TEXT(token_hash), TEXT(before));
}

enum err session_set_browser(struct db *db, struct str token_hash, struct str browser)
{
    return db_run(db, SQL_session_set_browser, NULL, TEXT(browser), TEXT(token_hash));
}
