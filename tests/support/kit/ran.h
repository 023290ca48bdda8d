#ifndef SUPPORT_KIT_RAN_H
#define SUPPORT_KIT_RAN_H
/* A run of the real binary, as the operator calls it: what it prints and how it ends. */
#include "base/str.h"
#include "support/kit/suite.h"

struct ran {
    char text[256 * 1024]; /* both outputs */
    int status;
};

/* A line of the shell's in which "recourse" is the binary. */
void ran_shell(struct ran *ran, const char *line) __attribute__((nonnull));
/* One command on that database, with words of the shell's before the binary's name and behind it. */
void run_recourse(struct ran *ran, struct str database, const char *before, const char *words)
    __attribute__((nonnull));
/* The same with nothing before it, and the test ends when status or text are others. */
void assert_recourse(struct ran *ran, struct str database, const char *words, int status, const char *text)
    __attribute__((nonnull));
/* A line with printf's places, and the test ends when status or text are others. */
void assert_shell(struct ran *ran, int status, const char *text, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
