#ifndef STORE_REACH_OUTBOX_H
#define STORE_REACH_OUTBOX_H
/* What leaves the house. Rows in, rows out. */
#include "core/policy/words.h"
#include "store/engine/rows.h"

enum outgoing_state {
    OUTGOING_WAITING,  /* nobody has tried yet */
    OUTGOING_SENT,     /* one server has claimed it and hands it over; next_try_at is the end of its claim */
    OUTGOING_FAILED,   /* it is tried again at next_try_at */
    OUTGOING_DONE,     /* somebody else has it now */
    OUTGOING_GIVEN_UP, /* it is not tried again unless somebody says so */
    OUTGOING_STATE_COUNT
};
extern const struct names outgoing_state_names;

struct outgoing {
    int64_t id;
    struct str key;  /* one event, one message */
    struct str kind; /* "mail": the way that it leaves by */
    int64_t person_id;
    struct str destination, payload;
    struct str trace;      /* of its cause; empty: in none */
    struct str state_name; /* as stored, when it is read */
    enum outgoing_state state;
    int64_t attempts;
    struct instant next_try_at, made_at;
    struct instant done_at; /* since when it is done or given up; 0: it is not */
    struct str said;
};
struct outgoings {
    struct outgoing *at;
    size_t count;
};

/* Waits, and is due at once; nothing happens when there is one with this key. */
enum err outgoing_insert(struct db *db, const struct outgoing *outgoing) MUST_USE;
/* At most `most` that are due, the longest due first: what waits, and what was claimed and never answered. */
struct outgoing_due {
    struct str kind;
    struct instant now;
    size_t most;
};
enum err outgoing_load_due(struct db *db, struct arena *arena, const struct outgoing_due *due,
                           struct outgoings *all) MUST_USE;
/* What failed or was given up, at most `most`, the newest first. */
enum err outgoing_load_stuck(struct db *db, struct arena *arena, size_t most, struct outgoings *all) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err outgoing_load(struct db *db, struct arena *arena, int64_t id, struct outgoing *outgoing) MUST_USE;
/* State, attempts, times and what was said, if it still is as `before`. What is done keeps no payload. */
enum err outgoing_set(struct db *db, const struct outgoing *outgoing, const struct outgoing *before,
                      bool *changed) MUST_USE;
/* What is due for the same receiver, and nobody's now, becomes due at `until`. */
struct outgoing_wait {
    struct instant now, until;
};
enum err outgoing_put_off(struct db *db, const struct outgoing *outgoing, struct str receiver,
                          struct outgoing_wait wait) MUST_USE;
/* Takes a slot of that kind that was not taken for a second, if one of so many is free. */
enum err call_slot_take(struct db *db, struct str kind, size_t slots, struct instant now,
                        bool *taken) MUST_USE;
/* How many are in each state that is not its last. */
enum err outgoing_count_open(struct db *db, struct arena *arena,
                             int64_t counts[OUTGOING_STATE_COUNT]) MUST_USE;
enum err outgoing_forget(struct db *db, struct instant done_before) MUST_USE;
enum err outgoing_forget_given_up(struct db *db, struct instant given_up_before) MUST_USE;
/* All to that person, whatever its state. */
enum err outgoing_erase(struct db *db, int64_t person_id) MUST_USE;

#endif
