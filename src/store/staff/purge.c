#include "store/staff/purge.h"

#include "row_readers.h"

enum err purge_insert(struct db *db, const struct purge *purge, int64_t *id)
{
    QUERY q;
    struct value values[16];
    query_start(&q, db, SQL_purge_insert, values, values_new_purge(purge, values));
    return query_end_id(&q, id);
}

enum err purge_load(struct db *db, struct arena *arena, int64_t id, struct purge *purge)
{
    QUERY q;
    db_query(&q, db, SQL_purge_load, INT(id));
    return one_purge(&q, arena, purge);
}

enum err purge_list(struct db *db, struct arena *arena, struct instant now, struct purges *purges)
{
    QUERY q;
    *purges = (struct purges){.at = ARENA_ARRAY(arena, struct purge, PURGES_SHOWN_MAX)};
    db_query(&q, db, SQL_purge_list, INT(now.ms), INT(PURGES_SHOWN_MAX));
    while (purges->count < PURGES_SHOWN_MAX && query_next(&q))
        row_purge(&q, arena, &purges->at[purges->count++]);
    return query_end(&q);
}

enum err purge_due(struct db *db, struct instant now, int64_t *id)
{
    QUERY q;
    db_query(&q, db, SQL_purges_due, INT(now.ms), INT(1));
    return query_end_id(&q, id);
}

enum err purge_end(struct db *db, int64_t id, struct instant now)
{
    return db_run(db, SQL_purge_end, NULL, INT(now.ms), INT(id));
}

enum err purge_pass_block_on(struct db *db, int64_t id, struct instant until)
{
    return db_run(db, SQL_purge_pass_block_on, NULL, INT(id), INT(until.ms));
}

enum err purge_pass_network_on(struct db *db, int64_t id, struct instant until)
{
    return db_run(db, SQL_purge_pass_network_on, NULL, INT(id), INT(until.ms));
}

enum err purged_post_put(struct db *db, int64_t purge_id, struct post_ref ref)
{
    static const enum statement statements[] = {[POST_QUESTION] = SQL_purged_question_put,
                                                [POST_ANSWER] = SQL_purged_answer_put,
                                                [POST_COMMENT] = SQL_purged_comment_put};
    return db_run(db, statements[ref.kind], NULL, INT(purge_id), INT(ref.id));
}

enum err purged_post_list(struct db *db, struct arena *arena, int64_t purge_id, size_t most,
                          struct purged_posts *posts)
{
    QUERY q;
    *posts = (struct purged_posts){.at = ARENA_ARRAY(arena, struct purged_post, most)};
    db_query(&q, db, SQL_purged_posts, INT(purge_id), INT((int64_t)most));
    while (posts->count < most && query_next(&q))
        row_purged_post(&q, arena, &posts->at[posts->count++]);
    return query_end(&q);
}

enum err purged_post_delete(struct db *db, struct post_ref ref)
{
    return db_run(db, SQL_purged_post_delete, NULL, INT(ref.kind), INT(ref.id));
}

enum err flags_unsettle(struct db *db, struct post_ref ref, struct instant at, int64_t *count)
{
    int64_t of_guests = 0;
    enum err err = db_run(db, SQL_flags_unsettle, count, INT(ref.kind), INT(ref.id), INT(at.ms));
    if (!err)
        err = db_run(db, SQL_guest_flags_unsettle, &of_guests, INT(ref.kind), INT(ref.id), INT(at.ms));
    *count += of_guests;
    return err;
}

enum err network_block_load(struct db *db, struct arena *arena, struct str network, struct instant now,
                            struct network_block *block)
{
    QUERY q;
    db_query(&q, db, SQL_network_block_of, TEXT(network), INT(now.ms));
    return one_network_block(&q, arena, block);
}
