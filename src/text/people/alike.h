#ifndef TEXT_PEOPLE_ALIKE_H
#define TEXT_PEOPLE_ALIKE_H
/* Names that people cannot tell apart. */
#include "base/arena.h"

/*
 * The same for names that look the same (UTS #39, skeleton), whatever their letters, case and blanks: "Ryan" and the one
 * with a Cyrillic a. It is for comparing and never shown.
 */
struct str name_skeleton(struct arena *arena, struct str name);

#endif
