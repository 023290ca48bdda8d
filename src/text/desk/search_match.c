#include "text/desk/search_match.h"

#include "base/buf.h"
#include "text/desk/spelling.h"
#include "text/desk/words.h"

#include <inttypes.h>

enum { LEAD_CHARS = 60, ENDING_MAX = 5 };

/* ---- what is looked for ---- */

static bool group_has(const struct search_group *group, struct str words)
{
    for (size_t i = 0; i < group->count; i++)
        if (str_eq(group->forms[i].words, words))
            return true;
    return false;
}

/* The words of a term in one language. Of a run of joined characters the last alone says nothing more, unless it is all. */
static struct search_form form_of(struct arena *arena, struct str folded,
                                  const struct post_language *language)
{
    struct word_reader reader;
    struct word word;
    struct search_form form = {STR_NONE, false};
    struct str before = STR_NONE;
    enum word_kind kind = WORD_LETTERS, kind_before;
    word_reader_begin(&reader, arena, folded, language);
    while (kind_before = kind, word_next(&reader, &word)) {
        kind = word.kind;
        before = kind == WORD_LAST && kind_before == WORD_PIECE ? form.words : STR_NONE;
        form.words = arena_printf(arena, "%.*s%s%.*s", STR_ARG(form.words), form.words.len ? " " : "",
                                  STR_ARG(word.stem));
        form.begins = kind == WORD_LAST && before.len == 0;
    }
    if (before.len)
        form.words = before;
    word_reader_end(&reader);
    return form;
}

static enum script script_first(struct str folded)
{
    for (size_t i = 0; i < folded.len;) {
        uint32_t point = str_code_point(folded, &i);
        enum letter_kind letter = letter_of(point);
        if (letter == LETTER_WORD || letter == LETTER_JOINED)
            return script_of(point);
    }
    return SCRIPT_OTHER;
}

static void add_form(struct search_group *group, struct search_form form)
{
    if (group->count < SEARCH_FORMS_MAX && form.words.len && !group_has(group, form.words))
        group->forms[group->count++] = form;
}

/* As a language would make it, however it is spelled there. */
static void add_language(struct arena *arena, struct search_group *group, struct str folded,
                         const struct post_language *language)
{
    struct spelling_ways ways;
    add_form(group, form_of(arena, folded, language));
    spelling_ways(arena, folded, language, &ways);
    for (size_t i = 0; i < ways.count; i++)
        add_form(group, form_of(arena, ways.at[i], language));
}

/* The term as each language of its script would make it. */
static void add_forms(struct arena *arena, struct search_group *group, struct str text)
{
    size_t count;
    const struct post_language *all = languages(&count);
    struct str folded = word_fold(arena, text);
    enum script script = script_first(folded);
    for (size_t i = 0; i < count; i++) {
        if (all[i].script != script)
            continue;
        add_language(arena, group, folded, &all[i]);
        if (script == SCRIPT_JOINED)
            break;
    }
}

struct str title_word(struct stems *stems, struct arena *arena, struct str title)
{
    struct str line = words_line(stems, arena, title, languages(&(size_t){0}));
    return line.len ? arena_printf(arena, "t%016" PRIx64 "t", str_hash(line)) : STR_NONE;
}

struct str person_word(struct arena *arena, int64_t person_id)
{
    return arena_printf(arena, "p%016" PRIx64 "p", (uint64_t)person_id);
}

struct str tag_word(struct arena *arena, struct str tag)
{
    return arena_printf(arena, "g%016" PRIx64 "g", str_hash(tag));
}

static void add_joined(struct arena *arena, struct search_match *match, const struct search_term *term)
{
    struct str folded = word_fold(arena, term->text);
    if (!term->excluded && script_first(folded) == SCRIPT_JOINED)
        match->joined[match->joined_count++] = folded;
}

void search_match_of(struct arena *arena, const struct search_query *query, struct search_match *match)
{
    bool plain = true;
    *match = (struct search_match){0};
    for (size_t i = 0; i < query->term_count; i++) {
        const struct search_term *term = &query->terms[i];
        bool joins = term->or_before && match->count && !match->groups[match->count - 1].excluded;
        struct search_group *group = joins ? &match->groups[match->count - 1] : &match->groups[match->count];
        plain &= !term->excluded && !term->quoted && !term->or_before;
        if (!joins)
            *group = (struct search_group){.typed = term->text, .excluded = term->excluded};
        if (term->names) {
            add_form(group, (struct search_form){term->mark, false});
        } else {
            add_forms(arena, group, term->text);
            add_joined(arena, match, term);
        }
        match->count += !joins && group->count > 0;
    }
    if (plain)
        match->title = title_word(NULL, arena, query->typed);
}

