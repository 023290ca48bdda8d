#ifndef CORE_TRACKING_PARCEL_PHRASE_H
#define CORE_TRACKING_PARCEL_PHRASE_H
/*
 * Phrases in a text. The text is folded by plain_text, with a blank at both ends, and has no articles (phrase_plain),
 * which the files leave out too; a phrase is folded as a pattern: ` .. `
 * between its parts stands for a few other words, `*` at its end for any end of its last word.
 */
#include "base/str.h"

enum {
    PHRASE_BYTES = 300, /* of one phrase, folded */
    PHRASE_REACH = 36 /* bytes between the parts of a phrase, and between "not" or "will be" and its phrase */
};

/* Where a phrase stands in the text; `score` counts the bytes of its parts. */
struct spot {
    size_t from, to, score;
};

/* A text to look in, and the pairs of bytes that stand in it. */
struct phrase_text {
    struct str text;
    uint64_t pairs[1024];
};

/* Reads the lines "name: phrase | phrase" of all files; zero it to begin. */
struct phrase_reader {
    struct str files;
    size_t file;
};

/* The text without articles and the like; `room` of `size` bytes has more than the text. */
struct str phrase_plain(struct str text, char *room, size_t size);
/* The text is plain_text's and phrase_plain's. */
void phrase_text_init(struct phrase_text *text, struct str plain);
/* The first byte of a character of a script that sets no spaces between words. */
bool phrase_is_wide(char c);
/* True when the phrase stands in the text, at `from` or behind. */
bool phrase_in(struct str text, size_t from, struct str phrase, struct spot *spot);
/* False behind the last line of the last file. */
bool phrase_next_line(struct phrase_reader *reader, struct str *name, struct str *phrases);
/* False when the text has nowhere the bytes that the next phrase begins with: then it need not be looked for. */
bool phrase_can_begin(const struct phrase_text *text, struct str phrases);
/* Takes the next phrase off `phrases`, folded as a pattern; it may stand in `room`. */
struct str phrase_next(struct str *phrases, char room[PHRASE_BYTES]);
/* The one of the phrases that begins first in the text; zero (`to`) when none stands there. */
struct spot phrase_first(const struct phrase_text *text, struct str phrases);
/* True when a phrase of the lines of this name stands in the text. */
bool phrase_of(const struct phrase_text *text, struct str name);

#endif
