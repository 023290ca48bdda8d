#ifndef SERVICE_BULK_PROGRESS_H
#define SERVICE_BULK_PROGRESS_H
/* How far long work has come, told to whoever shows it. */
#include "base/str.h"

struct progress {
    /* `what` is being done; done of total, in units of its own. total 0: nobody knows. May be called often. */
    void (*tell)(void *arg, struct str what, int64_t done, int64_t total);
    void *arg;
};

/* progress may be NULL. */
static inline void progress_tell(const struct progress *progress, struct str what, int64_t done,
                                 int64_t total)
{
    if (progress && progress->tell)
        progress->tell(progress->arg, what, done, total);
}

#endif
