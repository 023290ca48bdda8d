#ifndef TEXT_KIT_COLOUR_H
#define TEXT_KIT_COLOUR_H
/* Colours of sRGB, and how well one is read on another: relative luminance and contrast of WCAG 2.2. */
#include "base/arena.h"

struct colour {
    uint8_t red, green, blue;
};

/* "#0d4a59", in either case; false for anything else. */
bool colour_read(struct str text, struct colour *colour);
struct str colour_text(struct arena *arena, struct colour colour);

/* From 1 to 21. */
double colour_contrast(struct colour one, struct colour other);
/* So many hundredths of the other. */
struct colour colour_mix(struct colour one, struct colour other, int hundredths);
/* The colour, moved as little towards `end` as gives it at least this contrast on the ground; `end` when nothing does. */
struct colour colour_seen_on(struct colour colour, struct colour ground, struct colour end, double least);

#endif
