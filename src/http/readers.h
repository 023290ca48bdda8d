#ifndef HTTP_READERS_H
#define HTTP_READERS_H
/* Connections for reading, lent to one thread at a time, each with its own cache of whole pages. */
#include "service/work.h"

struct page_cache;

struct reader {
    struct db *db;
    struct page_cache *cache;
    struct reader *next;
};

struct readers;

enum err readers_open(struct str url, unsigned count, struct readers **readers,
                      struct failure *failure) MUST_USE;
void readers_close(struct readers *readers);
/* Waits when all are lent. */
struct reader *reader_borrow(struct readers *readers);
void reader_return(struct readers *readers, struct reader *reader);

#endif
