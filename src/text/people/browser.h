#ifndef TEXT_PEOPLE_BROWSER_H
#define TEXT_PEOPLE_BROWSER_H
/* What a browser says of itself, in two words that people know: "Firefox, Linux". Empty when neither is known. */
#include "base/arena.h"

struct str browser_words(struct arena *arena, struct str user_agent);

#endif
