#ifndef STORE_REACH_PUSH_H
#define STORE_REACH_PUSH_H
/* Devices to which notices are pushed, and the notices that wait for it. */
#include "store/reach/notice.h"

struct push_device {
    int64_t id, person_id;
    struct str address;
    struct str key, auth;
    struct str name;
    struct instant made_at;
    struct instant used_at;       /* 0: nothing has arrived yet */
    struct instant failing_since; /* nothing has arrived since; 0: the last one did */
};
enum { PUSH_DEVICES_MAX = 20 };
struct push_devices {
    struct push_device *at;
    size_t count;
};

/* In the place of whatever has that address; the id is filled in. */
enum err push_device_put(struct db *db, struct push_device *device) MUST_USE;
/* The oldest first. */
enum err push_devices_load(struct db *db, struct arena *arena, int64_t person_id,
                           struct push_devices *devices) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when it is gone. */
enum err push_device_load(struct db *db, struct arena *arena, int64_t id,
                          struct push_device *device) MUST_USE;
enum err push_device_set_used(struct db *db, int64_t id, struct instant now) MUST_USE;
/* The first of several stays. */
enum err push_device_set_failing(struct db *db, int64_t id, struct instant now) MUST_USE;
/* *removed is false when the person has none of that id. */
enum err push_device_delete(struct db *db, int64_t person_id, int64_t id, bool *removed) MUST_USE;
enum err push_devices_erase(struct db *db, int64_t person_id) MUST_USE;

/* Those that wait, at most `most`. */
enum err notice_to_push(struct db *db, struct arena *arena, size_t most, struct notice_ids *ids) MUST_USE;
enum err notice_set_pushed(struct db *db, int64_t id, struct instant now) MUST_USE;

#endif
