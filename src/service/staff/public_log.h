#ifndef SERVICE_STAFF_PUBLIC_LOG_H
#define SERVICE_STAFF_PUBLIC_LOG_H
/* What moderators did to posts, for everybody: no names, no texts, nothing that somebody typed. */
#include "service/unit/work.h"

enum { PUBLIC_LOG_PAGE = 50 };

struct public_line {
    struct instant at;
    struct str sentence; /* in English, to be said */
    struct str reason;   /* the rule of a list, in English, to be said; empty: none was chosen */
};
struct public_log {
    struct public_line *at;
    size_t count;
    int64_t next; /* what the next page begins before; 0: this was the last */
};

/* before 0: from the newest. */
enum err public_log_read(struct ctx *ctx, int64_t before, struct public_log *log) MUST_USE;

#endif
