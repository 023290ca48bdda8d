#include "store/staff/figures.h"

#include "row_readers.h"

enum err figures_now(struct db *db, struct desk_now *now)
{
    QUERY q;
    db_query0(&q, db, SQL_figures_now);
    return one_desk_now(&q, NULL, now);
}

enum err figures_asked(struct db *db, struct arena *arena, struct instant since, size_t most,
                       struct asked_questions *asked)
{
    QUERY q;
    *asked = (struct asked_questions){.at = ARENA_ARRAY(arena, struct asked_question, most)};
    db_query(&q, db, SQL_figures_asked, INT(since.ms), INT((int64_t)most));
    while (asked->count < most && query_next(&q))
        row_asked_question(&q, arena, &asked->at[asked->count++]);
    return query_end(&q);
}
