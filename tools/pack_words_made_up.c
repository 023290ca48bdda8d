/*
 * Sentences as made-up languages say them, and the tokens that every language keeps (see pack_words.h).
 */
#include "pack_words.h"

#include <ctype.h>
#include <string.h>

static size_t conversion_length(const char *at)
{
    size_t length = 1 + strspn(at + 1, "-+ #0123456789.*$'");
    length += strspn(at + length, "hlzjt");
    return at[length] ? length + 1 : 0;
}

/* The length of what must stay as it is at `at`: a place {name}, an element <1>, a conversion %.*s; 0: none. */
static size_t token_length(const char *at)
{
    if (*at == '{') {
        size_t length = 1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
        return length > 1 && at[length] == '}' ? length + 1 : 0;
    }
    if (*at == '<') {
        size_t begin = at[1] == '/' ? 2 : 1, length = begin + strspn(at + begin, "0123456789");
        if (length == begin)
            return 0;
        length += at[length] == '/';
        return at[length] == '>' ? length + 1 : 0;
    }
    return *at == '%' ? conversion_length(at) : 0;
}

static size_t times_in(const char *text, const char *token, size_t length)
{
    size_t times = 0;
    for (; *text; text++)
        times += strncmp(text, token, length) == 0;
    return times;
}

/* Elements close in the opposite order of their opening. */
static bool elements_nest(const char *text)
{
    int open[32], depth = 0;
    for (; *text; text++) {
        size_t length = *text == '<' ? token_length(text) : 0;
        if (!length || text[length - 2] == '/')
            continue;
        int number = 0;
        for (const char *digit = text + 1 + (text[1] == '/'); isdigit((unsigned char)*digit); digit++)
            number = number * 10 + (*digit - '0');
        if (text[1] != '/' && depth < 32)
            open[depth++] = number;
        else if (!depth || open[--depth] != number)
            return false;
    }
    return depth == 0;
}

/* Every token of a, but conversions, stands in b as often; a number written as a word may leave {n} out. */
static bool has_tokens_of(const char *a, const char *b, bool may_leave_n)
{
    for (const char *at = a; *at; at++) {
        size_t length = *at == '%' ? 0 : token_length(at);
        bool left = may_leave_n && length == 3 && strncmp(at, "{n}", 3) == 0 && !times_in(b, at, length);
        if (length && !left && times_in(a, at, length) != times_in(b, at, length))
            return false;
    }
    return true;
}

bool tokens_fit(struct piece_of_text english, struct piece_of_text text)
{
    const char *many = english.at + strlen(english.at);
    bool plural = many < english.at + english.length;
    const char *reference = plural ? many + 1 : english.at;
    for (const char *form = text.at; form <= text.at + text.length; form += strlen(form) + 1)
        if (!has_tokens_of(reference, form, plural) || !has_tokens_of(form, reference, plural) ||
            !elements_nest(form))
            return false;
    return true;
}

static const char *const accented[26] = {"åá", "ƀ", "ç",  "ð", "éë", "ƒ",  "ĝ",  "ĥ", "îï",
                                         "ĵ",  "ķ", "ļ",  "ɱ", "ñ",  "öó", "þ",  "ǫ", "ŕ",
                                         "š",  "ţ", "ûü", "ṽ", "ŵ",  "ẋ",  "ýÿ", "ž"};
static const char *const arabic[26] = {"ا", "ب", "ث", "د", "ه", "ف", "ج", "ح", "ي", "ز", "ك", "ل", "م",
                                       "ن", "و", "پ", "ق", "ر", "س", "ت", "ع", "ڤ", "غ", "خ", "ى", "ظ"};

static void make_up_form(FILE *out, const char *text, enum made_up kind)
{
    fputs("⟦", out);
    while (*text) {
        size_t length = token_length(text);
        if (length) {
            fwrite(text, 1, length, out);
            text += length;
            continue;
        }
        int letter = isalpha((unsigned char)*text) ? tolower((unsigned char)*text) - 'a' : -1;
        if (letter >= 0)
            fputs(kind == ACCENTED ? accented[letter] : arabic[letter], out);
        else
            fputc(*text, out);
        text++;
    }
    fputs("⟧", out);
}

void make_up(FILE *out, struct piece_of_text english, enum made_up kind)
{
    const char *end = english.at + english.length;
    for (const char *form = english.at; form <= end; form += strlen(form) + 1) {
        if (form != english.at)
            fputc(0, out);
        make_up_form(out, form, kind);
    }
}
