#include "store/reach/push.h"

#include "row_readers.h"

enum err push_device_put(struct db *db, struct push_device *device)
{
    QUERY q;
    db_query(&q, db, SQL_push_device_put, INT(device->person_id), TEXT(device->address), TEXT(device->key),
             TEXT(device->auth), TEXT(device->name), INT(device->made_at.ms));
    return query_end_id(&q, &device->id);
}

enum err push_devices_load(struct db *db, struct arena *arena, int64_t person_id,
                           struct push_devices *devices)
{
    QUERY q;
    *devices = (struct push_devices){.at = ARENA_ARRAY(arena, struct push_device, PUSH_DEVICES_MAX)};
    db_query(&q, db, SQL_push_devices_of, INT(person_id), INT(PUSH_DEVICES_MAX));
    while (devices->count < PUSH_DEVICES_MAX && query_next(&q))
        row_push_device(&q, arena, &devices->at[devices->count++]);
    return query_end(&q);
}

enum err push_device_load(struct db *db, struct arena *arena, int64_t id, struct push_device *device)
{
    QUERY q;
    db_query(&q, db, SQL_push_device_by_id, INT(id));
    return one_push_device(&q, arena, device);
}

enum err push_device_set_used(struct db *db, int64_t id, struct instant now)
{
    return db_run(db, SQL_push_device_set_used, NULL, INT(now.ms), INT(id));
}

enum err push_device_set_failing(struct db *db, int64_t id, struct instant now)
{
    return db_run(db, SQL_push_device_set_failing, NULL, INT(now.ms), INT(id));
}

enum err push_device_delete(struct db *db, int64_t person_id, int64_t id, bool *removed)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_push_device_delete, &changed, INT(id), INT(person_id));
    *removed = changed == 1;
    return err;
}

enum err push_devices_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_push_device_delete_person, NULL, INT(person_id));
}

enum err notice_to_push(struct db *db, struct arena *arena, size_t most, struct notice_ids *ids)
{
    QUERY q;
    *ids = (struct notice_ids){.at = ARENA_ARRAY(arena, int64_t, most)};
    db_query(&q, db, SQL_notice_to_push, INT((int64_t)most));
    return query_end_ids(&q, ids->at, most, &ids->count);
}

enum err notice_set_pushed(struct db *db, int64_t id, struct instant now)
{
    return db_run(db, SQL_notice_set_pushed, NULL, INT(now.ms), INT(id));
}
