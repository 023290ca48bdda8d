#include "store/order/following.h"

#include "row_readers.h"

static const struct str states[FOLLOWING_STATE_COUNT] = {[FOLLOWING_QUEUED] = STR_INIT("queued"),
                                                         [FOLLOWING_ASKING] = STR_INIT("asking"),
                                                         [FOLLOWING_FOLLOWED] = STR_INIT("followed"),
                                                         [FOLLOWING_STOPPED] = STR_INIT("stopped")};
static const struct names following_state_names = {states, FOLLOWING_STATE_COUNT};

enum err following_insert(struct db *db, const struct following *following)
{
    return db_run(db, SQL_following_insert, NULL, TEXT(following->number), INT(following->since.ms),
                  INT(following->due_at.ms));
}

static void read_following(struct query *q, struct arena *arena, struct following *following)
{
    *following = (struct following){0};
    row_following(q, arena, following);
    int state = names_find(&following_state_names, following->state_name);
    following->state = state < 0 ? FOLLOWING_STOPPED : (enum following_state)state;
}

enum err following_load(struct db *db, struct arena *arena, struct str number, struct following *following)
{
    QUERY q;
    db_query(&q, db, SQL_following_by_number, TEXT(number));
    bool found = query_next(&q);
    if (found)
        read_following(&q, arena, following);
    return query_end_one(&q, found);
}

enum err following_set(struct db *db, const struct following *following)
{
    return db_run(db, SQL_following_set, NULL, TEXT(names_at(&following_state_names, (int)following->state)),
                  INT(following->turn), TEXT(following->service), TEXT(following->carrier),
                  TEXT(following->chosen), TEXT(following->their_id), INT(following->since.ms),
                  INT_OR_NIL(following->asked_at.ms), INT_OR_NIL(following->answered_at.ms),
                  INT_OR_NIL(following->known_at.ms), INT_OR_NIL(following->due_at.ms), TEXT(following->said),
                  TEXT(following->number));
}

static enum err is_followed(struct db *db, int64_t order_id, bool *any)
{
    QUERY q;
    db_query(&q, db, SQL_following_any_followed, INT(order_id));
    return query_end_any(&q, any);
}

/* PostgreSQL would be waited for once more. */
enum err following_hurry(struct db *db, int64_t order_id, struct instant now)
{
    bool any = true;
    enum err err = db_kind(db) == DB_SQLITE ? is_followed(db, order_id, &any) : OK;
    if (err || !any)
        return err;
    return db_run(db, SQL_following_hurry, NULL, INT(now.ms), INT(order_id));
}

static enum err read_all(struct query *q, struct arena *arena, size_t most, struct followings *all)
{
    *all = (struct followings){ARENA_ARRAY(arena, struct following, most + 1), 0};
    while (all->count < most && query_next(q))
        read_following(q, arena, &all->at[all->count++]);
    return query_end(q);
}

enum err following_load_queued(struct db *db, struct arena *arena, const struct following_due *due,
                               struct followings *all)
{
    QUERY q;
    db_query(&q, db, SQL_following_queued, INT(due->now.ms), INT(due->turn), INT((int64_t)due->most));
    return read_all(&q, arena, due->most, all);
}

enum err following_load_due(struct db *db, struct arena *arena, const struct following_due *due,
                            struct followings *all)
{
    QUERY q;
    db_query(&q, db, SQL_following_due, INT(due->now.ms), TEXT(due->service), INT((int64_t)due->most));
    return read_all(&q, arena, due->most, all);
}

enum err following_load_refused(struct db *db, struct arena *arena, int64_t turns, size_t most,
                                struct followings *all)
{
    QUERY q;
    db_query(&q, db, SQL_following_refused, INT(turns), INT((int64_t)most));
    return read_all(&q, arena, most, all);
}

/* ---- counts ---- */

enum err following_count_asked(struct db *db, struct str service, struct instant since, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_following_asked_count, TEXT(service), INT(since.ms));
    return query_end_id(&q, count);
}

enum err following_asked_first(struct db *db, struct str service, struct instant since, struct instant *first)
{
    QUERY q;
    db_query(&q, db, SQL_following_asked_first, TEXT(service), INT(since.ms));
    return query_end_id(&q, &first->ms);
}

enum err following_count(struct db *db, struct str service, enum following_state state, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_following_state_count, TEXT(service),
             TEXT(names_at(&following_state_names, (int)state)));
    return query_end_id(&q, count);
}

enum err following_count_queued(struct db *db, int64_t turns, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_following_queued_count, INT(turns));
    return query_end_id(&q, count);
}

enum err following_count_orders(struct db *db, struct str number, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_following_order_count, TEXT(number));
    return query_end_id(&q, count);
}

enum err following_delivered(struct db *db, struct str number, struct instant *at)
{
    QUERY q;
    db_query(&q, db, SQL_following_delivered, TEXT(number));
    return query_end_id(&q, &at->ms);
}

/* ---- reminding ---- */

enum err following_load_look(struct db *db, struct arena *arena, struct instant before,
                             struct str numbers[LOOKS_MAX], size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_following_look, INT(before.ms), INT(LOOKS_MAX));
    return query_end_words(&q, arena, numbers, LOOKS_MAX, count);
}

enum err following_set_looked(struct db *db, struct str number, struct instant now)
{
    return db_run(db, SQL_following_look_set, NULL, INT(now.ms), TEXT(number));
}

enum err following_noted(struct db *db, int64_t order_id, struct instant *at)
{
    QUERY q;
    db_query(&q, db, SQL_following_noted, INT(order_id));
    return query_end_id(&q, &at->ms);
}

/* ---- what came too early ---- */

enum err early_message_insert(struct db *db, const struct early_message *message)
{
    return db_run(db, SQL_early_message_insert, NULL, TEXT(message->hash), TEXT(message->number_hash),
                  TEXT(message->source), INT(message->received_at.ms), TEXT(message->body));
}

enum err early_messages_load(struct db *db, struct arena *arena, struct str number_hash,
                             struct early_messages *all)
{
    QUERY q;
    struct early_message *at = ARENA_ARRAY(arena, struct early_message, EARLY_MESSAGES_MAX);
    size_t count = 0;
    db_query(&q, db, SQL_early_messages, TEXT(number_hash), INT(EARLY_MESSAGES_MAX));
    /* The newest come first, and are put last. */
    while (count < EARLY_MESSAGES_MAX && query_next(&q))
        row_early_message(&q, arena, &at[EARLY_MESSAGES_MAX - ++count]);
    *all = (struct early_messages){at + EARLY_MESSAGES_MAX - count, count};
    return query_end(&q);
}

enum err early_messages_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_early_messages_forget, NULL, INT(before.ms));
}

/* ---- what went wrong ---- */

enum err service_trouble_add(struct db *db, const struct service_trouble *trouble)
{
    return db_run(db, SQL_service_trouble_add, NULL, TEXT(trouble->service), TEXT(trouble->cause),
                  INT(trouble->last_at.ms));
}

enum err service_troubles_load(struct db *db, struct arena *arena, struct service_troubles *all)
{
    QUERY q;
    *all = (struct service_troubles){ARENA_ARRAY(arena, struct service_trouble, SERVICE_TROUBLES_MAX), 0};
    db_query(&q, db, SQL_service_troubles, INT(SERVICE_TROUBLES_MAX));
    while (all->count < SERVICE_TROUBLES_MAX && query_next(&q))
        row_service_trouble(&q, arena, &all->at[all->count++]);
    return query_end(&q);
}

enum err service_troubles_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_service_troubles_forget, NULL, INT(before.ms));
}
