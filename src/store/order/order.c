#include "store/order/order.h"

#include "base/check.h"
#include "row_readers.h"
#include "store/engine/ahead.h"
#include "store/order/effect.h"
#include "store/order/evidence.h"
#include "store/order/parcel.h"

enum err order_insert(struct db *db, struct order_head *head)
{
    QUERY q;
    db_query(&q, db, SQL_order_insert, TEXT(head->ref), INT(head->buyer_id), INT_OR_NIL(head->seller_id),
             INT_OR_NIL(head->market_id), TEXT(head->policy), INT(head->policy_version),
             TEXT(head->policy_hash), INT(head->external), TEXT(head->marketplace), TEXT(head->number),
             TEXT(head->seller), TEXT(head->country), INT(head->fee_basis_points), TEXT(head->tracking),
             TEXT(head->currency), INT(head->ordered_at.ms), value_int_or_nil(head->promised_at.ms),
             INT(head->created_at.ms), TEXT(head->paid_by));
    return query_end_id(&q, &head->id);
}

enum err order_set_paid_by(struct db *db, int64_t order_id, struct str paid_by)
{
    return db_run(db, SQL_order_set_paid_by, NULL, TEXT(paid_by), INT(order_id));
}

enum err order_line_insert(struct db *db, int64_t order_id, size_t position, const struct order_line *line)
{
    return db_run(db, SQL_order_line_insert, NULL, INT(order_id), INT((int64_t)position), TEXT(line->title),
                  INT(line->quantity), INT(line->amount_minor),
                  TEXT(line->kind.len ? line->kind : STR("goods")));
}

enum err order_load(struct db *db, struct arena *arena, struct str ref, struct order_head *head)
{
    QUERY q;
    db_query(&q, db, SQL_order_by_ref, TEXT(ref));
    return one_order_head(&q, arena, head);
}

enum err order_load_by_id(struct db *db, struct arena *arena, int64_t id, struct order_head *head)
{
    QUERY q;
    db_query(&q, db, SQL_order_by_id, INT(id));
    return one_order_head(&q, arena, head);
}

static enum err end_found(struct query *q, struct arena *arena, struct order_head *head,
                          struct order_freeze *freeze)
{
    bool found = query_next(q);
    if (found) {
        row_order_head(q, arena, head);
        row_order_freeze(q, arena, freeze);
    }
    return query_end_one(q, found);
}

enum err order_find_by_id(struct db *db, struct arena *arena, int64_t id, struct order_head *head,
                          struct order_freeze *freeze)
{
    QUERY q;
    db_query(&q, db, SQL_order_found_by_id, INT(id));
    return end_found(&q, arena, head, freeze);
}

enum err order_hold(struct db *db, struct str ref)
{
    return db_kind(db) == DB_SQLITE ? OK : db_send(db, SQL_order_hold, TEXT(ref));
}

enum err order_hold_by_id(struct db *db, int64_t id)
{
    return db_kind(db) == DB_SQLITE ? OK : db_send(db, SQL_order_hold_by_id, INT(id));
}

enum err order_load_by_number(struct db *db, struct arena *arena, int64_t market_id, struct str number,
                              struct order_head *head)
{
    QUERY q;
    db_query(&q, db, SQL_order_by_number, INT(market_id), TEXT(number));
    return one_order_head(&q, arena, head);
}

static enum err end_lines(struct query *q, struct arena *arena, struct order_lines *lines)
{
    lines->count = 0;
    while (lines->count < ORDER_LINES_MAX && query_next(q))
        row_order_line(q, arena, &lines->at[lines->count++]);
    return query_end(q);
}

void order_ahead(struct db *db, int64_t order_id)
{
    db_ahead(db, SQL_order_lines, INT(order_id));
    db_ahead(db, SQL_order_events, INT(order_id));
}

void order_page_ahead(struct db *db, int64_t order_id)
{
    db_ahead(db, SQL_parcel_numbers, INT(order_id), INT(PARCEL_NUMBERS_MAX));
    db_ahead(db, SQL_parcel_events, INT(order_id), INT(PARCEL_EVENTS_MAX));
    db_ahead(db, SQL_effects_of_order, INT(order_id), INT(EFFECTS_MAX));
    db_ahead(db, SQL_evidence_all, INT(order_id), INT(EVIDENCE_ROWS_MAX));
}

enum err order_lines_load(struct db *db, struct arena *arena, int64_t order_id, struct order_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_order_lines, INT(order_id));
    return end_lines(&q, arena, lines);
}

