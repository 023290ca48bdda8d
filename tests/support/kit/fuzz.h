#ifndef SUPPORT_KIT_FUZZ_H
#define SUPPORT_KIT_FUZZ_H
/* A deterministic source of mutilated texts: each case is a line of a corpus, changed in a few places. */
#include "base/str.h"

#include <stdint.h>

enum { FUZZ_TEXT_BYTES = 4096, FUZZ_LINES_MAX = 512 };

struct fuzz {
    char *corpus;
    struct str lines[FUZZ_LINES_MAX];
    size_t count;
    uint64_t random;
    char *text;
};

/* Reads the corpus below the project's source; the same seed gives the same texts. Ends the program when it
 * can not. */
void fuzz_open(struct fuzz *fuzz, const char *corpus, uint64_t seed);
/* The next text; valid until the next call. Memory behind its end is not ours, so that a sanitizer sees it
 * read. */
struct str fuzz_next(struct fuzz *fuzz);
void fuzz_close(struct fuzz *fuzz);
/* A number below `below`, of the same source. */
uint64_t fuzz_number(struct fuzz *fuzz, uint64_t below);

#endif
