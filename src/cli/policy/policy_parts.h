#ifndef CLI_POLICY_POLICY_PARTS_H
#define CLI_POLICY_POLICY_PARTS_H
/* The parts of recourse policy that have files of their own. */
#include "cli/kit/commands.h"
#include "cli/kit/session.h"
#include "text/policy/file.h"
#include "text/policy/stale.h"

/* One policy read, and what is wrong with it. */
struct policy_work {
    struct arena arena;
    struct policy policy;
    struct policy_problems problems;
};

/* Reads the file; answers 0, or the exit status with what is wrong printed. */
int policy_work_file(struct policy_work *work, const char *path);
/*
 * Reads the newest of that name, of the program or of the operator's folder; EXIT_USE when there is none, which is said with the
 * names that there are, EXIT_WORLD with run->failure when the folder cannot be read.
 */
int policy_work_named(struct run *run, struct policy_work *work, struct str name);

/* What is told of rules is told to whoever runs the command. */
struct guide_reader policy_reader(struct arena *arena);

/* argc and argv are what stands behind "simulate". */
int policy_simulate(int argc, char **argv);
/* argc and argv are what stands behind "stale". */
int policy_stale(int argc, char **argv);
/* As of today: older than half a year is old. */
struct stale_ask policy_stale_now(void);

/* doc/policies.md, on the standard output. */
int policy_fields_print(void);

/* The rules in a file; what is wrong is said. Answers the exit status. */
int policy_read_path(struct arena *arena, const char *path, struct policy *policy);

#endif
