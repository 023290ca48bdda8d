#include "store/order/ledger.h"

#include "row_readers.h"

enum err posting_insert(struct db *db, int64_t order_id, const struct posting_row *row)
{
    return db_run(db, SQL_posting_insert, NULL, INT(order_id), INT(row->event_number), TEXT(row->account),
                  INT(row->amount_minor));
}

enum err postings_load(struct db *db, struct arena *arena, int64_t order_id, struct posting_rows *rows)
{
    QUERY q;
    *rows = (struct posting_rows){.at = ARENA_ARRAY(arena, struct posting_row, POSTING_ROWS_MAX)};
    db_query(&q, db, SQL_postings_of_order, INT(order_id));
    while (rows->count < POSTING_ROWS_MAX && query_next(&q)) {
        struct posting_row *row = &rows->at[rows->count++];
        row_posting_row(&q, arena, row);
    }
    return query_end(&q);
}

/* ---- effects ---- */

static const struct str states[] = {[EFFECT_WAITING] = STR_INIT("waiting"),
                                    [EFFECT_DONE] = STR_INIT("done"),
                                    [EFFECT_DEAD] = STR_INIT("dead")};

enum err effect_insert(struct db *db, int64_t order_id, const struct effect *effect)
{
    return db_run(db, SQL_effect_insert, NULL, TEXT(effect->key), INT(order_id), INT(effect->event_number),
                  TEXT(effect->kind), INT(effect->amount_minor), TEXT(effect->currency),
                  INT(effect->made_at.ms), INT(effect->made_at.ms));
}

static void read_effect(struct query *q, struct arena *arena, struct effect *effect)
{
    effect->key = query_text(q, arena);
    effect->ref = query_text(q, arena);
    effect->market_id = query_int(q);
    effect->event_number = query_int(q);
    effect->kind = query_text(q, arena);
    effect->amount_minor = query_int(q);
    effect->currency = query_text(q, arena);
    struct str state = query_text(q, arena);
    effect->state = str_eq(state, states[EFFECT_DONE])   ? EFFECT_DONE
                    : str_eq(state, states[EFFECT_DEAD]) ? EFFECT_DEAD
                                                         : EFFECT_WAITING;
    effect->attempts = query_int(q);
    effect->next_try_at = query_instant(q);
    effect->made_at = query_instant(q);
    effect->done_at = query_instant(q);
    effect->said = query_text(q, arena);
}

static enum err end_effects(struct query *q, struct arena *arena, struct effects *effects)
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
    db_query(&q, db, SQL_effects_of_order, INT(order_id));
    return end_effects(&q, arena, effects);
}

enum err effects_load_due(struct db *db, struct arena *arena, struct instant now, struct effects *effects)
{
    QUERY q;
    db_query(&q, db, SQL_effects_due, INT(now.ms), INT(EFFECTS_MAX));
    return end_effects(&q, arena, effects);
}

enum err effects_load_market(struct db *db, struct arena *arena, int64_t market_id, struct effects *effects)
{
    QUERY q;
    db_query(&q, db, SQL_effects_of_market, INT(market_id), INT(EFFECTS_MAX));
    return end_effects(&q, arena, effects);
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

enum err effect_set(struct db *db, const struct effect *effect, bool *changed)
{
    int64_t rows = 0;
    enum err err = db_run(db, SQL_effect_set, &rows, TEXT(states[effect->state]), INT(effect->attempts),
                          INT_OR_NIL(effect->next_try_at.ms), INT_OR_NIL(effect->done_at.ms),
                          TEXT(effect->said), TEXT(effect->key));
    *changed = rows > 0;
    return err;
}

enum err effect_claim(struct db *db, const struct effect *effect, struct instant until, bool *claimed)
{
    int64_t rows = 0;
    enum err err =
        db_run(db, SQL_effect_claim, &rows, INT(until.ms), TEXT(effect->key), INT(effect->next_try_at.ms));
    *claimed = rows > 0;
    return err;
}

static enum err count_with(struct db *db, enum statement statement, int64_t *count)
{
    QUERY q;
    db_query0(&q, db, statement);
    *count = query_next(&q) ? query_int(&q) : 0;
    return query_end(&q);
}

enum err effects_count_waiting(struct db *db, int64_t *count)
{
    return count_with(db, SQL_effects_waiting_count, count);
}

/* ---- the simulated provider ---- */

enum err simulated_payment_apply(struct db *db, const struct effect *effect, struct instant now)
{
    return db_run(db, SQL_simulated_payment_insert, NULL, TEXT(effect->key), TEXT(effect->kind),
                  INT(effect->amount_minor), TEXT(effect->currency), INT(now.ms));
}

enum err simulated_payment_count(struct db *db, int64_t *count)
{
    return count_with(db, SQL_simulated_payment_count, count);
}
