#ifndef SUPPORT_DOOR_LANGUAGES_H
#define SUPPORT_DOOR_LANGUAGES_H
/* The catalogue of tests/support/door/languages: two made-up languages, Arabic with six forms, Polish with three. */
#include "base/words.h"

extern const struct catalogue catalogue_sample;

/* The language of the sample with that tag; ends the test when there is none. */
static inline const struct language *sample_language(const char *tag)
{
    bool known;
    return language_find(&catalogue_sample, str_from(tag), true, &known);
}

#endif
