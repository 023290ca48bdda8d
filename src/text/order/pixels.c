#include "text/order/pixels.h"

#include "base/words.h"
#include "text/order/picture.h"

#include <string.h>

enum err pixels_broken(struct failure *failure)
{
    return fail(failure, ERR_INPUT,
                "The picture is broken or not complete. Save it again, or take a new one.");
}

enum err pixels_check(int64_t width, int64_t height, struct failure *failure)
{
    if (width < 1 || height < 1)
        return pixels_broken(failure);
    if (width > PICTURE_SIDE_MAX || height > PICTURE_SIDE_MAX || width * height > PICTURE_PIXELS_MAX)
        return fail(failure, ERR_INPUT,
                    "The picture has {width} x {height} pixels; at most {side} on a side and {millions} "
                    "million in all are taken. "
                    "Make it smaller.",
                    PLACE_INT("width", width), PLACE_INT("height", height),
                    PLACE_INT("side", PICTURE_SIDE_MAX), PLACE_INT("millions", PICTURE_PIXELS_MAX / 1000000));
    return OK;
}

void pixels_take(struct pixels *pixels, int64_t width, int64_t height)
{
    pixels->width = (int32_t)width;
    pixels->height = (int32_t)height;
    pixels->at = arena_take(&pixels->arena, (size_t)width * (size_t)height * 4);
}

/* The pixels of the larger picture between two edges; at least one. */
struct stretch {
    int32_t first, end;
};

static struct stretch stretch_of(int32_t at, int32_t small, int32_t large)
{
    int32_t first = (int32_t)((int64_t)at * large / small);
    int32_t end = (int32_t)((int64_t)(at + 1) * large / small);
    return (struct stretch){first, end > first ? end : first + 1};
}

/* What cannot be seen has no colour to give: each counts as much as it covers. */
static void mean_of(const struct pixels *from, struct stretch across, struct stretch down, unsigned char *to)
{
    uint64_t sum[3] = {0}, cover = 0;
    uint64_t count = (uint64_t)(across.end - across.first) * (uint64_t)(down.end - down.first);
    for (int32_t y = down.first; y < down.end; y++) {
        const unsigned char *at = from->at + ((size_t)y * (size_t)from->width + (size_t)across.first) * 4;
        for (int32_t x = across.first; x < across.end; x++, at += 4) {
            for (int i = 0; i < 3; i++)
                sum[i] += (uint64_t)at[i] * at[3];
            cover += at[3];
        }
    }
    for (int i = 0; i < 3; i++)
        to[i] = (unsigned char)(cover ? (sum[i] + cover / 2) / cover : 0);
    to[3] = (unsigned char)((cover + count / 2) / count);
}

static int64_t scaled(int64_t length, int64_t longest, int64_t side)
{
    int64_t now = (length * side + longest / 2) / longest;
    return now > 0 ? now : 1;
}

void pixels_shrink(const struct pixels *from, int32_t side, struct pixels *to)
{
    int32_t longest = from->width > from->height ? from->width : from->height;
    if (longest <= side) {
        pixels_take(to, from->width, from->height);
        memcpy(to->at, from->at, (size_t)from->width * (size_t)from->height * 4);
        return;
    }
    pixels_take(to, scaled(from->width, longest, side), scaled(from->height, longest, side));
    unsigned char *at = to->at;
    for (int32_t y = 0; y < to->height; y++)
        for (int32_t x = 0; x < to->width; x++, at += 4)
            mean_of(from, stretch_of(x, to->width, from->width), stretch_of(y, to->height, from->height), at);
}
