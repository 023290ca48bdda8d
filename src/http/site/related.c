#include "http/site/related.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct related_pages {
    pthread_mutex_t lock;
    struct related found[RELATED_GATHERED];
    size_t count;
    struct instant written_at;
};

struct related_pages *related_pages_new(void)
{
    struct related_pages *pages = memory_new(sizeof *pages);
    pthread_mutex_init(&pages->lock, NULL);
    return pages;
}

void related_pages_free(struct related_pages *pages)
{
    if (!pages)
        return;
    pthread_mutex_destroy(&pages->lock);
    free(pages);
}

/* NULL: full. */
static struct related *room_for(struct related_pages *pages, int64_t question_id)
{
    for (size_t i = 0; i < pages->count; i++)
        if (pages->found[i].question_id == question_id)
            return &pages->found[i];
    return pages->count < RELATED_GATHERED ? &pages->found[pages->count++] : NULL;
}

bool related_pages_note(struct related_pages *pages, const struct related *found, struct instant now)
{
    pthread_mutex_lock(&pages->lock);
    struct related *room = room_for(pages, found->question_id);
    if (room)
        *room = *found;
    if (pages->written_at.ms == 0)
        pages->written_at = now;
    bool due =
        pages->count >= RELATED_GATHERED / 2 || instant_since(now, pages->written_at).ms >= RELATED_WAIT_MS;
    pthread_mutex_unlock(&pages->lock);
    return due;
}

size_t related_pages_take(struct related_pages *pages, struct related taken[RELATED_GATHERED],
                          struct instant now)
{
    pthread_mutex_lock(&pages->lock);
    size_t count = pages->count;
    memcpy(taken, pages->found, count * sizeof *taken);
    pages->count = 0;
    pages->written_at = now;
    pthread_mutex_unlock(&pages->lock);
    return count;
}
