#ifndef CORE_TRACKING_PLAIN_H
#define CORE_TRACKING_PLAIN_H
/*
 * Text brought to what two people's spellings share, without an allocator: small letters, accents of Latin letters
 * dropped, punctuation as blanks, one blank between words. Letters of other scripts stay, Greek and Cyrillic ones small.
 */
#include "base/str.h"

/*
 * Folds into `room` of `size` bytes and answers what stands there; what does not fit is left out. A text gets a blank at
 * both ends; a pattern gets none, and keeps its `*` and `..`.
 */
struct str plain_text(struct str text, char *room, size_t size, bool pattern);

/* What plain_text makes of one character: so many bytes, 0 for what it makes a blank of or leaves out. */
size_t plain_bytes(uint32_t point, char bytes[4]);

#endif
