#ifndef STORE_REACH_HOOK_H
#define STORE_REACH_HOOK_H
/* Outgoing webhooks, what there was to tell, and what was told. Rows in, rows out. */
#include "store/engine/rows.h"

enum { HOOKS_MAX = 20, HOOK_PAGE = 50 };

struct hook {
    int64_t id, market_id; /* market_id 0: the operator's */
    struct str url, kinds, secret, secret_before, state;
    struct instant before_until, failing_since, made_at;
};
struct hooks {
    struct hook *at;
    size_t count;
};
struct hook_event {
    int64_t id, market_id;
    struct str key, kind, subject, body;
    struct instant made_at;
};
struct hook_events {
    struct hook_event *at;
    size_t count;
};
/* One row of the outbox; payload is the id of its event. */
struct hook_delivery {
    int64_t id, attempts;
    struct str payload, state, said;
    struct instant next_try_at, made_at, done_at;
};
struct hook_deliveries {
    struct hook_delivery *at;
    size_t count;
};

enum err hook_insert(struct db *db, struct hook *hook) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err hook_load(struct db *db, struct arena *arena, int64_t id, struct hook *hook) MUST_USE;
/* At most HOOKS_MAX of the marketplace; 0: the operator's. */
enum err hook_load_of(struct db *db, struct arena *arena, int64_t market_id, struct hooks *hooks) MUST_USE;
/* Those that are on, of the marketplace and of the operator. */
enum err hook_load_told(struct db *db, struct arena *arena, int64_t market_id, struct hooks *hooks) MUST_USE;
/* All but whose it is. */
enum err hook_set(struct db *db, const struct hook *hook) MUST_USE;
/* With what waits for it. */
enum err hook_delete(struct db *db, int64_t id) MUST_USE;

/* Fills event->id; 0 when there is one of that key. */
enum err hook_event_insert(struct db *db, struct hook_event *event) MUST_USE;
enum err hook_event_load(struct db *db, struct arena *arena, int64_t id, struct hook_event *event) MUST_USE;
/* At most HOOK_PAGE behind that id; market_id 0: of all. */
enum err hook_event_since(struct db *db, struct arena *arena, int64_t since, int64_t market_id,
                          struct hook_events *events) MUST_USE;
enum err hook_event_forget(struct db *db, struct instant before) MUST_USE;

/* One event on its way to one address; key: it is sent once; lane: it leaves behind what stands in it already. */
struct hook_sending {
    int64_t hook_id, event_id;
    struct str url, key, lane, trace;
};
enum err hook_send(struct db *db, const struct hook_sending *sending, struct instant now) MUST_USE;
/* At most HOOK_PAGE before that row, the newest first. */
enum err hook_load_deliveries(struct db *db, struct arena *arena, int64_t hook_id, int64_t before,
                              struct hook_deliveries *deliveries) MUST_USE;

#endif
