#ifndef SUPPORT_DOOR_HTTP_FIXTURE_H
#define SUPPORT_DOOR_HTTP_FIXTURE_H
/*
 * The whole program without a socket: a site on a fresh database, and browsers that visit it.
 *
 * A browser keeps cookies, reads the code that forms carry from the last page it saw, and shows the last
 * reply. Write: FOR_EACH_DATABASE(database) { struct http_site site; http_open(&site, database->url); ... }
 */
#include "http/door/router.h"
#include "http/site/app.h"
#include "support/kit/store_fixture.h"

enum { SITE_BROWSERS_MAX = 8 };

struct http_site {
    struct app app;
    struct browser *entered[SITE_BROWSERS_MAX]; /* browser_enter: closed with the site */
    size_t entered_count;
    struct str database; /* its url */
    int64_t category_id; /* "Internet": there is one category at the beginning */
};

/* Opens every door of the program on a migrated database; ends the test when that fails. */
void http_open(struct http_site *site, struct str database);
/* The same with the packed demo in it. */
void http_open_demo(struct http_site *site, struct str database);
/* Closes the browsers that entered, too. */
void http_close(struct http_site *site);
/* Another server on a database that a first one has begun. */
void http_join(struct http_site *site, struct str database);
/* Stops the program and starts it again on what it has written. Browsers are closed before. */
void http_reopen(struct http_site *site);
/* Runs `run` in a transaction of its own on a connection of its own: to arrange what the test begins with. */
void http_arrange(struct http_site *site, enum err (*run)(struct ctx *ctx, void *arg), void *arg);
/* Nothing comes too often any more. */
void http_lift_limits(struct http_site *site);
/* What a statement of one number answers, or 0 when it has no row. */
int64_t http_count(struct http_site *site, enum statement statement, const struct value *values,
                   size_t count);

enum { BROWSER_COOKIES_MAX = 8 };

struct browser {
    struct http_site *site;
    struct arena arena; /* everything the browser has seen */
    struct header cookies[BROWSER_COOKIES_MAX];
    size_t cookie_count;
    struct str address;     /* where it calls from: 192.0.2.1 */
    struct str host;        /* what it calls the site: localhost */
    bool secure;            /* over TLS */
    bool proxied;           /* by a trusted proxy */
    bool on_page;           /* a page of the site sends: the browser says so */
    struct header extra[4]; /* sent with every request; empty names are not */
    struct str csrf;        /* from the last page; empty: none seen since the cookies changed */
    /* The last reply. */
    int status;
    struct str body, location;
    struct header headers[REPLY_HEADERS_MAX];
    size_t header_count;
};

void browser_open(struct browser *browser, struct http_site *site);
void browser_close(struct browser *browser);

/* GET "/path?query"; answers the status. */
int browser_get(struct browser *browser, const char *target);
/* POST of a form, "a=1&b=2", to which the form code is added; a code is fetched first when there is none. */
int browser_post(struct browser *browser, const char *target, const char *form);
/*
 * Any request as it is: no code is added. type may be NULL when there is no body.
 *
 * With RECOURSE_TEST_FAULTS in the environment each that may write is first sent with its first step of the store failing, then
 * with its second, and so on to its commit: what is answered with 500 or 503 is forgotten, and what the test goes on to
 * see must be as if it had never been sent.
 */
int browser_send(struct browser *browser, enum method method, const char *target, const char *type,
                 struct str body);
/* A form that cannot be taken, and what is said about it. */
struct wrong_form {
    const char *form, *says;
};
/* Each comes back with 422 and a title that says so, and with its sentence. */
void assert_wrong_forms(struct browser *browser, const char *target, const struct wrong_form *rows,
                        size_t count);
/* GET of the last reply's Location, as browsers do after a form. */
int browser_follow(struct browser *browser);

/* Of the last reply: a header's value, or empty; whether the body has this text. */
struct str browser_header(const struct browser *browser, const char *name);
bool browser_sees(const struct browser *browser, const char *text);
/* How often. */
size_t browser_times(const struct browser *browser, const char *text);
/* The text behind `before` up to the next `end` in the body, or empty: to read a link or a field. */
struct str browser_between(const struct browser *browser, const char *before, char end);
/* The value of a kept cookie, or empty. */
struct str browser_cookie(const struct browser *browser, const char *name);

/*
 * Signs a new person of that role in without a password (no hashing, so it is quick); answers the id. Every
 * call makes another person: handles differ.
 */
int64_t browser_become(struct browser *browser, const char *handle, enum role role);
/*
 * Reads a page until it has that text, for a minute at most: what is written beside a reply comes when it comes. Ends the test
 * when it does not come.
 */
void browser_await(struct browser *browser, const char *target, const char *text);
/* Signs somebody who is there in. */
void browser_sign_in(struct browser *browser, int64_t person_id);
/* Opens a browser, which stays where it is until http_close, and becomes somebody; handle NULL: it is a guest's. */
int64_t browser_enter(struct browser *browser, struct http_site *site, const char *handle, enum role role);

/* A site and its first browser, for as long as a test lasts. */
struct visit {
    struct http_site site;
    struct browser browser;
};
/* Answers the first browser. */
struct browser *visit_begin(struct visit *visit, const struct fixture_database *database);
void visit_end(struct visit *visit);
/* One more browser, which the caller closes. */
struct browser visit_another(struct visit *visit);
/*
 * Repeats what follows with a visit to a new site on each engine at hand, its first browser called `first`; it ends with what
 * follows.
 */
#define FOR_EACH_VISIT(visit, first)                                                                         \
    FOR_EACH_DATABASE(database)                                                                              \
    for (struct visit visit, *once = &visit; once; once = NULL)                                              \
        for (struct browser *first = visit_begin(&visit, database); first; visit_end(&visit), first = NULL)

/* Everything beyond letters and digits percent-encoded: in an address or a form. */
struct str url_coded(struct arena *arena, const char *text);

#define assert_sees(browser, text)                                                                           \
    do {                                                                                                     \
        if (!browser_sees((browser), (text))) {                                                              \
            print_error("status %d, not seen: %s\n%.*s\n", (browser)->status, (text),                        \
                        STR_ARG((browser)->body));                                                           \
            _fail(__FILE__, __LINE__);                                                                       \
        }                                                                                                    \
    } while (0)
#define assert_not_sees(browser, text) assert_false(browser_sees((browser), (text)))

#endif
