#ifndef SERVICE_REACH_HOOK_H
#define SERVICE_REACH_HOOK_H
/*
 * Outgoing webhooks, as the Standard Webhooks specification has them (https://www.standardwebhooks.com): what happens is
 * written down with it, once, and stands in the outbox for everybody who wants to be told; of one subject the earlier is
 * told first. An address where nothing arrives for HOOK_PATIENCE_DAYS is told no more, and its people are.
 */
#include "core/people/permit.h"
#include "core/reach/hook.h"
#include "service/reach/outbox.h"
#include "store/reach/hook.h"

#define OUTGOING_HOOK "webhook"

enum { HOOK_URL_MAX = 500, HOOK_PATIENCE_DAYS = 5, HOOK_KEPT_DAYS = 30, HOOK_OVERLAP_HOURS = 24 };

/* ---- telling ---- */

struct hook_news {
    int64_t market_id; /* 0: of the site */
    enum hook_kind kind;
    struct str type;    /* "order.shipped" */
    struct str subject; /* "order REF" */
    struct str key;     /* names what happened: nobody is told of it twice */
    struct str data;    /* a JSON object */
};
/*
 * For a unit that tells of many things and changes no webhook: who is told is read once a marketplace, and kept in ctx->arena
 * until ctx->hooks is NULL again.
 */
void hook_read_once(struct ctx *ctx);
/* Whether anybody wants to know of such a thing: before what is told of it is made. */
enum err hook_wanted(struct ctx *ctx, int64_t market_id, enum hook_kind kind, bool *wanted) MUST_USE;
/* Part of the unit in which it happens. Nothing when nobody wants to know. */
enum err hook_tell(struct ctx *ctx, const struct hook_news *news) MUST_USE;

/* ---- whose they are ---- */

/* Those of a marketplace are for whoever sets it up (core/people/duty.h), its own system and the operators; those of
 * market_id 0 for the operators. */
struct hook_owner {
    struct viewer viewer;
    int64_t market_id;
};
struct hook_wish {
    struct str url;
    unsigned kinds; /* 1 << enum hook_kind */
};
/* ERR_INPUT names the field: "url", "kinds"; ERR_LIMIT when there are HOOKS_MAX; ERR_REFUSED. */
enum err hook_add(struct ctx *ctx, const struct hook_owner *owner, const struct hook_wish *wish,
                  struct hook *hook) MUST_USE;
enum err hook_list(struct ctx *ctx, const struct hook_owner *owner, struct hooks *hooks) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, when it is not among those; so for all that follow. */
enum err hook_open(struct ctx *ctx, const struct hook_owner *owner, int64_t id, struct hook *hook) MUST_USE;
/*
 * The same by the number alone; *owner receives whose it is. Those of others are answered like those that are none; to staff
 * whose role may not, ERR_REFUSED says who may instead.
 */
enum err hook_find(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct hook_owner *owner,
                   struct hook *hook) MUST_USE;
/* Whose they are by the marketplace's short name; empty: its own system's, or the site's. ERR_NOT_FOUND for strangers. */
enum err hook_owner_named(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                          struct hook_owner *owner) MUST_USE;
enum err hook_turn(struct ctx *ctx, const struct hook_owner *owner, int64_t id, bool on) MUST_USE;
/* A new secret; the one before signs too for HOOK_OVERLAP_HOURS. */
enum err hook_rotate(struct ctx *ctx, const struct hook_owner *owner, int64_t id) MUST_USE;
enum err hook_remove(struct ctx *ctx, const struct hook_owner *owner, int64_t id) MUST_USE;
/* What was told, the newest first, before that delivery (0: all). */
enum err hook_told(struct ctx *ctx, const struct hook_owner *owner, const struct hook *hook, int64_t before,
                   struct hook_deliveries *deliveries) MUST_USE;
/* What is told again: one event, or all behind it, at most HOOK_PAGE. */
struct hook_again {
    int64_t event_id;
    bool all_behind;
};
struct hook_replayed {
    size_t count;
    int64_t next; /* the event behind which there may be more; 0: these were all */
};
/* ERR_NOT_FOUND when the one is none that this address is told of. */
enum err hook_replay(struct ctx *ctx, const struct hook_owner *owner, const struct hook *hook,
                     const struct hook_again *what, struct hook_replayed *replayed) MUST_USE;
/* Tells it something that did not happen, to see whether it arrives. */
enum err hook_try(struct ctx *ctx, const struct hook_owner *owner, int64_t id) MUST_USE;

/* ---- for the deliverer ---- */

/* What goes to the address now. */
struct hook_message {
    struct str id, url, body;
    struct str secrets[2]; /* the second may be empty */
    bool off;              /* it is told nothing any more */
};
enum err hook_message_load(struct ctx *ctx, const struct outgoing *outgoing,
                           struct hook_message *message) MUST_USE;
enum err hook_settle(struct ctx *ctx, const struct outgoing *outgoing, const struct handed *came) MUST_USE;
/* Events older than HOOK_KEPT_DAYS, but the newest of all: numbers go on behind it. */
enum err hook_forget(struct ctx *ctx) MUST_USE;

#endif
