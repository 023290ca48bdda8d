#ifndef HTTP_REACH_POSTER_H
#define HTTP_REACH_POSTER_H
/* What a way has that posts to addresses which people gave: webhooks, push services. */
#include "http/reach/way.h"
#include "http/reach/web.h"

enum { POSTER_SECONDS = 15 /* to wait for an answer */ };

struct poster {
    struct app *app;
    struct web *web;
    bool inside; /* addresses within the operator's network are allowed */
};

/* As struct way's open and close. */
void *poster_open(struct app *app, const struct outside *outside, struct str kind);
void poster_close(void *arg);
/* Several are called at once: one that does not answer holds up its own alone. */
size_t poster_hands(const struct outside *outside);
/* How long whoever did not answer is left alone; by how often this one was tried. */
struct span poster_rest(const struct web_answer *answer, const struct outgoing *outgoing);
/* Why it was not taken: the status, or why there is none. */
void poster_say(const struct web_answer *answer, struct handed *came);

#endif
