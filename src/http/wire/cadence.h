#ifndef HTTP_WIRE_CADENCE_H
#define HTTP_WIRE_CADENCE_H
/* Work that a thread of its own does again and again. */
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct cadence {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool stopping;
    int64_t pause_ms; /* work(arg) may change it */
    void (*work)(void *arg);
    void *arg;
};

/* work(arg) at once, and again each time pause_ms after it has ended, by the clock that nobody sets. */
void cadence_start(struct cadence *cadence, int64_t pause_ms, void (*work)(void *arg), void *arg);
/* Whether somebody waits for it to end: for work that can stop half-way. */
bool cadence_stops(struct cadence *cadence);
/* Ends the work that runs, then the thread. */
void cadence_stop(struct cadence *cadence);

#endif
