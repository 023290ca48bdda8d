/*
 * Forms with files, and the files in them, from mutilated bytes. Deterministic: a seed (the first argument, 1 when
 * there is none) and a bounded number of cases (the second, 20000). The files are made at run time, one of each kind;
 * the forms start from the lines of tests/fuzz/corpus/multipart.txt, in which ~ stands for the end of a line.
 */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "support/door/sample_pictures.h"
#include "text/kit/multipart.h"
#include "text/order/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 20000, SAMPLES = 5, CHANGES_MAX = 8, ARENA_BYTES = 64 * 1024 * 1024 };

/* Memory behind the end is not ours, so that a sanitizer sees it read. */
static struct str mutilated(struct fuzz *fuzz, struct str sample, char **owned)
{
    size_t len = fuzz_number(fuzz, 8) == 0 ? fuzz_number(fuzz, sample.len + 1) : sample.len;
    *owned = malloc(len ? len : 1);
    check(*owned != NULL);
    memcpy(*owned, sample.at, len);
    for (uint64_t left = fuzz_number(fuzz, CHANGES_MAX + 1); len && left > 0; left--)
        (*owned)[fuzz_number(fuzz, len)] = (char)fuzz_number(fuzz, 256);
    return (struct str){*owned, len};
}

/* What is taken is of a kind that is taken, has a size within the limits, and is taken again. */
static void examine(struct str bytes)
{
    struct picture picture, again;
    struct failure failure = {0};
    enum err err = picture_take(bytes, &picture, &failure);
    check(err == OK || failure.text[0] != 0);
    if (!err) {
        check(picture.mime < MIME_COUNT && picture_sniff(picture.bytes) == picture.mime);
        check(picture.width <= PICTURE_SIDE_MAX && picture.height <= PICTURE_SIDE_MAX);
        check(picture.mime == MIME_PDF || (picture.width > 0 && picture.height > 0));
        check(picture_take(picture.bytes, &again, &failure) == OK);
        check(again.width == picture.width && again.height == picture.height);
        picture_free(&again);
    }
    picture_free(&picture);
}

/* Every file is part of the body; every text is text. */
static void read_form(struct arena *arena, struct str line)
{
    struct form form;
    struct sent_files files;
    char *body = malloc(2 * line.len + 1);
    size_t len = 0;
    check(body != NULL);
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == '~')
            body[len++] = '\r';
        body[len++] = line.at[i] == '~' ? '\n' : line.at[i];
    }
    char *exact = realloc(body, len ? len : 1);
    check(exact != NULL);
    if (multipart_parse(arena, (struct str){exact, len}, STR("XX"), &form, &files) == OK) {
        check(form.count <= FORM_FIELDS_MAX && files.count <= MULTIPART_FILES_MAX);
        for (size_t i = 0; i < form.count; i++)
            check(str_is_utf8(form.fields[i].name) && str_is_utf8(form.fields[i].value));
        for (size_t i = 0; i < files.count; i++) {
            struct str bytes = files.at[i].bytes;
            check(str_is_utf8(files.at[i].name));
            check(bytes.len == 0 || (bytes.at >= exact && bytes.at + bytes.len <= exact + len));
        }
    }
    free(exact);
}

int main(int argc, char **argv)
{
    struct fuzz fuzz;
    struct arena kept, arena;
    fuzz_open(&fuzz, "tests/fuzz/corpus/multipart.txt", argc > 1 ? strtoul(argv[1], NULL, 10) : 1);
    arena_init(&kept, ARENA_BYTES);
    arena_init(&arena, ARENA_BYTES);
    const struct str samples[SAMPLES] = {sample_png(&kept, 24, 9), sample_jpeg_with_notes(&kept, 6),
                                         sample_webp(&kept, 20, 12, true), sample_webp(&kept, 20, 12, false),
                                         STR("%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\n%%EOF\n")};
    unsigned long cases = argc > 2 ? strtoul(argv[2], NULL, 10) : CASES;
    for (unsigned long i = 0; i < cases; i++) {
        char *owned;
        examine(mutilated(&fuzz, samples[fuzz_number(&fuzz, SAMPLES)], &owned));
        free(owned);
        read_form(&arena, fuzz_next(&fuzz));
        arena_reset(&arena);
    }
    printf("%lu cases\n", cases);
    arena_free(&arena);
    arena_free(&kept);
    fuzz_close(&fuzz);
    return 0;
}
