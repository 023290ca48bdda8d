#include "text/desk/stems.h"

#include "base/memory.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

enum { STEMS_KEPT = 4096, STEM_BYTES = 24, STEMS_OPEN = 4 };

struct kept {
    const struct post_language *language; /* NULL: none is kept here */
    unsigned char word_len, stem_len;
    char word[STEM_BYTES], stem[STEM_BYTES];
};

struct stems {
    struct open_stemmer open[STEMS_OPEN];
    size_t next;
    struct kept kept[STEMS_KEPT];
};

/* ---- stemmers ---- */

/* libstemmer 2.2 crashes when its first piece of memory cannot be had: there is some before it asks. */
static struct sb_stemmer *stemmer_new(const char *name)
{
    enum { MORE_THAN_IT_TAKES = 64 * 1024 };
    struct sb_stemmer *stemmer;
    free(memory_more(NULL, MORE_THAN_IT_TAKES)); /* not cleared: that would cost more than to stem a title */
    MEMORY_FOR(stemmer = sb_stemmer_new(name, "UTF_8"));
    return stemmer;
}

struct sb_stemmer *open_stemmer_of(struct open_stemmer *open, const struct post_language *language)
{
    if (open->language != language) {
        open_stemmer_close(open);
        open->stemmer = language->stemmer ? stemmer_new(language->stemmer) : NULL;
        open->language = language;
    }
    return open->stemmer;
}

void open_stemmer_close(struct open_stemmer *open)
{
    sb_stemmer_delete(open->stemmer);
    *open = (struct open_stemmer){0};
}

/* ---- what was met ---- */

struct stems *stems_new(void)
{
    return memory_new(sizeof(struct stems));
}

void stems_free(struct stems *stems)
{
    for (size_t i = 0; stems && i < STEMS_OPEN; i++)
        open_stemmer_close(&stems->open[i]);
    free(stems);
}

/* Where a word of that language is kept, if it is. */
static size_t place_of(const struct post_language *language, struct str word)
{
    uint64_t hash = str_hash(word) ^ (uintptr_t)language / sizeof *language;
    return (hash ^ hash >> 32) % STEMS_KEPT;
}

bool stems_find(const struct stems *stems, const struct post_language *language, struct str word,
                struct str *stem)
{
    const struct kept *kept = &stems->kept[place_of(language, word)];
    if (kept->language != language || !str_eq((struct str){kept->word, kept->word_len}, word))
        return false;
    *stem = (struct str){kept->stem, kept->stem_len};
    return true;
}

void stems_keep(struct stems *stems, const struct post_language *language, struct str word, struct str stem)
{
    struct kept *kept = &stems->kept[place_of(language, word)];
    if (word.len > STEM_BYTES || stem.len > STEM_BYTES)
        return;
    *kept = (struct kept){language, (unsigned char)word.len, (unsigned char)stem.len, {0}, {0}};
    memcpy(kept->word, word.at, word.len);
    memcpy(kept->stem, stem.at, stem.len);
}

struct open_stemmer *stems_open(struct stems *stems, const struct post_language *language)
{
    for (size_t i = 0; i < STEMS_OPEN; i++)
        if (stems->open[i].language == language)
            return &stems->open[i];
    return &stems->open[stems->next++ % STEMS_OPEN];
}
