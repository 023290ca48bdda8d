#ifndef TEXT_TRACKING_WEBHOOK_H
#define TEXT_TRACKING_WEBHOOK_H
/*
 * What tracking services send when a parcel moves: is it theirs, and what does it say?
 *
 * Sources: AfterShip webhook overview and tracking API, EasyPost webhooks guide and Tracker object, Shippo webhooks and
 * tracking API, 17TRACK API v2 push notification (each project's API reference, 2026).
 */
#include "base/arena.h"
#include "base/err.h"
#include "core/tracking/parcel.h"

struct json_value;

enum webhook {
    WEBHOOK_AFTERSHIP,
    WEBHOOK_EASYPOST,
    WEBHOOK_SHIPPO,
    WEBHOOK_17TRACK,
    WEBHOOK_OWN, /* whoever keeps to the contract of doc/tracking.md */
    WEBHOOK_COUNT
};

enum {
    WEBHOOK_BODY_MAX = 256 * 1024,
    WEBHOOK_EVENTS_MAX = 200,    /* of one message: the newest are kept */
    WEBHOOK_WINDOW_SECONDS = 300 /* of Shippo's time stamp, to both sides */
};

/* "aftership", "easypost", "shippo", "17track", "own"; WEBHOOK_COUNT when there is no such service. */
enum webhook webhook_named(struct str name);
struct str webhook_name(enum webhook webhook);
/* The header that carries the signature. */
struct str webhook_header(enum webhook webhook);

enum webhook_proof {
    PROOF_HOLDS,
    PROOF_NO_SECRET, /* none is set: nothing can be proved, so nothing is taken */
    PROOF_MISSING,
    PROOF_WRONG,
    PROOF_OLD, /* signed, but at another time */
};

/* The signature of the bytes as they came, compared in constant time. */
struct webhook_sealed {
    enum webhook webhook;
    struct str secret, signature, body;
    struct instant now;
};
enum webhook_proof webhook_prove(struct arena *arena, const struct webhook_sealed *sealed);

struct webhook_event {
    struct instant at;       /* CLOCK_UNSET: of one's own service, which named no time that can be read */
    enum parcel_event event; /* UNKNOWN: the code is not known; it moves nothing */
    enum parcel_word word;   /* a label that was announced is the seller's word, not a scan */
    struct str code, words, place;
    char country[3];
    int32_t turn; /* of events at one instant the later has the higher */
};

struct webhook_message {
    struct str number; /* empty: the message is about something else than a parcel */
    struct str local;  /* what the parcel is called by the carrier that delivers it; empty: not said */
    struct webhook_event *events; /* the newest first */
    size_t count;
};

/*
 * Takes the body apart; texts live in the arena. Of the services in the list events without a time that exists are left
 * out; one's own are kept with what they say, as unread. ERR_INPUT for what is no JSON, or no message of that service.
 */
enum err webhook_read(struct arena *arena, enum webhook webhook, struct str body,
                      struct webhook_message *message, struct failure *failure) MUST_USE;

/* The same of what answers have of one parcel, without the message around it. False when it names no number. */
bool webhook_tracking(struct arena *arena, enum webhook webhook, const struct json_value *tracking,
                      struct webhook_message *message) MUST_USE;

#endif
