#ifndef TEXT_TRACKING_INPUT_H
#define TEXT_TRACKING_INPUT_H
/* What a person types or pastes when asked for a tracking number: one number, a list, or a whole mail. */
#include "text/tracking/tracking.h"

enum { TRACK_INPUT_MAX = 10 };

struct track_input {
    struct track_result results[TRACK_INPUT_MAX]; /* they borrow the text and the table */
    size_t count;
    bool more;     /* there were more numbers than fit */
    bool searched; /* the text was no list of numbers: it was searched strictly */
};

/*
 * Lines, or words apart by commas and semicolons, are numbers when each of them can be one; anything else is a text
 * that is searched as track_find_in_text does. Takes any bytes.
 */
void track_read_input(const struct track_table *table, struct str text, struct track_input *input);

#endif
