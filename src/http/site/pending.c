#include "http/site/pending.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct pending {
    pthread_mutex_t lock;
    struct pending_row rows[PENDING_MAX];
    size_t count;
    int64_t wait_ms;
    bool first_waits;
    struct instant written_at;
};

struct pending *pending_new(int64_t wait_ms, bool first_waits)
{
    struct pending *pending = memory_new(sizeof *pending);
    pthread_mutex_init(&pending->lock, NULL);
    pending->wait_ms = wait_ms;
    pending->first_waits = first_waits;
    return pending;
}

void pending_free(struct pending *pending)
{
    if (!pending)
        return;
    pthread_mutex_destroy(&pending->lock);
    free(pending);
}

/* NULL: full. A burst beyond what is written at once is not worth waiting for. */
static struct pending_row *row_of(struct pending *pending, int64_t id)
{
    for (size_t i = 0; i < pending->count; i++)
        if (pending->rows[i].id == id)
            return &pending->rows[i];
    if (pending->count == PENDING_MAX)
        return NULL;
    pending->rows[pending->count] = (struct pending_row){id, 0};
    return &pending->rows[pending->count++];
}

static bool note(struct pending *pending, struct pending_row row, bool adds, struct instant now)
{
    pthread_mutex_lock(&pending->lock);
    struct pending_row *kept = row_of(pending, row.id);
    if (kept)
        kept->number = (adds ? kept->number : 0) + row.number;
    if (pending->first_waits && pending->written_at.ms == 0)
        pending->written_at = now;
    bool due =
        pending->count >= PENDING_MAX / 2 || instant_since(now, pending->written_at).ms >= pending->wait_ms;
    pthread_mutex_unlock(&pending->lock);
    return due;
}

bool pending_add(struct pending *pending, struct pending_row row, struct instant now)
{
    return note(pending, row, true, now);
}

bool pending_set(struct pending *pending, struct pending_row row, struct instant now)
{
    return note(pending, row, false, now);
}

size_t pending_take(struct pending *pending, struct pending_row taken[PENDING_MAX], struct instant now)
{
    pthread_mutex_lock(&pending->lock);
    size_t count = pending->count;
    memcpy(taken, pending->rows, count * sizeof *taken);
    pending->count = 0;
    pending->written_at = now;
    pthread_mutex_unlock(&pending->lock);
    return count;
}
