/* Style sheets say start and end: what lies at the left lies at the right where one reads from right to left. */
#include "tidy.h"

#include <stdio.h>
#include <string.h>

/* The next value of a declaration; its length is 0 at the end. */
static size_t next_value(const char **at)
{
    *at += strspn(*at, " ");
    return strcspn(*at, " ;}\n");
}

/* "padding: 1px 2px 3px 4px": of four values the second is the right side and the fourth the left one. */
static bool sides_differ(const char *declared)
{
    const char *values[5];
    size_t lengths[5], count = 0;
    for (const char *at = declared; count < 5 && (lengths[count] = next_value(&at)) > 0; count++) {
        values[count] = at;
        at += lengths[count];
    }
    return count == 4 && (lengths[1] != lengths[3] || memcmp(values[1], values[3], lengths[1]) != 0);
}

static bool begins_here(const char *line, const char *at)
{
    return at == line || strchr(" {;", at[-1]);
}

static const char *const sided[] = {"margin:", "padding:", "border-width:"};
static const char *const physical[] = {
    "float:", "clear:", "inset:", "left:", "right:", "text-align: left", "text-align: right"};

void check_style(struct tidy *tidy, const struct file *file, int number, const char *line)
{
    char text[4096];
    snprintf(text, sizeof text, "%.*s", (int)strcspn(line, "\n"), line);
    for (size_t i = 0; i < sizeof sided / sizeof sided[0]; i++)
        for (const char *at = text; (at = strstr(at, sided[i])); at++)
            if (begins_here(text, at) && sides_differ(at + strlen(sided[i])))
                say(tidy, RULE_TEXT, file, number,
                    "%s differs between right and left; use -block and -inline, which turn with the text",
                    sided[i]);
    for (size_t i = 0; i < sizeof physical / sizeof physical[0]; i++)
        for (const char *at = text; (at = strstr(at, physical[i])); at++)
            if (begins_here(text, at))
                say(tidy, RULE_TEXT, file, number,
                    "%s does not turn with the text; use start, end or -inline", physical[i]);
}
