#include "support/order/crowd.h"

static void job_done(void *arg, enum err err, const struct failure *failure)
{
    struct job *job = arg;
    struct crowd *crowd = job->crowd;
    pthread_mutex_lock(&crowd->lock);
    crowd->done++;
    if (err && !crowd->err) {
        crowd->err = err;
        crowd->failure = *failure;
    }
    pthread_cond_broadcast(&crowd->changed);
    pthread_mutex_unlock(&crowd->lock);
}

void run_jobs(struct crowd *crowd, struct job *jobs, size_t count)
{
    crowd->done = 0;
    crowd->err = OK;
    for (size_t i = 0; i < count; i++)
        assert_true(writers_submit(crowd->writers, &jobs[i].unit));
    pthread_mutex_lock(&crowd->lock);
    while (crowd->done < count)
        pthread_cond_wait(&crowd->changed, &crowd->lock);
    pthread_mutex_unlock(&crowd->lock);
}

void begin_job(struct crowd *crowd, struct job *job, int64_t number,
               enum err (*run)(struct ctx *ctx, void *arg))
{
    *job = (struct job){.crowd = crowd, .number = number};
    arena_init(&job->arena, CROWD_JOB_BYTES);
    job->unit =
        (struct unit){.run = run, .done = job_done, .arg = job, .arena = &job->arena, .by_rows = true};
}

void end_jobs(struct job *jobs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        arena_free(&jobs[i].arena);
}

void open_crowd(struct crowd *crowd, struct str url, int writers)
{
    *crowd = (struct crowd){.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    market_world_open(&crowd->world, url);
    assert_ok(writers_start(url, writers, crowd->world.site, &crowd->writers, &crowd->failure),
              &crowd->failure);
}

void close_crowd(struct crowd *crowd)
{
    writers_stop(crowd->writers);
    market_world_close(&crowd->world);
}

struct order *order_of(struct market_world *world, struct str ref)
{
    struct order *order;
    arena_reset(&world->arena);
    assert_ok(market_world_read(world, 0, ref, &order), &world->failure);
    return order;
}
