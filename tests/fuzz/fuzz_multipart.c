/* Forms with files, of any bytes: every file is part of the body, every text is text. In the corpus ~ ends a line. */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/kit/multipart.h"

#include <stdlib.h>

static struct arena arena;

static void begin(void)
{
    arena_init(&arena, 64 * 1024 * 1024);
}

static void end(void)
{
    arena_free(&arena);
}

static void read_form(struct str line)
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
    if (multipart_parse(&arena, (struct str){exact, len}, STR("XX"), &form, &files) == OK) {
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
    arena_reset(&arena);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "multipart.txt",
        .begin = begin,
        .end = end,
        .try = read_form,
        .cases = 4000,
        .bytes_max = 16384,
    };
    return fuzz_run(&fuzz, argc, argv);
}
