#ifndef SUPPORT_ORDER_CROWD_H
#define SUPPORT_ORDER_CROWD_H
/* Many writers at once on the orders of one marketplace. */
#include "service/unit/work.h"
#include "support/order/market_world.h"

#include <pthread.h>

enum { CROWD_JOBS = 256, CROWD_JOB_BYTES = 4 << 20 };

struct crowd {
    struct market_world world;
    struct writers *writers;
    struct str refs[CROWD_JOBS];
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t done;
    size_t staying, stayed_most; /* of units that wait for each other, where a test has such */
    bool freed;
    enum err err; /* the first that was not OK */
    struct failure failure;
};

struct job {
    struct crowd *crowd;
    struct unit unit;
    struct arena arena;
    struct str ref;
    int64_t number, done;
    bool again; /* it was answered before */
};

/* With so many writers. */
void open_crowd(struct crowd *crowd, struct str url, int writers);
void close_crowd(struct crowd *crowd);

/* A unit of work that holds rows; `run` gets the job. */
void begin_job(struct crowd *crowd, struct job *job, int64_t number,
               enum err (*run)(struct ctx *ctx, void *arg));
/* All at once, and waits for all; crowd->err is the first that was not OK. */
void run_jobs(struct crowd *crowd, struct job *jobs, size_t count);
void end_jobs(struct job *jobs, size_t count);

/* The order as it is now, until the next one is read. */
struct order *order_of(struct market_world *world, struct str ref);

#endif
