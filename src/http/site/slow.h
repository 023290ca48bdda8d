#ifndef HTTP_SITE_SLOW_H
#define HTTP_SITE_SLOW_H
/* A few threads for what takes long on purpose (password hashing), so that nobody who reads waits behind it.
 */
#include <stdbool.h>

struct slow;

struct slow *slow_start(unsigned threads);
/* Queues run(arg). False when too many wait already: answer 503. */
bool slow_submit(struct slow *slow, void (*run)(void *arg), void *arg);
/* Runs what was accepted, then ends. */
void slow_stop(struct slow *slow);

#endif
