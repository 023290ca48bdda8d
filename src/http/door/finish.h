#ifndef HTTP_DOOR_FINISH_H
#define HTTP_DOOR_FINISH_H
/* What every reply gets at its end: security headers, caching headers, 304, the log line, the counters. */
#include "http/door/router.h"
#include "http/site/page_cache.h"

/* Completes the reply and gives back what the call held. Called once. */
void finish(struct call *call);
/* Makes the reply a kept page (200, or 304 when the browser has it). finish() still follows. */
void finish_page(struct call *call, const struct page *page);
/* The entity tag of these bytes, with its quotes. */
struct str finish_etag(struct arena *arena, struct str bytes);

#endif
