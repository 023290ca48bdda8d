#ifndef CLI_CMD_POLICY_H
#define CLI_CMD_POLICY_H
/* What the parts of the command `policy` share. */
#include "text/policy/file.h"

/* One policy read, and what is wrong with it. */
struct policy_work {
    struct arena arena;
    struct policy policy;
    struct policy_problems problems;
};

/* Reads the file; answers 0, or the exit status with what is wrong printed. */
int policy_work_file(struct policy_work *work, const char *path);
/* Reads the one of that name that the program carries; false when there is none, which is said with the names that there are. */
bool policy_work_named(struct policy_work *work, struct str name);

/* policy simulate ... (cmd_policy_simulate.c) */
int policy_simulate(int argc, char **argv);

#endif
