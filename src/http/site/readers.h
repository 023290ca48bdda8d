#ifndef HTTP_SITE_READERS_H
#define HTTP_SITE_READERS_H
/* Connections for reading, lent to one thread at a time, each with its own cache of whole pages. */
#include "service/unit/work.h"

struct page_cache;

struct reader {
    struct db *db;
    struct page_cache *cache;
    int64_t version; /* of the database, as last asked */
    struct instant asked_at;
    struct reader *next;
};

struct readers;

/*
 * db_version, asked again when the last time was READER_VERSION_MS ago: until then a kept page may miss what another
 * process has committed, never what this one has (service/unit/topics.h).
 */
enum { READER_VERSION_MS = 100 };
int64_t reader_version(struct reader *reader, struct instant now);

enum err readers_open(struct str url, unsigned count, struct readers **readers,
                      struct failure *failure) MUST_USE;
void readers_close(struct readers *readers);
/* Waits when all are lent. */
struct reader *reader_borrow(struct readers *readers);
void reader_return(struct readers *readers, struct reader *reader);

#endif
