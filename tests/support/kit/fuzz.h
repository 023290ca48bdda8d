#ifndef SUPPORT_KIT_FUZZ_H
#define SUPPORT_KIT_FUZZ_H
/*
 * Fuzzing. A target says where its corpus is and what must hold for any input; the program around it runs in two ways.
 *
 *   program [--seed N] [--cases N]    the same inputs on every machine: those of the corpus, then each of them mangled N
 *                                     times in ways that follow from the seed: bytes changed, doubled, left out, taken
 *                                     from another one or from the words that mean something to the parser
 *   program --seeds FOLDER            writes the corpus, a file each, into the folder and ends
 *
 * Built with FUZZ_BY_COVERAGE (tests/coverage/run), its arguments are those of libFuzzer, which looks for inputs that go
 * new ways through the code.
 *
 * An input that makes `try` stop the program is printed before, when RECOURSE_FUZZ_PRINT is set.
 */
#include "base/str.h"

struct fuzz {
    const char
        *corpus; /* in tests/fuzz/corpus: a folder of files, or one whose name has a dot, of lines; or NULL */
    void (*begin)(void); /* before the first input, or NULL; it may fuzz_add */
    void (*end)(void);   /* behind the last, if any was tried; or NULL */
    /* Nobody owns the memory behind its end, so that a sanitizer sees it read. */
    void (*try)(struct str input);
    const struct str *words; /* pieces worth inserting, or NULL */
    size_t word_count;
    size_t cases;     /* of each input of the corpus, unless --cases says otherwise */
    size_t bytes_max; /* of an input */
};

/* In begin: one more input of the corpus; its bytes are copied. */
void fuzz_add(struct str input);
/* For main: 0, or 2 when the arguments or the corpus cannot be read. */
int fuzz_run(const struct fuzz *fuzz, int argc, char **argv);

#endif
