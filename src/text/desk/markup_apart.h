#ifndef TEXT_DESK_MARKUP_APART_H
#define TEXT_DESK_MARKUP_APART_H
/*
 * Bare addresses among letters that know no blanks: the library ends an address at a blank only, and begins one behind a
 * blank or an ASCII sign. Here a vertical tab stands between an address and the full-width sign, the stop of another script or the letter of such a
 * script beside it; the library takes it for a blank, and whoever shows the text leaves it out. The door lets none in
 * (text/kit/storable.h).
 */
#include "base/arena.h"

enum { MARKUP_APART = '\v' };

/* Where the bare address that begins at a place ends; the place itself when none begins there. */
size_t markup_address_end(struct str text, size_t at);
/* The same text, not copied, when no address stands so. */
struct str markup_apart(struct arena *arena, struct str markdown);

#endif
