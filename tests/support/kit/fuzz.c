#include "support/kit/fuzz.h"

#include "base/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CORPUS_BYTES = 1024 * 1024, CHANGES_MAX = 6 };

uint64_t fuzz_number(struct fuzz *fuzz, uint64_t below)
{
    /* splitmix64, Steele, Lea and Flood 2014 */
    uint64_t mixed = fuzz->random += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return (mixed ^ mixed >> 31) % below;
}

static struct str read_corpus(struct fuzz *fuzz, const char *name)
{
    const char *source = getenv("RECOURSE_SOURCE");
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", source ? source : ".", name);
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(1);
    }
    fuzz->corpus = malloc(CORPUS_BYTES);
    check(fuzz->corpus);
    size_t length = fread(fuzz->corpus, 1, CORPUS_BYTES, file);
    fclose(file);
    return (struct str){fuzz->corpus, length};
}

void fuzz_open(struct fuzz *fuzz, const char *corpus, uint64_t seed)
{
    *fuzz = (struct fuzz){.random = seed};
    struct str rest = read_corpus(fuzz, corpus);
    while (rest.len && fuzz->count < FUZZ_LINES_MAX)
        fuzz->lines[fuzz->count++] = str_cut(&rest, '\n');
    check(fuzz->count > 0);
}

/* One change to text[0..length); answers the new length. */
static size_t change(struct fuzz *fuzz, char *text, size_t length)
{
    static const char liked[] = "0O1IlSB8 -_.,:;/@\"\\{}[]()<>&=%?#+*\t\r\n"
                                "\xC3\xA9\xE2\x80\x91\xFF\x80"
                                "ACEGHJLNRUVXZ23456789";
    size_t at = length ? fuzz_number(fuzz, length) : 0;
    char byte = liked[fuzz_number(fuzz, sizeof liked)];
    switch (fuzz_number(fuzz, 6)) {
    case 0:
        if (length)
            text[at] = (char)fuzz_number(fuzz, 256);
        return length;
    case 1:
        if (length)
            text[at] = byte;
        return length;
    case 2: /* one more */
        if (length == FUZZ_TEXT_BYTES)
            return length;
        memmove(text + at + 1, text + at, length - at);
        text[at] = byte;
        return length + 1;
    case 3: /* one less */
        if (!length)
            return length;
        memmove(text + at, text + at + 1, length - at - 1);
        return length - 1;
    case 4: /* the beginning */
        return at;
    default: { /* a piece again */
        size_t piece = length ? fuzz_number(fuzz, length - at) + 1 : 0;
        if (length + piece > FUZZ_TEXT_BYTES)
            return length;
        memmove(text + length, text + at, piece);
        return length + piece;
    }
    }
}

struct str fuzz_next(struct fuzz *fuzz)
{
    char text[FUZZ_TEXT_BYTES];
    struct str line = fuzz->lines[fuzz_number(fuzz, fuzz->count)];
    size_t length = line.len < sizeof text ? line.len : sizeof text;
    memcpy(text, line.at, length);
    for (uint64_t left = fuzz_number(fuzz, CHANGES_MAX + 1); left > 0; left--)
        length = change(fuzz, text, length);
    free(fuzz->text);
    fuzz->text = malloc(length ? length : 1);
    check(fuzz->text);
    memcpy(fuzz->text, text, length);
    return (struct str){fuzz->text, length};
}

void fuzz_close(struct fuzz *fuzz)
{
    free(fuzz->text);
    free(fuzz->corpus);
}
