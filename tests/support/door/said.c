#include "support/door/said.h"

#include "base/check.h"
#include "base/words.h"

#include <string.h>

static bool is_void(struct str tag)
{
    static const char *const names[] = {"br", "hr", "img", "input", "link", "meta", "wbr"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(tag, str_from(names[i])))
            return true;
    return false;
}

static bool has(struct str text, const char *part)
{
    return str_find(text, str_from(part)) < text.len;
}

static bool holds_own_words(struct str name, struct str tag)
{
    static const char *const names[] = {"script", "style", "textarea", "pre", "code", "bdi", "kbd", "svg"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(name, str_from(names[i])))
            return true;
    return has(tag, "class=\"avatar") || has(tag, "dir=\"auto\"") || has(tag, "translate=\"no\"") ||
           has(tag, "class=\"scan\"");
}

/* Takes "<name ...>" off the rest and answers what stands between its brackets. */
static struct str take_tag(struct page_text *reader)
{
    size_t end = str_find_char(reader->rest, '>');
    struct str tag = str_slice(reader->rest, 1, end), name = tag;
    reader->rest = str_slice(reader->rest, end + 1, reader->rest.len);
    if (tag.len && tag.at[0] == '/') {
        reader->depth -= reader->depth > 0;
        return tag;
    }
    name = str_cut(&name, ' ');
    if (is_void(name) || str_ends(tag, STR("/")) || str_starts(tag, STR("!")))
        return tag;
    check(reader->depth + 1 < DEPTH_MAX);
    reader->own[reader->depth + 1] = reader->own[reader->depth] || holds_own_words(name, tag);
    reader->depth++;
    return tag;
}

/* Takes `name="value"` off a tag; false at its end. */
static bool next_attribute(struct str *tag, struct str *name, struct str *value)
{
    size_t end = str_find(*tag, STR("=\""));
    if (end == tag->len)
        return false;
    struct str before = str_slice(*tag, 0, end);
    size_t begin = before.len;
    while (begin > 0 && before.at[begin - 1] != ' ' && before.at[begin - 1] != '\n')
        begin--;
    *name = str_slice(before, begin, before.len);
    struct str rest = str_slice(*tag, end + 2, tag->len);
    size_t close = str_find_char(rest, '"');
    *value = str_slice(rest, 0, close);
    *tag = str_slice(rest, close + 1, rest.len);
    return true;
}

static void note_own(struct own_texts *own, struct str text)
{
    text = str_trim(text);
    if (text.len > 3 && own->count < sizeof own->at / sizeof own->at[0])
        own->at[own->count++] = text;
}

static void note_values(struct own_texts *own, struct str tag)
{
    struct str name, value;
    while (next_attribute(&tag, &name, &value))
        if (str_eq(name, STR("value")))
            note_own(own, value);
}

void said_find_own(struct str page, struct own_texts *own)
{
    struct page_text reader = {.rest = page};
    while (reader.rest.len) {
        if (reader.rest.at[0] == '<') {
            note_values(own, take_tag(&reader));
            continue;
        }
        size_t end = str_find_char(reader.rest, '<');
        if (reader.own[reader.depth])
            note_own(own, str_slice(reader.rest, 0, end));
        reader.rest = str_slice(reader.rest, end, reader.rest.len);
    }
}

