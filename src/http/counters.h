#ifndef HTTP_COUNTERS_H
#define HTTP_COUNTERS_H
/* What /metrics tells: requests by class of status, and how long they took, in buckets that do not grow. */
#include "base/buf.h"
#include "base/time.h"

struct counters;

struct counters *counters_new(void);
void counters_free(struct counters *counters);
void counters_request(struct counters *counters, int status, struct span took);
/* Prometheus' text format 0.0.4. */
void counters_print(const struct counters *counters, struct buf *out);

#endif
