#ifndef TEXT_ORDER_PICTURE_H
#define TEXT_ORDER_PICTURE_H
/*
 * Files that people give as evidence or with a post: what they really are, and pictures without what the camera wrote into
 * them.
 *
 * A file is what its bytes say, whatever it is called. Pictures are decoded and encoded again (libjpeg-turbo, libpng,
 * libwebp), which leaves their pixels alone: no place, no device, no hidden rest. The turn that a camera notes (Exif
 * 2.32, tag 0x0112) is applied first. What a phone saves as HEIC becomes a JPEG (text/order/heic.h). A PDF stays as it is, unless
 * it could do something (text/order/pdf.h): then it is not taken.
 */
#include "base/arena.h"
#include "base/err.h"
#include "core/policy/words.h"

enum {
    PICTURE_SIDE_MAX = 12000,          /* pixels */
    PICTURE_PIXELS_MAX = 40 * 1000000, /* 160 MB decoded */
    PICTURE_LARGE = 1600, /* the longer side at most, of a post's picture; and in its place on the page */
    PICTURE_SMALL = 480
};

/* MIME_COUNT: none of those that are taken. */
enum mime picture_sniff(struct str bytes);

struct picture {
    struct arena arena; /* has the bytes */
    enum mime mime;
    int32_t width, height; /* 0: a PDF */
    struct str bytes;      /* picture_free gives them back */
    struct {
        int32_t width, height;
        struct str bytes;
    } small; /* of a post's: of the same kind */
};

/* Evidence keeps every pixel, and may be a PDF; what stands in a post is made smaller, in two sizes. */
enum picture_use { PICTURE_OF_EVIDENCE, PICTURE_OF_POST };

/*
 * ERR_INPUT, with a sentence about this one file, for what is no such file, is broken, moves, or is too large to be
 * decoded; nothing is decoded before its size is known. A PDF's bytes are copied.
 */
enum err picture_take(enum picture_use use, struct str bytes, struct picture *picture,
                      struct failure *failure) MUST_USE;
/* Harmless on a zeroed one. */
void picture_free(struct picture *picture);

#endif
