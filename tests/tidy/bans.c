#include "tidy.h"

#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

static bool ban_meets(const struct ban *ban, const struct token *at, const char *word)
{
    switch (ban->kind) {
    case BAN_WORD:
        return at->kind == TOKEN_WORD && fnmatch(ban->what, word, 0) == 0;
    case BAN_CALL:
        return at->kind == TOKEN_WORD && token_is(at + 1, "(") && fnmatch(ban->what, word, 0) == 0;
    case BAN_TEXT:
        return at->kind == TOKEN_STRING && strncmp(at->at + 1, ban->what, strlen(ban->what)) == 0;
    case BAN_LINE:
        return false;
    }
    return false;
}

static void check_words(struct tidy *tidy, const struct file *file, const struct ban *ban)
{
    for (int i = 0; i < file->token_count; i++) {
        const struct token *at = &file->tokens[i];
        char word[128];
        snprintf(word, sizeof word, "%.*s", at->len, at->at);
        if (ban_meets(ban, at, word))
            say(tidy, RULE_BANS, file, at->line, "%s is banned here; use instead: %s", word, ban->instead);
    }
}

/* Comparing a secret with these tells by its time how much of a guess was right. */
static void check_secret(struct tidy *tidy, const struct file *file, int i)
{
    static const char *const quick[] = {"memcmp", "strcmp", "strncmp", "str_eq", "str_compare"};
    static const char *const secret[] = {"*secret*", "*password*", "*csrf*", "*signature*"};
    const struct token *at = &file->tokens[i];
    bool compares = false;
    for (size_t k = 0; k < sizeof quick / sizeof quick[0]; k++)
        compares = compares || (token_is(at, quick[k]) && token_is(at + 1, "("));
    if (!compares)
        return;
    int end = token_close(file, i + 1);
    for (int k = i + 2; k < end; k++) {
        char word[128];
        snprintf(word, sizeof word, "%.*s", file->tokens[k].len, file->tokens[k].at);
        for (size_t n = 0; n < sizeof secret / sizeof secret[0]; n++)
            if (file->tokens[k].kind == TOKEN_WORD && fnmatch(secret[n], word, 0) == 0)
                say(tidy, RULE_BANS, file, at->line,
                    "%.*s takes longer the more of %s is right; use secret_equal", at->len, at->at, word);
    }
}

/* What is declared so is ended wherever its block is left, and so has to be begun before that can be. */
static void check_query(struct tidy *tidy, const struct file *file, int i)
{
    const struct token *tokens = file->tokens, *name = &tokens[i + 1];
    if (!token_is(&tokens[i], "QUERY") || name->kind != TOKEN_WORD || !token_is(name + 1, ";"))
        return;
    for (int k = i + 2; k < file->token_count; k++) {
        bool same =
            tokens[k + 1].len == name->len && strncmp(tokens[k + 1].at, name->at, (size_t)name->len) == 0;
        if (token_is(&tokens[k], "&") && same)
            return;
        if (token_is(&tokens[k], "return"))
            say(tidy, RULE_BANS, file, tokens[k].line,
                "the query of line %d is ended here and has not begun; declare it behind this",
                tokens[i].line);
        if (token_is(&tokens[k], "return") || token_is(&tokens[k], "}"))
            return;
    }
}

void check_bans(struct tidy *tidy, const struct file *file)
{
    for (int i = 0; i < tidy->ban_count; i++)
        if (path_fits(&tidy->bans[i].where, file->path))
            check_words(tidy, file, &tidy->bans[i]);
    for (int i = 0; i < file->token_count; i++)
        check_secret(tidy, file, i);
    for (int i = 0; i + 2 < file->token_count; i++)
        check_query(tidy, file, i);
}

/* A word of a line stands alone: "TODO" is not in "MATODO". A path ("/home/") need not. */
static bool line_has(const char *line, size_t len, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= len; i++) {
        if (memcmp(line + i, word, size) != 0)
            continue;
        bool joined = i > 0 && line[i - 1] >= 'A' && line[i - 1] <= 'Z';
        bool goes_on = i + size < len && line[i + size] >= 'A' && line[i + size] <= 'Z';
        if (*word == '/' || (!joined && !goes_on))
            return true;
    }
    return false;
}

static void check_line(struct tidy *tidy, const struct file *file, int number, const char *line)
{
    size_t len = strcspn(line, "\n");
    if (len && (line[len - 1] == ' ' || line[len - 1] == '\t' || line[len - 1] == '\r'))
        say(tidy, RULE_TEXT, file, number, "the line ends with white space; remove it");
    if (file->is_c && memchr(line, '\t', len))
        say(tidy, RULE_TEXT, file, number, "a tab; use blanks");
    if (strstr(file->path, ".css"))
        check_style(tidy, file, number, line);
    for (int i = 0; i < tidy->ban_count; i++) {
        const struct ban *ban = &tidy->bans[i];
        if (ban->kind == BAN_LINE && path_fits(&ban->where, file->path) && line_has(line, len, ban->what))
            say(tidy, RULE_TEXT, file, number, "%s is banned here; use instead: %s", ban->what, ban->instead);
    }
}

void check_text(struct tidy *tidy, const struct file *file)
{
    int number = 1;
    for (const char *line = file->text; *line; number++) {
        check_line(tidy, file, number, line);
        line += strcspn(line, "\n");
        if (!*line)
            say(tidy, RULE_TEXT, file, number, "the last line does not end; add a newline");
        else
            line++;
    }
}
