#include "text/desk/search_query.h"

#include "base/buf.h"
#include "base/check.h"
#include "text/desk/words.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

enum { TYPED_MAX_BYTES = 4096 };

/* A filter, or with a minus what it must not be; tags and people that are excluded are terms (take_name). */
static bool take_filter(struct search_query *query, struct str token, bool excluded)
{
    struct search_narrowing *narrowing = excluded ? &query->is_not : &query->is;
    const struct {
        struct str prefix;
        struct str *value;
    } filters[] = {
        {STR("tag:"), excluded ? NULL : &query->tag}, {STR("user:"), excluded ? NULL : &query->user},
        {STR("category:"), &narrowing->category},     {STR("answered:"), &narrowing->answered},
        {STR("votes:"), &narrowing->votes},           {STR("score:"), &narrowing->votes},
    };
    for (size_t i = 0; i < COUNT_OF(filters); i++)
        if (filters[i].value && str_starts(token, filters[i].prefix) && token.len > filters[i].prefix.len) {
            *filters[i].value = str_slice(token, filters[i].prefix.len, token.len);
            return true;
        }
    return false;
}

/* "-tag:vat" excludes what has the tag, not the words. */
static void take_name(struct search_term *term)
{
    static const struct str prefixes[] = {[TERM_TAG] = STR_INIT("tag:"), [TERM_USER] = STR_INIT("user:")};
    for (int names = TERM_TAG; names <= TERM_USER; names++)
        if (term->excluded && !term->quoted && term->text.len > prefixes[names].len &&
            str_starts(term->text, prefixes[names])) {
            term->text = str_slice(term->text, prefixes[names].len, term->text.len);
            term->names = names;
            return;
        }
}

/* The next word or quoted phrase; false at the end. */
static bool next_term(struct str *rest, struct search_term *term)
{
    *rest = str_trim(*rest);
    *term = (struct search_term){.excluded = rest->len > 1 && rest->at[0] == '-'};
    if (term->excluded)
        *rest = str_slice(*rest, 1, rest->len);
    term->quoted = rest->len && rest->at[0] == '"';
    if (term->quoted)
        *rest = str_slice(*rest, 1, rest->len);
    term->text = str_cut(rest, term->quoted ? '"' : ' ');
    take_name(term);
    return term->text.len > 0 || rest->len > 0;
}

/* A text without a letter finds nothing; a character of a joined script is a word. */
static bool has_letters(struct str text)
{
    for (size_t i = 0; i < text.len;) {
        enum letter_kind letter = letter_of(str_code_point(text, &i));
        if (letter == LETTER_WORD || letter == LETTER_JOINED)
            return true;
    }
    return false;
}

static bool has_joined(struct str text)
{
    for (size_t i = 0; i < text.len;)
        if (letter_of(str_code_point(text, &i)) == LETTER_JOINED)
            return true;
    return false;
}

/* ---- words without blanks between them ---- */

/* Korean joins particles to its nouns; what is looked for is the noun. */
static struct str without_particle(struct str word)
{
    static const struct str particles[] = {
        STR_INIT("에게서"), STR_INIT("에서"), STR_INIT("에게"), STR_INIT("한테"), STR_INIT("으로"),
        STR_INIT("까지"),   STR_INIT("부터"), STR_INIT("처럼"), STR_INIT("보다"), STR_INIT("이나"),
        STR_INIT("에는"),   STR_INIT("에도"), STR_INIT("이"),   STR_INIT("가"),   STR_INIT("을"),
        STR_INIT("를"),     STR_INIT("은"),   STR_INIT("는"),   STR_INIT("에"),   STR_INIT("의"),
        STR_INIT("도"),     STR_INIT("로"),   STR_INIT("와"),   STR_INIT("과"),
    };
    for (size_t i = 0; i < COUNT_OF(particles); i++)
        if (str_ends(word, particles[i]) && str_char_count(word) > str_char_count(particles[i]) + 1)
            return str_slice(word, 0, word.len - particles[i].len);
    return word;
}

static void add_term(struct search_query *query, struct search_term term)
{
    if (query->term_count < SEARCH_TERMS_MAX)
        query->terms[query->term_count++] = term;
}

static void add_words(struct search_query *query, const struct search_term *term, UBreakIterator *breaks)
{
    int32_t from = ubrk_first(breaks);
    for (int32_t to; (to = ubrk_next(breaks)) != UBRK_DONE; from = to) {
        struct search_term word = *term;
        word.text = without_particle(str_slice(term->text, (size_t)from, (size_t)to));
        if (has_letters(word.text))
            add_term(query, word);
    }
}

/* Each of its words as a term, found by the dictionaries of ICU. */
static void add_joined(struct search_query *query, const struct search_term *term)
{
    UErrorCode code = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, term->text.at, (int64_t)term->text.len, &code);
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    if (U_SUCCESS(code))
        ubrk_setUText(breaks, &text, &code);
    if (U_SUCCESS(code))
        add_words(query, term, breaks);
    else
        add_term(query, *term);
    ubrk_close(breaks);
    utext_close(&text);
}

/* ---- reading ---- */

/* Small words find everything; they count only when nothing else was typed. */
static void drop_small(struct arena *arena, struct search_query *query)
{
    struct str folded = word_fold(arena, query->typed);
    const struct post_language *language = language_of(folded);
    struct search_term telling[SEARCH_TERMS_MAX];
    size_t kept = 0;
    for (size_t i = 0; i < query->term_count; i++) {
        struct str text = word_fold(arena, query->terms[i].text);
        bool small = language_has_small(language, text) || (str_char_count(text) < 2 && !has_joined(text));
        if (query->terms[i].names || (!small && has_letters(text)))
            telling[kept++] = query->terms[i];
    }
    if (kept == 0)
        return;
    for (size_t i = 0; i < kept; i++)
        query->terms[i] = telling[i];
    query->terms[0].or_before = false;
    query->term_count = kept;
}

static bool is_or(const struct search_term *term)
{
    return !term->quoted && !term->excluded &&
           (str_eq(term->text, STR("OR")) || str_eq(term->text, STR("|")));
}

static void put_typed(struct buf *typed, struct str text)
{
    if (typed->len)
        buf_put_char(typed, ' ');
    buf_put(typed, text);
}

struct search_query search_query_read(struct arena *arena, struct str typed)
{
    struct search_query query = {0};
    struct search_term term;
    struct buf words;
    bool or_before = false;
    buf_init(&words, TYPED_MAX_BYTES);
    while (next_term(&typed, &term)) {
        bool plain = !term.quoted && !term.excluded;
        if (!term.quoted && !term.names && take_filter(&query, term.text, term.excluded))
            continue;
        if (is_or(&term)) {
            or_before = query.term_count > 0;
            continue;
        }
        if (term.names) {
            add_term(&query, term);
            continue;
        }
        if (!has_letters(term.text))
            continue;
        term.or_before = or_before && !term.excluded;
        or_before = false;
        put_typed(&words, term.text);
        if (plain && !term.or_before && has_joined(term.text))
            add_joined(&query, &term);
        else
            add_term(&query, term);
    }
    query.typed = arena_copy(arena, buf_str(&words));
    buf_free(&words);
    drop_small(arena, &query);
    return query;
}

static bool narrows(const struct search_narrowing *by)
{
    return by->category.len || by->answered.len || by->votes.len;
}

bool search_query_narrows(const struct search_query *query)
{
    return query->tag.len || query->user.len || narrows(&query->is) || narrows(&query->is_not);
}

bool search_query_asks(const struct search_query *query)
{
    return query->term_count || search_query_narrows(query);
}
