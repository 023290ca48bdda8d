#include "store/staff/moderation.h"

#include "base/check.h"
#include "row_readers.h"

/* ---- the queue ---- */

static enum err load_flags(struct db *db, struct arena *arena, struct waiting_post *post)
{
    if (!post->flag_count)
        return OK;
    post->flags = ARENA_ARRAY(arena, struct raised_flag, FLAGS_SHOWN_MAX);
    QUERY q;
    db_query(&q, db, SQL_flag_list, INT(post->ref.kind), INT(post->ref.id));
    while (post->flags_shown < FLAGS_SHOWN_MAX && query_next(&q)) {
        struct raised_flag *flag = &post->flags[post->flags_shown++];
        row_raised_flag(&q, arena, flag);
    }
    return query_end(&q);
}

static enum err load_posts(struct db *db, struct arena *arena, const struct queue_asked *asked,
                           struct queue *queue)
{
    QUERY q;
    db_query(&q, db, SQL_queue_load, INT(asked->after.value), INT(asked->after.id), INT(asked->kind),
             INT(asked->held), INT(asked->reported), INT(QUEUE_LOADED_MAX));
    while (queue->count < QUEUE_LOADED_MAX && query_next(&q))
        row_waiting_post(&q, arena, &queue->at[queue->count++]);
    return query_end(&q);
}

enum err queue_load(struct db *db, struct arena *arena, const struct queue_asked *asked, struct queue *queue)
{
    *queue = (struct queue){ARENA_ARRAY(arena, struct waiting_post, QUEUE_LOADED_MAX), 0};
    enum err err = load_posts(db, arena, asked, queue);
    for (size_t i = 0; !err && i < queue->count; i++)
        err = load_flags(db, arena, &queue->at[i]);
    return err;
}

/* ---- authors ---- */

enum err posts_standing(struct db *db, struct author_ids author, struct post_ref *refs, size_t most,
                        size_t *count)
{
    QUERY q;
    *count = 0;
    if (author.person_id)
        db_query(&q, db, SQL_person_posts_standing, INT(author.person_id), INT((int64_t)most));
    else
        db_query(&q, db, SQL_guest_posts_standing, INT(author.guest_id), INT((int64_t)most));
    while (*count < most && query_next(&q))
        row_standing_post(&q, NULL, &refs[(*count)++]);
    return query_end(&q);
}

enum err post_network(struct db *db, struct arena *arena, struct post_ref ref, struct str *network)
{
    static const enum statement statements[] = {[POST_QUESTION] = SQL_post_network_question,
                                                [POST_ANSWER] = SQL_post_network_answer,
                                                [POST_COMMENT] = SQL_post_network_comment};
    QUERY q;
    *network = STR_NONE;
    check(ref.kind >= POST_QUESTION && ref.kind <= POST_COMMENT);
    db_query(&q, db, statements[ref.kind], INT(ref.id));
    return query_end_text(&q, arena, network);
}

/* ---- blocks ---- */

enum err person_block(struct db *db, int64_t person_id, struct instant until, struct str reason)
{
    return db_run(db, SQL_person_block, NULL, INT_OR_NIL(until.ms), TEXT(reason), INT(person_id));
}

enum err network_block_put(struct db *db, const struct network_block *block)
{
    return db_run(db, SQL_network_block, NULL, TEXT(block->network), INT(block->until.ms),
                  TEXT(block->reason), INT(block->created_at.ms));
}

enum err network_block_delete(struct db *db, struct str network)
{
    return db_run(db, SQL_network_unblock, NULL, TEXT(network));
}

enum err network_block_list(struct db *db, struct arena *arena, struct instant now,
                            struct network_blocks *blocks)
{
    QUERY q;
    *blocks = (struct network_blocks){ARENA_ARRAY(arena, struct network_block, NETWORK_BLOCKS_MAX), 0};
    db_query(&q, db, SQL_network_list, INT(now.ms), INT(NETWORK_BLOCKS_MAX));
    while (blocks->count < NETWORK_BLOCKS_MAX && query_next(&q)) {
        struct network_block *block = &blocks->at[blocks->count++];
        row_network_block(&q, arena, block);
    }
    return query_end(&q);
}

/* ---- the audit list ---- */

static void ask_audit(struct query *q, struct db *db, const struct audit_filter *filter)
{
    int64_t before = filter->before ? filter->before : INT64_MAX;
    if (filter->market_id)
        db_query(q, db, SQL_audit_list_market, INT(filter->market_id), TEXT(filter->act),
                 INT(filter->person_id), TEXT(filter->subject), INT(before), INT(AUDIT_LOADED_MAX));
    else if (filter->act.len)
        db_query(q, db, SQL_audit_list_act, TEXT(filter->act), INT(before), INT(AUDIT_LOADED_MAX));
    else if (filter->person_id)
        db_query(q, db, SQL_audit_list_person, INT(filter->person_id), INT(before), INT(AUDIT_LOADED_MAX));
    else
        db_query(q, db, SQL_audit_list, INT(before), INT(AUDIT_LOADED_MAX));
}

enum err audit_load(struct db *db, struct arena *arena, const struct audit_filter *filter,
                    struct audit_lines *lines)
{
    QUERY q;
    *lines = (struct audit_lines){ARENA_ARRAY(arena, struct audit_line, AUDIT_LOADED_MAX), 0};
    ask_audit(&q, db, filter);
    while (lines->count < AUDIT_LOADED_MAX && query_next(&q))
        row_audit_line(&q, arena, &lines->at[lines->count++]);
    return query_end(&q);
}

enum err public_acts_load(struct db *db, struct arena *arena, int64_t before, struct public_acts *acts)
{
    QUERY q;
    *acts = (struct public_acts){ARENA_ARRAY(arena, struct public_act, AUDIT_LOADED_MAX), 0};
    db_query(&q, db, SQL_public_act_list, INT(before ? before : INT64_MAX), INT(AUDIT_LOADED_MAX));
    while (acts->count < AUDIT_LOADED_MAX && query_next(&q))
        row_public_act(&q, arena, &acts->at[acts->count++]);
    return query_end(&q);
}

enum err flag_settled_reason(struct db *db, struct arena *arena, struct post_ref ref, struct instant at,
                             struct str *reason)
{
    QUERY q;
    db_query(&q, db, SQL_flag_settled_reason, INT(ref.kind), INT(ref.id), INT(at.ms));
    return query_end_word(&q, arena, reason);
}

enum err audit_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_audit_forget, NULL, INT(before.ms));
}

enum err network_guests(struct db *db, struct str network, struct instant since, int64_t but_guest_id,
                        int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_network_guests, TEXT(network), INT(since.ms), INT(but_guest_id));
    return query_end_number(&q, count);
}
