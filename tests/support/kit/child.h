#ifndef SUPPORT_KIT_CHILD_H
#define SUPPORT_KIT_CHILD_H
/* A server of Debian's Python that a test starts and ends. */
#include <stddef.h>
#include <sys/types.h>

struct child {
    pid_t pid;
    char folder[64]; /* new, below TMPDIR: where it writes what it was told */
    char line[32];   /* the first that it said: the port that it listens on */
};

/* Runs tests/support/SCRIPT ("reach/post_office.py") with a new folder that begins so; waits for its first line. It ends with the test. */
void child_start(struct child *child, const char *script, const char *folder);
void child_end(struct child *child);

#endif
