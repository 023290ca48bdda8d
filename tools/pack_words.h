#ifndef PACK_WORDS_H
#define PACK_WORDS_H
/* Catalogues of msgfmt (GNU gettext's MO files) and what is made of their sentences; see pack_words.c. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct catalogue_file {
    const char *path;
    char *bytes;
    size_t length, count;
};

/* Ends in a null byte; a plural has its forms apart by null bytes. */
struct piece_of_text {
    const char *at;
    size_t length;
};

enum made_up { ACCENTED, RIGHT_TO_LEFT, MADE_UP_COUNT };

/* True when every form of the translation has the places and elements of the English, each once. */
bool tokens_fit(struct piece_of_text english, struct piece_of_text text);
/* Writes the sentence, all its forms, in a made-up language. */
void make_up(FILE *out, struct piece_of_text english, enum made_up kind);

#endif
