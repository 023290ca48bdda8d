#include "http/site/views.h"

#include "base/check.h"
#include "base/memory.h"
#include "http/site/pending.h"

#include <stdatomic.h>
#include <stdlib.h>

enum { SEEN_SLOTS = 1 << 16, DAY_MS = 24 * 3600 * 1000 };

struct views {
    struct pending *pending;
    /* By their hash; a newer fingerprint takes the place of an older, whose visitor then counts once more. */
    _Atomic uint64_t seen[SEEN_SLOTS];
};

struct views *views_new(void)
{
    struct views *views = memory_new(sizeof *views);
    views->pending = pending_new(VIEWS_WAIT_MS, true);
    return views;
}

void views_free(struct views *views)
{
    if (!views)
        return;
    pending_free(views->pending);
    free(views);
}

static uint64_t fingerprint(int64_t question_id, struct str network, struct instant now)
{
    uint64_t hash = str_hash(network);
    hash = (hash ^ (uint64_t)question_id) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ (uint64_t)(now.ms / DAY_MS)) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

bool views_note(struct views *views, int64_t question_id, struct str network, struct instant now)
{
    uint64_t print = fingerprint(question_id, network, now);
    if (atomic_exchange(&views->seen[print % SEEN_SLOTS], print) == print)
        return false;
    return pending_add(views->pending, (struct pending_row){question_id, 1}, now);
}

size_t views_take(struct views *views, struct question_views taken[QUESTION_VIEWS_MAX], struct instant now)
{
    _Static_assert((int)QUESTION_VIEWS_MAX >= (int)PENDING_MAX, "what has gathered has room");
    struct pending_row rows[PENDING_MAX];
    size_t count = pending_take(views->pending, rows, now);
    for (size_t i = 0; i < count; i++)
        taken[i] = (struct question_views){rows[i].id, rows[i].number};
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
