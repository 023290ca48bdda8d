#ifndef TEXT_DESK_WORDS_H
#define TEXT_DESK_WORDS_H
/*
 * Text as the words by which it is found, the same on every database.
 *
 * A text is folded (NFKC, case, Arabic and Hebrew vowel signs, kinds of alef, Russian yo, digits of any script), cut into
 * words, and each word is stemmed by Snowball for its language; then Latin and Greek letters lose their accents, the Turkish
 * dotless i becomes i. German ae, oe, ue count as the umlauts that they stand for, and letters that are written in two ways as
 * one (text/desk/spelling.h). Polish and Czech, which Snowball lacks, have their
 * own endings (text/desk/endings.h). Scripts that do not separate words are cut
 * into overlapping pieces of two characters, so that any part of a sentence is found in it, and the last character alone.
 * "My packages haven't arrived" gives my packag havent arriv, 买家保护 gives 买家 家保 保护 护.
 *
 * When any of this changes, so does WORDS_VERSION: what was stored is made again (service/desk/recount.h).
 */
#include "base/arena.h"
#include "text/desk/language.h"
#include "text/desk/stems.h"

enum { WORDS_VERSION = 3, WORD_MAX_BYTES = 64 };

struct words {
    struct str *at;
    size_t count;
};

/* The different words of a text in their order, at most `most`, without small words and single letters: what relates texts.
 * Longer texts are read as far as needed. `stems` here and below: of words that were met, when there is more than one text; or NULL. */
struct words words_of(struct stems *stems, struct arena *arena, struct str text, size_t most);

/* All words in their order with a blank between them: ASCII letters and digits in small, and whatever is beyond ASCII. */
struct str words_line(struct stems *stems, struct arena *arena, struct str text,
                      const struct post_language *language);

/* The text as its words are cut from it, not yet stemmed. */
struct str word_fold(struct arena *arena, struct str text);
/* Without accents of Latin and Greek letters; one word of a folded text. */
struct str word_plain(struct arena *arena, struct str word);

/* One word after the other. */
enum word_kind { WORD_LETTERS, WORD_PIECE, WORD_LAST };
struct word {
    enum word_kind kind;
    struct str typed; /* folded */
    struct str stem;  /* what is stored */
};
struct word_reader {
    struct arena *arena;
    struct str folded;
    size_t index,
        joined_end; /* joined_end: behind the run of a joined script that is being cut into pieces */
    const struct post_language *language;
    struct stems *stems; /* NULL: `open` is */
    struct open_stemmer open;
};
/* `language` is the whole text's; word_reader_end whatever happens. */
void word_reader_begin(struct word_reader *reader, struct arena *arena, struct str folded,
                       const struct post_language *language);
bool word_next(struct word_reader *reader, struct word *word);
void word_reader_end(struct word_reader *reader);

/* In small letters, each as it is (NFKC): what a tag is kept as. "Größe" is "größe". */
struct str text_small(struct arena *arena, struct str text);
/* Case and accents folded and nothing else: what two texts must share to be taken as one ("Ryan", "RYÁN"). */
struct str text_fold(struct arena *arena, struct str text);

#endif
