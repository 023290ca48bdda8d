#ifndef TEXT_TRACKING_PRINT_H
#define TEXT_TRACKING_PRINT_H
/* What numbers can be, and what carriers say, as lines for people. */
#include "text/tracking/tracking.h"

/*
 * What was said of candidates whose numbers told nothing but their kind, in one language: a file has the same few kinds a million
 * times. It never takes more of its arena than TRACK_MEMORY_BYTES.
 */
struct track_memory;
enum { TRACK_MEMORY_BYTES = 4 * 1024 * 1024 };
struct track_memory *track_memory_new(struct arena *arena);

/* Whoever reads, and where what is said to them lives. */
struct track_reader {
    struct arena *arena;
    const struct language *language; /* NULL: English */
    struct track_memory *memory;     /* NULL: nothing is remembered */
};

void track_put_text(struct track_reader reader, const struct track_result *result, struct buf *out);
/* A line of a carrier's page, and what it means. */
void track_put_event_text(struct track_reader reader, struct str line, struct buf *out);

#endif
