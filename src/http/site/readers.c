#include "http/site/readers.h"

#include "base/memory.h"
#include "http/site/page_cache.h"

#include <pthread.h>
#include <stdlib.h>

struct readers {
    pthread_mutex_t lock;
    pthread_cond_t returned;
    struct reader *free;
};

static enum err add_reader(struct readers *readers, struct str url, struct failure *failure)
{
    struct reader *reader = memory_new(sizeof *reader);
    enum err err = db_open(url, DB_READ, &reader->db, failure);
    if (err) {
        free(reader);
        return err;
    }
    reader->cache = page_cache_new();
    reader->next = readers->free;
    readers->free = reader;
    return OK;
}

enum err readers_open(struct str url, unsigned count, struct readers **readers, struct failure *failure)
{
    struct readers *new = memory_new(sizeof *new);
    pthread_mutex_init(&new->lock, NULL);
    pthread_cond_init(&new->returned, NULL);
    enum err err = OK;
    for (unsigned i = 0; !err && i < count; i++)
        err = add_reader(new, url, failure);
    if (err) {
        readers_close(new);
        return err;
    }
    *readers = new;
    return OK;
}

void readers_close(struct readers *readers)
{
    while (readers->free) {
        struct reader *reader = readers->free;
        readers->free = reader->next;
        page_cache_free(reader->cache);
        db_close(reader->db);
        free(reader);
    }
    pthread_cond_destroy(&readers->returned);
    pthread_mutex_destroy(&readers->lock);
    free(readers);
}

int64_t reader_version(struct reader *reader, struct instant now)
{
    int64_t age_ms = instant_since(now, reader->asked_at).ms;
    if (age_ms >= 0 && age_ms < READER_VERSION_MS)
        return reader->version;
    reader->version = db_version(reader->db);
    reader->asked_at = now;
    return reader->version;
}

struct reader *reader_borrow(struct readers *readers)
{
    pthread_mutex_lock(&readers->lock);
    while (!readers->free)
        pthread_cond_wait(&readers->returned, &readers->lock);
    struct reader *reader = readers->free;
    readers->free = reader->next;
    pthread_mutex_unlock(&readers->lock);
    return reader;
}

void reader_return(struct readers *readers, struct reader *reader)
{
    pthread_mutex_lock(&readers->lock);
    reader->next = readers->free;
    readers->free = reader;
    pthread_cond_signal(&readers->returned);
    pthread_mutex_unlock(&readers->lock);
}
