#include "http/site/views.h"

#include "base/check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { SEEN_SLOTS = 1 << 16, DAY_MS = 24 * 3600 * 1000 };

struct views {
    pthread_mutex_t lock;
    struct question_views pending[QUESTION_VIEWS_MAX];
    size_t count;
    struct instant written_at;
    /* By their hash; a newer fingerprint takes the place of an older, whose visitor then counts once more. */
    _Atomic uint64_t seen[SEEN_SLOTS];
};

struct views *views_new(void)
{
    struct views *views = calloc(1, sizeof *views);
    check(views != NULL);
    pthread_mutex_init(&views->lock, NULL);
    return views;
}

void views_free(struct views *views)
{
    if (!views)
        return;
    pthread_mutex_destroy(&views->lock);
    free(views);
}

static uint64_t fingerprint(int64_t question_id, struct str network, struct instant now)
{
    uint64_t hash = str_hash(network);
    hash = (hash ^ (uint64_t)question_id) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ (uint64_t)(now.ms / DAY_MS)) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

static void add(struct views *views, int64_t question_id)
{
    for (size_t i = 0; i < views->count; i++)
        if (views->pending[i].question_id == question_id) {
            views->pending[i].count++;
            return;
        }
    /* Full: a burst beyond what is written at once is not worth waiting for. */
    if (views->count < QUESTION_VIEWS_MAX)
        views->pending[views->count++] = (struct question_views){question_id, 1};
}

bool views_note(struct views *views, int64_t question_id, struct str network, struct instant now)
{
    uint64_t print = fingerprint(question_id, network, now);
    if (atomic_exchange(&views->seen[print % SEEN_SLOTS], print) == print)
        return false;
    pthread_mutex_lock(&views->lock);
    add(views, question_id);
    if (views->written_at.ms == 0)
        views->written_at = now;
    bool due =
        views->count >= QUESTION_VIEWS_MAX / 2 || instant_since(now, views->written_at).ms >= VIEWS_WAIT_MS;
    pthread_mutex_unlock(&views->lock);
    return due;
}

size_t views_take(struct views *views, struct question_views taken[QUESTION_VIEWS_MAX], struct instant now)
{
    pthread_mutex_lock(&views->lock);
    size_t count = views->count;
    for (size_t i = 0; i < count; i++)
        taken[i] = views->pending[i];
    views->count = 0;
    views->written_at = now;
    pthread_mutex_unlock(&views->lock);
    return count;
}

bool views_is_person(const struct request *request)
{
    static const struct str words[] = {STR_INIT("bot"), STR_INIT("Bot"), STR_INIT("crawl"),
                                       STR_INIT("spider"), STR_INIT("Spider")};
    struct str agent = request_header(request, STR("User-Agent"));
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_find(agent, words[i]) < agent.len)
            return false;
    return request->method == METHOD_GET;
}
