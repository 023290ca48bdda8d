#ifndef TEXT_PEOPLE_ALIKE_H
#define TEXT_PEOPLE_ALIKE_H
/* Names that people cannot tell apart. */
#include "base/arena.h"

/*
 * The same for names that look the same (UTS #39, skeleton), whatever their letters, case and whatever stands between or
 * behind them: "Ryan", the one with a Cyrillic a, and "R-yan*". Empty when it has neither letter nor digit. It is for comparing and never shown.
 */
struct str name_skeleton(struct arena *arena, struct str name);

/* The same for the letters as they are written: a capital I looks like an l and a 1, and a small one does not. */
struct str name_shape(struct arena *arena, struct str name);

/* The next word of a name, which moves to behind it; empty at the end. */
struct str name_next_word(struct str *rest);

#endif
