/*
 * Reads the lines of C in a page file just far enough to know which blocks they open, close and leave (see
 * pack_pages.h): a block must leave the HTML where it found it, whichever way the program went.
 */
#include "pack_pages.h"

#include <ctype.h>
#include <string.h>

/* Behind the literal that begins at `at`, or NULL when it does not end on this line. */
static const char *skip_literal(const char *at)
{
    char quote = *at++;
    for (; *at && *at != quote; at++)
        if (*at == '\\' && at[1])
            at++;
    return *at ? at + 1 : NULL;
}

/* Behind the comment that begins at `at`, or NULL when it does not end on this line. */
static const char *skip_comment(const char *at)
{
    if (at[1] == '/')
        return at + strlen(at);
    const char *end = strstr(at + 2, "*/");
    return end ? end + 2 : NULL;
}

static bool is_comment(const char *at)
{
    return at[0] == '/' && (at[1] == '/' || at[1] == '*');
}

/* Behind a literal or comment at `at`; `at` itself when there is none; NULL when it does not end. */
static const char *skip(const char *at)
{
    if (*at == '"' || *at == '\'')
        return skip_literal(at);
    return is_comment(at) ? skip_comment(at) : at;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static enum code_step word_step(const char *word, size_t length)
{
    static const struct {
        const char *word;
        enum code_step step;
    } rows[] = {
        {"case", CODE_LABEL},    {"default", CODE_LABEL}, {"break", CODE_JUMP},
        {"continue", CODE_JUMP}, {"return", CODE_JUMP},   {"goto", CODE_BAD},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strlen(rows[i].word) == length && memcmp(rows[i].word, word, length) == 0)
            return rows[i].step;
    return CODE_END;
}

enum code_step code_next(const char **at, const char **why)
{
    while (**at) {
        const char *behind = skip(*at);
        if (!behind) {
            *why = "this literal or comment does not end on its line";
            return CODE_BAD;
        }
        if (behind != *at) {
            *at = behind;
            continue;
        }
        const char *word = *at;
        while (is_word(**at))
            ++*at;
        if (*at == word) {
            ++*at;
            if (*word == '{' || *word == '}')
                return *word == '{' ? CODE_OPEN : CODE_CLOSE;
            continue;
        }
        enum code_step step = word_step(word, (size_t)(*at - word));
        if (step == CODE_BAD)
            *why = "no goto in a page";
        if (step != CODE_END)
            return step;
    }
    return CODE_END;
}

const char *code_check_end(const char *line, bool *goes_on)
{
    char last = ';';
    for (const char *at = line; *at;) {
        const char *behind = skip(at);
        if (!behind)
            break;
        if (behind == at || *at == '"' || *at == '\'')
            last = isspace((unsigned char)*at) ? last : *at;
        at = behind == at ? at + 1 : behind;
    }
    *goes_on = strchr(",(&|?=", last) != NULL;
    if (line[strspn(line, " \t")] == '#')
        return "no preprocessor lines in a page; include lines stand at its top";
    if (*goes_on || strchr("{};:", last))
        return NULL;
    return "a line of C ends in one of { } ; : or goes on behind , ( & | ? =";
}
