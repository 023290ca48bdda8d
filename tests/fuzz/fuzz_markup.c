/* Whatever is typed, only the tags and attributes that text/desk/markup.h names come out. */
#include "support/door/markup_check.h"
#include "support/kit/fuzz.h"

#include "base/arena.h"
#include "base/check.h"
#include "text/desk/markup.h"

#include <stdio.h>

static const struct str words[] = {
    STR_INIT("["),
    STR_INIT("]("),
    STR_INIT(")"),
    STR_INIT("!["),
    STR_INIT("<"),
    STR_INIT(">"),
    STR_INIT("\""),
    STR_INIT("'"),
    STR_INIT("**"),
    STR_INIT("_"),
    STR_INIT("~~"),
    STR_INIT("`"),
    STR_INIT("```\n"),
    STR_INIT("\n\n"),
    STR_INIT("\n"),
    STR_INIT("    "),
    STR_INIT("> "),
    STR_INIT("- "),
    STR_INIT("1. "),
    STR_INIT("# "),
    STR_INIT("|"),
    STR_INIT("|---|---|\n"),
    STR_INIT("&quot;"),
    STR_INIT("&#x22;"),
    STR_INIT("&colon;"),
    STR_INIT("\\"),
    STR_INIT("---\n"),
    STR_INIT("javascript:"),
    STR_INIT("https://"),
    STR_INIT("www.a.example"),
    STR_INIT("a@b.example"),
    STR_INIT("<script>"),
    STR_INIT("<a href=\""),
    STR_INIT("[a]: "),
    STR_INIT("\t"),
    STR_INIT("\xC2\xA0"),
    STR_INIT("\xF0\x9F\x98\x80"),
    STR_INIT("&#0;"),
    STR_INIT("data:text/html,"),
};

static void markup_is_safe(struct str input)
{
    if (!str_is_utf8(input))
        return; /* refused at the door */
    struct arena arena;
    arena_init(&arena, 32 << 20);
    struct str html = markup_render(&arena, input).text;
    struct str wrong = markup_wrong_at(html);
    if (wrong.len)
        fprintf(stderr, "wrong: %.*s\n", (int)(wrong.len < 200 ? wrong.len : 200), wrong.at);
    check(wrong.len == 0);
    check(html.len <= input.len * MARKUP_GROWTH_MAX + 4096);
    check(str_is_utf8(html));
    size_t chars = input.len % 97;
    struct str plain = markup_plain(&arena, input, chars);
    check(str_char_count(plain) <= chars && str_is_utf8(plain) && str_find_char(plain, '\n') == plain.len);
    check(markup_link_count(input) <= input.len);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "markup",
        .words = words,
        .word_count = COUNT_OF(words),
        .cases = 400,
        .bytes_max = 16384,
        .try = markup_is_safe,
    };
    return fuzz_run(&fuzz, argc, argv);
}
