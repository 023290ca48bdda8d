#include "support/kit/child.h"

#include "support/kit/suite.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void become(const struct child *child, const char *script, int out)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/support/%s", getenv("RECOURSE_SOURCE"), script);
    dup2(out, STDOUT_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGTERM); /* a test that fails leaves nothing running */
    execl("/usr/bin/python3", "python3", path, child->folder, (char *)NULL);
    perror("/usr/bin/python3");
    _exit(127);
}

void child_start(struct child *child, const char *script, const char *folder)
{
    int ends[2];
    const char *base = getenv("TMPDIR");
    *child = (struct child){.pid = 0};
    snprintf(child->folder, sizeof child->folder, "%s/%s.XXXXXX", base ? base : "/tmp", folder);
    assert_non_null(mkdtemp(child->folder));
    assert_int_equal(pipe(ends), 0);
    child->pid = fork();
    if (child->pid == 0)
        become(child, script, ends[1]);
    close(ends[1]);
    FILE *said = fdopen(ends[0], "r");
    assert_non_null(fgets(child->line, sizeof child->line, said));
    fclose(said);
}

void child_end(struct child *child)
{
    kill(child->pid, SIGTERM);
    waitpid(child->pid, NULL, 0);
}
