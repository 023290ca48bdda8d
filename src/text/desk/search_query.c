#include "text/desk/search_query.h"

#include "base/buf.h"
#include "text/desk/words.h"
#include "text/kit/html.h"

enum { STEMS_MAX = 32, LEAD_CHARS = 60 };

/* ---- reading ---- */

static bool take_filter(struct search_query *query, struct str token)
{
    const struct {
        struct str prefix;
        struct str *value;
    } filters[] = {
        {STR("tag:"), &query->tag},           {STR("user:"), &query->user},
        {STR("category:"), &query->category}, {STR("answered:"), &query->answered},
        {STR("votes:"), &query->votes},       {STR("score:"), &query->votes},
    };
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++)
        if (str_starts(token, filters[i].prefix) && token.len > filters[i].prefix.len) {
            *filters[i].value = str_slice(token, filters[i].prefix.len, token.len);
            return true;
        }
    return false;
}

/* The next word or quoted phrase; false at the end. */
static bool next_term(struct str *rest, struct search_term *term, bool *quoted)
{
    *rest = str_trim(*rest);
    *term = (struct search_term){.excluded = rest->len > 1 && rest->at[0] == '-'};
    if (term->excluded)
        *rest = str_slice(*rest, 1, rest->len);
    *quoted = rest->len && rest->at[0] == '"';
    if (*quoted)
        *rest = str_slice(*rest, 1, rest->len);
    term->text = str_cut(rest, *quoted ? '"' : ' ');
    return term->text.len > 0 || rest->len > 0;
}

/* Function words find everything; they count only when nothing else was typed. */
static void drop_common(struct arena *arena, struct search_query *query)
{
    size_t kept = 0;
    struct search_term telling[SEARCH_TERMS_MAX];
    for (size_t i = 0; i < query->term_count; i++)
        if (words_of(arena, query->terms[i].text, 1).count)
            telling[kept++] = query->terms[i];
    if (kept == 0)
        return;
    for (size_t i = 0; i < kept; i++)
        query->terms[i] = telling[i];
    query->term_count = kept;
}

struct search_query search_query_read(struct arena *arena, struct str typed)
{
    struct search_query query = {0};
    struct search_term term;
    bool quoted;
    while (next_term(&typed, &term, &quoted)) {
        bool filter = !quoted && !term.excluded && take_filter(&query, term.text);
        if (!filter && str_trim(term.text).len && query.term_count < SEARCH_TERMS_MAX)
            query.terms[query.term_count++] = term;
    }
    drop_common(arena, &query);
    return query;
}

/* ---- marking ---- */

static bool is_word_byte(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The span of the next word at or behind *from; false at the end. */
static bool next_span(struct str text, size_t *from, size_t *to)
{
    while (*from < text.len && !is_word_byte((unsigned char)text.at[*from]))
        ++*from;
    *to = *from;
    while (*to < text.len && is_word_byte((unsigned char)text.at[*to]))
        ++*to;
    return *to > *from;
}

/* A stem is taken as found when the word begins with it: "arriv" in "Arrived". A final i stands for y too. */
static bool is_wanted(struct arena *arena, const struct words *stems, struct str word)
{
    struct str folded = text_fold(arena, word);
    for (size_t i = 0; i < stems->count; i++) {
        struct str stem = stems->at[i];
        if (str_ends(stem, STR("i")))
            stem.len--;
        if (stem.len && str_starts(folded, stem) && folded.len <= stem.len + 5)
            return true;
    }
    return false;
}

static struct words stems_of(struct arena *arena, const struct search_query *query)
{
    struct buf all;
    buf_init(&all, 4096);
    for (size_t i = 0; i < query->term_count; i++)
        if (!query->terms[i].excluded) {
            buf_put(&all, query->terms[i].text);
            buf_put_char(&all, ' ');
        }
    struct words stems = words_of(arena, arena_copy(arena, buf_str(&all)), STEMS_MAX);
    buf_free(&all);
    return stems;
}

/* Where to begin so that the first word found is seen. */
static size_t start_of(struct arena *arena, const struct words *stems, struct str text, size_t chars)
{
    if (str_char_count(text) <= chars)
        return 0;
    for (size_t from = 0, to; next_span(text, &from, &to); from = to)
        if (is_wanted(arena, stems, str_slice(text, from, to))) {
            size_t start = from > LEAD_CHARS ? from - LEAD_CHARS : 0;
            while (start && start < from && is_word_byte((unsigned char)text.at[start - 1]))
                start++;
            return start;
        }
    return 0;
}

struct str search_marked(struct arena *arena, const struct search_query *query, struct str text, size_t chars)
{
    struct words stems = stems_of(arena, query);
    size_t start = start_of(arena, &stems, text, chars);
    struct str shown = str_char_prefix(str_slice(text, start, text.len), chars);
    struct buf out;
    buf_init(&out, 8 * shown.len + 64);
    struct html html = {&out};
    size_t done = 0;
    if (start)
        html_str(&html, STR("\u2026 "));
    for (size_t from = 0, to; next_span(shown, &from, &to); from = to) {
        if (!is_wanted(arena, &stems, str_slice(shown, from, to)))
            continue;
        html_str(&html, str_slice(shown, done, from));
        buf_put(&out, STR("<mark>"));
        html_str(&html, str_slice(shown, from, to));
        buf_put(&out, STR("</mark>"));
        done = to;
    }
    html_str(&html, str_slice(shown, done, shown.len));
    if (start + shown.len < text.len)
        html_str(&html, STR(" \u2026"));
    struct str marked = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return marked;
}
