#ifndef SUPPORT_DOOR_SAMPLE_PICTURES_H
#define SUPPORT_DOOR_SAMPLE_PICTURES_H
/* Pictures made at run time, in an arena. The left half is red, the right one white. */
#include "base/arena.h"

struct str sample_png(struct arena *arena, int width, int height);
/* Only the beginning of one, which claims this size. */
struct str sample_png_head(struct arena *arena, uint32_t width, uint32_t height);
struct str sample_jpeg(struct arena *arena, int width, int height);
/* 16 x 8 pixels with what a camera writes: how it was held (1 to 8), and "SECRET PLACE". */
struct str sample_jpeg_with_notes(struct arena *arena, int orientation);
struct str sample_webp(struct arena *arena, int width, int height, bool lossless);
/* As a phone saves it, held as a camera notes (1 to 8). */
struct str sample_heic(struct arena *arena, int width, int height, int orientation);

#endif
