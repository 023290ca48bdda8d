#include "store/desk/vote_day.h"

#include "row_readers.h"

enum err voted_people_load(struct db *db, struct arena *arena, const struct vote_days *days,
                           struct voted_people *people)
{
    QUERY q;
    *people = (struct voted_people){.at = ARENA_ARRAY(arena, struct voted_person, days->most)};
    db_query(&q, db, SQL_vote_day_people, INT(days->from.ms), INT(days->until.ms), INT(days->after),
             INT((int64_t)days->most));
    while (people->count < days->most && query_next(&q))
        row_voted_person(&q, arena, &people->at[people->count++]);
    return query_end(&q);
}

enum err vote_day_told(struct db *db, int64_t *day)
{
    QUERY q;
    *day = 0;
    db_query(&q, db, SQL_made_version, TEXT(STR("votes")));
    return query_end_id(&q, day);
}

enum err vote_day_set_told(struct db *db, int64_t day)
{
    return db_run(db, SQL_made_set, NULL, INT(day), TEXT(STR("votes")));
}
