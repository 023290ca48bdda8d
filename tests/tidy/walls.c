#include "tidy.h"

#include <stdio.h>
#include <string.h>

static const struct floor *floor_named(const struct tidy *tidy, const char *name, int len)
{
    for (int i = 0; i < tidy->floor_count; i++)
        if ((int)strlen(tidy->floors[i].name) == len && strncmp(tidy->floors[i].name, name, (size_t)len) == 0)
            return &tidy->floors[i];
    return NULL;
}

/* Floors are the folders of src; other code stands on none. */
static const struct floor *floor_of(const struct tidy *tidy, const struct file *file)
{
    if (strncmp(file->path, "src/", 4) != 0)
        return NULL;
    const char *name = file->path + 4;
    return floor_named(tidy, name, (int)strcspn(name, "/"));
}

static bool may_include(const struct floor *floor, const struct floor *other)
{
    for (int i = 0; i < floor->count; i++)
        if (strcmp(floor->below[i], other->name) == 0)
            return true;
    return floor == other;
}

static void check_floor(struct tidy *tidy, const struct file *file, int line, const char *header)
{
    const struct floor *floor = floor_of(tidy, file);
    const char *name = header + 1; /* behind the quote */
    if (!floor || !strchr(name, '/'))
        return;
    const struct floor *other = floor_named(tidy, name, (int)strcspn(name, "/"));
    if (!other)
        say(tidy, RULE_FLOORS, file, line, "%s is on no floor; name the new floor in tests/tidy/floors",
            header);
    else if (!may_include(floor, other))
        say(tidy, RULE_FLOORS, file, line,
            "%s must not include %s: %s is not below it; move what is shared down, or pass it in as a value",
            floor->name, header, other->name);
}

static bool check_wall(struct tidy *tidy, const struct file *file, int line, const char *header)
{
    if (strncmp(file->path, "src/", 4) != 0)
        return true;
    for (int i = 0; i < tidy->wall_count; i++) {
        const struct header_wall *wall = &tidy->walls[i];
        if (strcmp(wall->header, header) != 0)
            continue;
        if (!path_fits(&wall->allowed, file->path + 4))
            say(tidy, RULE_FLOORS, file, line,
                "%s is not for this file (tests/tidy/floors says for which); call the file behind the wall "
                "instead",
                header);
        return true;
    }
    return false;
}

/* Reads the header of the #include at token i, with its quotes or brackets. */
static bool read_include(const struct file *file, int i, char *header, size_t room)
{
    const struct token *at = &file->tokens[i];
    if (!at->directive || !token_is(at, "#") || !token_is(at + 1, "include"))
        return false;
    const char *begin = at[2].at;
    size_t len = *begin == '<' ? strcspn(begin, ">\n") + 1 : (size_t)at[2].len;
    snprintf(header, room, "%.*s", (int)len, begin);
    return true;
}

/* A .c with a header of its own includes it before all others, which proves that the header stands alone. */
static void check_own_header(struct tidy *tidy, const struct file *file, const char *first, int line)
{
    size_t len = strlen(file->path);
    if (strncmp(file->path, "src/", 4) != 0 || file->path[len - 1] != 'c')
        return;
    char own[512], quoted[512];
    snprintf(own, sizeof own, "%.*sh", (int)len - 1, file->path);
    snprintf(quoted, sizeof quoted, "\"%s\"", own + 4);
    if (tree_find(tidy, own) && strcmp(first, quoted) != 0)
        say(tidy, RULE_FLOORS, file, line, "the first include is not this file's own header; begin with %s",
            quoted);
}

void check_walls(struct tidy *tidy, const struct file *file)
{
    bool first = true;
    for (int i = 0; i < file->token_count; i++) {
        char header[256];
        if (!read_include(file, i, header, sizeof header))
            continue;
        int line = file->tokens[i].line;
        if (first)
            check_own_header(tidy, file, header, line);
        first = false;
        if (!check_wall(tidy, file, line, header) && *header == '"')
            check_floor(tidy, file, line, header);
    }
}
