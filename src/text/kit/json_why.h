#ifndef TEXT_KIT_JSON_WHY_H
#define TEXT_KIT_JSON_WHY_H
/* Why the JSON library could not read a text, in the reader's language: its own words are English. */
#include "base/words.h"

#include <jansson.h>

/* A clause without a full stop: "a name stands twice in one object". */
struct str json_why(const struct language *language, const json_error_t *error);

#endif
