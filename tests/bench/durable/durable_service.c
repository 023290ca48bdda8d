/* Ours: units that run answer_post and vote_cast, handed to the real writers, a fixed number of them in flight. */
#include "durable.h"

#include "service/desk/answer.h"
#include "service/desk/vote.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { JOB_MEMORY = 8 * 1024 * 1024, PLENTY = 1000000 };

struct job {
    struct crowd *crowd;
    struct unit unit;
    struct arena arena;
    int64_t i; /* the unit that it writes now */
};

/* All who write at a time. Whoever is done goes on with the next unit. */
struct crowd {
    const struct durable *durable;
    struct writers *writers;
    bool votes;
    pthread_mutex_t lock;
    pthread_cond_t finished;
    int64_t next, done;
};

static struct viewer viewer_of(const struct durable *durable, int64_t i)
{
    return (struct viewer){.person_id = durable_writer(durable, i), .role = ROLE_MEMBER, .points = 100};
}

static enum err run_job(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    char body[BODY_ROOM], network[NETWORK_ROOM];
    const struct durable *durable = job->crowd->durable;
    struct viewer viewer = viewer_of(durable, job->i);
    struct str from = str_from(durable_network(network, job->i));
    if (job->crowd->votes) {
        struct voted voted;
        struct vote vote = {viewer, from, {POST_ANSWER, durable_answer(durable, job->i).id}, 1};
        return vote_cast(ctx, &vote, &voted);
    }
    struct posted posted;
    struct answer_draft draft = {.writer = {.viewer = viewer, .network = from},
                                 .question_id = durable_question(durable, job->i),
                                 .body = str_from(durable_body(body, job->i))};
    enum err err = answer_post(ctx, &draft, &posted);
    return !err && posted.held_for.len ? fail(&ctx->failure, ERR_REFUSED, "the answer is held") : err;
}

/* Takes the next unit; false when there is none. */
static bool take_next(struct job *job)
{
    struct crowd *crowd = job->crowd;
    pthread_mutex_lock(&crowd->lock);
    job->i = crowd->next++;
    pthread_mutex_unlock(&crowd->lock);
    arena_reset(&job->arena);
    return job->i < crowd->durable->units;
}

static void submit(struct job *job)
{
    if (!writers_submit(job->crowd->writers, &job->unit))
        durable_fail("writers_submit", "the queue is full");
}

static void job_done(void *arg, enum err err, const struct failure *failure)
{
    struct job *job = arg;
    struct crowd *crowd = job->crowd;
    if (err)
        durable_fail(crowd->votes ? "vote_cast" : "answer_post", failure->text);
    pthread_mutex_lock(&crowd->lock);
    if (++crowd->done == crowd->durable->units)
        pthread_cond_signal(&crowd->finished);
    pthread_mutex_unlock(&crowd->lock);
    if (take_next(job))
        submit(job);
}

static struct site *open_site(struct str url)
{
    struct db *db;
    struct site *site;
    struct failure failure = {0};
    if (db_open(url, DB_READ, &db, &failure) || site_load(db, &site, &failure))
        durable_fail("the site", failure.text);
    db_close(db);
    for (size_t i = 0; i < LIMIT_COUNT; i++)
        site->limits[i][0] = site->limits[i][1] = PLENTY;
    return site;
}

static double run_crowd(struct crowd *crowd, struct job *jobs)
{
    struct instant began = instant_now();
    for (int64_t i = 0; i < crowd->durable->group; i++) {
        struct job *job = &jobs[i];
        job->crowd = crowd;
        arena_init(&job->arena, JOB_MEMORY);
        job->unit = (struct unit){.run = run_job, .done = job_done, .arg = job, .arena = &job->arena};
        if (take_next(job))
            submit(job);
    }
    pthread_mutex_lock(&crowd->lock);
    while (crowd->done < crowd->durable->units)
        pthread_cond_wait(&crowd->finished, &crowd->lock);
    pthread_mutex_unlock(&crowd->lock);
    return (double)instant_since(instant_now(), began).ms / 1000;
}

double durable_by_service(const struct durable *durable, bool votes)
{
    char url[4096];
    struct failure failure = {0};
    struct crowd crowd = {.durable = durable, .votes = votes};
    snprintf(url, sizeof url, "sqlite:%s", durable->path);
    struct site *site = open_site(str_from(url));
    struct job *jobs = calloc((size_t)durable->group, sizeof *jobs);
    pthread_mutex_init(&crowd.lock, NULL);
    pthread_cond_init(&crowd.finished, NULL);
    if (!jobs || writers_start(str_from(url), 1, site, &crowd.writers, &failure))
        durable_fail("the writers", failure.text);
    double seconds = run_crowd(&crowd, jobs);
    writers_stop(crowd.writers);
    for (int64_t i = 0; i < durable->group; i++)
        arena_free(&jobs[i].arena);
    free(jobs);
    site_drop(site);
    return seconds;
}
