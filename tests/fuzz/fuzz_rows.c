/*
 * Lines of import files, mutilated. Deterministic: a seed (the first argument, 1 when there is none) and a
 * bounded number of cases (the second, 60000). Starts from the lines of tests/fuzz/corpus/rows.jsonl.
 */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_row.h"

#include <stdio.h>
#include <stdlib.h>

enum { CASES = 60000, TEXT_CHARS = 50 };

/* One field of each kind, under the names that the corpus has. */
static const struct row_field fields[] = {
    {STR_INIT("id"), ROW_ID, true, 0},
    {STR_INIT("points"), ROW_NUMBER, false, 0},
    {STR_INIT("title"), ROW_TEXT, false, TEXT_CHARS},
    {STR_INIT("created_at"), ROW_TIME, false, 0},
    {STR_INIT("tags"), ROW_TAGS, false, 0},
    {STR_INIT("closed"), ROW_REASON, false, TEXT_CHARS},
};

/* What must hold for every line that was taken. */
static void examine(const struct row_value values[COUNT_OF(fields)])
{
    check(values[0].given && values[0].number >= 1);
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        check(str_is_utf8(values[i].text));
        check(!fields[i].chars || str_char_count(values[i].text) <= fields[i].chars);
    }
    if (!values[3].given)
        return;
    struct buf text;
    struct instant again = {0};
    buf_init(&text, 64);
    iso_time_put(&text, (struct instant){values[3].number});
    check(iso_time_read(buf_str(&text), &again) && again.ms == values[3].number);
    buf_free(&text);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct fuzz fuzz;
    fuzz_open(&fuzz, "tests/fuzz/corpus/rows.jsonl", argc > 1 ? strtoul(argv[1], NULL, 10) : 1);
    arena_init(&arena, 64 * 1024 * 1024);
    unsigned long taken = 0, cases = argc > 2 ? strtoul(argv[2], NULL, 10) : CASES;
    for (unsigned long i = 0; i < cases; i++) {
        struct row_shape shape = {fields, COUNT_OF(fields), i % 2 == 0};
        struct row_value values[COUNT_OF(fields)];
        struct failure failure = {0};
        struct str line = fuzz_next(&fuzz);
        arena_reset(&arena);
        if (!str_is_utf8(line))
            continue;
        enum err err = json_row_read(&arena, line, &shape, values, &failure);
        check(err == OK || (err == ERR_INPUT && failure.text[0]));
        if (err == OK)
            examine(values);
        taken += err == OK;
    }
    check(taken > 0);
    printf("%lu cases, %lu lines taken\n", cases, taken);
    arena_free(&arena);
    fuzz_close(&fuzz);
    return 0;
}
