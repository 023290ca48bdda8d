#include "source.h"

/* A word after which "(" does not begin the parameters of a function. */
static bool is_no_function(const struct token *token)
{
    return token_is(token, "__attribute__") || token_is(token, "_Static_assert") ||
           token_is(token, "_Alignas") || token_is(token, "__typeof__") || token_is(token, "typeof");
}

/* "NAME (" begins parameters; "TYPE (*name)" declares a pointer to a function. */
static bool begins_parameters(const struct file *file, int index)
{
    const struct token *at = &file->tokens[index];
    return at->kind == TOKEN_WORD && token_is(at + 1, "(") && !token_is(at + 2, "*") && !is_no_function(at);
}

static void name_variable(const struct file *file, struct declaration *declaration)
{
    bool is_type_only = true;
    for (int i = declaration->first; i < declaration->last; i++) {
        const struct token *at = &file->tokens[i];
        if (at->directive)
            continue;
        if (token_is(at, "{")) {
            i = token_close(file, i);
            continue;
        }
        if (token_is(at, "=") || token_is(at, "["))
            break;
        if (at->kind != TOKEN_WORD)
            continue;
        bool is_tag = token_is(at, "struct") || token_is(at, "union") || token_is(at, "enum");
        is_type_only = is_tag;
        if (is_tag && at[1].kind == TOKEN_WORD) {
            i++;
            is_type_only = true;
        } else if (!is_tag) {
            declaration->name = i;
        }
    }
    const struct token *first = &file->tokens[declaration->first];
    bool other = is_type_only || declaration->name < 0 || token_is(first, "typedef") ||
                 token_is(first, "_Static_assert");
    declaration->kind = other ? DECLARATION_OTHER : DECLARATION_VARIABLE;
}

bool declaration_next(const struct file *file, int *index, struct declaration *declaration)
{
    int i = token_skip(file, *index);
    *declaration =
        (struct declaration){.kind = DECLARATION_OTHER, .first = i, .name = -1, .open = -1, .body = -1};
    bool valued = false;
    for (; i < file->token_count; i = token_skip(file, i + 1)) {
        const struct token *at = &file->tokens[i];
        if (token_is(at, ";"))
            break;
        valued = valued || token_is(at, "=");
        if (!valued && declaration->open < 0 && begins_parameters(file, i)) {
            declaration->name = i;
            declaration->open = i + 1;
        } else if (token_is(at, "{") && declaration->open >= 0 && !valued) {
            declaration->kind = DECLARATION_FUNCTION;
            declaration->body = i;
            i = token_close(file, i);
            break;
        } else if (token_is(at, "{") || token_is(at, "(") || token_is(at, "[")) {
            i = token_close(file, i);
        }
    }
    declaration->last = i < file->token_count ? i : file->token_count - 1;
    *index = i + 1;
    if (declaration->kind == DECLARATION_FUNCTION)
        return true;
    if (declaration->open >= 0 && !token_is(&file->tokens[declaration->first], "typedef"))
        declaration->kind = DECLARATION_PROTOTYPE;
    else
        name_variable(file, declaration);
    return declaration->first < file->token_count;
}

bool is_mutable(const struct file *file, int first, int last)
{
    bool constant = false;
    for (int i = token_skip(file, first); i <= last; i = token_skip(file, i + 1)) {
        const struct token *at = &file->tokens[i];
        if (token_is(at, "{") || token_is(at, "["))
            i = token_close(file, i);
        else if (token_is(at, "=") || token_is(at, ";"))
            break;
        else if (token_is(at, "*"))
            constant = false; /* what it points to may have been constant; the pointer is not yet */
        else if (token_is(at, "const"))
            constant = true;
    }
    return !constant;
}
