#include "store/desk/standing.h"

#include "row_readers.h"

enum err point_posts_load(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                          struct point_posts *posts)
{
    QUERY q;
    after = list_cursor_begin(after);
    *posts = (struct point_posts){.at = ARENA_ARRAY(arena, struct point_post, STANDING_LOADED_MAX)};
    db_query(&q, db, SQL_point_posts, INT(person_id), INT(after.value), INT(after.id),
             INT(STANDING_LOADED_MAX));
    while (posts->count < STANDING_LOADED_MAX && query_next(&q))
        row_point_post(&q, arena, &posts->at[posts->count++]);
    return query_end(&q);
}

enum err given_votes_load(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                          struct given_votes *votes)
{
    QUERY q;
    after = list_cursor_begin(after);
    *votes = (struct given_votes){.at = ARENA_ARRAY(arena, struct given_vote, STANDING_LOADED_MAX)};
    db_query(&q, db, SQL_given_votes, INT(person_id), INT(after.value), INT(after.id),
             INT(STANDING_LOADED_MAX));
    while (votes->count < STANDING_LOADED_MAX && query_next(&q))
        row_given_vote(&q, arena, &votes->at[votes->count++]);
    return query_end(&q);
}
