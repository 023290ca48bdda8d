#include "service/bulk/texts.h"

#include "base/check.h"
#include "service/desk/wording.h"

#include <pthread.h>

/* A thread is begun for each batch, which takes a hundredth of what it does there. */
enum { BATCH_QUESTIONS = 50 };

struct batch {
    struct search_sources sources;
    struct wording made[BATCH_QUESTIONS];
    struct arena read, own, others; /* the sources; what each of the threads has made */
    struct stems *own_stems, *others_stems;
    size_t next; /* the first that nobody makes yet; of both threads */
    pthread_t thread;
    bool helped;
};

static void batch_init(struct batch *batch, struct stems *own, struct stems *others)
{
    batch->own_stems = own;
    batch->others_stems = others;
    arena_init(&batch->read, SIZE_MAX);
    arena_init(&batch->own, SIZE_MAX);
    arena_init(&batch->others, SIZE_MAX);
}

static void batch_free(struct batch *batch)
{
    arena_free(&batch->read);
    arena_free(&batch->own);
    arena_free(&batch->others);
}

static void make(struct batch *batch, struct stems *stems, struct arena *arena)
{
    size_t at;
    while ((at = __atomic_fetch_add(&batch->next, 1, __ATOMIC_RELAXED)) < batch->sources.count)
        wording_of(stems, arena, &batch->sources.at[at], &batch->made[at]);
}

static void *help(void *arg)
{
    struct batch *batch = arg;
    make(batch, batch->others_stems, &batch->others);
    return NULL;
}

/* Reads the next batch, whose words are made from then on; alone where there is no other thread to be had. */
static enum err begin(struct ctx *ctx, struct batch *batch, int64_t *after)
{
    arena_reset(&batch->read);
    arena_reset(&batch->own);
    arena_reset(&batch->others);
    batch->next = 0;
    enum err err = search_sources_load(ctx->db, &batch->read, *after, BATCH_QUESTIONS, &batch->sources);
    if (err || batch->sources.count == 0)
        return err;
    *after = batch->sources.at[batch->sources.count - 1].question_id;
    batch->helped = pthread_create(&batch->thread, NULL, help, batch) == 0;
    return OK;
}

/* All of the batch is made behind it. */
static void join(struct batch *batch)
{
    if (batch->sources.count)
        make(batch, batch->own_stems, &batch->own);
    if (batch->helped)
        check(pthread_join(batch->thread, NULL) == 0);
    batch->helped = false;
}

static enum err put(struct ctx *ctx, const struct recount *recount, const struct batch *batch)
{
    struct arena scratch;
    struct ctx one = *ctx;
    enum err err = OK;
    arena_init(&scratch, SIZE_MAX);
    one.arena = &scratch;
    for (size_t i = 0; !err && i < batch->sources.count; i++) {
        arena_reset(&scratch);
        err = recount_words(&one, recount, &batch->sources.at[i], &batch->made[i]);
    }
    arena_free(&scratch);
    return err ? err : db_settle(ctx->db);
}

enum err bulk_texts_count(struct ctx *ctx, const struct recount *recount, int64_t after, int64_t total,
                          const struct progress *progress)
{
    struct batch batches[2] = {0};
    struct stems *stems[2] = {stems_new(), stems_new()}; /* of this thread, and of the one that helps */
    batch_init(&batches[0], stems[0], stems[1]);
    batch_init(&batches[1], stems[0], stems[1]);
    enum err err = begin(ctx, &batches[0], &after);
    join(&batches[0]);
    for (int64_t done = 0, at = 0; !err && batches[at].sources.count; at = !at) {
        err = begin(ctx, &batches[!at], &after);
        if (!err)
            err = put(ctx, recount, &batches[at]);
        join(&batches[!at]);
        progress_tell(progress, recount_name(RECOUNT_WORDS), done += (int64_t)batches[at].sources.count,
                      total);
    }
    batch_free(&batches[0]);
    batch_free(&batches[1]);
    stems_free(stems[0]);
    stems_free(stems[1]);
    return err;
}
