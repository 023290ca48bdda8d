#ifndef TEXT_PEOPLE_QR_H
#define TEXT_PEOPLE_QR_H
/* A text as a picture that a camera reads (QR code), drawn as one path of an SVG. libqrencode behind one wall. */
#include "base/arena.h"

enum { QR_MARGIN = 4 }; /* modules around it that stay white, as the standard wants */

struct qr {
    int size;        /* of the square, in modules, with its margin */
    struct str path; /* the d of a path in a viewBox of that size: what is dark */
};
/* Size 0 when the text is too long: at most some hundreds of characters are to be read from a screen. */
struct qr qr_of(struct arena *arena, struct str text);

#endif
