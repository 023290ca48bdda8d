#ifndef HTTP_DOOR_ROUTE_H
#define HTTP_DOOR_ROUTE_H
/* A row of a door's table: an address, who may, and what it takes. The router (router.h) does what the row says. */
#include "core/people/permit.h"
#include "http/wire/message.h"

enum route_flag {
    /* A unit of work on the writers. A GET only with ROUTE_ELSEWHERE: what comes back is good once, and bound to the browser. */
    ROUTE_WRITE = 1,
    ROUTE_CACHE = 2,    /* the same for everybody without a cookie: may be answered from the page cache */
    ROUTE_PRIVATE = 4,  /* nobody keeps a copy: Cache-Control: no-store */
    ROUTE_SLOW = 8,     /* `prepare` looks first, and may leave call->slowly for the slow threads */
    ROUTE_COUNTED = 64, /* the page of the question {id}: its views are counted */
    ROUTE_TEXT = 32,    /* the body is text/plain of at most 64 KiB; no code, nothing is declared */
    ROUTE_RAW = 256,    /* the body is bytes: the function reads them itself, nothing is declared */
    ROUTE_SITE = 128,   /* changes settings or categories: they are read again after the commit */
    /* The form may carry files and be larger (multipart/form-data). `prepare` says who may send them: only then are
       they looked at, for `answer`. Goes with ROUTE_SLOW. */
    ROUTE_FILES = 512,
    ROUTE_ANY_HOST = 1024, /* for machines that call by another name than the site's */
    ROUTE_UNNAMED = 16384, /* under any name while the site has no address: here it gets one */
    ROUTE_ELSEWHERE =
        2048, /* like ROUTE_SLOW, but call->slowly waits for another server, on threads of its own */
    /* A GET whose answer a process of its own makes: `prepare` reads, and leaves call->slowly, which answers on the threads
       of files; `answer` does when it could not. No unit of work, no connection. */
    ROUTE_DRAWN = 8192,
    ROUTE_ORDER =
        4096,         /* its unit of work is about the order {ref} alone, whose row it locks (unit.by_rows) */
    ROUTE_TOKEN = 16, /* sent from anywhere, no code: authorised by what is in it, or it changes nothing */
};

enum input_kind {
    INPUT_LINE,   /* one line: white space at the ends is cut, line breaks refused */
    INPUT_TEXT,   /* lines */
    INPUT_NUMBER, /* a whole number, not negative */
    INPUT_TRUTH,  /* true or false of a program: "1", or empty */
    INPUT_SECRET, /* like a line, but nothing is cut and it is never shown again */
    INPUT_LIST,   /* a JSON array, which the row's function reads from call->json; limits count its values */
};

struct input {
    struct str name;
    struct str
        says; /* of a page: what is said when it is needed and left out; of a program's door: what it is */
    enum input_kind kind;
    size_t min_chars, max_chars; /* min 0: may be left out */
};

/* What an input of a page says that may be left out. */
#define MAY_MISS STR_INIT("")

enum { INPUTS_MAX = 40, PARAMETERS_MAX = 3 };

struct call;
struct waiter;
struct json_value;

struct route {
    enum method method;
    struct str pattern; /* "/questions/{id}/{slug}" */
    enum role role;     /* who may at least */
    unsigned flags;
    enum err (*answer)(struct call *call);
    enum err (*prepare)(
        struct call *call); /* before the unit of work, outside any transaction; may be NULL */
    const struct input *inputs;
    size_t input_count;
};

#define ROUTE_INPUTS(array) (array), sizeof(array) / sizeof((array)[0])

/* One way into the program: its routes, and how it says that something failed. */
struct door {
    struct str prefix; /* of its paths: "/api/" or "/" */
    const struct route *routes;
    size_t route_count;
    /* Fills the reply for a failure. call->ctx->failure has the sentence; status is the HTTP status. */
    void (*refuse)(struct call *call, int status);
    /*
     * Of a door for programs, NULL else: whether what was shown is good for this row, as a status; 0: it is. Through such
     * a door nothing is passed over that is not known, tokens are taken, and named sites may call (across.h).
     */
    int (*admit)(struct call *call);
};

#endif
