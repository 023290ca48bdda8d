#ifndef TEXT_DESK_SLUG_H
#define TEXT_DESK_SLUG_H
/*
 * The readable part of an address: "Why hasn't my parcel come?" becomes why-hasnt-my-parcel-come.
 */
#include "base/arena.h"

enum { SLUG_CHARS_MAX = 50 };

/*
 * Words of lower-case ASCII letters and digits joined by hyphens: apostrophes are left out, accented Latin
 * letters lose their accents. Letters of other scripts stay as they are (Greek and Cyrillic in lower case)
 * and are percent-encoded by whoever writes the address. At most SLUG_CHARS_MAX code points, cut at a word
 * where there is one. "question" when nothing is left. title is UTF-8; the slug lives in the arena.
 */
struct str slug_of(struct arena *arena, struct str title);

#endif
