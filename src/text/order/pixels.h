#ifndef TEXT_ORDER_PIXELS_H
#define TEXT_ORDER_PIXELS_H
/* Pixels on their way from one file to the next. What picture.h offers is made of this. */
#include "base/arena.h"
#include "base/err.h"

struct pixels {
    struct arena arena;
    unsigned char *at; /* four bytes each, red first */
    int32_t width, height;
};

/* ERR_INPUT, with a sentence, for what is too large to be decoded, or is nothing. */
enum err pixels_check(int64_t width, int64_t height, struct failure *failure) MUST_USE;
/* Room for so many, which pixels_check took. */
void pixels_take(struct pixels *pixels, int64_t width, int64_t height);
/*
 * The same picture with no side longer than `side`: each pixel is the mean of those that it stands for, weighed by how much
 * they cover. One that is smaller stays as it is. `to` takes its room from its own arena.
 */
void pixels_shrink(const struct pixels *from, int32_t side, struct pixels *to);

/* What is said of a file that a library cannot read. */
enum err pixels_broken(struct failure *failure);

#endif
