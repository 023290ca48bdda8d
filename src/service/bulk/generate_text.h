#ifndef SERVICE_BULK_GENERATE_TEXT_H
#define SERVICE_BULK_GENERATE_TEXT_H
/*
 * Made-up threads that can be read: for measuring with many of them, never shown to people as real.
 *
 * A thread has a subject (one kind of goods, one part, one place, one shop ...) and its title, texts and tags
 * come back to it, so that the posts of a thread share words as real ones do. Words are drawn by Zipf's law
 * (random_rank): few are everywhere, most are rare; shop names are the long tail. Equal numbers give equal
 * text.
 */
#include "base/arena.h"
#include "core/value/random.h"
#include "service/bulk/generate_words.h"

enum {
    GENERATE_TAGS = 3,       /* tags of a question: 1 to this many */
    GENERATE_SHOPS = 1 << 16 /* names of shops that occur */
};

struct topic {
    uint32_t word[WORD_KIND_COUNT]; /* ranks in word_lists */
    uint32_t shop;                  /* below GENERATE_SHOPS */
};

struct topic generate_topic(struct random *random);
/* 12 to 150 characters. */
struct str generate_title(struct random *random, const struct topic *subject, struct arena *arena);
/* Markdown, 50 to 2,000 characters in one paragraph or several. */
struct str generate_question(struct random *random, const struct topic *subject, struct arena *arena);
/* Markdown, 50 to 3,000 characters, some with a list. */
struct str generate_answer(struct random *random, const struct topic *subject, struct arena *arena);
/* One line of 12 to 600 characters. */
struct str generate_comment(struct random *random, const struct topic *subject, struct arena *arena);
/* Writes 1 to GENERATE_TAGS different tags of the subject and returns how many. */
uint32_t generate_tags(struct random *random, const struct topic *subject, struct str tags[GENERATE_TAGS]);
/* A person's handle: pronounceable, a different one for each number below 2^32. */
struct str generate_handle(uint32_t number, struct arena *arena);

#endif
