#ifndef HTTP_REACH_WEB_H
#define HTTP_REACH_WEB_H
/*
 * Calls to services by HTTPS, with libcurl behind one wall. Certificates are checked, redirections are not followed, no
 * proxy is used. Addresses inside the operator's network (http/reach/inside.h), and http://, are refused when the
 * connection is made, whatever a name stood for before, unless they are allowed.
 */
#include "base/arena.h"
#include "service/reach/outbox.h"

enum { WEB_HEADERS_MAX = 8, WEB_ANSWER_MAX = 4 << 20 };

struct web_call {
    struct str method; /* "POST" */
    struct str url;
    struct str headers[WEB_HEADERS_MAX]; /* "name: value"; empty ones are not sent */
    struct str body;                     /* empty: none */
    struct str type;                     /* of the body; empty: JSON */
    struct str trace;                    /* that it belongs to, passed on; empty: none */
    int seconds;                         /* to wait for the answer at most; 0: half a minute */
    bool inside;                         /* allowed */
    struct str socket;                   /* the path of a Unix socket that it goes through; empty: none */
};

struct web_answer {
    int status; /* 0: no whole answer came */
    struct str body;
    struct span wait;       /* asked for by Retry-After or X-RateLimit-Reset; 0: not */
    bool refused;           /* by us: the address is not to be called */
    char said[OUTBOX_SAID]; /* why there is none */
};

/* A client whose connections are kept between calls, for one thread. */
struct web;
struct web *web_open(void);
void web_close(struct web *web);
/* Waits for the answer. */
void web_ask(struct web *web, struct arena *arena, const struct web_call *call, struct web_answer *answer);

/* What an answer's status says of what was handed over: 2xx took it; 408, 425, 429, 5xx and none at all may pass. */
enum delivery web_delivery(const struct web_answer *answer);

#endif
