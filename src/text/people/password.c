#include "text/people/password.h"

#include "base/check.h"
#include "base/packed.h"
#include "base/words.h"
#include "text/desk/words.h"
#include "text/people/handle.h"

#include <string.h>

/* Fewer different characters than these, fewer letters beside a name, and a walk that is shorter: no. */
enum { DIFFERENT_MIN = 5, OTHER_LETTERS_MIN = 4, WALK_MIN = 4, FIGURES_MIN = 20 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static size_t letters_of(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += is_letter(text.at[i]);
    return count;
}

/* Without what stands around the letters. */
static struct str core_of(struct str key)
{
    while (key.len && !is_letter(key.at[0]))
        key = str_slice(key, 1, key.len);
    while (key.len && !is_letter(key.at[key.len - 1]))
        key = str_slice(key, 0, key.len - 1);
    return key;
}

/* The letters of a word, those written as figures or signs among them. */
static struct str word_of(struct arena *arena, struct str core)
{
    static const char figures[] = "013457@$!", meant[] = "oieastasi";
    char *word = arena_take(arena, core.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < core.len; i++) {
        const char *figure = memchr(figures, core.at[i], sizeof figures - 1);
        char c = figure ? meant[figure - figures] : core.at[i];
        if (is_letter(c))
            word[len++] = c;
    }
    return (struct str){word, len};
}

/* "abc" of "abcabcabc": the shortest beginning that gives all of it, again and again. */
static struct str once_of(struct str text)
{
    for (size_t len = 1; len <= text.len / 2; len++)
        if (text.len % len == 0 && memcmp(text.at, text.at + len, text.len - len) == 0)
            return str_slice(text, 0, len);
    return text;
}

static struct str backwards(struct arena *arena, struct str text)
{
    char *at = arena_take(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        at[i] = text.at[text.len - 1 - i];
    return (struct str){at, text.len};
}

static bool has_few_characters(struct str key)
{
    bool seen[256] = {false};
    size_t different = 0;
    for (size_t i = 0; i < key.len; i++) {
        different += !seen[(unsigned char)key.at[i]];
        seen[(unsigned char)key.at[i]] = true;
    }
    return different < DIFFERENT_MIN;
}

static bool is_among(struct str words, struct str word)
{
    while (words.len)
        if (str_eq(str_cut(&words, ' '), word))
            return true;
    return false;
}

static bool is_within(struct str row, struct str walk)
{
    return walk.len >= WALK_MIN && str_find(row, walk) < row.len;
}

/* What a password may be seen as. */
struct seen {
    struct str word, walk, back; /* a word; keys one after the other, forwards and backwards */
};

static bool line_has(struct str line, const struct seen *seen)
{
    struct str run = STR("run ");
    if (str_starts(line, run))
        return is_within(line, seen->walk) || is_within(line, seen->back);
    return line.at[0] != '#' && is_among(line, seen->word);
}

static bool list_has(const struct seen *seen)
{
    const struct packed_file *file = packed_find(&packed_passwords, STR("common.txt"));
    check(file != NULL);
    struct str rest = file->bytes;
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        if (line.len && line_has(line, seen))
            return true;
    }
    return false;
}

static bool is_common(struct arena *arena, struct str key)
{
    struct str core = core_of(key), whole = once_of(key), inner = once_of(core);
    struct str word = once_of(word_of(arena, core));
    const struct seen views[] = {
        {word, whole, backwards(arena, whole)},
        {backwards(arena, word), inner, backwards(arena, inner)},
    };
    if (has_few_characters(key) || (core.len == 0 && key.len < FIGURES_MIN))
        return true;
    for (size_t i = 0; i < COUNT_OF(views); i++)
        if (list_has(&views[i]))
            return true;
    return false;
}

/* The name, and hardly a letter more. */
static bool is_name(struct str key, struct str name)
{
    size_t at = str_find(key, name);
    if (name.len == 0 || at >= key.len)
        return false;
    return letters_of(key) < letters_of(name) + OTHER_LETTERS_MIN &&
           (name.len > 2 || letters_of(key) == name.len);
}

struct str password_wrong(struct arena *arena, struct str handle, struct str password)
{
    struct str key = text_fold(arena, password);
    if (is_name(key, handle_key(arena, handle)))
        return STR(N_("The password must not be the name."));
    if (is_common(arena, key))
        return STR(N_("This is one of the passwords that are tried first. Choose three or four words that "
                      "have nothing to do with each other."));
    return STR_NONE;
}