bool search_match_wants(const struct search_match *match)
{
    for (size_t i = 0; i < match->count; i++)
        if (!match->groups[i].excluded)
            return true;
    return false;
}

/* ---- marking ---- */

/* The next word at or behind *from, or one character of a joined script; false at the end. */
static bool next_span(struct str text, size_t *from, size_t *to)
{
    bool begun = false;
    for (size_t index = *from, next = index; next < text.len; index = next) {
        enum letter_kind letter = letter_of(str_code_point(text, &next));
        bool in = letter == LETTER_WORD || (begun && letter == LETTER_MARK);
        if (!begun && (in || letter == LETTER_JOINED)) {
            begun = true;
            *from = index;
            *to = next;
            if (letter == LETTER_JOINED)
                return true;
        } else if (begun && in) {
            *to = next;
        } else if (begun) {
            return true;
        }
    }
    return begun;
}

/* A form is taken as found when the word begins with it: "arriv" in "Arrived". A final i stands for y too. */
static bool begins_with_form(struct str word, struct str form)
{
    if (word.len == 0 || form.len == 0 || word.at[0] != form.at[0])
        return false;
    if (str_ends(form, STR("i")) && form.len > 1)
        form.len--;
    return str_starts(word, form) && word.len <= form.len + ENDING_MAX;
}

static bool is_form(const struct search_group *group, struct str word)
{
    for (size_t i = 0; i < group->count; i++)
        for (struct str rest = group->forms[i].words; rest.len;)
            if (begins_with_form(word, str_cut(&rest, ' ')))
                return true;
    return false;
}

/* What is marked, and with which bytes a word that is wanted begins: most words are passed over by theirs. */
struct marker {
    struct arena *arena;
    const struct search_match *match;
    bool begins[256];
};

static void note_beginnings(struct marker *marker, const struct search_group *group)
{
    for (size_t i = 0; i < group->count; i++)
        for (struct str rest = group->forms[i].words; rest.len;) {
            struct str word = str_cut(&rest, ' ');
            if (word.len)
                marker->begins[(unsigned char)word.at[0]] = true;
        }
}

static void marker_begin(struct marker *marker, struct arena *arena, const struct search_match *match)
{
    *marker = (struct marker){.arena = arena, .match = match};
    for (size_t i = 0; i < match->count; i++)
        if (!match->groups[i].excluded)
            note_beginnings(marker, &match->groups[i]);
}

/* Folding a word of nothing but ASCII makes its letters small, and no more. */
static bool begins_otherwise(const struct marker *marker, struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.at[i] >= 0x80)
            return false;
    unsigned char first = (unsigned char)word.at[0];
    return !marker->begins[first >= 'A' && first <= 'Z' ? first + ('a' - 'A') : first];
}

/* How many bytes of the text from `from` on are looked for; 0: none. */
static size_t wanted_at(const struct marker *marker, struct str text, size_t from, size_t to)
{
    struct arena *arena = marker->arena;
    const struct search_match *match = marker->match;
    struct str span = str_slice(text, from, to);
    if (begins_otherwise(marker, span))
        return 0;
    if (script_first(span) == SCRIPT_JOINED) {
        for (size_t i = 0; i < match->joined_count; i++)
            if (str_starts(str_slice(text, from, text.len), match->joined[i]))
                return match->joined[i].len;
        return 0;
    }
    struct str word = word_plain(arena, spelling_common(arena, word_fold(arena, span)));
    for (size_t i = 0; i < match->count; i++)
        if (!match->groups[i].excluded && is_form(&match->groups[i], word))
            return span.len;
    return 0;
}

/* Where to begin so that the first word found is seen. */
static size_t start_of(const struct marker *marker, struct str text, size_t chars)
{
    if (str_char_count(text) <= chars)
        return 0;
    for (size_t from = 0, to; next_span(text, &from, &to); from = to)
        if (wanted_at(marker, text, from, to)) {
            size_t start = from > LEAD_CHARS ? from - LEAD_CHARS : 0;
            while (start && start < from && text.at[start - 1] != ' ')
                start++;
            return start;
        }
    return 0;
}

struct str search_marked(struct arena *arena, const struct search_match *match, struct str text, size_t chars)
{
    struct marker marker;
    marker_begin(&marker, arena, match);
    size_t start = start_of(&marker, text, chars);
    struct str shown = str_char_prefix(str_slice(text, start, text.len), chars);
    struct buf out;
    buf_init(&out, 20 * shown.len + 64);
    struct html html = {&out};
    size_t done = 0;
    if (start)
        html_str(&html, STR("\u2026 "));
    for (size_t from = 0, to; next_span(shown, &from, &to); from = to) {
        size_t wanted = wanted_at(&marker, shown, from, to);
        if (!wanted)
            continue;
        to = from + wanted;
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
