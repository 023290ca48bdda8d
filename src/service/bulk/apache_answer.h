#ifndef SERVICE_BULK_APACHE_ANSWER_H
#define SERVICE_BULK_APACHE_ANSWER_H
/*
 * Apache Answer (1.0 to 1.4 on MySQL) from its dump by mysqldump: people with their passwords' hashes and ranks, questions with
 * their tags, answers, comments and votes. doc/import.md says what becomes of what.
 *
 * Its numbers have 17 digits, more than programs in JavaScript can hold, so posts get others. Of the file never more than one
 * row is in memory; of each question its tags are kept. All or nothing, as import_run.
 */
#include "service/bulk/import_dump.h"

enum err import_apache_answer(struct ctx *ctx, struct import_dump *import) MUST_USE;

#endif
