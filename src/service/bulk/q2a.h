#ifndef SERVICE_BULK_Q2A_H
#define SERVICE_BULK_Q2A_H
/*
 * Question2Answer (1.4 to 1.8) from its dump by mysqldump: people with their passwords' hashes, points and confirmed
 * addresses, categories, questions, answers, comments and votes. doc/import.md says what becomes of what.
 *
 * The file is read six times from its beginning, for its tables stand by the alphabet; never more than one row of it is in
 * memory. All or nothing, as import_run.
 */
#include "service/bulk/import_dump.h"

enum err import_q2a(struct ctx *ctx, struct import_dump *import) MUST_USE;

#endif
