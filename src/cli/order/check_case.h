#ifndef CLI_ORDER_CHECK_CASE_H
#define CLI_ORDER_CHECK_CASE_H
/* recourse check --case FILE [--key KEY]: a case file proved without a database. */
#include "cli/kit/session.h"

/* The exit status, everything printed. `key`: a public key, or a file that has it; empty: any. */
int check_case(struct run *run, struct str path, struct str key);

#endif
