#ifndef SUPPORT_KIT_NUMBERS_GIVEN_H
#define SUPPORT_KIT_NUMBERS_GIVEN_H
/* PostgreSQL does not take the numbers back that it gave to rows which were undone; a test that knows ids does. */
#include "base/str.h"

struct numbers_given;

/* What every sequence has given until now; NULL on SQLite, whose numbers go back by themselves. */
struct numbers_given *numbers_note(struct str database);
/* As if none had been given since. */
void numbers_take_back(const struct numbers_given *numbers);
void numbers_free(struct numbers_given *numbers);

#endif
