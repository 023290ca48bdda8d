#include "store/order/parcel.h"

#include "row_readers.h"

enum err parcel_number_insert(struct db *db, int64_t order_id, const struct parcel_number *number)
{
    return db_run(db, SQL_parcel_number_insert, NULL, INT(order_id), TEXT(number->number),
                  INT(number->added_at.ms), TEXT(number->entered_by), INT(number->lines));
}

enum err parcel_numbers_load(struct db *db, struct arena *arena, int64_t order_id,
                             struct parcel_numbers *numbers)
{
    QUERY q;
    numbers->count = 0;
    db_query(&q, db, SQL_parcel_numbers, INT(order_id), INT(PARCEL_NUMBERS_MAX));
    while (numbers->count < PARCEL_NUMBERS_MAX && query_next(&q))
        row_parcel_number(&q, arena, &numbers->at[numbers->count++]);
    return query_end(&q);
}

enum err parcel_orders_of(struct db *db, struct str number, int64_t ids[PARCEL_ORDERS_MAX], size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_parcel_orders, TEXT(number), INT(PARCEL_ORDERS_MAX));
    return query_end_ids(&q, ids, PARCEL_ORDERS_MAX, count);
}

enum err parcel_row_insert(struct db *db, int64_t order_id, const struct parcel_row *row, bool *added)
{
    int64_t changed = 0;
    enum err err =
        db_run(db, SQL_parcel_event_insert, &changed, INT(order_id), TEXT(row->number), INT(row->at.ms),
               INT(row->noted_at.ms), TEXT(row->event), TEXT(row->code), TEXT(row->words), TEXT(row->place),
               TEXT(row->country), TEXT(row->source), TEXT(row->word), INT_OR_NIL(row->person_id),
               TEXT_OR_NIL(row->payload), TEXT(row->mark));
    *added = changed > 0;
    return err;
}

enum err parcel_rows_count(struct db *db, int64_t order_id, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_parcel_event_count, INT(order_id));
    return query_end_id(&q, count);
}

enum err parcel_rows_count_word(struct db *db, int64_t order_id, struct str word, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_parcel_event_count_word, INT(order_id), TEXT(word));
    return query_end_id(&q, count);
}

enum err parcel_rows_load(struct db *db, struct arena *arena, int64_t order_id, struct parcel_rows *rows)
{
    QUERY q;
    size_t room = 0;
    *rows = (struct parcel_rows){0};
    db_query(&q, db, SQL_parcel_events, INT(order_id), INT(PARCEL_EVENTS_MAX));
    while (rows->count < PARCEL_EVENTS_MAX && query_next(&q)) {
        rows->at = arena_grow(arena, rows->at, rows->count, &room, sizeof *rows->at);
        row_parcel_row(&q, arena, &rows->at[rows->count++]);
    }
    return query_end(&q);
}

enum err tracking_payload_insert(struct db *db, const struct tracking_payload *payload)
{
    return db_run(db, SQL_tracking_payload_insert, NULL, TEXT(payload->hash), TEXT(payload->source),
                  INT(payload->received_at.ms), TEXT(payload->body));
}
