#ifndef SERVICE_REACH_PUSH_H
#define SERVICE_REACH_PUSH_H
/*
 * Notices to the devices that a person has turned on (Web Push, RFC 8030): each stands in the outbox once for every
 * device, sealed only when it leaves. What was read meanwhile, or is older than PUSH_OLD_DAYS, is not pushed. A device
 * whose push service says that it is gone is removed, and one where nothing has arrived for PUSH_PATIENCE_DAYS.
 */
#include "service/reach/outbox.h"
#include "service/reach/quiet.h"
#include "store/reach/push.h"

#define OUTGOING_PUSH "push"

enum {
    PUSH_URL_MAX = 1000,
    PUSH_NAME_MAX = 60,
    PUSH_BATCH = 50,
    PUSH_OLD_DAYS = 2,
    PUSH_PATIENCE_DAYS = 14,
    PUSH_KEPT_SECONDS = 2 * 86400
};

/* ---- in the account ---- */

/* What browsers subscribe with: the site's public key; empty when it has none. */
struct str push_site_key(struct ctx *ctx);

struct push_wish {
    int64_t person_id;
    struct str address, key, auth; /* as the browser says them */
    struct str name;
    struct str network; /* of push_add_address */
};
/*
 * An address that a person typed. With the key and the secret that an app of UnifiedPush shows beside its endpoint it gets what
 * devices get: sealed (RFC 8291) and signed by the site (VAPID, RFC 8292), as its specification of application servers asks.
 * Without both (ntfy): a plain text and a link, which its server can read.
 */
enum err push_add_address(struct ctx *ctx, const struct push_wish *wish) MUST_USE;
/* ERR_INPUT, with a sentence, when it is no subscription; ERR_CONFLICT when there are PUSH_DEVICES_MAX. */
enum err push_add(struct ctx *ctx, const struct push_wish *wish) MUST_USE;
enum err push_list(struct ctx *ctx, int64_t person_id, struct push_devices *devices) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, when the person has none of that id. */
enum err push_remove(struct ctx *ctx, int64_t person_id, int64_t id) MUST_USE;

/* ---- for the deliverer ---- */

/* Where to, and not the address itself: whoever has it may push. */
struct str push_service_of(struct arena *arena, struct str address);
/* Whether a round would find something: cheap, on a connection that reads. */
bool pushing_is_due(struct ctx *ctx);
/* One unit: at most PUSH_BATCH notices. *done says how many. */
enum err pushing_round(struct ctx *ctx, const struct zone_finder *zones, size_t *done) MUST_USE;

struct push_message {
    struct push_device device;
    struct str plain;      /* JSON: title, body, path, tag */
    struct str topic;      /* of one topic the newest is enough */
    struct str body, path; /* of it, for an address that gets them plain */
    bool urgent;
    bool gone; /* nobody waits for it any more */
};
enum err push_message_load(struct ctx *ctx, const struct outgoing *outgoing,
                           struct push_message *message) MUST_USE;
/* came->answer is not NULL when the push service says that the device is gone. What was not sent says nothing of the device. */
enum err push_settle(struct ctx *ctx, const struct outgoing *outgoing, const struct handed *came) MUST_USE;

#endif
