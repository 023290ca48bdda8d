#include "support/suite.h"

#include "text/desk/words.h"

static struct str joined(struct arena *arena, struct str text)
{
    struct words words = words_of(arena, text, 8);
    struct str line = STR_NONE;
    for (size_t i = 0; i < words.count; i++)
        line = arena_printf(arena, "%.*s%s%.*s", STR_ARG(line), i ? " " : "", STR_ARG(words.at[i]));
    return line;
}

static void a_text_is_known_by_its_stems(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *stems;
    } rows[] = {
        {STR_INIT("My packages haven't arrived, what should I do?"), "packag arriv"},
        {STR_INIT("The PACKAGE hasn\xE2\x80\x99t arrived"), "packag arriv"},
        {STR_INIT("Zürich zurich ZÜRICH"), "zurich"},
        {STR_INIT("tracking RB123456785CN tracked"), "track rb123456785cn"},
        {STR_INIT("где моя посылка"), "где моя посылка"},
        {STR_INIT("a I !? ..."), ""},
        {STR_INIT("one two three four five six seven eight nine"), "one two three four five six seven eight"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena;
        arena_init(&arena, 1 << 20);
        assert_str(joined(&arena, rows[i].text), rows[i].stems);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_known_by_its_stems),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
