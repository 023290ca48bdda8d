#ifndef HTTP_SITE_COUNTERS_H
#define HTTP_SITE_COUNTERS_H
/* What /metrics tells: requests by class of status, and how long they took, in buckets that do not grow. */
#include "base/buf.h"
#include "base/time.h"

struct counters;

struct counters *counters_new(void);
void counters_free(struct counters *counters);
void counters_request(struct counters *counters, int status, struct span took);
/* A page for everybody was answered as it had been kept, or was made. */
void counters_page(struct counters *counters, bool kept);
/* What became of messages of tracking services. */
enum webhook_outcome {
    OUTCOME_TAKEN,
    OUTCOME_UNPROVED,
    OUTCOME_OLD,
    OUTCOME_MALFORMED,
    OUTCOME_TOO_LARGE,
    OUTCOME_COUNT
};
void counters_webhook(struct counters *counters, enum webhook_outcome outcome);
/* The timer has looked. */
void counters_round(struct counters *counters, struct instant now);
/* There is a shelf for copies, and this is its newest; 0: there is none, or it cannot be said. */
void counters_copy(struct counters *counters, struct instant newest);
/* How long it is from one copy to the next. */
void counters_copy_every(struct counters *counters, struct span every);
/* There is a bucket for copies, this is the newest that is known to be there, and whether the last could not be sent. */
void counters_far_copy(struct counters *counters, struct instant newest, bool failing);

/* Prometheus' text format 0.0.4: a name, what kind of figure it is, and what it says. */
struct metric {
    const char *name, *type, *help;
};
/* What stands before the values. */
void metric_begin(struct buf *out, const struct metric *metric);
/* One whole figure without labels. */
void metric_print(struct buf *out, const struct metric *metric, int64_t value);
/* All that is counted here. */
void counters_print(const struct counters *counters, struct buf *out);

#endif
