#ifndef SUPPORT_TRACKING_TRACKING_WORLD_H
#define SUPPORT_TRACKING_TRACKING_WORLD_H
/* The carriers that the binary carries, for the tests of tracking numbers. */
#include "text/tracking/tracking.h"

struct tracking_world {
    struct arena arena;
    const struct track_table *table;
};

/* A group's setup and teardown; the state is a struct tracking_world. */
int open_tracking_world(void **state);
int close_tracking_world(void **state);

struct track_result identified(void **state, const char *number);
/* The candidate of that carrier, or NULL. */
const struct track_candidate *candidate_of(const struct track_result *result, const char *carrier);

#define complain(...)                                                                                        \
    do {                                                                                                     \
        print_error(__VA_ARGS__);                                                                            \
        _fail(__FILE__, __LINE__);                                                                           \
    } while (0)

#endif
