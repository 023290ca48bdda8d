/* A comment that names a file which is gone sends its reader nowhere. */
#include "tidy.h"

#include <string.h>

static bool is_of_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("_-./", c);
}

/* By its base name, or by the end of its path. */
static bool is_there(const struct tidy *tidy, const char *name)
{
    size_t len = strlen(name);
    for (int i = 0; i < tidy->file_count; i++) {
        const char *path = tidy->files[i].path;
        size_t size = strlen(path);
        if (size >= len && strcmp(path + size - len, name) == 0 &&
            (size == len || path[size - len - 1] == '/'))
            return true;
    }
    return false;
}

/* "core/order/rows.h"; neither ".c" alone nor the address of a page. */
static bool is_name(const char *at, size_t len)
{
    return len > 2 && at[len - 2] == '.' && strchr("ch", at[len - 1]) && at[len - 3] != '/' &&
           strncmp(at, "//", 2) != 0;
}

static void check_comment(struct tidy *tidy, const struct file *file, const char *at, const char *end,
                          int line)
{
    while (at < end) {
        size_t len = 0;
        while (at + len < end && is_of_name(at[len]))
            len++;
        size_t kept = len;
        while (kept && at[kept - 1] == '.')
            kept--;
        if (is_name(at, kept)) {
            const char *name = copy_of(at, (int)kept);
            if (!is_there(tidy, name) && !is_excepted(tidy, "name", file, name))
                say(tidy, RULE_TEXT, file, line, "there is no file %s; name the one that is meant", name);
        }
        at += len;
        if (at < end)
            line += *at++ == '\n';
    }
}

/* Comments stand between the tokens, and nothing else does but white space. */
void check_names(struct tidy *tidy, const struct file *file)
{
    if (strncmp(file->path, "src/", 4) != 0 && strncmp(file->path, "tests/", 6) != 0)
        return;
    const char *from = file->text;
    int line = 1;
    for (int i = 0; i <= file->token_count; i++) {
        const struct token *token = &file->tokens[i];
        check_comment(tidy, file, from, token->at, line);
        from = token->at + token->len;
        line = token->line;
    }
}
