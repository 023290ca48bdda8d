#include "tidy.h"

#include <stdlib.h>
#include <string.h>

/* ---- nothing that can change stands at file scope or in a static ---- */

/* The last word of the declarator; for a pointer to a function the word in its first parentheses. */
static int name_before(const struct file *file, int first, int end)
{
    int name = -1;
    for (int i = first; i < end && !token_is(&file->tokens[i], "["); i++) {
        if (token_is(&file->tokens[i], "{"))
            i = token_close(file, i);
        else if (token_is(&file->tokens[i], "(") && token_is(&file->tokens[i + 1], "*"))
            return i + 2;
        else if (file->tokens[i].kind == TOKEN_WORD)
            name = i;
    }
    return name;
}

static void check_static(struct tidy *tidy, const struct file *file, int first, int last)
{
    int end = first;
    while (end < last && !token_is(&file->tokens[end], ";") && !token_is(&file->tokens[end], "="))
        end = token_is(&file->tokens[end], "{") ? token_close(file, end) : end + 1;
    int name = name_before(file, first, end);
    if (name < 0 || !is_mutable(file, first, last))
        return;
    const char *text = copy_of(file->tokens[name].at, file->tokens[name].len);
    if (!is_excepted(tidy, "global", file, text))
        say(tidy, RULE_GLOBALS, file, file->tokens[first].line,
            "%s can change and belongs to nobody; make it const, or hand it in within a struct", text);
}

void check_globals(struct tidy *tidy, const struct file *file)
{
    /* A test program runs alone: its fixtures may stand at file scope. */
    if (strncmp(file->path, "tests/", 6) == 0)
        return;
    struct declaration at;
    for (int i = 0; declaration_next(file, &i, &at);) {
        /* What is extern is defined, and judged, elsewhere. */
        if (at.kind == DECLARATION_VARIABLE && !token_is(&file->tokens[at.first], "extern"))
            check_static(tidy, file, at.first, at.last);
        for (int k = at.body; at.kind == DECLARATION_FUNCTION && k < at.last; k++)
            if (token_is(&file->tokens[k], "static"))
                check_static(tidy, file, k, at.last);
    }
}

/* ---- a switch over our enums names every member ---- */

struct names {
    const char **items;
    int count;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_members(struct names *names, const struct file *file, int open)
{
    int end = token_close(file, open);
    for (int i = open + 1; i < end; i++) {
        const struct token *at = &file->tokens[i];
        if (at->kind == TOKEN_WORD && (token_is(at - 1, "{") || token_is(at - 1, ","))) {
            names->items = grow(names->items, names->count, sizeof *names->items);
            names->items[names->count++] = copy_of(at->at, at->len);
        } else if (token_is(at, "(")) {
            i = token_close(file, i);
        }
    }
}

static struct names enum_members(const struct tidy *tidy)
{
    struct names names = {0};
    for (int f = 0; f < tidy->file_count; f++) {
        const struct file *file = &tidy->files[f];
        for (int i = 0; i + 2 < file->token_count; i++) {
            const struct token *at = &file->tokens[i];
            /* An enum without a tag holds constants; nobody switches over it. */
            if (token_is(at, "enum") && at[1].kind == TOKEN_WORD && token_is(&at[2], "{"))
                add_members(&names, file, i + 2);
        }
    }
    if (names.count)
        qsort(names.items, (size_t)names.count, sizeof *names.items, compare_names);
    return names;
}

static bool is_member(const struct names *names, const struct token *token)
{
    const char *key = copy_of(token->at, token->len);
    return names->count &&
           bsearch(&key, names->items, (size_t)names->count, sizeof *names->items, compare_names);
}

static void check_switch(struct tidy *tidy, const struct file *file, const struct names *names, int i)
{
    int open = token_close(file, i + 1) + 1, end = token_close(file, open), line = 0;
    const struct token *member = NULL;
    for (int k = open + 1; k < end; k++) {
        const struct token *at = &file->tokens[k];
        if (token_is(at, "switch"))
            k = token_close(file, token_close(file, k + 1) + 1); /* has its own turn */
        else if (token_is(at, "case") && is_member(names, at + 1))
            member = at + 1;
        else if (token_is(at, "default") && token_is(at + 1, ":"))
            line = at->line;
    }
    if (line && member && !is_excepted(tidy, "default", file, copy_of(member->at, member->len)))
        say(tidy, RULE_SWITCHES, file, line,
            "default in a switch over %.*s and its kin hides the member that comes next year; name every "
            "member",
            member->len, member->at);
}

void check_switches(struct tidy *tidy)
{
    struct names names = enum_members(tidy);
    for (int f = 0; f < tidy->file_count; f++)
        for (int i = 0; i < tidy->files[f].token_count; i++)
            if (token_is(&tidy->files[f].tokens[i], "switch"))
                check_switch(tidy, &tidy->files[f], &names, i);
}
