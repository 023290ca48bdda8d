#ifndef STORE_ORDER_FOLLOWING_H
#define STORE_ORDER_FOLLOWING_H
/* Numbers that tracking services are asked about; what came too early; what went wrong. Rows in, rows out. */
#include "core/policy/words.h"
#include "store/engine/rows.h"

enum following_state {
    FOLLOWING_QUEUED,   /* to be registered from due_at on */
    FOLLOWING_ASKING,   /* the question is in the outbox */
    FOLLOWING_FOLLOWED, /* the service took it; looked after at due_at */
    FOLLOWING_STOPPED,  /* nobody asks any more */
    FOLLOWING_STATE_COUNT
};

struct following {
    struct str number;
    struct str state_name; /* as stored, when it is read */
    enum following_state state;
    int64_t turn;
    struct str service, carrier, chosen, their_id, said;
    struct instant since, asked_at, answered_at, known_at, due_at; /* 0: not */
};
struct followings {
    struct following *at;
    size_t count;
};

/* Queued, due at due_at. What is there and not stopped stays as it is. */
enum err following_insert(struct db *db, const struct following *following) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when it is not there. */
enum err following_load(struct db *db, struct arena *arena, struct str number,
                        struct following *following) MUST_USE;
enum err following_set(struct db *db, const struct following *following) MUST_USE;

/* What is to be done now, at most `most`: queued ones of that turn, or followed ones of that service. */
struct following_due {
    int64_t turn;
    struct str service;
    struct instant now;
    size_t most;
};
enum err following_load_queued(struct db *db, struct arena *arena, const struct following_due *due,
                               struct followings *all) MUST_USE;
enum err following_load_due(struct db *db, struct arena *arena, const struct following_due *due,
                            struct followings *all) MUST_USE;
/* Refused by so many services: the newest first. */
enum err following_load_refused(struct db *db, struct arena *arena, int64_t turns, size_t most,
                                struct followings *all) MUST_USE;

/* Taken by that service since then. */
enum err following_count_asked(struct db *db, struct str service, struct instant since,
                               int64_t *count) MUST_USE;
/* When the first of those was taken; 0: none was. */
enum err following_asked_first(struct db *db, struct str service, struct instant since,
                               struct instant *first) MUST_USE;
/* Of that service in that state. */
enum err following_count(struct db *db, struct str service, enum following_state state,
                         int64_t *count) MUST_USE;
enum err following_count_queued(struct db *db, int64_t turns, int64_t *count) MUST_USE;
/* Orders with the number that are not over; and when the carrier has delivered it since one was made, 0: not. */
enum err following_count_orders(struct db *db, struct str number, int64_t *count) MUST_USE;
enum err following_delivered(struct db *db, struct str number, struct instant *at) MUST_USE;
/* The numbers of that order that are followed are looked after with the next round. */
enum err following_hurry(struct db *db, int64_t order_id, struct instant now) MUST_USE;

/* Numbers that nobody is asked about, and whose people were not reminded to look since then; at most LOOKS_MAX. */
enum { LOOKS_MAX = 50 };
enum err following_load_look(struct db *db, struct arena *arena, struct instant before,
                             struct str numbers[LOOKS_MAX], size_t *count) MUST_USE;
enum err following_set_looked(struct db *db, struct str number, struct instant now) MUST_USE;
/* When somebody last noted something of an order's parcel; 0: never. */
enum err following_noted(struct db *db, int64_t order_id, struct instant *at) MUST_USE;

struct early_message {
    struct str hash, number_hash, source, body;
    struct instant received_at;
};
struct early_messages {
    struct early_message *at;
    size_t count;
};
/* Keeps what is there already. */
enum err early_message_insert(struct db *db, const struct early_message *message) MUST_USE;
/* The oldest first, at most EARLY_MESSAGES_MAX of the newest. */
enum { EARLY_MESSAGES_MAX = 20 };
enum err early_messages_load(struct db *db, struct arena *arena, struct str number_hash,
                             struct early_messages *all) MUST_USE;
enum err early_messages_forget(struct db *db, struct instant before) MUST_USE;

struct service_trouble {
    struct str service, cause;
    int64_t times;
    struct instant last_at;
};
struct service_troubles {
    struct service_trouble *at;
    size_t count;
};
/* Counts one more. */
enum err service_trouble_add(struct db *db, const struct service_trouble *trouble) MUST_USE;
/* The latest first, at most SERVICE_TROUBLES_MAX. */
enum { SERVICE_TROUBLES_MAX = 100 };
enum err service_troubles_load(struct db *db, struct arena *arena, struct service_troubles *all) MUST_USE;
enum err service_troubles_forget(struct db *db, struct instant before) MUST_USE;

#endif