enum err order_row_insert(struct db *db, int64_t order_id, const struct order_row *row)
{
    struct value values[32] = {INT(order_id)};
    size_t count = 1 + values_order_row(row, &values[1]);
    check(count <= COUNT_OF(values));
    return db_run_values(db, SQL_order_event_insert, NULL, values, count);
}

struct order_row *order_rows_add(struct order_rows *rows, struct arena *arena)
{
    rows->at = arena_grow(arena, rows->at, rows->count, &rows->room, sizeof *rows->at);
    return &rows->at[rows->count++];
}

static enum err end_rows(struct query *q, struct arena *arena, struct order_rows *rows)
{
    *rows = (struct order_rows){0};
    while (rows->count < ORDER_ROWS_MAX && query_next(q))
        row_order_row(q, arena, order_rows_add(rows, arena));
    return query_end(q);
}

enum err order_rows_load(struct db *db, struct arena *arena, int64_t order_id, struct order_rows *rows)
{
    QUERY q;
    db_query(&q, db, SQL_order_events, INT(order_id));
    return end_rows(&q, arena, rows);
}

enum err order_load_stored(struct db *db, struct arena *arena, struct str ref,
                           const struct order_places *places)
{
    QUERY q;
    db_ahead_now(db, SQL_order_lines_of_ref, TEXT(ref));
    db_ahead_now(db, SQL_order_events_of_ref, TEXT(ref));
    db_query(&q, db, SQL_order_found, TEXT(ref));
    enum err err = end_found(&q, arena, places->head, places->freeze);
    if (err && err != ERR_NOT_FOUND)
        return err;
    db_query(&q, db, SQL_order_lines_of_ref, TEXT(ref)); /* read in any case, so that nothing is left sent */
    enum err lines = end_lines(&q, arena, places->lines);
    db_query(&q, db, SQL_order_events_of_ref, TEXT(ref));
    enum err rows = end_rows(&q, arena, places->rows);
    return lines ? lines : rows ? rows : err;
}

enum err order_set_cache(struct db *db, const struct order_head *head, const struct order_head *was)
{
    if (head->next_due_at.ms == was->next_due_at.ms && head->told_due_at.ms == was->told_due_at.ms &&
        head->over == was->over && head->remind_at.ms == was->remind_at.ms)
        return db_run(db, SQL_order_set_version, NULL, INT(head->version), INT(head->id));
    return db_run(db, SQL_order_set_cache, NULL, INT(head->version), value_int_or_nil(head->next_due_at.ms),
                  value_int_or_nil(head->told_due_at.ms), INT(head->over), INT_OR_NIL(head->remind_at.ms),
                  INT(head->id));
}

enum err order_list_due(struct db *db, struct due_by by, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_order_due, INT(by.now.ms), TEXT(by.known), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}

enum err order_hold_open_of(struct db *db, int64_t person_id)
{
    return db_kind(db) == DB_SQLITE ? OK : db_send(db, SQL_order_hold_open_of, INT(person_id));
}

enum err order_unpaid_of(struct db *db, struct unpaid_of of, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_order_unpaid_of, INT(of.buyer_id), TEXT(of.known), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}

enum err order_side_gone(struct db *db, const struct order_head *head, bool *gone)
{
    QUERY q;
    int64_t count = 0;
    db_query(&q, db, SQL_order_side_gone, INT(head->buyer_id), INT(head->seller_id));
    enum err err = query_end_id(&q, &count);
    *gone = count > 0;
    return err;
}

enum err order_money_in_flight(struct db *db, int64_t person_id, int64_t *count)
{
    enum err err = order_hold_open_of(db, person_id);
    if (err)
        return err;
    QUERY q;
    db_query(&q, db, SQL_order_money_in_flight, INT(person_id));
    return query_end_id(&q, count);
}

enum err order_rules_missing(struct db *db, struct arena *arena, struct str known,
                             struct missing_rules rules[ORDER_RULES_MAX], size_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_order_rules_missing, TEXT(known), INT(ORDER_RULES_MAX));
    while (*count < ORDER_RULES_MAX && query_next(&q))
        row_missing_rules(&q, arena, &rules[(*count)++]);
    return query_end(&q);
}

enum err order_count_without_rules(struct db *db, int64_t market_id, struct str known, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_order_without_rules_count, INT(market_id), TEXT(known));
    return query_end_id(&q, count);
}

enum err order_ids_behind(struct db *db, int64_t id, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_order_ids_behind, INT(id), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}
