#ifndef TEXT_TRACKING_SERVICE_H
#define TEXT_TRACKING_SERVICE_H
/*
 * What is asked of tracking services, and what they answer: calls written, replies read. Nothing here opens a connection.
 *
 * Sources: 17TRACK API v2.2, AfterShip tracking API 2026-07, EasyPost API v2, Shippo tracking API (each project's
 * reference), and for "own" the contract of doc/tracking.md.
 */
#include "text/tracking/webhook.h"

enum service_act {
    SERVICE_REGISTER, /* follow these numbers from now on */
    SERVICE_READ,     /* what is known of them? */
    SERVICE_FIND,     /* the same, without the id that the service has for one */
    SERVICE_CHANGE,   /* another carrier has it */
    SERVICE_STOP,     /* nobody asks any more */
    SERVICE_ACT_COUNT
};
/* "register", "read", ... */
struct str service_act_name(enum service_act act);
bool service_act_from(struct str name, enum service_act *act);

/* How the operator reaches one. */
struct service_access {
    struct str url; /* without a slash at its end; empty: where it is on the internet */
    struct str key; /* of "own": empty is allowed; of others: it is not asked */
};
struct service_settings {
    struct service_access at[WEBHOOK_COUNT];
    int64_t quota; /* numbers that one may be asked to take in a day; 0: as many as there are */
};
/* Whether it is asked. */
bool service_is_set(const struct service_settings *settings, enum webhook service);
/* The order in which they are asked of a number: the next when one refuses it. *count says how many are set. */
const enum webhook *service_turns(struct arena *arena, const struct service_settings *settings,
                                  size_t *count);

struct str service_title(enum webhook service); /* "17TRACK" */
size_t service_most(enum webhook service);      /* numbers in one call */
/* After so long without a word from it, it is asked what it knows. */
struct span service_look_pause(enum webhook service);
bool service_needs_carrier(enum webhook service); /* it does not find out by itself */
bool service_does(enum webhook service, enum service_act act);
/* What the service calls a carrier of carriers/, and back; empty when that is not known. */
struct str service_carrier_code(enum webhook service, struct str carrier);
struct str service_carrier_of(enum webhook service, struct str code);
/* Carriers of carriers/ that have a code there: the n-th, or empty. */
struct str service_carrier_at(enum webhook service, size_t n);

struct service_number {
    struct str number;
    struct str carrier; /* as the service calls it; empty: it finds out */
    struct str id;      /* that the service has given it; empty: none is known */
};

struct service_call {
    struct str method, url, body;
    struct str key_header; /* "17token: KEY"; empty: none */
};
struct service_asked {
    enum webhook service;
    enum service_act act;
    const struct service_number *numbers;
    size_t count; /* at most service_most */
};
struct service_call service_write(struct arena *arena, const struct service_settings *settings,
                                  const struct service_asked *asked);

enum service_said {
    SERVICE_SILENT,  /* nothing of this number: it is to be asked again */
    SERVICE_TOOK,    /* done, or answered */
    SERVICE_REFUSED, /* it will not have this number */
    SERVICE_MISSING, /* it is not registered there (any more) */
    SERVICE_FULL,    /* the account has no room left today */
};
struct service_answer {
    enum service_said said;
    struct str why, id, carrier;    /* carrier: as the service calls it */
    struct webhook_message message; /* without events: it knows nothing of it yet */
};
struct service_reply {
    int status; /* of HTTP */
    struct str body;
};
/* answers[i] is about asked->numbers[i]. `trouble` is what is wrong with the reply as a whole; empty: nothing. */
void service_read(struct arena *arena, const struct service_asked *asked, const struct service_reply *came,
                  struct service_answer *answers, struct str *trouble);

#endif
