/* Lines of import files, of any bytes. */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_row.h"

enum { TEXT_CHARS = 50 };

static struct arena arena;
static size_t taken;

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

static void begin(void)
{
    arena_init(&arena, 64 * 1024 * 1024);
}

static void end(void)
{
    check(taken > 0);
    arena_free(&arena);
}

static void try_line(struct str line)
{
    for (int others = 0; str_is_utf8(line) && others < 2; others++) {
        struct row_shape shape = {fields, COUNT_OF(fields), others == 0};
        struct row_value values[COUNT_OF(fields)];
        struct failure failure = {0};
        arena_reset(&arena);
        enum err err = json_row_read(&arena, line, &shape, values, &failure);
        check(err == OK || (err == ERR_INPUT && failure.text[0]));
        if (err == OK)
            examine(values);
        taken += err == OK;
    }
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "rows.jsonl",
        .begin = begin,
        .end = end,
        .try = try_line,
        .cases = 4000,
        .bytes_max = 4096,
    };
    return fuzz_run(&fuzz, argc, argv);
}
