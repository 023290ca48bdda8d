#ifndef HTTP_SITE_PAGE_CACHE_H
#define HTTP_SITE_PAGE_CACHE_H
/*
 * Whole pages as anonymous visitors see them, kept as long as nothing that they show has changed.
 *
 * What this process commits is known by topics (service/unit/topics.h): a page that names what it shows outlives all
 * else. What others commit shows in the version of the database (db_version), which our own commits move as well: once
 * it has moved, a page that names what it shows is taken for PAGE_TRUST_MS after it was made, and any other no more. A
 * database without such a version (PostgreSQL) is always taken to have moved, and for any page it is the former. A page
 * also stands for one site as the settings made it, and for one day, on which the form code of anonymous visitors
 * depends. One cache belongs to one reader, so nothing is locked; a collision simply makes the page again.
 */
#include "http/wire/message.h"
#include "service/unit/topics.h"

struct page_cache;

struct page_key {
    struct str path, query, theme, language;
    int64_t site; /* its generation */
    int64_t day;
    int64_t version; /* of the database; 0: it has none */
    int64_t seen;    /* topics_now */
    int64_t now_ms;  /* of the clock that nobody sets */
};
/* All of it is asked before anything is read for the page. */

enum { PAGE_TRUST_MS = 900 }; /* what another server wrote is seen within a second */

struct page {
    struct shared_body *body;
    struct str etag; /* with its quotes */
};

struct page_cache *page_cache_new(void);
void page_cache_free(struct page_cache *cache);
/* The page, or NULL. It stays the cache's: hold the body to keep it. */
const struct page *page_cache_find(struct page_cache *cache, const struct page_key *key,
                                   const struct topics *topics);

struct page_made {
    struct str bytes, etag;
    const struct topic_set *shows;
};
/* Keeps a copy of the bytes (unless they are too many) and answers the page, or NULL. */
const struct page *page_cache_put(struct page_cache *cache, const struct page_key *key,
                                  const struct page_made *made);

#endif
