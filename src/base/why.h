#ifndef BASE_WHY_H
#define BASE_WHY_H
/* Why the system said no, as a sentence of the catalogues. */
#include "base/words.h"

/*
 * Of a value of errno: "no such file or folder". English, to be said in the reader's language (PLACE_SAID does); a cause
 * that people hardly meet is told in the system's own words.
 */
struct str errno_words(int code);
#define PLACE_ERRNO(name, code) PLACE_SAID((name), errno_words(code))

#endif
