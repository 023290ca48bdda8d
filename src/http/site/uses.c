#include "http/site/uses.h"

#include "base/check.h"

#include <pthread.h>
#include <stdlib.h>

struct uses {
    pthread_mutex_t lock;
    struct use pending[USES_MAX];
    size_t count;
    struct instant written_at;
};

struct uses *uses_new(void)
{
    struct uses *uses = calloc(1, sizeof *uses);
    check(uses != NULL);
    pthread_mutex_init(&uses->lock, NULL);
    return uses;
}

void uses_free(struct uses *uses)
{
    if (!uses)
        return;
    pthread_mutex_destroy(&uses->lock);
    free(uses);
}

static void put(struct uses *uses, struct use use)
{
    for (size_t i = 0; i < uses->count; i++)
        if (uses->pending[i].token_id == use.token_id) {
            uses->pending[i] = use;
            return;
        }
    if (uses->count < USES_MAX)
        uses->pending[uses->count++] = use;
}

/* The first use of a while is written at once. */
bool uses_note(struct uses *uses, int64_t token_id, struct instant now)
{
    pthread_mutex_lock(&uses->lock);
    put(uses, (struct use){token_id, now});
    bool due = uses->count >= USES_MAX / 2 || instant_since(now, uses->written_at).ms >= USES_WAIT_MS;
    pthread_mutex_unlock(&uses->lock);
    return due;
}

size_t uses_take(struct uses *uses, struct use taken[USES_MAX], struct instant now)
{
    pthread_mutex_lock(&uses->lock);
    size_t count = uses->count;
    for (size_t i = 0; i < count; i++)
        taken[i] = uses->pending[i];
    uses->count = 0;
    uses->written_at = now;
    pthread_mutex_unlock(&uses->lock);
    return count;
}
