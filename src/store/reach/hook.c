#include "store/reach/hook.h"

#include "row_readers.h"

#include <stdio.h>

enum err hook_insert(struct db *db, struct hook *hook)
{
    QUERY q;
    db_query(&q, db, SQL_hook_insert, INT_OR_NIL(hook->market_id), TEXT(hook->url), TEXT(hook->kinds),
             TEXT(hook->secret), TEXT(hook->state), INT(hook->made_at.ms));
    return query_end_id(&q, &hook->id);
}

enum err hook_load(struct db *db, struct arena *arena, int64_t id, struct hook *hook)
{
    QUERY q;
    db_query(&q, db, SQL_hook_by_id, INT(id));
    return one_hook(&q, arena, hook);
}

static enum err read_hooks(struct query *q, struct arena *arena, struct hooks *hooks)
{
    *hooks = (struct hooks){0};
    while (hooks->count < 2 * HOOKS_MAX && query_next(q)) {
        if (!hooks->at) /* mostly there is none */
            hooks->at = ARENA_ARRAY(arena, struct hook, 2 * HOOKS_MAX);
        row_hook(q, arena, &hooks->at[hooks->count++]);
    }
    return query_end(q);
}

enum err hook_load_of(struct db *db, struct arena *arena, int64_t market_id, struct hooks *hooks)
{
    QUERY q;
    db_query(&q, db, SQL_hook_of, INT(market_id), INT(HOOKS_MAX));
    return read_hooks(&q, arena, hooks);
}

enum err hook_load_told(struct db *db, struct arena *arena, int64_t market_id, struct hooks *hooks)
{
    QUERY q;
    db_query(&q, db, SQL_hook_told, INT(market_id), INT(2 * HOOKS_MAX));
    return read_hooks(&q, arena, hooks);
}

enum err hook_set(struct db *db, const struct hook *hook)
{
    return db_run(db, SQL_hook_set, NULL, TEXT(hook->url), TEXT(hook->kinds), TEXT(hook->secret),
                  TEXT(hook->secret_before), INT_OR_NIL(hook->before_until.ms), TEXT(hook->state),
                  INT_OR_NIL(hook->failing_since.ms), INT(hook->id));
}

enum err hook_delete(struct db *db, int64_t id)
{
    enum err err = db_run(db, SQL_hook_unsend, NULL, INT(id));
    return err ? err : db_run(db, SQL_hook_delete, NULL, INT(id));
}

enum err hook_event_insert(struct db *db, struct hook_event *event)
{
    QUERY q;
    db_query(&q, db, SQL_hook_event_insert, TEXT(event->key), INT_OR_NIL(event->market_id), TEXT(event->kind),
             TEXT(event->subject), TEXT(event->body), INT(event->made_at.ms));
    return query_end_number(&q, &event->id);
}

enum err hook_event_load(struct db *db, struct arena *arena, int64_t id, struct hook_event *event)
{
    QUERY q;
    db_query(&q, db, SQL_hook_event_by_id, INT(id));
    return one_hook_event(&q, arena, event);
}

enum err hook_event_since(struct db *db, struct arena *arena, int64_t since, int64_t market_id,
                          struct hook_events *events)
{
    QUERY q;
    *events = (struct hook_events){.at = ARENA_ARRAY(arena, struct hook_event, HOOK_PAGE)};
    db_query(&q, db, SQL_hook_events_since, INT(since), INT(market_id), INT(HOOK_PAGE));
    while (events->count < HOOK_PAGE && query_next(&q))
        row_hook_event(&q, arena, &events->at[events->count++]);
    return query_end(&q);
}

enum err hook_event_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_hook_event_forget, NULL, INT(before.ms));
}

enum err hook_send(struct db *db, const struct hook_sending *sending, struct instant now)
{
    char event[24];
    snprintf(event, sizeof event, "%lld", (long long)sending->event_id);
    return db_run(db, SQL_hook_send, NULL, TEXT(sending->key), TEXT(sending->url), TEXT(str_from(event)),
                  INT(now.ms), TEXT(sending->lane), INT(sending->hook_id), TEXT(sending->trace));
}

enum err hook_load_deliveries(struct db *db, struct arena *arena, int64_t hook_id, int64_t before,
                              struct hook_deliveries *deliveries)
{
    QUERY q;
    *deliveries = (struct hook_deliveries){.at = ARENA_ARRAY(arena, struct hook_delivery, HOOK_PAGE)};
    db_query(&q, db, SQL_hook_deliveries, INT(hook_id), INT(before), INT(HOOK_PAGE));
    while (deliveries->count < HOOK_PAGE && query_next(&q))
        row_hook_delivery(&q, arena, &deliveries->at[deliveries->count++]);
    return query_end(&q);
}
