#include "store/order/effect.h"

#include "row_readers.h"

static const struct str states[EFFECT_STATE_COUNT] = {
    [EFFECT_WAITING] = STR_INIT("waiting"),   [EFFECT_SENT] = STR_INIT("sent"),
    [EFFECT_FAILED] = STR_INIT("failed"),     [EFFECT_DONE] = STR_INIT("done"),
    [EFFECT_GIVEN_UP] = STR_INIT("given_up"), [EFFECT_WITHDRAWN] = STR_INIT("withdrawn")};
const struct names effect_state_names = {states, EFFECT_STATE_COUNT};

enum err effect_insert(struct db *db, int64_t order_id, const struct effect *effect)
{
    return db_run(db, SQL_effect_insert, NULL, TEXT(effect->key), INT(order_id), INT(effect->event_number),
                  TEXT(effect->kind), INT(effect->amount_minor), TEXT(effect->currency),
                  TEXT(effect->cancels), INT(effect->made_at.ms));
}

static void read_effect(struct query *q, struct arena *arena, struct effect *effect)
{
    *effect = (struct effect){0};
    row_effect(q, arena, effect);
    int state = names_find(&effect_state_names, effect->state_name);
    effect->state = state < 0 ? EFFECT_GIVEN_UP : (enum effect_state)state;
}

enum err effects_end(struct query *q, struct arena *arena, struct effects *effects)
{
    size_t room = 0;
    *effects = (struct effects){0};
    while (effects->count < EFFECTS_MAX && query_next(q)) {
        if (effects->count == room) {
            struct effect *before = effects->at;
            room = room ? 2 * room : 8;
            effects->at = ARENA_ARRAY(arena, struct effect, room);
            for (size_t i = 0; i < effects->count; i++)
                effects->at[i] = before[i];
        }
        read_effect(q, arena, &effects->at[effects->count++]);
    }
    return query_end(q);
}

enum err effects_load(struct db *db, struct arena *arena, int64_t order_id, struct effects *effects)
{
    QUERY q;
    db_query(&q, db, SQL_effects_of_order, INT(order_id), INT(EFFECTS_MAX));
    return effects_end(&q, arena, effects);
}

enum err effects_load_due(struct db *db, struct arena *arena, struct instant now, size_t most,
                          struct effects *effects)
{
    QUERY q;
    db_query(&q, db, SQL_effects_due, INT(now.ms), INT((int64_t)most));
    return effects_end(&q, arena, effects);
}

enum err effects_load_market(struct db *db, struct arena *arena, const struct effect_question *question,
                             struct effects *effects)
{
    QUERY q;
    db_query(&q, db, SQL_effects_of_market_due, INT(question->now.ms), INT(question->market_id),
             INT(question->after.made_at.ms), TEXT(question->after.key), INT((int64_t)question->most));
    return effects_end(&q, arena, effects);
}

static enum err load_behind(struct db *db, struct arena *arena, enum statement statement,
                            const struct effect_question *question, struct effects *effects)
{
    QUERY q;
    db_query(&q, db, statement, INT(question->market_id), INT(question->after.made_at.ms),
             TEXT(question->after.key), INT((int64_t)question->most));
    return effects_end(&q, arena, effects);
}

enum err effects_load_failed(struct db *db, struct arena *arena, const struct effect_question *question,
                             struct effects *effects)
{
    return load_behind(db, arena, SQL_effects_of_market_failed, question, effects);
}

enum err effects_count_failed(struct db *db, int64_t market_id, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_effects_of_market_failed_count, INT(market_id));
    return query_end_id(&q, count);
}

enum err effects_load_refunds_open(struct db *db, struct arena *arena, const struct effect_question *question,
                                   struct effects *effects)
{
    return load_behind(db, arena, SQL_effects_of_market_refunds_open, question, effects);
}

enum err effect_load(struct db *db, struct arena *arena, struct str key, struct effect *effect)
{
    QUERY q;
    db_query(&q, db, SQL_effect_by_key, TEXT(key));
    bool found = query_next(&q);
    if (found)
        read_effect(&q, arena, effect);
    return query_end_one(&q, found);
}

enum err effect_set(struct db *db, const struct effect *effect, const struct effect *before, bool *changed)
{
    int64_t rows = 0;
    enum err err = db_run(db, SQL_effect_set, &rows, TEXT(states[effect->state]), INT(effect->attempts),
                          INT_OR_NIL(effect->next_try_at.ms), INT_OR_NIL(effect->done_at.ms),
                          TEXT(effect->said), INT_OR_NIL(effect->moved_minor), TEXT(effect->key),
                          TEXT(states[before->state]), INT(before->attempts));
    *changed = rows > 0;
    return err;
}

enum err effects_count_open(struct db *db, struct arena *arena, int64_t counts[EFFECT_STATE_COUNT])
{
    QUERY q;
    for (int i = 0; i < EFFECT_STATE_COUNT; i++)
        counts[i] = 0;
    db_query0(&q, db, SQL_effects_open_count);
    return query_end_states(&q, arena, &effect_state_names, counts);
}

/* ---- the simulated provider ---- */

enum err simulated_payment_apply(struct db *db, const struct effect *effect, struct instant now)
{
    return db_run(db, SQL_simulated_payment_insert, NULL, TEXT(effect->key), TEXT(effect->kind),
                  INT(effect->amount_minor), TEXT(effect->currency), INT(now.ms));
}

enum err simulated_payment_kind(struct db *db, struct arena *arena, struct str key, struct str *kind)
{
    QUERY q;
    db_query(&q, db, SQL_simulated_payment_by_key, TEXT(key));
    return query_end_word(&q, arena, kind);
}
