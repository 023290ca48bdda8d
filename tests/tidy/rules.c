#include "tidy.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool path_fits(const struct patterns *patterns, const char *path)
{
    bool fits = patterns->count == 0, only_exclusions = true;
    for (int i = 0; i < patterns->count; i++) {
        const char *pattern = patterns->items[i];
        if (*pattern == '!') {
            if (fnmatch(pattern + 1, path, 0) == 0)
                return false;
        } else {
            only_exclusions = false;
            fits = fits || fnmatch(pattern, path, 0) == 0;
        }
    }
    return fits || only_exclusions;
}

bool is_excepted(struct tidy *tidy, const char *rule, const struct file *file, const char *name)
{
    for (int i = 0; i < tidy->exception_count; i++) {
        struct exception *exception = &tidy->exceptions[i];
        if (strcmp(exception->rule, rule) == 0 && fnmatch(exception->path, file->path, 0) == 0 &&
            fnmatch(exception->name, name, 0) == 0) {
            exception->used = true;
            return true;
        }
    }
    return false;
}

static void add_pattern(struct patterns *patterns, const char *item, const char *line)
{
    if (patterns->count == (int)(sizeof patterns->items / sizeof patterns->items[0]))
        give_up("too many patterns: %s", line);
    patterns->items[patterns->count++] = item;
}

static void read_floor(struct tidy *tidy, char *line, char *colon)
{
    *colon = 0;
    char *rest = colon + 1, *word;
    if (*line == '<' || *line == '"') {
        struct header_wall *wall = &tidy->walls[tidy->wall_count++];
        wall->header = line;
        while ((word = strsep(&rest, " ")))
            if (*word)
                add_pattern(&wall->allowed, word, line);
        return;
    }
    struct floor *floor = &tidy->floors[tidy->floor_count++];
    floor->name = line;
    while ((word = strsep(&rest, " ")))
        if (*word)
            floor->below[floor->count++] = word;
}

/* ban WORD WORD()... [in PATTERN...]: INSTEAD */
static void read_ban(struct tidy *tidy, char *words, const char *instead)
{
    int first = tidy->ban_count;
    bool in = false;
    for (char *word; (word = strsep(&words, " "));) {
        size_t len = strlen(word);
        if (strcmp(word, "in") == 0) {
            in = true;
        } else if (in) {
            for (int i = first; i < tidy->ban_count; i++)
                add_pattern(&tidy->bans[i].where, word, instead);
        } else if (len) {
            bool call = len > 2 && strcmp(word + len - 2, "()") == 0;
            enum ban_kind kind = call           ? BAN_CALL
                                 : *word == '"' ? BAN_TEXT
                                 : *word == '`' ? BAN_LINE
                                                : BAN_WORD;
            word[call ? len - 2 : len] = 0;
            if (kind == BAN_TEXT && word[len - 1] == '~')
                word[len - 1] = ' ';
            tidy->bans[tidy->ban_count++] =
                (struct ban){.kind = kind, .what = word + (*word == '"' || *word == '`'), .instead = instead};
        }
        if (tidy->ban_count > 150)
            give_up("too many bans: make the array larger");
    }
}

static void read_limit(struct tidy *tidy, const char *line)
{
    struct limits *limits = &tidy->limits;
    const struct {
        const char *name;
        int *value;
    } rows[] = {
        {"file-lines ", &limits->file_lines},
        {"header-lines ", &limits->header_lines},
        {"function-lines ", &limits->function_lines},
        {"parameters ", &limits->parameters},
        {"nesting ", &limits->nesting},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t len = strlen(rows[i].name);
        if (strncmp(line, rows[i].name, len) == 0) {
            *rows[i].value = (int)strtol(line + len, NULL, 10);
            return;
        }
    }
    give_up("tests/tidy/rules: there is no limit %s", line);
}

/* except RULE PATH NAME: REASON */
static void read_exception(struct tidy *tidy, char *words, int line)
{
    struct exception *exception = &tidy->exceptions[tidy->exception_count++];
    exception->rule = strsep(&words, " ");
    exception->path = strsep(&words, " ");
    exception->name = strsep(&words, " ");
    exception->line = line;
    if (!exception->name || tidy->exception_count == sizeof tidy->exceptions / sizeof tidy->exceptions[0])
        give_up("tests/tidy/rules:%d: an exception names a rule, a path and a name", line);
}

static void read_rule(struct tidy *tidy, char *line, int number)
{
    if (strncmp(line, "limit ", 6) == 0) {
        read_limit(tidy, line + 6);
        return;
    }
    char *reason = strstr(line, ": ");
    if (!reason)
        give_up("tests/tidy/rules:%d: after a colon and a blank stands what to use instead, or why: %s",
                number, line);
    *reason = 0;
    if (strncmp(line, "ban ", 4) == 0)
        read_ban(tidy, line + 4, reason + 2);
    else if (strncmp(line, "except ", 7) == 0)
        read_exception(tidy, line + 7, number);
    else
        give_up("tests/tidy/rules:%d: a line begins with limit, ban or except: %s", number, line);
}

/* gate WORD...: WHY, and quiet PATTERN...: WHY */
static void read_words(struct tidy *tidy, char *line, int number)
{
    char *reason = strstr(line, ": "), *word;
    bool gates = strncmp(line, "gate ", 5) == 0;
    if (!reason || (!gates && strncmp(line, "quiet ", 6) != 0) || tidy->quiet_count == 48)
        give_up("tests/tidy/words:%d: a line is gate or quiet, and says why behind a colon: %s", number,
                line);
    *reason = 0;
    char *rest = line + (gates ? 5 : 6);
    while ((word = strsep(&rest, " "))) {
        if (!gates)
            add_pattern(&tidy->quiet[tidy->quiet_count], word, line);
        else if (tidy->gate_count < 64)
            tidy->gates[tidy->gate_count++] = word;
        else
            give_up("tests/tidy/words:%d: too many gates: make the array larger", number);
    }
    tidy->quiet_count += !gates;
}

static char *lines_of(const struct tidy *tidy, const char *path)
{
    const struct file *file = tree_find(tidy, path);
    if (!file)
        give_up("%s is missing below %s", path, tidy->root);
    return strdup(file->text);
}

void rules_read(struct tidy *tidy)
{
    int number = 0;
    char *rest = lines_of(tidy, "tests/tidy/floors");
    for (char *line; (line = strsep(&rest, "\n"));) {
        char *colon = strchr(line, ':');
        if (*line == '#' || *line == 0)
            continue;
        if (!colon || tidy->floor_count == 24 || tidy->wall_count == 64)
            give_up("tests/tidy/floors: cannot read %s", line);
        read_floor(tidy, line, colon);
    }
    rest = lines_of(tidy, "tests/tidy/rules");
    for (char *line; (line = strsep(&rest, "\n"));) {
        number++;
        if (*line != '#' && *line != 0)
            read_rule(tidy, line, number);
    }
    number = 0;
    rest = lines_of(tidy, "tests/tidy/words");
    for (char *line; (line = strsep(&rest, "\n"));) {
        number++;
        if (*line != '#' && *line != 0)
            read_words(tidy, line, number);
    }
}
