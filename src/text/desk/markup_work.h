#ifndef TEXT_DESK_MARKUP_WORK_H
#define TEXT_DESK_MARKUP_WORK_H
/*
 * How long md4c may read a text, judged before it does. For markup.c only.
 *
 * md4c 0.4.8 takes time that grows with the square of a text, or faster, in these cases, found by trying every
 * three of its signs in turn:
 *
 *   brackets in each other      each pair reads what stands within it, and counts its lines from the first
 *   bare addresses in a row     each reads to the end of the word, and over every sign behind it
 *   the same within pictures    once more for each picture that is around them
 *   boxes in each other         each blank line looks at every list that is open
 *
 * None of it passes from one paragraph to the next, so what is counted is counted a stretch: lines without a
 * blank one between, up to one that begins an item at its first column. It costs one reading of the text. Not
 * counted, and bounded by the size of a text alone: rows of a wide table, and ends of links over blank lines.
 */
#include "base/str.h"

enum {
    MARKUP_WORK_PER_BYTE = 512, /* steps, of a nanosecond at most */
    MARKUP_WORK_FREE = 1 << 16
};

/* Steps that grow faster than the text. */
size_t markup_work(struct str markdown);

#endif
