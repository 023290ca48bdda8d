#ifndef HTTP_WIRE_SERVER_WORKER_H
#define HTTP_WIRE_SERVER_WORKER_H
/*
 * The threads that serve; part of what stands behind the wall of http/wire/server.h.
 *
 * Each has a daemon of the HTTP library for itself and waits for it: the library's own threads go to sleep for the
 * whole time-out of a connection when exactly a full batch of 128 connections has something to say. So it is only
 * ever run without waiting, and again for as long as it has something to do.
 */
#include "base/time.h"

#include <pthread.h>

struct MHD_Daemon;
struct server;

/* When and how the serving ends; shared by all workers. */
struct ending {
    int64_t until_ms; /* of steady_ms: how long what was begun may take; 0: nobody has asked to end */
};

struct worker {
    struct server *server;
    struct MHD_Daemon *daemon;
    struct ending *ending;
    pthread_t thread;
    int epoll_fd, wake_fd;
    pthread_mutex_t waking; /* held while somebody else wakes it: then it does not go away */
    /* Of its thread alone: requests whose first line has come and that are not over, and those of them that wait. */
    int64_t in_flight, waiting;
    unsigned connections; /* open now */
};

/* Starts the thread; the daemon, which was started without one, is the worker's from now on. */
void worker_start(struct worker *worker);
/* From any thread, inside worker_hold and worker_let: there is something to do that no socket tells. */
void worker_wake(struct worker *worker);
void worker_hold(struct worker *worker);
void worker_let(struct worker *worker);

/*
 * Ends when ending->until_ms is set: accepts nothing more, and stops as soon as nothing is in flight, or, when the
 * time is over, nothing waits for an answer that is being made. Returns when the daemon has been stopped.
 */
void worker_join(struct worker *worker);

bool ending_begun(const struct ending *ending);
/* The time is over: nothing new is begun. */
bool ending_over(const struct ending *ending);

#endif
