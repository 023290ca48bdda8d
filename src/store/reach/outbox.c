#include "store/reach/outbox.h"

#include "row_readers.h"

static const struct str states[OUTGOING_STATE_COUNT] = {[OUTGOING_WAITING] = STR_INIT("waiting"),
                                                        [OUTGOING_SENT] = STR_INIT("sent"),
                                                        [OUTGOING_FAILED] = STR_INIT("failed"),
                                                        [OUTGOING_DONE] = STR_INIT("done"),
                                                        [OUTGOING_GIVEN_UP] = STR_INIT("given_up")};
const struct names outgoing_state_names = {states, OUTGOING_STATE_COUNT};

enum err outgoing_insert(struct db *db, const struct outgoing *outgoing)
{
    return db_run(db, SQL_outgoing_insert, NULL, TEXT(outgoing->key), TEXT(outgoing->kind),
                  INT_OR_NIL(outgoing->person_id), TEXT(outgoing->destination), TEXT(outgoing->payload),
                  INT(outgoing->made_at.ms), TEXT(outgoing->trace));
}

static void read_outgoing(struct query *q, struct arena *arena, struct outgoing *outgoing)
{
    *outgoing = (struct outgoing){0};
    row_outgoing(q, arena, outgoing);
    int state = names_find(&outgoing_state_names, outgoing->state_name);
    outgoing->state = state < 0 ? OUTGOING_GIVEN_UP : (enum outgoing_state)state;
}

static enum err read_all(struct query *q, struct arena *arena, size_t most, struct outgoings *all)
{
    *all = (struct outgoings){.at = ARENA_ARRAY(arena, struct outgoing, most)};
    while (all->count < most && query_next(q))
        read_outgoing(q, arena, &all->at[all->count++]);
    return query_end(q);
}

enum err outgoing_load_due(struct db *db, struct arena *arena, const struct outgoing_due *due,
                           struct outgoings *all)
{
    QUERY q;
    db_query(&q, db, SQL_outgoing_due, TEXT(due->kind), INT(due->now.ms), INT((int64_t)due->most));
    return read_all(&q, arena, due->most, all);
}

enum err outgoing_load_stuck(struct db *db, struct arena *arena, size_t most, struct outgoings *all)
{
    QUERY q;
    db_query(&q, db, SQL_outgoing_stuck, INT((int64_t)most));
    return read_all(&q, arena, most, all);
}

enum err outgoing_load(struct db *db, struct arena *arena, int64_t id, struct outgoing *outgoing)
{
    QUERY q;
    db_query(&q, db, SQL_outgoing_by_id, INT(id));
    bool found = query_next(&q);
    if (found)
        read_outgoing(&q, arena, outgoing);
    return query_end_one(&q, found);
}

enum err outgoing_set(struct db *db, const struct outgoing *outgoing, const struct outgoing *before,
                      bool *changed)
{
    int64_t rows = 0;
    enum err err = db_run(
        db, SQL_outgoing_set, &rows, TEXT(names_at(&outgoing_state_names, (int)outgoing->state)),
        INT(outgoing->attempts), INT_OR_NIL(outgoing->next_try_at.ms), INT_OR_NIL(outgoing->done_at.ms),
        TEXT(outgoing->said), INT(outgoing->id), TEXT(before->state_name), INT(before->attempts));
    *changed = rows > 0;
    return err;
}

enum err outgoing_put_off(struct db *db, const struct outgoing *outgoing, struct str receiver,
                          struct outgoing_wait wait)
{
    return db_run(db, SQL_outgoing_put_off, NULL, INT(wait.until.ms), INT(wait.now.ms), TEXT(outgoing->kind),
                  TEXT(outgoing->destination), TEXT(receiver));
}

enum err call_slot_take(struct db *db, struct str kind, size_t slots, struct instant now, bool *taken)
{
    enum err err = OK;
    *taken = false;
    for (size_t i = 0; !err && !*taken && i < slots; i++) {
        int64_t rows = 0;
        err = db_run(db, SQL_call_slot_take, &rows, TEXT(kind), INT((int64_t)i), INT(now.ms));
        *taken = rows > 0;
    }
    return err;
}

enum err outgoing_count_open(struct db *db, struct arena *arena, int64_t counts[OUTGOING_STATE_COUNT])
{
    QUERY q;
    for (int i = 0; i < OUTGOING_STATE_COUNT; i++)
        counts[i] = 0;
    db_query0(&q, db, SQL_outgoing_open_count);
    return query_end_states(&q, arena, &outgoing_state_names, counts);
}

enum err outgoing_forget(struct db *db, struct instant done_before)
{
    return db_run(db, SQL_outgoing_forget, NULL, INT(done_before.ms));
}

enum err outgoing_forget_given_up(struct db *db, struct instant given_up_before)
{
    return db_run(db, SQL_outgoing_forget_given_up, NULL, INT(given_up_before.ms));
}

enum err outgoing_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_outgoing_erase, NULL, INT(person_id));
}
