#ifndef CLI_POLICY_PARTS_H
#define CLI_POLICY_PARTS_H
/* The parts of recourse policy that have files of their own. */
#include "base/arena.h"
#include "cli/commands.h"
#include "core/policy/policy.h"

/* argc and argv are what stands behind "stale". */
int policy_stale(int argc, char **argv);

/* doc/policies.md, on the standard output. */
int policy_fields_print(void);

/* The rules in a file; what is wrong is said. Answers the exit status. */
int policy_read_path(struct arena *arena, const char *path, struct policy *policy);

#endif
