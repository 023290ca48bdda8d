#ifndef TEXT_TRACKING_FOLDED_H
#define TEXT_TRACKING_FOLDED_H
/*
 * A running text as words are compared: case and accents folded. What stands around one number stands around the next,
 * too; so that each character is folded once, however many numbers stand in the text. For text/tracking*.c only.
 */
#include "base/arena.h"
#include "base/buf.h"

/* A window of the text is kept, which goes along with who reads from the left. */
enum { TRACK_WINDOW_BYTES = 4096 };

struct track_folded {
    struct str text;
    struct arena arena; /* of one character */
    struct buf folded;
    size_t from, to;                     /* the window, in bytes of the text */
    uint32_t at[TRACK_WINDOW_BYTES + 1]; /* where in `folded` each of its bytes begins */
};

void track_folded_begin(struct track_folded *folded, struct str text);
void track_folded_end(struct track_folded *folded);

/*
 * What stands between two places of the text, at most half a window apart, without characters that are cut; bytes that
 * are not UTF-8 are left out. It lives until the next call.
 */
struct str track_folded_slice(struct track_folded *folded, size_t from, size_t to);

#endif
