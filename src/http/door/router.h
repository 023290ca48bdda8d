#ifndef HTTP_DOOR_ROUTER_H
#define HTTP_DOOR_ROUTER_H
/*
 * From a request to the row that answers it, through the same checks for every door.
 *
 * A door (web, api) is a table of routes. The router finds the row, then checks in this order, and the first
 * check that says no is the answer:
 *   1 path and method    404, 405; the site's name, 421
 *   2 who asks           the session or guest cookie is looked up
 *   3 same origin        403: what another site sends is not looked at, whoever carries it here
 *   4 who may            401, 403 by the row's role
 *   5 the body           400, 413, 415: well-formed UTF-8 form or JSON
 *   6 the form's code    403 by the row's flags
 *   7 declared input     422, with a message for each field
 * Then the row's function answers: reads right here, writes as one unit of work on a writer, so that nobody
 * is told "saved" before it is durable.
 */
#include "core/people/permit.h"
#include "http/door/files.h"
#include "http/door/route.h"
#include "http/site/app.h"
#include "service/unit/work.h"
#include "text/clock/when.h"
#include "text/kit/form.h"
#include "text/kit/multipart.h"

/* What a row's function works on. Everything lives in the exchange's arena. */
struct call {
    struct app *app;
    struct exchange *exchange;
    const struct door *door;
    const struct route *route;
    struct ctx *ctx;
    struct str parameters[PARAMETERS_MAX]; /* the {parts} of the pattern, decoded */
    struct form query, form;
    size_t form_sent; /* fields of the form when its unit of work began: each run of it begins with them */
    struct sent_files files;                      /* of a ROUTE_FILES; their bytes are the body's */
    const struct json_value *json;                /* the body, when it is a JSON object; else NULL */
    enum picture_use files_use;                   /* what `prepare` says they are for */
    struct clean_file clean[MULTIPART_FILES_MAX]; /* there when `answer` runs */
    size_t clean_count;
    struct str values[INPUTS_MAX]; /* the declared inputs, by their index */
    struct str errors[INPUTS_MAX]; /* a message for each that does not fit; empty: it fits */
    bool has_errors;
    struct str problem; /* why the form was refused, kept while its page reads what else it shows */
    struct viewer viewer;
    struct str handle;               /* of the signed-in person */
    int64_t unread;                  /* notices of the signed-in person */
    int64_t waiting;                 /* posts for the staff to look at, when the viewer may */
    const struct language *language; /* what pages and refusals are said in; NULL: English */
    struct str zone;                 /* IANA time zone of the viewer */
    struct str session_hash;         /* empty: not signed in */
    struct str guest_hash;           /* of the guest cookie's token; empty: no such cookie */
    struct str csrf;                 /* the code that forms of this viewer carry */
    bool owes;                       /* a second step, before anything but the account is open (owed.h) */
    bool key_unknown;                /* a token was shown that is nobody's */
    int64_t token_id;                /* of the token that was shown; 0: none was */
    unsigned scopes;                 /* SCOPE_BITs of it */
    struct str code;                 /* of a refusal, for programs; empty: that of the failure */
    bool secret;                     /* the reply shows what is shown this once (api_send_secret) */
    bool answered;                   /* the reply is filled, whatever the err says */
    bool looked;                     /* `answer` failed only to undo what it did, and its reply tells of it */
    enum err answer_err;             /* what `answer` said, before the commit */
    void *prepared;                  /* what `prepare` leaves for `answer` */
    enum err (*slowly)(
        struct call *call); /* what takes long (password hashing) between the two; NULL: nothing */
    struct str noted;       /* why somebody was not let in, for the log; empty: nothing to say */
    struct ctx own_ctx;
    struct waiter *waiter; /* who waits for the reply without a socket; NULL: a connection does */
    struct unit unit;
    struct topic_set shows; /* what the page shows, when it names all of it */
};

/* Where everything lives that a call makes. */
static inline struct arena *arena_of(const struct call *call)
{
    return &call->exchange->arena;
}

/* The server's handler: app is the application, with its doors. */
void router_handle(void *app, struct exchange *exchange);
/* How many bytes a body for this path may have: 1 MiB, more where files are taken, less where text is. */
size_t router_body_max(void *app, enum method method, struct str path);
/* The server's refusal: a plain page for this status. */
void router_refuse(void *app, struct exchange *exchange, int status);
/* The same without a socket and without other threads: the reply is filled when it returns. */
void router_call(struct app *app, struct exchange *exchange);

/* The row for method and path, its parameters filled. When none, *status is 404 or 405. */
const struct route *router_find(const struct door *door, enum method method, struct str path,
                                struct arena *arena, struct str parameters[PARAMETERS_MAX], int *status);

/* What the address of the request takes: "GET, HEAD, OPTIONS". */
struct str router_methods(struct call *call);

/* The time zone of whoever reads. */
const struct zone *call_zone(const struct call *call);
/* Whoever reads is where the field "zone" of the address says; false when it names no zone, which changes nothing. */
bool call_take_zone(struct call *call);
/* The language and the zone of whoever reads. */
struct reading call_reading(const struct call *call);
/* A sentence in the language of whoever reads; call_fill: with its places filled. The literal is the catalogues'. */
struct str call_say(const struct call *call, const char *english);
struct str call_fill(struct call *call, const char *english, struct word_places places);

/* Takes a token for a look, of whoever asks and of the network. ERR_LIMIT, with when to try again; the staff may. */
enum err call_look_limit(struct call *call, enum limit limit) MUST_USE;

/* Index of the declared input of that name; a name that is not declared is a bug. */
size_t call_input(const struct call *call, struct str name);
struct str call_value(const struct call *call, struct str name);
/* Puts a message beside a field; a failure with a field finds its place this way. */
void call_error(struct call *call, struct str name, struct str message);
/* The message beside the field of that name; empty when this form has no such input: two forms of a page share none. */
struct str call_error_of(const struct call *call, struct str name);

/* The number in the first place of the address; ERR_NOT_FOUND with the sentence `missing`, an N_(), when it is none. */
enum err call_id(struct call *call, struct str missing, int64_t *id) MUST_USE;

/* Sends the browser to a path of this site (303 after a POST, 301 for what moved for good). */
void call_redirect(struct call *call, int status, struct str location);
/* Adds a cookie for the whole site; seconds 0 ends it. */
void call_cookie(struct call *call, struct str name, struct str value, int64_t seconds);
/* The HTTP status for an err: too much is 429 where waiting helps, and else what is to be changed. */
int status_of(const struct call *call, enum err err);

#endif
