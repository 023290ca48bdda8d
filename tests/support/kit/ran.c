#include "support/kit/ran.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { LINE_ROOM = 16 * 1024 };

void ran_shell(struct ran *ran, const char *line)
{
    char command[LINE_ROOM];
    char folder[LINE_ROOM / 4];
    const char *binary = getenv("RECOURSE_BINARY");
    assert_non_null(binary);
    snprintf(folder, sizeof folder, "%s", binary);
    *strrchr(folder, '/') = 0; /* where it is called recourse */
    snprintf(command, sizeof command, "PATH='%s':\"$PATH\"; { %s ; } 2>&1", folder, line);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    size_t len = fread(ran->text, 1, sizeof ran->text - 1, out);
    ran->text[len] = 0;
    int status = pclose(out);
    assert_true(WIFEXITED(status));
    ran->status = WEXITSTATUS(status);
}

static void assert_ran(const struct ran *ran, const char *line, int status, const char *text)
{
    if (ran->status == status && strstr(ran->text, text))
        return;
    print_error("%s\nended with %d and not %d, and said, without \"%s\":\n%s\n", line, ran->status, status,
                text, ran->text);
    assert_int_equal(ran->status, status);
    assert_non_null(strstr(ran->text, text));
}

void assert_shell(struct ran *ran, int status, const char *text, const char *format, ...)
{
    char line[LINE_ROOM];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    ran_shell(ran, line);
    assert_ran(ran, line, status, text);
}

void run_recourse(struct ran *ran, struct str database, const char *before, const char *words)
{
    char line[LINE_ROOM];
    snprintf(line, sizeof line, "%s recourse %s --db '%.*s'", before, words, STR_ARG(database));
    ran_shell(ran, line);
}

void assert_recourse(struct ran *ran, struct str database, const char *words, int status, const char *text)
{
    run_recourse(ran, database, "", words);
    assert_ran(ran, words, status, text);
}
