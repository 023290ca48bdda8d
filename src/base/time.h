#ifndef BASE_TIME_H
#define BASE_TIME_H
/*
 * Instants and spans, in milliseconds.
 *
 * An instant is a point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted. A span is
 * the distance between two instants. They are different structs so that adding two instants does not compile.
 * Nothing here reads a clock except instant_now and steady_ms, which only the doors call: everywhere else `now`
 * is an argument.
 */
#include <stdbool.h>
#include <stdint.h>

struct instant {
    int64_t ms;
};

struct span {
    int64_t ms;
};

#define SPAN_MS(n)      ((struct span){(n)})
#define SPAN_SECONDS(n) ((struct span){(int64_t)(n)*1000})
#define SPAN_MINUTES(n) ((struct span){(int64_t)(n)*60 * 1000})
#define SPAN_HOURS(n)   ((struct span){(int64_t)(n)*60 * 60 * 1000})
#define SPAN_DAYS(n)    ((struct span){(int64_t)(n)*24 * 60 * 60 * 1000})

/* The clock of the machine. For doors (serve, commands) only. */
struct instant instant_now(void);

/* Milliseconds of a clock that nobody sets, from a beginning of its own: for how long something has lasted. */
int64_t steady_ms(void);

/* The end of time where it would lie behind: numbers that a stranger chose come here, too. */
static inline struct instant instant_add(struct instant at, struct span span)
{
    int64_t ms;
    if (__builtin_add_overflow(at.ms, span.ms, &ms))
        ms = span.ms < 0 ? INT64_MIN : INT64_MAX;
    return (struct instant){ms};
}

static inline struct span instant_since(struct instant later, struct instant earlier)
{
    int64_t ms;
    if (__builtin_sub_overflow(later.ms, earlier.ms, &ms))
        ms = earlier.ms > 0 ? INT64_MIN : INT64_MAX;
    return (struct span){ms};
}

static inline bool instant_before(struct instant a, struct instant b)
{
    return a.ms < b.ms;
}

#endif
