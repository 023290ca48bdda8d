#ifndef CLI_KIT_TONGUE_H
#define CLI_KIT_TONGUE_H
/* What the operator reads on the command line. */
#include "base/words.h"

/* That of LC_ALL, LC_MESSAGES or LANG ("de_AT.UTF-8"), the first that is set; NULL: English, or one not spoken. */
const struct language *operator_language(void);
/* The sentence in that language. */
struct str operator_says(const char *english);
/* Prints a line to standard output: the sentence in that language, its places filled; with a plural, {n} is the count. */
void tell(struct arena *arena, struct str english, struct word_places places);
void tell_n(struct arena *arena, const struct str forms[2], int64_t n, struct word_places places);

/* Prints "recourse COMMAND: sentence" to standard error: why the command could not do it. */
void complain(const char *command, struct str english, struct word_places places);

#endif
