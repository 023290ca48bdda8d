#ifndef HTTP_SITE_RELATED_H
#define HTTP_SITE_RELATED_H
/*
 * What pages found to be related, until it is written with the views: a page that is read writes nothing itself. Safe for
 * threads. What comes when it is full is found once more by the next page.
 */
#include "service/desk/find.h"

enum { RELATED_GATHERED = 64, RELATED_WAIT_MS = 15 * 1000 };

struct related_pages;

struct related_pages *related_pages_new(void);
void related_pages_free(struct related_pages *pages);
/* True when it is time to write: call related_pages_take. */
bool related_pages_note(struct related_pages *pages, const struct related *found, struct instant now);
/* Takes what has gathered; answers how many. */
size_t related_pages_take(struct related_pages *pages, struct related taken[RELATED_GATHERED],
                          struct instant now);

#endif
