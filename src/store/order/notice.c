#include "store/order/notice.h"

#include "row_readers.h"

enum err notice_insert(struct db *db, const struct notice *notice)
{
    return db_run(db, SQL_notice_insert, NULL, INT(notice->person_id), INT(notice->order_id),
                  TEXT(notice->kind), TEXT(notice->deadline), INT(notice->deadline_at.ms),
                  INT(notice->remind_at.ms), INT(notice->event_number), INT(notice->made_at.ms));
}

enum err notices_load(struct db *db, struct arena *arena, struct notice_list list, struct notices *notices)
{
    QUERY q;
    *notices = (struct notices){.at = ARENA_ARRAY(arena, struct notice, list.most)};
    db_query(&q, db, SQL_notices_of_person, INT(list.person_id), INT(list.before ? list.before : INT64_MAX),
             INT((int64_t)list.most));
    while (notices->count < list.most && query_next(&q))
        row_notice(&q, arena, &notices->at[notices->count++]);
    return query_end(&q);
}

enum err notices_count_unread(struct db *db, int64_t person_id, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_notices_unread_count, INT(person_id));
    *count = query_next(&q) ? query_int(&q) : 0;
    return query_end(&q);
}

enum err notices_set_read(struct db *db, int64_t person_id, int64_t newest, struct instant now)
{
    return db_run(db, SQL_notices_read, NULL, INT(now.ms), INT(person_id), INT(newest));
}

enum err order_set_remind(struct db *db, int64_t order_id, struct instant at)
{
    return db_run(db, SQL_order_set_remind, NULL, INT_OR_NIL(at.ms), INT(order_id));
}

enum err orders_to_remind(struct db *db, struct due_by by, struct order_to_remind *orders, size_t most,
                          size_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_orders_to_remind, INT(by.now.ms), TEXT(by.known), INT((int64_t)most));
    while (*count < most && query_next(&q))
        row_order_to_remind(&q, NULL, &orders[(*count)++]);
    return query_end(&q);
}

enum err notices_set_read_of_past(struct db *db, struct instant before, struct instant now)
{
    return db_run(db, SQL_notices_read_of_past, NULL, INT(now.ms), INT(before.ms));
}
