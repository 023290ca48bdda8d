#ifndef HTTP_SITE_PAGE_CACHE_H
#define HTTP_SITE_PAGE_CACHE_H
/*
 * Whole pages as anonymous visitors see them, kept as long as nothing was committed meanwhile.
 *
 * A page is kept with the version of the database that it was made from (db_version; on PostgreSQL, which has
 * none, with the second), with the number of commits of this process, and with the day, on which the form code of anonymous visitors depends. One cache
 * belongs to one reader, so nothing is locked; a collision simply makes the page again.
 */
#include "http/wire/message.h"

struct page_cache;

struct page_key {
    struct str path, query, theme, language;
    int64_t version;
    int64_t commits;
    int64_t day;
};

struct page {
    struct shared_body *body;
    struct str etag; /* with its quotes */
};

struct page_cache *page_cache_new(void);
void page_cache_free(struct page_cache *cache);
/* The page, or NULL. It stays the cache's: hold the body to keep it. */
const struct page *page_cache_find(struct page_cache *cache, const struct page_key *key);
/* Keeps a copy of the bytes (unless they are too many) and answers the page, or NULL. */
const struct page *page_cache_put(struct page_cache *cache, const struct page_key *key, struct str bytes,
                                  struct str etag);

#endif
