/* Whatever is typed into the search field is understood: terms and filters are parts of it, and few. */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/desk/search_query.h"

static struct arena arena;

static void begin(void)
{
    arena_init(&arena, 16 * 1024 * 1024);
}

static void end(void)
{
    arena_free(&arena);
}

static void check_part(struct str part, struct str whole)
{
    check(part.len == 0 || (part.at >= whole.at && part.at + part.len <= whole.at + whole.len));
    check(str_is_utf8(part));
}

static void try_query(struct str typed)
{
    if (!str_is_utf8(typed))
        return; /* refused at the door */
    arena_reset(&arena);
    struct search_query query = search_query_read(&arena, typed);
    check(query.term_count <= SEARCH_TERMS_MAX && str_is_utf8(query.typed));
    check(query.typed.len <= typed.len);
    for (size_t i = 0; i < query.term_count; i++) {
        check(query.terms[i].text.len > 0);
        check(str_is_utf8(query.terms[i].text));
    }
    const struct str filters[] = {query.tag,
                                  query.user,
                                  query.is.category,
                                  query.is.answered,
                                  query.is.votes,
                                  query.is_not.category,
                                  query.is_not.answered,
                                  query.is_not.votes};
    for (size_t i = 0; i < COUNT_OF(filters); i++)
        check_part(filters[i], typed);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "search.txt",
        .begin = begin,
        .end = end,
        .try = try_query,
        .cases = 2000,
        .bytes_max = 2048,
    };
    return fuzz_run(&fuzz, argc, argv);
}
