#include "tidy.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/*
 * Statements are read by their shape alone: a control word, its parentheses, the statement below it. A macro
 * that is followed by a block counts as a loop.
 */
struct depth {
    const struct file *file;
    int deepest;
    int line; /* where it is deepest */
};

static int read_statement(struct depth *depth, int i, int level);

static int read_block(struct depth *depth, int open, int level)
{
    int end = token_close(depth->file, open);
    int i = token_skip(depth->file, open + 1);
    while (i < end)
        i = token_skip(depth->file, read_statement(depth, i, level));
    return end + 1;
}

static int read_below(struct depth *depth, int i, int level)
{
    if (level > depth->deepest) {
        depth->deepest = level;
        depth->line = depth->file->tokens[i].line;
    }
    return read_statement(depth, token_skip(depth->file, i), level);
}

static int end_of_expression(const struct file *file, int i)
{
    for (; i < file->token_count; i++) {
        const struct token *at = &file->tokens[i];
        if (at->directive)
            continue;
        if (token_is(at, ";"))
            return i + 1;
        if (token_is(at, "}"))
            return i; /* never found in code that compiles */
        if (token_is(at, "(") || token_is(at, "[") || token_is(at, "{"))
            i = token_close(file, i);
    }
    return i;
}

static int read_if(struct depth *depth, int i, int level)
{
    const struct file *file = depth->file;
    i = read_below(depth, token_close(file, i + 1) + 1, level + 1);
    int next = token_skip(file, i);
    if (!token_is(&file->tokens[next], "else"))
        return i;
    next = token_skip(file, next + 1);
    if (token_is(&file->tokens[next], "if"))
        return read_if(depth, next, level);
    return read_below(depth, next, level + 1);
}

static int read_label(const struct file *file, int i)
{
    while (i < file->token_count && !token_is(&file->tokens[i], ":"))
        i++;
    return i + 1;
}

static int read_statement(struct depth *depth, int i, int level)
{
    const struct file *file = depth->file;
    const struct token *at = &file->tokens[i];
    if (token_is(at, "{"))
        return read_block(depth, i, level);
    if (token_is(at, "if"))
        return read_if(depth, i, level);
    if (token_is(at, "for") || token_is(at, "while") || token_is(at, "switch")) {
        int close = token_close(file, i + 1);
        bool ends_do = token_is(&file->tokens[token_skip(file, close + 1)], ";");
        return ends_do ? close + 2 : read_below(depth, close + 1, level + 1);
    }
    if (token_is(at, "do"))
        return read_below(depth, i + 1, level + 1);
    if (token_is(at, "case") || token_is(at, "default"))
        return read_label(file, i);
    if (at->kind == TOKEN_WORD && token_is(at + 1, "(")) {
        int after = token_skip(file, token_close(file, i + 1) + 1);
        if (token_is(&file->tokens[after], "{"))
            return read_below(depth, after, level + 1);
    }
    return end_of_expression(file, i);
}

static int count_parameters(const struct file *file, int open)
{
    int end = token_close(file, open), count = end > open + 1;
    if (end == open + 2 && token_is(&file->tokens[open + 1], "void"))
        return 0;
    for (int i = open + 1; i < end; i++) {
        const struct token *at = &file->tokens[i];
        if (token_is(at, ",") && !token_is(at + 1, "."))
            count++; /* what printf's dots take is no parameter of its own */
        else if (token_is(at, "(") || token_is(at, "["))
            i = token_close(file, i);
    }
    return count;
}

static void check_function(struct tidy *tidy, const struct file *file, const struct declaration *function)
{
    const struct limits *limits = &tidy->limits;
    const char *name = copy_of(file->tokens[function->name].at, file->tokens[function->name].len);
    int line = file->tokens[function->first].line;
    if (is_excepted(tidy, "size", file, name))
        return;
    int parameters = count_parameters(file, function->open);
    if (parameters > limits->parameters)
        say(tidy, RULE_SIZES, file, file->tokens[function->name].line,
            "%s has %d parameters of at most %d; a struct is missing", name, parameters, limits->parameters);
    if (function->kind != DECLARATION_FUNCTION)
        return;
    int lines = file->tokens[function->last].line - line + 1;
    if (lines > limits->function_lines)
        say(tidy, RULE_SIZES, file, line,
            "%s has %d lines of at most %d; its headings are the functions to split it into", name, lines,
            limits->function_lines);
    struct depth depth = {.file = file};
    read_block(&depth, function->body, 0);
    if (depth.deepest > limits->nesting)
        say(tidy, RULE_SIZES, file, depth.line,
            "%s nests %d levels of at most %d; guards first, or a function", name, depth.deepest,
            limits->nesting);
}

static bool ends_with(const char *path, const char *ending)
{
    size_t len = strlen(path), end = strlen(ending);
    return len > end && strcmp(path + len - end, ending) == 0;
}

static bool is_code(const struct file *file)
{
    return file->is_c || ends_with(file->path, ".js") || ends_with(file->path, ".mjs") ||
           ends_with(file->path, ".sql") || ends_with(file->path, ".html");
}

void check_sizes(struct tidy *tidy, const struct file *file)
{
    bool header = ends_with(file->path, ".h");
    int most = header ? tidy->limits.header_lines : tidy->limits.file_lines;
    if (is_code(file) && file->lines > most && !is_excepted(tidy, "size", file, "file"))
        say(tidy, RULE_SIZES, file, most + 1, "the %s has %d lines of at most %d; split it by meaning",
            header ? "header" : "file", file->lines, most);
    if (!file->is_c)
        return;
    struct declaration declaration;
    for (int i = 0; declaration_next(file, &i, &declaration);)
        if (declaration.open >= 0)
            check_function(tidy, file, &declaration);
}

/* BASE_STR_H for src/base/str.h, SUPPORT_SUITE_H for tests/support/kit/suite.h. */
static void guard_of(const char *path, char *guard, size_t room)
{
    const char *below = strchr(path, '/');
    snprintf(guard, room, "%s", below ? below + 1 : path);
    for (char *at = guard; *at; at++)
        *at = isalnum((unsigned char)*at) ? (char)toupper((unsigned char)*at) : '_';
}

void check_header(struct tidy *tidy, const struct file *file)
{
    if (!ends_with(file->path, ".h") || is_excepted(tidy, "header", file, "*"))
        return;
    char guard[256];
    guard_of(file->path, guard, sizeof guard);
    const struct token *at = file->tokens;
    bool guarded = file->token_count > 6 && token_is(&at[1], "ifndef") && token_is(&at[2], guard) &&
                   token_is(&at[4], "define") && token_is(&at[5], guard);
    if (!guarded)
        say(tidy, RULE_HEADERS, file, 1,
            "the header has no guard of its name; begin with #ifndef %s, #define %s", guard, guard);
    else if (!strstr(file->text, "/*"))
        say(tidy, RULE_HEADERS, file, 1,
            "the header says nothing; open it with what it is for and what holds always");
}
