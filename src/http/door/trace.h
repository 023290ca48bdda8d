#ifndef HTTP_DOOR_TRACE_H
#define HTTP_DOOR_TRACE_H
/*
 * The trace that a request is part of (https://www.w3.org/TR/trace-context/): taken from `traceparent`, named in the log, and
 * passed on with what the request causes, as one step below whoever sent it. tracestate is not kept.
 */
#include "http/wire/message.h"

/* The header for what goes on from here, with a number of our own for this step; empty when the request is in no trace. */
struct str trace_of(struct arena *arena, const struct request *request);
/* Of such a header: the trace, and the step. */
struct str trace_id(struct str trace);
struct str trace_step(struct str trace);

#endif
