#ifndef HTTP_SITE_SLOW_H
#define HTTP_SITE_SLOW_H
/* A few threads for what takes long on purpose (password hashing), so that nobody who reads waits behind it.
 */
#include "base/str.h"

struct slow;

struct slow *slow_start(unsigned threads);
/* Of all that wait or run, so many may be of one network: nobody alone keeps the others out. */
enum { SLOW_WAITING_MAX = 64, SLOW_SHARE = 8 };
/* Queues run(arg) for somebody from that network. False when too many wait already: answer 503. */
bool slow_submit(struct slow *slow, struct str network, void (*run)(void *arg), void *arg);
/* Runs what was accepted, then ends. */
void slow_stop(struct slow *slow);

#endif
