#include "tidy.h"

#include <string.h>

struct lexer {
    struct file *file;
    const char *at;
    int line;
    bool directive;
    bool line_is_blank; /* nothing but white space so far on this line */
};

static bool is_word_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void add(struct lexer *lexer, enum token_kind kind, const char *end)
{
    struct file *file = lexer->file;
    file->tokens = grow(file->tokens, file->token_count, sizeof *file->tokens);
    file->tokens[file->token_count++] = (struct token){.kind = kind,
                                                       .directive = lexer->directive,
                                                       .at = lexer->at,
                                                       .len = (int)(end - lexer->at),
                                                       .line = lexer->line};
    for (; lexer->at < end; lexer->at++)
        lexer->line += *lexer->at == '\n';
}

static const char *quoted_end(const char *at)
{
    char quote = *at++;
    while (*at && *at != quote && *at != '\n')
        at += *at == '\\' && at[1] ? 2 : 1;
    return *at == quote ? at + 1 : at;
}

/* Moves behind white space and comments; keeps the count of lines and the end of directives. */
static void skip_blank(struct lexer *lexer)
{
    for (;;) {
        const char *at = lexer->at;
        if (at[0] == '\\' && at[1] == '\n') {
            lexer->line++;
            lexer->at += 2;
        } else if (*at == '\n') {
            lexer->line++;
            lexer->directive = false;
            lexer->line_is_blank = true;
            lexer->at++;
        } else if (*at == ' ' || *at == '\t' || *at == '\r') {
            lexer->at++;
        } else if (at[0] == '/' && at[1] == '*') {
            const char *end = strstr(at + 2, "*/");
            end = end ? end + 2 : at + strlen(at);
            for (; lexer->at < end; lexer->at++)
                lexer->line += *lexer->at == '\n';
        } else if (at[0] == '/' && at[1] == '/') {
            lexer->at += strcspn(at, "\n");
        } else {
            return;
        }
    }
}

static void lex_one(struct lexer *lexer)
{
    const char *at = lexer->at;
    if (*at == '#' && lexer->line_is_blank)
        lexer->directive = true;
    lexer->line_is_blank = false;
    if (is_word_start(*at)) {
        while (is_word_start(*at) || is_digit(*at))
            at++;
        add(lexer, TOKEN_WORD, at);
    } else if (is_digit(*at)) {
        while (is_word_start(*at) || is_digit(*at) || *at == '.')
            at++;
        add(lexer, TOKEN_NUMBER, at);
    } else if (*at == '"') {
        add(lexer, TOKEN_STRING, quoted_end(at));
    } else if (*at == '\'') {
        add(lexer, TOKEN_CHARACTER, quoted_end(at));
    } else {
        add(lexer, TOKEN_MARK, at + 1);
    }
}

void lex(struct file *file)
{
    struct lexer lexer = {.file = file, .at = file->text, .line = 1, .line_is_blank = true};
    for (skip_blank(&lexer); *lexer.at; skip_blank(&lexer))
        lex_one(&lexer);
    add(&lexer, TOKEN_MARK, lexer.at);
    file->token_count--;
}

bool token_is(const struct token *token, const char *text)
{
    return token->len == (int)strlen(text) && memcmp(token->at, text, (size_t)token->len) == 0;
}

int token_close(const struct file *file, int open)
{
    int depth = 0;
    for (int i = open; i < file->token_count; i++) {
        const struct token *token = &file->tokens[i];
        if (token->kind != TOKEN_MARK || token->directive != file->tokens[open].directive)
            continue;
        if (strchr("([{", *token->at))
            depth++;
        else if (strchr(")]}", *token->at) && --depth == 0)
            return i;
    }
    return file->token_count;
}

int token_skip(const struct file *file, int index)
{
    while (index < file->token_count && file->tokens[index].directive)
        index++;
    return index;
}
