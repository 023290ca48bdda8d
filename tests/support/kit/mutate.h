#ifndef SUPPORT_KIT_MUTATE_H
#define SUPPORT_KIT_MUTATE_H
/*
 * Fuzzing that gives the same inputs on every machine: the files of a corpus (tests/fuzz/corpus/NAME), each
 * mangled in ways that follow from a seed: bytes changed, doubled, left out, taken from another file or from
 * the words that mean something to the parser.
 *
 *   program [--seed N] [--cases N]      --cases counts the mutations of each file; the files themselves come
 * first
 *
 * An input that makes `try` stop the program is printed before, when RECOURSE_FUZZ_PRINT is set.
 */
#include "base/str.h"

struct fuzz {
    const char *corpus;      /* the folder's name */
    const struct str *words; /* pieces worth inserting */
    size_t word_count;
    size_t cases;     /* unless --cases says otherwise */
    size_t bytes_max; /* of an input */
    void (*try)(struct str input);
};

/* For main: 0, or 2 when the arguments or the corpus cannot be read. */
int fuzz_run(const struct fuzz *fuzz, int argc, char **argv);

#endif
