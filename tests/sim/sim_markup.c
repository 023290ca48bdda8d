/* However signs are combined, a long text takes not many times what letters in as many lines take. */
#include "support/kit/suite.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "core/value/random.h"
#include "text/desk/markup.h"

#include <stdio.h>
#include <time.h>

enum {
    BYTES = 240000, /* 65,535 characters may have as many */
    AT_MOST = 16,   /* where time grows with the square it is 60 and more */
    NS_PER_US = 1000,
    US_PER_S = 1000000,
    DRAWN = 60,
    TRIES = 5, /* whoever else uses the machine shows in one */
    PARTS_MAX = 3
};

/* A text: something in the middle, in as much before as behind. */
struct pattern {
    struct str before, middle, behind;
};

static const struct pattern known[] = {
    {STR_INIT(""), STR_INIT("http://a.b/(("), STR_INIT("")},
    {STR_INIT(""), STR_INIT("www._"), STR_INIT("")},
    {STR_INIT(""), STR_INIT("_www."), STR_INIT("")},
    {STR_INIT(""), STR_INIT("www.a.b/*"), STR_INIT("")},
    {STR_INIT(""), STR_INIT("www.a.b/ "), STR_INIT("")},
    {STR_INIT(""), STR_INIT("a@b.c "), STR_INIT("")},
    {STR_INIT("!["), STR_INIT("www._"), STR_INIT("](a)")},
    {STR_INIT("!["), STR_INIT("*_"), STR_INIT("](a)")},
    {STR_INIT("["), STR_INIT(""), STR_INIT("]")},
    {STR_INIT("[\n"), STR_INIT(""), STR_INIT("]")},
    {STR_INIT("[`]`\n"), STR_INIT(""), STR_INIT("]")},
    {STR_INIT("[\\]\n"), STR_INIT(""), STR_INIT("]")},
    {STR_INIT("[<a:]>\n"), STR_INIT(""), STR_INIT("]")},
    {STR_INIT("[a]: b\n!["), STR_INIT(""), STR_INIT("]")},
    {STR_INIT("[a]\n\n"), STR_INIT("[a]: "), STR_INIT("b")},
    {STR_INIT("[a]\n\n"), STR_INIT("[a]: b \""), STR_INIT("c")},
    {STR_INIT(""), STR_INIT("[a](b \"'("), STR_INIT("")},
    {STR_INIT("> "), STR_INIT("a"), STR_INIT("\n>")},
    {STR_INIT("1. "), STR_INIT("a"), STR_INIT("\n")},
    {STR_INIT("- 1. "), STR_INIT(""), STR_INIT("\n")},
    {STR_INIT("|a"), STR_INIT("\n|-|-\n"), STR_INIT("a\n")},
    {STR_INIT("*a"), STR_INIT("_ "), STR_INIT("b*")},
    {STR_INIT("``` "), STR_INIT("`"), STR_INIT("\n``")},
    {STR_INIT("<a:"), STR_INIT(""), STR_INIT("<")},
};

static const struct str parts[] = {
    STR_INIT("["),     STR_INIT("]"),       STR_INIT("]("),   STR_INIT("](a)"), STR_INIT("!["),
    STR_INIT("*"),     STR_INIT("_"),       STR_INIT("~"),    STR_INIT("`"),    STR_INIT("<"),
    STR_INIT("\n"),    STR_INIT("\n\n"),    STR_INIT("> "),   STR_INIT("- "),   STR_INIT("1. "),
    STR_INIT("|"),     STR_INIT("|-"),      STR_INIT("\""),   STR_INIT("("),    STR_INIT("\\"),
    STR_INIT("www.a"), STR_INIT("http://"), STR_INIT("a.b/"), STR_INIT("[a]:"), STR_INIT("    "),
};

static void put_many(struct buf *out, struct str piece, size_t bytes)
{
    for (size_t len = 0; piece.len && len + piece.len <= bytes; len += piece.len)
        buf_put(out, piece);
}

static int64_t cpu_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * US_PER_S + t.tv_nsec / NS_PER_US;
}

/* What this thread needs for it, in microseconds. */
static int64_t time_of(struct str text)
{
    struct arena arena;
    arena_init(&arena, SIZE_MAX);
    int64_t begin = cpu_us();
    markup_render(&arena, text);
    int64_t end = cpu_us();
    arena_free(&arena);
    return end - begin;
}

/* The pattern itself, or `letter` in as many lines where it is not 0; the first is then a bracket. */
static void fill(struct buf *out, const struct pattern *pattern, char letter)
{
    buf_init(out, 2 * BYTES);
    put_many(out, pattern->before, BYTES / 3);
    put_many(out, pattern->middle, BYTES / 3);
    put_many(out, pattern->behind, BYTES / 3);
    for (size_t i = 0; i < out->len && letter; i++)
        out->at[i] = out->at[i] == '\n' ? '\n' : letter;
    size_t first = str_find_char(buf_str(out), letter);
    if (first < out->len && letter)
        out->at[first] = ']';
}

static int64_t time_of_pattern(const struct pattern *pattern, char letter)
{
    struct buf text;
    fill(&text, pattern, letter);
    int64_t time = time_of(buf_str(&text));
    buf_free(&text);
    return time;
}

static bool is_bounded(const struct pattern *p)
{
    int64_t words = time_of_pattern(p, 'a'), time = time_of_pattern(p, 0);
    int64_t addresses = time_of_pattern(p, 'w'); /* each may begin one */
    int64_t least = words > addresses ? words : addresses;
    if (time > AT_MOST * least)
        printf("%lld us for letters, %lld us: '%.*s' '%.*s' '%.*s'\n", (long long)least, (long long)time,
               STR_ARG(p->before), STR_ARG(p->middle), STR_ARG(p->behind));
    return time <= AT_MOST * least;
}

static void expect_bounded(const struct pattern *p)
{
    bool bounded = false;
    for (int i = 0; i < TRIES && !bounded; i++)
        bounded = is_bounded(p);
    assert_true(bounded);
}

static void what_is_known_to_be_slow_is_bounded(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(known); i++)
        expect_bounded(&known[i]);
}

static struct str drawn(struct random *random, struct buf *into)
{
    uint32_t count = random_below(random, PARTS_MAX + 1);
    for (uint32_t i = 0; i < count; i++)
        buf_put(into, parts[random_below(random, COUNT_OF(parts))]);
    return buf_str(into);
}

static void whatever_is_drawn_is_bounded(void **state)
{
    (void)state;
    struct random random = random_start(20261129, 1);
    for (int i = 0; i < DRAWN; i++) {
        struct buf text[3];
        struct str piece[3];
        for (size_t j = 0; j < COUNT_OF(text); j++) {
            buf_init(&text[j], BYTES);
            piece[j] = drawn(&random, &text[j]);
        }
        expect_bounded(&(struct pattern){piece[0], piece[1], piece[2]});
        for (size_t j = 0; j < COUNT_OF(text); j++)
            buf_free(&text[j]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_known_to_be_slow_is_bounded),
        cmocka_unit_test(whatever_is_drawn_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
