#ifndef HTTP_WIRE_MESSAGE_H
#define HTTP_WIRE_MESSAGE_H
/*
 * One request and its reply, as values: what a door works on. No socket is in sight, so that the whole server
 * can be called as a function (`recourse call`).
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/time.h"

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_PUT, METHOD_DELETE, METHOD_OPTIONS, METHOD_OTHER };

/* METHOD_OTHER when it is none of ours; upper and lower case differ (RFC 9110 section 9.1). */
enum method method_by_name(const char *name);

struct header {
    struct str name, value;
};

enum { REQUEST_HEADERS_MAX = 100, REPLY_HEADERS_MAX = 24, REPLY_BODY_MAX = 16 * 1024 * 1024 };

/* Everything points into the exchange's arena. */
struct request {
    enum method method;
    struct str path;  /* as sent, before any '?', still percent-encoded, begins with '/' */
    struct str query; /* as sent, behind the first '?', without it */
    struct str body;
    struct str
        address; /* the peer's address as text, without port; the client's when the peer is a trusted proxy */
    bool secure; /* came over TLS, as a trusted proxy or the server itself says */
    bool proxied; /* a trusted proxy brought it */
    struct header headers[REQUEST_HEADERS_MAX];
    size_t header_count;
};

/* The value of the first header of that name (any case), or the empty string. */
struct str request_header(const struct request *request, struct str name);
/* The value of the cookie of that name, or the empty string. */
struct str request_cookie(const struct request *request, struct str name);

/* Whether the client takes a body in gzip form. */
bool request_takes_gzip(const struct request *request);

/* Bytes that many replies share without copying, such as a kept page: counted, safe for threads. */
struct shared_body;

/* How well a body is compressed, if ever, when it is first asked for so. */
enum gzip {
    GZIP_NEVER,
    GZIP_ONCE, /* quickly: it is sent once */
    GZIP_KEPT, /* well: it is sent many times */
};

/* A copy of the bytes; the caller holds it once. */
struct shared_body *shared_body_new(struct str bytes, enum gzip gzip);
struct shared_body *shared_body_hold(struct shared_body *body);
/* NULL is fine. */
void shared_body_drop(struct shared_body *body);
struct str shared_body_bytes(const struct shared_body *body);
/* The gzip form (RFC 1952), or the empty string. */
/* Empty when it would not be shorter. Made once, for all threads. */
struct str shared_body_gzip(struct shared_body *body);

/*
 * What a server makes of a shared body once, to send it the quicker each time: one for each of a few forms (plain
 * or gzip, ...), dropped with the body. Answers NULL when none is kept.
 */
enum { SHARED_FORMS = 4 };
void *shared_body_kept(const struct shared_body *body, unsigned form);
/* Keeps `made` and answers it; when another thread was faster, drops it and answers the other's. */
void *shared_body_keep(struct shared_body *body, unsigned form, void *made, void (*drop)(void *made));

struct reply {
    int status;
    struct str type; /* Content-Type; empty when there is no body */
    struct buf body;
    struct shared_body *shared; /* instead of body: held by the reply */
    struct header headers[REPLY_HEADERS_MAX];
    size_t header_count;
    bool shares_headers; /* they follow from the shared body and request.secure alone */
    bool closes;         /* the connection ends after this reply */
};

/* Adds a header; name and value outlive the reply (constants, or the exchange's arena). */
void reply_header(struct reply *reply, struct str name, struct str value);

/*
 * A request on its way through the server. The server makes it, fills `request`, and calls the application's
 * handler on one of its threads. The handler either fills `reply` and returns, or calls exchange_later()
 * first and returns: then the connection waits, without a thread, until any thread has filled `reply` and
 * calls exchange_ready().
 */
struct exchange {
    struct arena arena; /* lives until the reply has been handed over */
    struct request request;
    struct reply reply;
    void *server; /* the server's own */
    void *app;    /* the application's own, free for use */
};

void exchange_init(struct exchange *exchange);
void exchange_reset(struct exchange *exchange);
void exchange_free(struct exchange *exchange);

#endif
