#ifndef TEXT_TRACKING_PRINT_H
#define TEXT_TRACKING_PRINT_H
/* What numbers can be, and what carriers say, as lines for people. */
#include "text/tracking/tracking.h"

/* Whoever reads, and where what is said to them lives. */
struct track_reader {
    struct arena *arena;
    const struct language *language; /* NULL: English */
};

void track_put_text(struct track_reader reader, const struct track_result *result, struct buf *out);
/* A line of a carrier's page, and what it means. */
void track_put_event_text(struct track_reader reader, struct str line, struct buf *out);

#endif