static size_t own_length(const struct own_texts *own, struct str text)
{
    size_t length = 0;
    for (size_t i = 0; i < own->count; i++)
        if (own->at[i].len > length && str_starts(text, own->at[i]))
            length = own->at[i].len;
    return length;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of the word at the beginning; 0: it has a letter that a made-up language writes, or is no word. */
static size_t word_at(struct str text)
{
    size_t letters = 0;
    while (letters < text.len && is_letter(text.at[letters]))
        letters++;
    return letters < 2 || (letters < text.len && (unsigned char)text.at[letters] >= 0x80) ? 0 : letters;
}

/* Two English words with one blank between them; names in sentences begin with capital letters. */
static bool two_words(struct str text, bool within)
{
    size_t first = word_at(text);
    if (!first || first == text.len || text.at[first] != ' ')
        return false;
    struct str behind = str_slice(text, first + 1, text.len);
    bool lower = text.at[0] >= 'a' && behind.len && behind.at[0] >= 'a';
    return word_at(behind) > 0 && (!within || lower);
}

/* A word of English alone in a place of a sentence: "Edit the {kind}" with "question". What a program is told has other signs. */
static bool placed_word(struct str text, char before)
{
    size_t letters = 0;
    while (letters < text.len && text.at[letters] >= 'a' && text.at[letters] <= 'z')
        letters++;
    char behind = letters < text.len ? text.at[letters] : ' ';
    bool ends =
        behind == ' ' || behind == ',' || behind == ';' || behind == ')' || (unsigned char)behind == 0xe2;
    bool begins = before == ' ' || before == '(' || (unsigned char)before == 0xa6;
    struct str word = str_slice(text, 0, letters);
    bool joins =
        str_eq(word, STR("and")) || str_eq(word, STR("or")); /* ICU's, which has no made-up language */
    return letters > 2 && begins && ends && !joins;
}

/* A heading or a state of one word: "Delivered". */
static bool one_word(struct str text)
{
    return text.len > 3 && word_at(text) == text.len && text.at[0] < 'a' && text.at[1] >= 'a';
}

/* The run of text from its first escaped word on; empty: all of it is said. */
static struct str escaped_in(struct str text, const struct own_texts *own)
{
    static const struct str open = STR_INIT("⟦"), close = STR_INIT("⟧");
    bool whole = str_starts(str_trim(text), open) && str_ends(str_trim(text), close);
    size_t brackets = whole || str_find(text, close) < str_find(text, open) ? 1 : 0;
    if (one_word(str_trim(text)) && !own_length(own, str_trim(text)))
        return str_trim(text);
    char before = ' ';
    while (text.len) {
        size_t passed = own_length(own, text);
        brackets += str_starts(text, open);
        brackets -= brackets > 0 && str_starts(text, close);
        if (!passed && (two_words(text, brackets > 0) || (brackets > 0 && placed_word(text, before))))
            return str_trim(text);
        if (!passed)
            passed = 1;
        while (passed < text.len &&
               (is_letter(text.at[passed - 1]) || (unsigned char)text.at[passed - 1] >= 0x80) &&
               (is_letter(text.at[passed]) || (unsigned char)text.at[passed] >= 0x80) &&
               !str_starts(str_slice(text, passed, text.len), open))
            passed++;
        before = text.at[passed - 1];
        text = str_slice(text, passed, text.len);
    }
    return STR_NONE;
}

/* ---- attributes ---- */

static bool is_shown(struct str tag, struct str name)
{
    static const char *const shown[] = {"aria-label", "placeholder", "title", "alt", "label"};
    for (size_t i = 0; i < COUNT_OF(shown); i++)
        if (str_eq(name, str_from(shown[i])))
            return true;
    return str_starts(name, STR("data-")) ||
           (str_eq(name, STR("content")) && has(tag, "name=\"description\"") &&
            !has(tag, "translate=\"no\""));
}

static struct str escaped_attribute(struct str tag, const struct own_texts *own)
{
    struct str rest = tag, name, value;
    while (next_attribute(&rest, &name, &value)) {
        struct str text = is_shown(tag, name) ? escaped_in(value, own) : STR_NONE;
        if (text.len)
            return text;
    }
    return STR_NONE;
}

struct str said_next_escaped(struct page_text *reader, const struct own_texts *own)
{
    while (reader->rest.len) {
        struct str text;
        if (reader->rest.at[0] == '<') {
            text = escaped_attribute(take_tag(reader), own);
        } else {
            size_t end = str_find_char(reader->rest, '<');
            text = reader->own[reader->depth] ? STR_NONE : escaped_in(str_slice(reader->rest, 0, end), own);
            reader->rest = str_slice(reader->rest, end, reader->rest.len);
        }
        if (text.len)
            return text;
    }
    return STR_NONE;
}

/* ---- what is read from the right ---- */

/* Moves on to a letter that turns its sentence around; the text has its end there when there is none. */
static struct str turned_in(struct page_text *reader, struct str text)
{
    static const struct str open = STR_INIT("⟦"), close = STR_INIT("⟧");
    for (; text.len; text = str_slice(text, 1, text.len)) {
        reader->sentences += str_starts(text, open) - str_starts(text, close);
        reader->apart += str_starts(text, STR(APART_BEGIN)) - str_starts(text, STR(APART_END));
        if (text.at[0] == '&') /* an entity has letters, too */
            text = str_slice(text, str_find_char(text, ';'), text.len);
        else if (is_letter(text.at[0]) && reader->sentences > 0 && reader->apart == 0)
            return text;
    }
    return text;
}

static struct str turned_attribute(struct str tag)
{
    struct str rest = tag, name, value;
    while (next_attribute(&rest, &name, &value)) {
        bool sentence = is_shown(tag, name) && !str_starts(name, STR("data-"));
        struct str text = sentence ? turned_in(&(struct page_text){0}, value) : STR_NONE;
        if (text.len)
            return text;
    }
    return STR_NONE;
}

struct str said_next_turned(struct page_text *reader, const struct own_texts *own)
{
    (void)own;
    while (reader->rest.len) {
        struct str text;
        if (reader->rest.at[0] == '<') {
            text = turned_attribute(take_tag(reader));
        } else {
            size_t end = str_find_char(reader->rest, '<');
            text = reader->own[reader->depth] ? STR_NONE : turned_in(reader, str_slice(reader->rest, 0, end));
            reader->rest = str_slice(reader->rest, end, reader->rest.len);
        }
        if (text.len)
            return text;
    }
    return STR_NONE;
}
