#ifndef HTTP_DOOR_FINISH_H
#define HTTP_DOOR_FINISH_H
/* What every reply gets at its end: security headers, caching headers, 304, the log line, the counters. */
#include "http/door/router.h"
#include "http/site/page_cache.h"

/* What a file that somebody has sent in may do when it is opened by itself, in place of what pages may. */
#define POLICY_OF_FILES                                                                                      \
    STR("default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "    \
        "sandbox")

/* Completes the reply and gives back what the call held; a header that it has already stays as it is. Called once. */
void finish(struct call *call);
/* Makes the reply a kept page (200, or 304 when the browser has it). finish() still follows. */
void finish_page(struct call *call, const struct page *page);
/* The entity tag of these bytes, with its quotes. */
struct str finish_etag(struct arena *arena, struct str bytes);

#endif
